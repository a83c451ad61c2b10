// Phase 3, first half: the bids of many tenders side by side.
#pragma once

#include <array>
#include <bit>
#include <span>

#include "models/relational/running.hpp"

namespace models::relational {

/// Needs that go to tender, and what the invited suppliers of each say: one tender after another, bids in the order of seats.
class Bids {
public:
    /// Whether the bids of one more tender fit in.
    bool has_room(const Market& m) const
    {
        return tenders_ < sim::rows_side_by_side && count_ + m.seats <= sim::rows_side_by_side;
    }
    void clear() { tenders_ = count_ = 0; }
    /// Asks all who are invited by the need.
    void ask(const Market& m, std::size_t n);
    /// Works out what all who were asked say, and how the buyers see it.
    void collect(const Market& m, const Parameters& p);

    /// Rows of the bids of one tender, among those of all.
    struct Tender {
        std::size_t need, first, count;
    };
    std::size_t tenders() const { return tenders_; }
    Tender tender(std::size_t t) const { return {need_[t], first_[t], (t + 1 < tenders_ ? first_[t + 1] : count_) - first_[t]}; }
    std::size_t relation(std::size_t bid) const { return relation_[bid]; }
    double production_cost(std::size_t bid) const { return production_cost_[bid]; }
    double full_cost(std::size_t bid) const { return full_cost_[bid]; }
    std::span<const rules::Bid> of(const Tender& tender, std::span<rules::Bid> room) const
    {
        for (std::size_t k = 0; k < tender.count; ++k) {
            const std::size_t bid = tender.first + k;
            room[k] = {static_cast<int>(k), asking_[bid], walk_away_[bid], drop_out_[bid], addition_[bid]};
        }
        return room.first(tender.count);
    }

private:
    std::size_t tenders_ = 0, count_ = 0;
    std::array<Index, sim::rows_side_by_side> need_, first_;       ///< of each tender
    std::array<Index, sim::rows_side_by_side> relation_, need_of_; ///< of each bid
    Side production_cost_, full_cost_, asking_, walk_away_, drop_out_, addition_;
};

} // namespace models::relational
