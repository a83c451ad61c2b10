// The state of the loyalty market in columns: a row for each buyer, for each seller that a buyer knows, and for each seller.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "models/loyalty/parameters.hpp"
#include "sim/parallel/grouping.hpp"
#include "sim/parallel/lane_blocks.hpp"
#include "sim/random/draw.hpp"
#include "sim/record/fields.hpp"

namespace models::loyalty {

/// What draws are for. The numbers are part of the results: add new ones, never renumber.
enum class Purpose : std::uint16_t { known_seller = 1, choice = 2, arrival = 3 };

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

/// Everything that persists from day to day, and the scratch that keeps days from allocating. Columns of buyers are worked on in
/// blocks of buyers side by side (sim/parallel/lane_blocks.hpp).
struct Market {
    std::size_t buyers = 0;
    Names name;
    int day = 0, days = 0;
    double intensity = 0;                                     ///< of choice, today
    double scale = 1, first_scale = 1;                        ///< of money, today; at the first seller
    rules::Terms terms = {};                                  ///< of a sale, at scale 1
    sim::BlockTable<std::uint32_t> seller;                    ///< of a buyer and slot: who is known
    sim::BlockTable<double> preference;                       ///< of a buyer and slot: J, profit
    std::vector<rules::Choices<sim::lanes_per_block>> chosen; ///< of a block of buyers
    std::vector<std::uint32_t> visited;                       ///< of a buyer: the seller it visits
    std::vector<std::uint8_t> served;                         ///< of a buyer: 0 if turned away
    std::vector<double> forecast, stock;                      ///< of a seller: of its customers; customers it can serve
    sim::Grouping queue;                                      ///< of a seller: its customers
    std::vector<std::uint32_t> caller;                        ///< along the queues: name of a customer
    std::vector<std::uint64_t> arrival;                       ///< along the queues: place in the order of arrival
    std::vector<Tally> partial;

    double scale_of(std::size_t j) const { return j == 0 ? first_scale : scale; }
    bool sells_out(std::size_t j) const { return static_cast<double>(queue.size(j)) > stock[j]; }
};

} // namespace models::loyalty
