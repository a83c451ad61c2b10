// The state of the loyalty market in columns: a row for each buyer, for each seller that a buyer knows, and for each seller.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "models/loyalty/parameters.hpp"
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

/// Everything that persists from day to day, and the scratch that keeps days from allocating.
struct Market {
    std::size_t known = 0;
    int day = 0, days = 0;
    double intensity = 0;                       ///< of choice, today
    rules::Terms terms = {};                    ///< of a sale, at scale 1
    std::vector<std::uint32_t> name;            ///< of a buyer: under which it draws, whatever its row
    std::vector<std::uint8_t> slot, served;     ///< of a buyer: which of its known sellers it visits; 0 if turned away
    std::vector<double> largest, order;         ///< of a buyer: its largest choice probability; its order parameter y
    std::vector<std::uint32_t> seller;          ///< of a buyer and slot: who is known
    std::vector<double> preference;             ///< of a buyer and slot: J, profit
    std::vector<double> scale, forecast, stock; ///< of a seller: of money; of its customers; customers it can serve
    std::vector<std::size_t> first;             ///< of a seller: where its customers start in the queue; last, the queue's end
    std::vector<std::pair<std::uint64_t, std::uint32_t>> queue; ///< arrival and buyer, seller by seller
    std::vector<Tally> partial;

    std::size_t visited(std::size_t buyer) const { return seller[buyer * known + slot[buyer]]; }
    std::size_t customers(std::size_t j) const { return first[j + 1] - first[j]; }
};

} // namespace models::loyalty
