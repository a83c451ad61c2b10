// Buyers who look at their own success and at others', and change their policy (specification 5.12, claim S24).
#pragma once

#include <array>
#include <cmath>
#include <span>
#include <tuple>

#include "sim/math/exp.hpp"
#include "sim/math/logistic.hpp"
#include "sim/param/param.hpp"

namespace models::rules {

/// How buyers change their policy.
enum class Adaptation { none, imitate_types, imitate_rows, reinforce };

constexpr auto choices(Adaptation)
{
    return std::array{
        sim::choice(Adaptation::none, "none", "Nobody changes."),
        sim::choice(Adaptation::imitate_types, "imitate_types", "A buyer may take over the policy of another who pays less."),
        sim::choice(Adaptation::imitate_rows, "imitate_rows",
                    "Each buyer has a row of its own between the two archetypes, and copies whole rows with errors."),
        sim::choice(Adaptation::reinforce, "reinforce",
                    "A buyer tries the policies present and prefers those that cost it less."),
    };
}

/// How buyers keep their cost index, and what they make of it.
struct LearningParameters {
    Adaptation rule = Adaptation::none;
    double memory = 0.08;
    double rate = 0.06;
    double sharpness = 40.0;
    int patience = 10;
    double mutate = 0.002;
    double mutate_sd = 0.05;
    int warm = 8;

    static constexpr auto table()
    {
        using P = LearningParameters;
        using sim::param;
        return std::tuple{
            param(&P::rule, {.name = "rule",
                             .doc = "How buyers change their policy; when, says warm.",
                             .source = "S24; scenario switch",
                             .at_opening = true}),
            param(&P::memory, {.name = "memory",
                               .range = {0, 1},
                               .plausible = {0.02, 1},
                               .unit = "1/quarter",
                               .doc = "How fast the cost index follows the present (ewr).",
                               .source = "judgement"}),
            param(&P::rate, {.name = "rate",
                             .range = {0, 1},
                             .unit = "1/quarter",
                             .doc = "Chance of looking around once patience is over (imit).",
                             .source = "judgement"}),
            param(&P::sharpness, {.name = "sharpness",
                                  .range = {0, 1e4},
                                  .plausible = {1, 500},
                                  .unit = "per unit of cost index",
                                  .doc = "How much a difference in cost decides (beta).",
                                  .source = "judgement"}),
            param(&P::patience, {.name = "patience",
                                 .range = {0, 1000},
                                 .plausible = {0, 40},
                                 .unit = "quarters",
                                 .doc = "Quarters for which a policy is kept at least.",
                                 .source = "judgement"}),
            param(&P::mutate, {.name = "mutate",
                               .range = {0, 1},
                               .plausible = {0, 0.05},
                               .unit = "1/quarter",
                               .doc = "Chance of changing to another type for no reason (mut; imitate_types).",
                               .source = "judgement"}),
            param(&P::mutate_sd, {.name = "mutate_sd",
                                  .range = {0, 1},
                                  .plausible = {0, 0.2},
                                  .unit = "share of range",
                                  .doc = "Error in each entry of a copied row (mutsd; imitate_rows).",
                                  .source = "judgement"}),
            param(&P::warm, {.name = "warm",
                             .range = {0, 1000},
                             .plausible = {0, 40},
                             .unit = "quarters",
                             .doc = "Quarters before anybody changes.",
                             .source = "judgement"}),
        };
    }
};
static_assert(sim::table_is_sound<LearningParameters>());

/// e <- (1 - ewr) e + ewr value.
inline double smoothed(double average, double value, const LearningParameters& p)
{
    return (1.0 - p.memory) * average + p.memory * value;
}

/// ew / ev: cost per unit of what the goods would cost at base; 1 while nothing was received.
inline double cost_index(double cost, double volume) { return volume > 0.0 ? cost / volume : 1.0; }

/// Whether a buyer may change: warm is over, and the last change (at first, period 0) is `patience` quarters ago or more.
inline bool is_free_to_change(int period, int last_change, const LearningParameters& p)
{
    return period >= p.warm && period - last_change >= p.patience;
}

/// 1 / (1 + exp(-beta (own - other))): chance of copying one whose cost index is `other`.
inline double imitation_chance(double own, double other, const LearningParameters& p)
{
    return sim::logistic(p.sharpness * (own - other));
}

/// What is believed of a policy's cost index after one more quarter with it; the first experience is believed as it is.
inline double next_value(double value, bool tried, double index, const LearningParameters& p)
{
    return tried ? value + p.memory * (index - value) : index;
}

/// Draws the policy k with probability proportional to exp(-beta value_k); `uniform` is on (0, 1). Logit choice by reinforced
/// values (Camerer & Ho 1999, the case of full attention to what was tried).
inline std::size_t chosen_policy(std::span<const double> values, double uniform, const LearningParameters& p)
{
    double least = values[0], sum = 0.0;
    for (const double value : values) least = value < least ? value : least;
    for (const double value : values) sum += sim::exp(p.sharpness * (least - value));
    std::size_t k = 0;
    for (double left = uniform * sum - sim::exp(p.sharpness * (least - values[0])); left > 0.0 && k + 1 < values.size();
         left -= sim::exp(p.sharpness * (least - values[k])))
        ++k;
    return k;
}

} // namespace models::rules
