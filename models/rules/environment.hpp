// The world outside the market: input costs, technology frontiers, demand; and how uncertain they are (claim S24).
#pragma once

#include <tuple>

#include "sim/math/exp.hpp"
#include "sim/param/param.hpp"

namespace models::rules {

/// How fast and how erratically the environment moves. `uncertainty` is the knob u; demand, cost, technology scale its parts.
struct EnvironmentParameters {
    double uncertainty = 1.0;
    double demand = 1.0;
    double cost = 1.0;
    double technology = 1.0;
    double demand_sd = 0.10;
    double demand_persistence = 0.7;
    double cost_sd = 0.02;
    double cost_persistence = 0.95;
    double frontier_growth = 0.003;
    double calm_share = 0.2;
    double break_chance = 0.015;
    double break_size = 0.03;

    static constexpr auto table()
    {
        using P = EnvironmentParameters;
        using sim::param;
        return std::tuple{
            param(&P::uncertainty, {.name = "uncertainty",
                                    .range = {0, 10},
                                    .plausible = {0, 3},
                                    .unit = "factor",
                                    .doc = "Uncertainty of the whole environment (u).",
                                    .source = "S24; scenario knob"}),
            param(&P::demand, {.name = "demand",
                               .range = {0, 10},
                               .plausible = {0, 3},
                               .unit = "factor",
                               .doc = "Part of the uncertainty that reaches demand.",
                               .source = "scenario knob"}),
            param(&P::cost, {.name = "cost",
                             .range = {0, 10},
                             .plausible = {0, 3},
                             .unit = "factor",
                             .doc = "Part of the uncertainty that reaches input costs.",
                             .source = "scenario knob"}),
            param(&P::technology, {.name = "technology",
                                   .range = {0, 10},
                                   .plausible = {0, 3},
                                   .unit = "factor",
                                   .doc = "Part of the uncertainty that reaches technology.",
                                   .source = "scenario knob"}),
            param(&P::demand_sd, {.name = "demand_sd",
                                  .range = {0, 1},
                                  .plausible = {0, 0.4},
                                  .unit = "log/quarter",
                                  .doc = "Standard deviation of demand shocks.",
                                  .source = "judgement: quarterly industrial orders"}),
            param(&P::demand_persistence, {.name = "demand_persistence",
                                           .range = {0, 0.99},
                                           .plausible = {0, 0.95},
                                           .unit = "share",
                                           .doc = "Share of log demand kept from quarter to quarter.",
                                           .source = "judgement"}),
            param(&P::cost_sd, {.name = "cost_sd",
                                .range = {0, 0.5},
                                .plausible = {0, 0.08},
                                .unit = "log/quarter",
                                .doc = "Standard deviation of input-cost shocks.",
                                .source = "judgement"}),
            param(&P::cost_persistence, {.name = "cost_persistence",
                                         .range = {0, 1},
                                         .plausible = {0, 0.95},
                                         .unit = "share",
                                         .doc = "Share of the log input-cost index kept from quarter to quarter.",
                                         .source = "judgement"}),
            param(&P::frontier_growth, {.name = "frontier_growth",
                                        .range = {0, 0.05},
                                        .plausible = {0, 0.008},
                                        .unit = "log/quarter",
                                        .doc = "Steady growth of the technology frontiers at u = 1.",
                                        .source = "derived: H2, H6, H10"}),
            param(&P::calm_share, {.name = "calm_share",
                                   .range = {0, 1},
                                   .unit = "share",
                                   .doc = "Share of frontier growth that remains in a calm world.",
                                   .source = "judgement"}),
            param(&P::break_chance, {.name = "break_chance",
                                     .range = {0, 1},
                                     .plausible = {0, 0.1},
                                     .unit = "1/quarter",
                                     .doc = "Chance of a technology break at u = 1.",
                                     .source = "judgement"}),
            param(&P::break_size, {.name = "break_size",
                                   .range = {0, 1},
                                   .plausible = {0, 0.1},
                                   .unit = "log",
                                   .doc = "Jump of the frontiers at a technology break.",
                                   .source = "judgement"}),
        };
    }
};
static_assert(sim::table_is_sound<EnvironmentParameters>());

/// u uT: how unsettled technology is.
inline double technology_pace(const EnvironmentParameters& p) { return p.uncertainty * p.technology; }

/// 0.5 + 0.5 u uT: factor on the fading of every stock of news and know-how, which age faster in unsettled technology.
inline double ageing(double pace, double calm_ageing) { return calm_ageing + (1.0 - calm_ageing) * pace; }

/// Log input-cost index of the next period: rho lnm + sigma u uM n.
inline double next_log_cost(double log_cost, double normal, const EnvironmentParameters& p)
{
    return p.cost_persistence * log_cost + p.cost_sd * p.uncertainty * p.cost * normal;
}

/// Steady part of the frontier's step: g0 (gmin + (1 - gmin) u uT).
inline double steady_frontier_step(const EnvironmentParameters& p)
{
    return p.frontier_growth * (p.calm_share + (1.0 - p.calm_share) * technology_pace(p));
}

/// Step of both technology frontiers in one period: steady growth and, with chance pjump u uT, a break.
inline double frontier_step(double uniform, const EnvironmentParameters& p)
{
    return steady_frontier_step(p) + (uniform < p.break_chance * technology_pace(p) ? p.break_size : 0.0);
}

/// Mean of frontier_step as the specification gives it: steady growth + pjump u uT jump.
inline double mean_frontier_step(const EnvironmentParameters& p)
{
    return steady_frontier_step(p) + p.break_chance * technology_pace(p) * p.break_size;
}

/// sD = sigD u uD, the standard deviation of demand shocks in force.
inline double demand_shock_sd(const EnvironmentParameters& p) { return p.demand_sd * p.uncertainty * p.demand; }

/// Log demand of the next period: rho y + sD n.
inline double next_log_demand(double log_demand, double normal, const EnvironmentParameters& p)
{
    return p.demand_persistence * log_demand + demand_shock_sd(p) * normal;
}

/// Log demand drawn from its stationary law: sD / sqrt(1 - rho^2) n.
inline double stationary_log_demand(double normal, const EnvironmentParameters& p)
{
    return demand_shock_sd(p) / __builtin_sqrt(1.0 - p.demand_persistence * p.demand_persistence) * normal;
}

/// Demand in units: D0 exp(y - sD^2 / (2 (1 - rho^2))), so that its long-run mean is D0.
inline double demand_from(double log_demand, double base_demand, const EnvironmentParameters& p)
{
    const double sd = demand_shock_sd(p);
    return base_demand * sim::exp(log_demand - sd * sd / (2.0 * (1.0 - p.demand_persistence * p.demand_persistence)));
}

} // namespace models::rules
