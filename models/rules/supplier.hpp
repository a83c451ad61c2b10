// What a supplier is: efficiency, quality, the alignment of its departments, honesty; and how these drift (claims S5, S6).
#pragma once

#include <tuple>

#include "sim/math/exp.hpp"
#include "sim/math/log.hpp"
#include "sim/param/param.hpp"

namespace models::rules {

/// Who the suppliers are and how they run their business.
struct SupplierParameters {
    double productivity_sd = 0.03;
    double defect_rate = 0.004;
    double defect_sd = 0.4;
    double alignment_low = 0.3;
    double alignment_high = 0.9;
    double honesty_low = 0.3;
    double honesty_high = 1.0;
    double service_skill_sd = 0.08;
    double target_margin = 0.08;
    double capacity_cost = 6.0;
    double buffer = 0.08;
    double capacity_speed = 0.8;
    double own_rate = 0.03;
    double drift = 0.02;
    double new_management = 0.015;
    double opening_cash = 1.5;
    double credit = 2.0;
    double dividend_at = 3.0;
    double entry = 0.25;

    static constexpr auto table()
    {
        using P = SupplierParameters;
        using sim::param;
        return std::tuple{
            param(&P::productivity_sd, {.name = "productivity_sd",
                                        .range = {0, 1},
                                        .plausible = {0, 0.1},
                                        .unit = "log",
                                        .doc = "Spread of production cost between suppliers.",
                                        .source = "judgement"}),
            param(&P::defect_rate, {.name = "defect_rate",
                                    .range = {0, 0.2},
                                    .plausible = {0.0005, 0.02},
                                    .unit = "share of units",
                                    .doc = "Typical base defect rate (q0).",
                                    .source = "judgement"}),
            param(&P::defect_sd, {.name = "defect_sd",
                                  .range = {0, 2},
                                  .plausible = {0, 1},
                                  .unit = "log",
                                  .doc = "Spread of base defect rates.",
                                  .source = "judgement; commodity 0.1"}),
            param(&P::alignment_low, {.name = "alignment_low",
                                      .range = {0, 1},
                                      .unit = "index",
                                      .doc = "Least alignment of sales promises with manufacturing and service.",
                                      .source = "S6; judgement"}),
            param(&P::alignment_high, {.name = "alignment_high",
                                       .range = {0, 1},
                                       .unit = "index",
                                       .doc = "Greatest alignment.",
                                       .source = "S6; judgement"}),
            param(&P::honesty_low,
                  {.name = "honesty_low", .range = {0, 1}, .unit = "index", .doc = "Least honesty.", .source = "judgement"}),
            param(&P::honesty_high,
                  {.name = "honesty_high", .range = {0, 1}, .unit = "index", .doc = "Greatest honesty.", .source = "judgement"}),
            param(&P::service_skill_sd, {.name = "service_skill_sd",
                                         .range = {0, 1},
                                         .plausible = {0, 0.3},
                                         .unit = "log",
                                         .doc = "Spread of service skill.",
                                         .source = "judgement",
                                         .at_opening = true}),
            param(&P::target_margin, {.name = "target_margin",
                                      .range = {0.001, 1},
                                      .plausible = {0.02, 0.15},
                                      .unit = "share of full cost",
                                      .doc = "Margin asked on full cost (mu).",
                                      .source = "derived: H1; parts-maker margins, unchecked"}),
            param(&P::capacity_cost, {.name = "capacity_cost",
                                      .range = {0.01, 1000},
                                      .plausible = {2, 15},
                                      .unit = "EUR/unit/quarter",
                                      .doc = "Cost of one unit of capacity.",
                                      .source = "judgement"}),
            param(&P::buffer, {.name = "buffer",
                               .range = {0, 2},
                               .plausible = {0, 0.3},
                               .unit = "share",
                               .doc = "Capacity planned above expected need.",
                               .source = "judgement"}),
            param(&P::capacity_speed,
                  {.name = "capacity_speed",
                   .range = {0, 1},
                   .plausible = {0.1, 1},
                   .unit = "1/quarter",
                   .doc = "Share of a capacity gap closed upwards in a quarter; downwards production.slow_down of it.",
                   .source = "judgement"}),
            param(&P::own_rate, {.name = "own_rate",
                                 .range = {0.0001, 1},
                                 .plausible = {0.005, 0.1},
                                 .unit = "1/quarter",
                                 .doc = "Share of the gap to the frontier closed by own research.",
                                 .source = "judgement"}),
            param(&P::drift,
                  {.name = "drift",
                   .range = {0, 1},
                   .plausible = {0, 0.1},
                   .unit = "1/quarter",
                   .doc = "How fast productivity and defect rate forget themselves: 1 less their autocorrelation over a quarter.",
                   .source = "judgement"}),
            param(&P::new_management, {.name = "new_management",
                                       .range = {0, 1},
                                       .plausible = {0, 0.1},
                                       .unit = "1/quarter",
                                       .doc = "Chance of a new management.",
                                       .source = "judgement: once in 17 years"}),
            param(&P::opening_cash, {.name = "opening_cash",
                                     .range = {0, 100},
                                     .plausible = {0.3, 8},
                                     .unit = "20 EUR per unit of capacity",
                                     .doc = "Cash at the start (M = 20 opening_cash K).",
                                     .source = "derived: 2-3 % exits a year",
                                     .at_opening = true}),
            param(&P::credit, {.name = "credit",
                               .range = {0, 100},
                               .plausible = {0.5, 8},
                               .unit = "financial scale",
                               .doc = "Debt at which a supplier fails, in units of its financial scale.",
                               .source = "derived: 2-3 % exits a year"}),
            param(&P::dividend_at, {.name = "dividend_at",
                                    .range = {0, 100},
                                    .plausible = {1, 15},
                                    .unit = "financial scale",
                                    .doc = "Cash above which dividends are paid.",
                                    .source = "derived: 2-3 % exits a year"}),
            param(&P::entry, {.name = "entry",
                              .range = {0, 1},
                              .plausible = {0.02, 1},
                              .unit = "1/quarter",
                              .doc = "Chance that a new firm takes the place of a failed one.",
                              .source = "derived: 2-3 % exits a year"}),
        };
    }
};
static_assert(sim::table_is_sound<SupplierParameters>());

/// A value spread evenly between low and high.
inline double between(double low, double high, double uniform) { return low + (high - low) * uniform; }

/// exp(sd n): a factor spread log-normally around 1.
inline double log_normal_factor(double sd, double normal) { return sim::exp(sd * normal); }

/// The next value of a factor that wanders around 1: ln a <- (1 - drift) ln a + sd sqrt(2 drift) n.
inline double drifted(double factor, double drift, double sd, double normal)
{
    return sim::exp((1.0 - drift) * sim::log(factor) + sd * __builtin_sqrt(2.0 * drift) * normal);
}

} // namespace models::rules
