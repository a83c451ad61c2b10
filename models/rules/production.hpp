// Capacity planning and who is served first when it is short (claims S4, S10, S24).
#pragma once

#include <span>
#include <tuple>

#include "sim/math/clamp.hpp"
#include "sim/math/select.hpp"
#include "sim/param/param.hpp"

namespace models::rules {

/// How a supplier plans capacity and rations it.
struct ProductionParameters {
    double link_weight = 0.2;
    double least_plan = 200.0;
    double slow_down = 0.5;
    double utilisation_speed = 0.4;
    double priority_base = 0.3;
    double priority_trust = 1.4;
    double priority_link = 0.3;
    int passes = 3;

    static constexpr auto table()
    {
        using P = ProductionParameters;
        using sim::param;
        return std::tuple{
            param(&P::link_weight, {.name = "link_weight",
                                    .range = {0, 1},
                                    .unit = "share per link",
                                    .doc = "Weight of the buyer's plan that an ordering link adds.",
                                    .source = "S9 S10; judgement"}),
            param(&P::least_plan, {.name = "least_plan",
                                   .range = {0, 1e9},
                                   .plausible = {100, 400},
                                   .unit = "units/quarter",
                                   .doc = "Least need that a supplier plans for.",
                                   .source = "judgement"}),
            param(&P::slow_down, {.name = "slow_down",
                                  .range = {0, 1},
                                  .unit = "share",
                                  .doc = "Speed of shrinking capacity, as a share of supplier.capacity_speed.",
                                  .source = "judgement"}),
            param(&P::utilisation_speed, {.name = "utilisation_speed",
                                          .range = {0, 1},
                                          .plausible = {0.2, 0.8},
                                          .unit = "1/quarter",
                                          .doc = "Smoothing of utilisation.",
                                          .source = "judgement"}),
            param(&P::priority_base, {.name = "priority_base",
                                      .range = {0.001, 10},
                                      .plausible = {0.15, 0.6},
                                      .unit = "weight",
                                      .doc = "Priority of a customer without trust or link.",
                                      .source = "judgement"}),
            param(&P::priority_trust, {.name = "priority_trust",
                                       .range = {0, 10},
                                       .plausible = {0.7, 2.8},
                                       .unit = "weight per unit of trust",
                                       .doc = "Priority of a customer one trusts.",
                                       .source = "judgement"}),
            param(&P::priority_link, {.name = "priority_link",
                                      .range = {0, 10},
                                      .plausible = {0.15, 0.6},
                                      .unit = "weight per link",
                                      .doc = "Priority of a linked customer.",
                                      .source = "S9; judgement"}),
            param(&P::passes, {.name = "passes",
                               .range = {1, 10},
                               .plausible = {1, 6},
                               .unit = "passes",
                               .doc = "Passes in which short capacity is handed out.",
                               .source = "specification"}),
        };
    }
};
static_assert(sim::table_is_sound<ProductionParameters>());

/// Units a supplier expects of one customer: w D + (1 - w) fo with w = clip(wb + 0.2 link, 0, 1); w = 0 without information.
inline double expected_order(double demand, double smoothed_orders, double plan_weight)
{
    return plan_weight * demand + (1.0 - plan_weight) * smoothed_orders;
}

/// w: how far a supplier's plan rests on what the customer told it.
inline double plan_weight(double shared_plans, double link, bool information_on, const ProductionParameters& p)
{
    return sim::select(information_on, sim::clamp(shared_plans + p.link_weight * link, 0.0, 1.0), 0.0);
}

/// K after one period: moves towards target = max(expected, 200)(1 + buf), faster up than down.
inline double next_capacity(double capacity, double expected, double buffer, double speed, const ProductionParameters& p)
{
    const double target = sim::max(expected, p.least_plan) * (1.0 + buffer);
    return capacity + (target > capacity ? speed : p.slow_down * speed) * (target - capacity);
}

/// ut after one period: ut + 0.4 (min(1, need / K) - ut).
inline double next_utilisation(double utilisation, double need, double capacity, const ProductionParameters& p)
{
    const double load = need >= capacity ? 1.0 : need / capacity;
    return utilisation + p.utilisation_speed * (load - utilisation);
}

/// w_e = 0.3 + 1.4 ts + 0.3 link: priority of a customer when capacity is short.
inline double priority(double supplier_trust, double link, const ProductionParameters& p)
{
    return p.priority_base + p.priority_trust * supplier_trust + p.priority_link * link;
}

/// One customer's claim on a supplier's capacity.
struct Claim {
    double left;     ///< order and backlog not yet started, units
    double priority; ///< weight
    double started;  ///< result, units
};

/// Hands out capacity: everything when there is enough; otherwise up to three passes, each giving every claim
/// min(left, rem w left / sum(w left)), where rem is what was left at the start of the pass. Returns the units started.
inline double ration(std::span<Claim> claims, double capacity, const ProductionParameters& p)
{
    double need = 0.0;
    for (const Claim& claim : claims) need += claim.left;
    double remaining = capacity;
    const int passes = need <= capacity ? 1 : p.passes;
    for (int pass = 0; pass < passes; ++pass) {
        double weights = 0.0;
        for (const Claim& claim : claims) weights += claim.priority * claim.left;
        if (weights <= 0.0 || remaining <= 0.0) break;
        double given = 0.0;
        for (Claim& claim : claims) {
            const double share =
                need <= capacity ? claim.left : sim::min(claim.left, remaining * claim.priority * claim.left / weights);
            claim.left -= share;
            claim.started += share;
            given += share;
        }
        remaining -= given;
    }
    return capacity - remaining;
}

} // namespace models::rules
