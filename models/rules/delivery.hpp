// Slips on the way to delivery, and what lateness costs (claims S4, S10).
#pragma once

#include <tuple>

#include "sim/math/clamp.hpp"
#include "sim/param/param.hpp"

namespace models::rules {

/// How deliveries slip and what it costs.
struct DeliveryParameters {
    double slip = 0.06;
    double delay_cost = 35.0;
    double penalty = 10.0;
    double problem_slip = 0.1;
    double calm_slip = 0.3;
    double uncertain_slip = 0.7;
    double plan_relief = 0.7;
    double slip_limit = 0.9;
    double least_slip = 1.0;

    static constexpr auto table()
    {
        using P = DeliveryParameters;
        using sim::param;
        return std::tuple{
            param(&P::slip, {.name = "slip",
                             .range = {0, 1},
                             .plausible = {0, 0.3},
                             .unit = "share of units",
                             .doc = "Mean slip of a complex product at u = 1 without shared plans.",
                             .source = "judgement"}),
            param(&P::delay_cost, {.name = "delay_cost",
                                   .range = {0, 10000},
                                   .plausible = {5, 100},
                                   .unit = "EUR/unit/quarter",
                                   .doc = "Cost to the buyer of a unit that is late.",
                                   .source = "judgement"}),
            param(&P::penalty, {.name = "penalty",
                                .range = {0, 10000},
                                .plausible = {0, 50},
                                .unit = "EUR/unit/quarter",
                                .doc = "Penalty for a late unit under a complete contract.",
                                .source = "judgement"}),
            param(&P::problem_slip, {.name = "problem_slip",
                                     .range = {0, 1},
                                     .plausible = {0.05, 0.2},
                                     .unit = "share of units",
                                     .doc = "Slip that a hidden problem adds.",
                                     .source = "judgement"}),
            param(&P::calm_slip, {.name = "calm_slip",
                                  .range = {0, 10},
                                  .plausible = {0.15, 0.6},
                                  .unit = "factor",
                                  .doc = "Part of the slip that remains in a calm world.",
                                  .source = "judgement"}),
            param(&P::uncertain_slip, {.name = "uncertain_slip",
                                       .range = {0, 10},
                                       .plausible = {0.35, 1.4},
                                       .unit = "factor per u",
                                       .doc = "Part of the slip that grows with uncertainty.",
                                       .source = "S24; judgement"}),
            param(&P::plan_relief, {.name = "plan_relief",
                                    .range = {0, 1},
                                    .unit = "share",
                                    .doc = "Share of the slip that shared plans prevent.",
                                    .source = "S10; judgement"}),
            param(&P::slip_limit, {.name = "slip_limit",
                                   .range = {0, 1},
                                   .plausible = {0.45, 1},
                                   .unit = "share of units",
                                   .doc = "The most that slips.",
                                   .source = "judgement"}),
            param(&P::least_slip, {.name = "least_slip",
                                   .range = {0, 1000},
                                   .plausible = {0, 10},
                                   .unit = "units",
                                   .doc = "Deliveries up to this size do not slip, so that an ended relation's pipeline empties.",
                                   .source = "specification"}),
        };
    }
};
static_assert(sim::table_is_sound<DeliveryParameters>());

/// Share of ready units that slip one period: clip((slip0 + 0.1 pb) x (0.3 + 0.7 u)(1 - 0.7 wb) 2 u01, 0, 0.9).
/// The caller leaves it at 0 when the lead time is 0 or no more than one unit is ready.
inline double slip_share(double problem, double complexity, double uncertainty, double shared_plans, double uniform,
                         const DeliveryParameters& p)
{
    const double mean = (p.slip + p.problem_slip * problem) * complexity * (p.calm_slip + p.uncertain_slip * uncertainty) *
                        (1.0 - p.plan_relief * shared_plans);
    return sim::clamp(mean * 2.0 * uniform, 0.0, p.slip_limit);
}

} // namespace models::rules
