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

/// One draw in (0, 1) for each of many needs.
template <class Rows>
void draw_for_needs(const Market& m, const sim::Streams& random, Purpose purpose, const Rows& rows, Side& out)
{
    std::array<std::uint64_t, sim::rows_side_by_side> address;
    for (std::size_t k = 0; k < rows.size(); ++k) address[k] = m.need.address[rows[k]];
    random.uniforms(purpose, std::span(address).first(rows.size()), std::span(out).first(rows.size()));
}

/// One draw in (0, 1) for each of many relations that run.
template <class Rows>
void draw_for_running(const Market& m, const sim::Streams& random, Purpose purpose, const Rows& rows, Side& out)
{
    std::array<std::uint64_t, sim::rows_side_by_side> address;
    for (std::size_t k = 0; k < rows.size(); ++k) address[k] = m.relation_address(rows[k], rows[k]);
    random.uniforms(purpose, std::span(address).first(rows.size()), std::span(out).first(rows.size()));
}

} // namespace models::relational
