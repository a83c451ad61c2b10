// What a supplier really costs beyond its price, as the buyer remembers it; and what rivals hear of the buyer (claims S2, S11).
#pragma once

#include <tuple>

#include "sim/math/clamp.hpp"
#include "sim/math/select.hpp"
#include "sim/param/param.hpp"

namespace models::rules {

/// How experienced non-price cost is remembered.
struct AccountParameters {
    double least_volume = 0.3;
    double lowest = -40.0;
    double highest = 80.0;
    double learning = 0.15;
    double least_delivery = 1.0;
    double benchmark_learning = 0.1;

    static constexpr auto table()
    {
        using P = AccountParameters;
        using sim::param;
        return std::tuple{
            param(&P::least_volume, {.name = "least_volume",
                                     .range = {0.001, 1},
                                     .plausible = {0.15, 0.6},
                                     .unit = "share of base demand",
                                     .doc = "Least volume over which non-price cost is spread.",
                                     .source = "judgement"}),
            param(&P::lowest, {.name = "lowest",
                               .range = {-1e6, 0},
                               .plausible = {-80, -20},
                               .unit = "EUR/unit",
                               .doc = "Least non-price cost that is believed.",
                               .source = "judgement"}),
            param(&P::highest, {.name = "highest",
                                .range = {0, 1e6},
                                .plausible = {40, 160},
                                .unit = "EUR/unit",
                                .doc = "Greatest non-price cost that is believed.",
                                .source = "judgement"}),
            param(&P::learning, {.name = "learning",
                                 .range = {0, 1},
                                 .plausible = {0.07, 0.3},
                                 .unit = "1/quarter",
                                 .doc = "How fast experience of a supplier's cost is updated.",
                                 .source = "judgement"}),
            param(&P::least_delivery, {.name = "least_delivery",
                                       .range = {0, 1000},
                                       .plausible = {0, 10},
                                       .unit = "units",
                                       .doc = "Delivery above which a period counts as experience.",
                                       .source = "specification"}),
            param(&P::benchmark_learning, {.name = "benchmark_learning",
                                           .range = {0, 1},
                                           .plausible = {0.05, 0.2},
                                           .unit = "1/quarter",
                                           .doc = "How fast the public benchmark follows the category's mean.",
                                           .source = "judgement"}),
        };
    }
};
static_assert(sim::table_is_sound<AccountParameters>());

/// z = (total - payment) / max(dq, 0.3 D0), clipped to -40..80: non-price cost of a period, EUR/unit.
inline double period_other_cost(double other_cost, double delivered, double base_demand, const AccountParameters& p)
{
    return sim::clamp(other_cost / sim::max(delivered, p.least_volume * base_demand), p.lowest, p.highest);
}

/// np + (np = 0 ? 1 : 0.15)(z - np): the first experience counts in full.
inline double remembered_other_cost(double remembered, double period, const AccountParameters& p)
{
    return remembered + sim::select(remembered == 0.0, 1.0, p.learning) * (period - remembered);
}

/// What other suppliers of a need hear of the buyer.
struct ReputationParameters {
    bool on = true;
    double spread = 0.05;
    double forgetting = 0.01;

    static constexpr auto table()
    {
        using P = ReputationParameters;
        using sim::param;
        return std::tuple{
            param(&P::on, {.name = "on",
                           .unit = "switch",
                           .doc = "Rivals hear how a buyer treats its supplier; off: their trust keeps still.",
                           .source = "scenario switch"}),
            param(&P::spread, {.name = "spread",
                               .range = {0, 1},
                               .plausible = {0, 0.1},
                               .unit = "1/quarter",
                               .doc = "How fast rivals' trust follows the incumbent's.",
                               .source = "judgement"}),
            param(&P::forgetting, {.name = "forgetting",
                                   .range = {0, 1},
                                   .plausible = {0, 0.02},
                                   .unit = "1/quarter",
                                   .doc = "How fast rivals' trust returns to the start.",
                                   .source = "judgement"}),
        };
    }
};
static_assert(sim::table_is_sound<ReputationParameters>());

/// ts + 0.05 (ts of the incumbent - ts) + 0.01 (T0 - ts); ts when nothing is heard.
inline double rumoured_trust(double trust, double incumbent_trust, double start, const ReputationParameters& p)
{
    const double heard = sim::clamp(trust + p.spread * (incumbent_trust - trust) + p.forgetting * (start - trust), 0.0, 1.0);
    return sim::select(p.on, heard, trust);
}

} // namespace models::rules
