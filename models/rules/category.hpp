// What is bought: complexity, service need, lead time, room for ideas (claims S3, S4).
#pragma once

#include <cmath>
#include <tuple>

#include "sim/param/param.hpp"

namespace models::rules {

/// Scales of money and volume that every other figure refers to.
struct CostParameters {
    double base = 100.0;

    static constexpr auto table()
    {
        return std::tuple{sim::param(&CostParameters::base, {.name = "base",
                                                             .range = {1, 1e6},
                                                             .unit = "EUR/unit",
                                                             .doc = "Production cost of a unit at the start (c0).",
                                                             .source = "scale"})};
    }
};
static_assert(sim::table_is_sound<CostParameters>());

/// What one need is by default.
struct NeedParameters {
    double demand = 2000.0;

    static constexpr auto table()
    {
        return std::tuple{sim::param(&NeedParameters::demand, {.name = "demand",
                                                               .range = {1, 1e9},
                                                               .unit = "units/quarter",
                                                               .doc = "Mean demand of one need (D0).",
                                                               .source = "scale"})};
    }
};
static_assert(sim::table_is_sound<NeedParameters>());

/// The range of product categories in the market.
struct CategoryParameters {
    double complexity_lowest = 0.4;
    double complexity_highest = 1.0;
    double service_cost = 0.9;
    double life = 12.0;
    double lead_max = 3.0;
    double idea_potential = 1.0;
    double simple_work = 0.3;
    double opening_other_cost = 8.0;

    static constexpr auto table()
    {
        using P = CategoryParameters;
        using sim::param;
        return std::tuple{
            param(&P::complexity_lowest, {.name = "complexity_lowest",
                                          .range = {0, 1},
                                          .unit = "index",
                                          .doc = "Complexity of the simplest category.",
                                          .source = "judgement; commodity 0.05",
                                          .at_opening = true}),
            param(&P::complexity_highest, {.name = "complexity_highest",
                                           .range = {0, 1},
                                           .unit = "index",
                                           .doc = "Complexity of the most complex category.",
                                           .source = "judgement; commodity 0.2",
                                           .at_opening = true}),
            param(&P::service_cost, {.name = "service_cost",
                                     .range = {0, 100},
                                     .plausible = {0, 4},
                                     .unit = "EUR/unit/quarter",
                                     .doc = "Service need of an installed unit at complexity 1 (s0; s = s0 x).",
                                     .source = "S3; judgement: service about 7 % of price"}),
            param(&P::life, {.name = "life",
                             .range = {1, 400},
                             .plausible = {4, 40},
                             .unit = "quarters",
                             .doc = "Mean life of an installed unit.",
                             .source = "judgement"}),
            param(&P::lead_max, {.name = "lead_max",
                                 .range = {0, 4},
                                 .unit = "quarters",
                                 .doc = "Lead time at complexity 1 (L = floor(x lead_max + 0.5)).",
                                 .source = "S4; commodity 0",
                                 .at_opening = true}),
            param(&P::idea_potential, {.name = "idea_potential",
                                       .range = {0, 10},
                                       .plausible = {0, 1},
                                       .unit = "per unit of complexity",
                                       .doc = "Room for ideas (iota = idea_potential x).",
                                       .source = "judgement"}),
            param(&P::simple_work, {.name = "simple_work",
                                    .range = {0, 1},
                                    .unit = "share",
                                    .doc = "Work that even the simplest product asks for (cx = 0.3 + 0.7 x).",
                                    .source = "judgement"}),
            param(&P::opening_other_cost, {.name = "opening_other_cost",
                                           .range = {0, 1000},
                                           .plausible = {0, 40},
                                           .unit = "EUR/unit",
                                           .doc = "Expected non-price cost per unit at complexity 1 at the start (np_c = 8 x).",
                                           .source = "judgement",
                                           .at_opening = true}),
        };
    }
};
static_assert(sim::table_is_sound<CategoryParameters>());

/// Complexity of category `index` of `count`, evenly spaced from lowest to highest.
inline double complexity(std::size_t index, std::size_t count, const CategoryParameters& p)
{
    if (count < 2) return p.complexity_lowest;
    return p.complexity_lowest +
           (p.complexity_highest - p.complexity_lowest) * static_cast<double>(index) / static_cast<double>(count - 1);
}

/// Whole periods from start of work to delivery: floor(x lead_max + 0.5).
inline int lead_time(double complexity, const CategoryParameters& p)
{
    return static_cast<int>(std::floor(complexity * p.lead_max + 0.5));
}

/// cx = 0.3 + 0.7 x: how much more work a complex product makes.
inline double work_factor(double complexity, const CategoryParameters& p)
{
    return p.simple_work + (1.0 - p.simple_work) * complexity;
}

} // namespace models::rules
