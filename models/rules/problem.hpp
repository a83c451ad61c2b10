// Hidden problems: they arise by chance, hurt in silence, and are found by those who are there (claims S7, S8).
#pragma once

#include <tuple>

#include "sim/param/param.hpp"

namespace models::rules {

/// How hidden problems come and go.
struct ProblemParameters {
    double chance = 0.04;
    double site_discovery = 0.15;
    double simple_chance = 0.4;
    double least_severity = 0.3;
    double natural_discovery = 0.04;
    double new_relation_share = 0.5;

    static constexpr auto table()
    {
        using P = ProblemParameters;
        using sim::param;
        return std::tuple{
            param(&P::chance, {.name = "chance",
                               .range = {0, 1},
                               .plausible = {0, 0.2},
                               .unit = "1/quarter",
                               .doc = "Chance of a hidden problem with the most complex product.",
                               .source = "judgement"}),
            param(&P::site_discovery, {.name = "site_discovery",
                                       .range = {0, 1},
                                       .unit = "1/quarter",
                                       .doc = "Share of a problem that engineers on site remove.",
                                       .source = "S14; judgement"}),
            param(&P::simple_chance, {.name = "simple_chance",
                                      .range = {0, 1},
                                      .unit = "share",
                                      .doc = "Chance with the simplest product, as a share of the full chance.",
                                      .source = "judgement"}),
            param(&P::least_severity, {.name = "least_severity",
                                       .range = {0, 1},
                                       .unit = "share",
                                       .doc = "Least severity of a new problem.",
                                       .source = "judgement"}),
            param(&P::natural_discovery, {.name = "natural_discovery",
                                          .range = {0, 1},
                                          .plausible = {0.02, 0.08},
                                          .unit = "1/quarter",
                                          .doc = "Share of a problem that is found anyhow.",
                                          .source = "judgement"}),
            param(&P::new_relation_share, {.name = "new_relation_share",
                                           .range = {0, 1},
                                           .unit = "share",
                                           .doc = "Share of an old problem that survives into a new contract.",
                                           .source = "judgement"}),
        };
    }
};
static_assert(sim::table_is_sound<ProblemParameters>());

/// Chance of a hidden problem: pprob (0.4 + 0.6 x) per quarter.
inline double problem_chance(double complexity, const ProblemParameters& p)
{
    return p.chance * (p.simple_chance + (1.0 - p.simple_chance) * complexity);
}

/// pb after a new problem: pb + (1 - pb)(0.3 + 0.7 u01).
inline double worsened_problem(double problem, double uniform, const ProblemParameters& p)
{
    return problem + (1.0 - problem) * (p.least_severity + (1.0 - p.least_severity) * uniform);
}

/// pb after a period in which engineers had contact ct with the customer: pb 0.96 (1 - ctdisc ct).
inline double discovered_problem(double problem, double contact, const ProblemParameters& p)
{
    return problem * (1.0 - p.natural_discovery) * (1.0 - p.site_discovery * contact);
}

} // namespace models::rules
