// What a seller of perishable goods offers: at which terms, and to how many customers a period.
#pragma once

#include <array>
#include <cmath>
#include <tuple>

#include "sim/param/param.hpp"

namespace models::rules {

/// The supply side of a market of many small purchases.
enum class Offer { priced, unit_profit };

constexpr auto choices(Offer)
{
    return std::array{
        sim::choice(Offer::priced, "priced", "Sellers set the best price and stock up for the customers they forecast."),
        sim::choice(Offer::unit_profit, "unit_profit", "Each sale earns both sides the same; capacities are fixed and equal."),
    };
}

struct OfferParameters {
    Offer setting = Offer::priced;
    double profit = 1.0;
    double capacity = 1.2;
    double cost = 0.3;
    double price = 1.0;
    double smoothing = 0.5;

    static constexpr auto table()
    {
        using P = OfferParameters;
        using sim::param;
        return std::tuple{
            param(&P::setting, {.name = "setting", .doc = "How sellers trade.", .source = "paper: priced"}),
            param(&P::profit,
                  {.name = "profit",
                   .range = {0.0, 1e6},
                   .plausible = {0.1, 10.0},
                   .unit = "profit",
                   .doc = "The scale of money: profit of a sale (unit_profit), most that goods can be worth (priced).",
                   .source = "unit of account"}),
            param(&P::capacity, {.name = "capacity",
                                 .range = {0.0, 1000.0},
                                 .plausible = {0.5, 2.0},
                                 .unit = "ratio",
                                 .doc = "Customers that all sellers together can serve, per buyer (unit_profit).",
                                 .source = "judgement: a little to spare"}),
            param(&P::cost, {.name = "cost",
                             .range = {0.0, 0.99},
                             .plausible = {0.1, 0.5},
                             .unit = "profit/good",
                             .doc = "What a good costs the seller, sold or not (priced).",
                             .source = "inferred from the published profits (ODD, section Replication)"}),
            param(&P::price, {.name = "price",
                              .range = {0.5, 2.0},
                              .plausible = {0.9, 1.1},
                              .unit = "ratio",
                              .doc = "Price over the seller's best price (priced).",
                              .source = "paper: the best price"}),
            param(&P::smoothing, {.name = "smoothing",
                                  .range = {1e-6, 1.0},
                                  .plausible = {0.1, 1.0},
                                  .unit = "share/period",
                                  .doc = "Weight of the latest customers in a seller's forecast of them (priced).",
                                  .source = "inferred from the published profits (ODD, section Replication)"}),
        };
    }
};
static_assert(sim::table_is_sound<OfferParameters>());

/// What a sale earns, and what a sale that was stocked up for and not made loses. Profit.
struct Terms {
    double buyer, seller, unsold;
};

/// A buyer to whom q goods are worth q / (1 + q) buys q(p) = 1/sqrt(p) - 1 at price p, none where p > 1.
inline double demand(double price) { return price < 1.0 ? 1.0 / std::sqrt(price) - 1.0 : 0.0; }

/// The price that maximises (p - cost) q(p): with s = sqrt(p) the greater root of s^3 - s^2/2 - cost/2, by Newton from above.
inline double best_price(double cost)
{
    double s = 1.0;
    for (int k = 0; k < 40; ++k) s -= (s * s * s - 0.5 * s * s - 0.5 * cost) / (3.0 * s * s - s);
    return s * s;
}

/// The terms of every sale, at scale 1 of a ramp.
inline Terms terms(const OfferParameters& p)
{
    if (p.setting == Offer::unit_profit) return {p.profit, p.profit, 0.0};
    const double price = p.price * best_price(p.cost), q = demand(price);
    return {p.profit * (q / (1.0 + q) - price * q), p.profit * (price - p.cost) * q, p.profit * p.cost * q};
}

/// ceil(c N/M), where a product that is whole but for rounding counts as whole.
inline double capacity_of(double capacity, double buyers_per_seller)
{
    const double customers = capacity * buyers_per_seller;
    return std::ceil(customers - 1e-9 * customers);
}

/// Customers that a seller can serve: its forecast of them, rounded to whole customers (priced); ceil(c N/M) (unit_profit).
inline double stock(double forecast, double buyers_per_seller, const OfferParameters& p)
{
    return p.setting == Offer::priced ? std::floor(forecast + 0.5) : capacity_of(p.capacity, buyers_per_seller);
}

} // namespace models::rules
