// The state of the loyalty market in columns: a row for each buyer, for each seller that a buyer knows, and for each seller.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "models/loyalty/parameters.hpp"
#include "sim/parallel/lane_blocks.hpp"
#include "sim/parallel/least_of_groups.hpp"
#include "sim/parallel/number_table.hpp"
#include "sim/random/draw.hpp"
#include "sim/record/fields.hpp"

namespace models::loyalty {

/// What draws are for. The numbers are part of the results: add new ones, never renumber.
enum class Purpose : std::uint16_t { known_seller = 1, choice = 2 };

/// Sums over a day; every measure is a ratio of two of these.
struct Tally {
    double buyers = 0, served = 0, largest = 0, order = 0, buyer_profit = 0;
    std::array<double, 10> buyers_by_order{}; ///< y up to 0.1, 0.2, .. 1
    double days = 0, sellers = 0, seller_profit = 0, visits_to_first = 0, intensity = 0, first_profit = 0;
    void operator+=(const Tally& other) { sim::add_fields(*this, other); }
};

/// Under which name the buyer of a row draws: rows may be moved by some names.
struct Names {
    std::uint32_t buyers = 0, moved_by = 0;
    std::uint32_t operator()(std::size_t row) const
    {
        const std::uint32_t moved = static_cast<std::uint32_t>(row) + moved_by;
        return moved - (moved < buyers ? 0 : buyers);
    }
};

/// What a day teaches about each visit: how much of all preferences is lost, and what is earned if one is served.
struct Lesson {
    double forgetting = 0;
    float profit = 0, first_profit = 0; ///< at any seller; at the first one
};

/// Everything that persists from day to day, and the scratch that keeps days from allocating. Columns of buyers are worked on in
/// blocks of buyers side by side (sim/parallel/lane_blocks.hpp).
struct Market {
    std::size_t buyers = 0;
    Names name;
    int day = 0, days = 0;
    double intensity = 0;                ///< of choice, today
    double scale = 1, first_scale = 1;   ///< of money, today; at the first seller
    rules::Terms terms = {};             ///< of a sale, at scale 1
    sim::NumberTable seller;             ///< of a buyer and slot: who is known
    sim::BlockTable<float> preference;   ///< of a buyer and slot: J, profit, before the lesson
    Lesson lesson;                       ///< of the latest day: learned as preferences are next read
    std::vector<std::uint8_t> slot;      ///< of a buyer: which of the sellers it knows it visits
    std::vector<std::uint32_t> visited;  ///< of a buyer: that seller
    std::vector<std::uint32_t> arrival;  ///< of a buyer: when it arrives there, as drawn
    std::vector<double> forecast, stock; ///< of a seller: of its customers; customers it can serve
    std::vector<std::uint32_t> closing;  ///< of a seller: the arrival from which on it turns away
    sim::LeastOfGroups queue;            ///< of a seller: its customers, and who of them come first
    std::vector<double> largest;         ///< of a block of buyers: sum of their largest probabilities of choice
    std::vector<Tally> partial;

    double scale_of(std::size_t j) const { return j == 0 ? first_scale : scale; }
    static bool is_in_time(std::uint32_t arrival, std::uint32_t closing) { return arrival < closing; }
    bool is_served(std::size_t b) const { return is_in_time(arrival[b], closing[visited[b]]); }
    void serve();
    void learn(std::size_t block, std::span<rules::Preferences<sim::lanes_per_block>> of_buyers) const;
};

/// Adds the lesson of the latest day to the preferences of a block of buyers: those of the market, or a copy of them.
[[gnu::always_inline]] inline void Market::learn(std::size_t block,
                                                 std::span<rules::Preferences<sim::lanes_per_block>> of_buyers) const
{
    const auto slots = sim::block_of(slot, block);
    const auto sellers = sim::block_of(visited, block), arrivals = sim::block_of(arrival, block);
    const std::uint32_t* const closed = closing.data();
    sim::Block<std::uint32_t> went_to;
    sim::Block<float> profit;
    for (std::size_t l = 0; l < sim::lanes_per_block; ++l) {
        const float earned = sellers[l] == 0 ? lesson.first_profit : lesson.profit;
        went_to[l] = slots[l];
        profit[l] = is_in_time(arrivals[l], closed[sellers[l]]) ? earned : 0.0F;
    }
    rules::learn(of_buyers, went_to, profit, lesson.forgetting);
}

} // namespace models::loyalty
