// The price inside a running contract: re-openers and indexing (claims S4, S15).
#pragma once

#include <tuple>

#include "sim/math/clamp.hpp"
#include "sim/math/select.hpp"
#include "sim/param/param.hpp"

namespace models::rules {

/// What happens to a price between tenders.
struct OrderParameters {
    double reopen_cut = 0.015;
    double reopen_floor = 0.95;
    double reopen_age = 2.0;
    double contract_protection = 0.8;

    static constexpr auto table()
    {
        using P = OrderParameters;
        using sim::param;
        return std::tuple{
            param(&P::reopen_cut, {.name = "reopen_cut",
                                   .range = {0, 1},
                                   .plausible = {0, 0.05},
                                   .unit = "share of price",
                                   .doc = "Price cut forced by a re-opener.",
                                   .source = "judgement"}),
            param(&P::reopen_floor, {.name = "reopen_floor",
                                     .range = {0, 2},
                                     .plausible = {0.8, 1.1},
                                     .unit = "share of production cost",
                                     .doc = "A re-opener never brings the price below this share of production cost.",
                                     .source = "judgement"}),
            param(&P::reopen_age, {.name = "reopen_age",
                                   .range = {0, 40},
                                   .plausible = {1, 4},
                                   .unit = "quarters",
                                   .doc = "Age of a relation from which it can be re-opened.",
                                   .source = "judgement"}),
            param(&P::contract_protection, {.name = "contract_protection",
                                            .range = {0, 1},
                                            .unit = "share",
                                            .doc = "Share of re-openers that a complete contract prevents.",
                                            .source = "S23; judgement"}),
        };
    }
};
static_assert(sim::table_is_sound<OrderParameters>());

/// Chance of a re-opener: exploit (1 - 0.8 contract), none before age 2.
inline double reopener_chance(double age, double exploit, double contract, const OrderParameters& p)
{
    return sim::select(age >= p.reopen_age, exploit * (1.0 - p.contract_protection * contract), 0.0);
}

/// Price after a re-opener: max(0.985 p, 0.95 kp), and never above p, for a demanded cut cannot raise the price.
inline double reopened_price(double price, double production_cost, const OrderParameters& p)
{
    return sim::min(price, sim::max((1.0 - p.reopen_cut) * price, p.reopen_floor * production_cost));
}

} // namespace models::rules
