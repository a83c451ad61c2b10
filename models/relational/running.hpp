// The relations that run, many at a time: phases that work on them are written once, for one row.
#pragma once

#include <algorithm>
#include <array>

#include "models/relational/market.hpp"
#include "models/relational/purpose.hpp"
#include "sim/parallel/rows.hpp"
#include "sim/random/draw.hpp"

namespace models::relational {

/// One number of each row that is worked on.
using Side = std::array<double, sim::rows_side_by_side>;

/// Calls work(rows) for the needs that have an incumbent, many at a time, on all threads: neighbours where all of a stretch have
/// one, which is the rule, else those that do.
template <class Work>
void for_each_running(const Market& m, const Work& work)
{
    sim::for_each_stretch(m.needs(), [&](const sim::Neighbours needs) {
        const auto first = m.need.incumbent.begin() + static_cast<std::ptrdiff_t>(needs.first);
        const auto last = first + static_cast<std::ptrdiff_t>(needs.count);
        if (std::find(first, last, static_cast<std::int8_t>(nobody)) == last) return work(needs);
        sim::Gathered rows;
        for (std::size_t k = 0; k < needs.count; ++k)
            if (m.has_incumbent(needs[k])) rows.add(needs[k]);
        work(rows.rows());
    });
}

/// Where the draws of many needs, or of the relations that run for them, are.
class Addresses {
public:
    template <class Rows>
    static Addresses of_needs(const Market& m, const Rows& rows)
    {
        Addresses all(rows.size());
        for (std::size_t k = 0; k < rows.size(); ++k) all.address_[k] = m.need.address[rows[k]];
        return all;
    }
    template <class Rows>
    static Addresses of_running(const Market& m, const Rows& rows)
    {
        Addresses all(rows.size());
        for (std::size_t k = 0; k < rows.size(); ++k) all.address_[k] = m.relation_address(rows[k], rows[k]);
        return all;
    }
    std::uint64_t operator[](std::size_t k) const { return address_[k]; }
    /// One draw in (0, 1) for each.
    void draw(const sim::Streams& random, Purpose purpose, Side& out) const
    {
        random.uniforms(purpose, std::span(address_).first(count_), std::span(out).first(count_));
    }

private:
    explicit Addresses(std::size_t count) : count_(count) {}
    std::array<std::uint64_t, sim::rows_side_by_side> address_;
    std::size_t count_;
};

} // namespace models::relational
