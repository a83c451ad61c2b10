// Suppliers who look at rivals that earn more, and take over how they run their house (claims S6, S7).
#pragma once

#include <array>
#include <tuple>

#include "sim/math/clamp.hpp"
#include "sim/math/logistic.hpp"
#include "sim/param/param.hpp"

namespace models::rules {

/// How suppliers change their practice: how often they audit, and how far their departments pull together.
enum class SupplierAdaptation { none, imitate };

constexpr auto choices(SupplierAdaptation)
{
    return std::array{
        sim::choice(SupplierAdaptation::none, "none", "No supplier changes but by new management."),
        sim::choice(SupplierAdaptation::imitate, "imitate",
                    "A supplier may take over audit effort and alignment of a rival in its category that earns more."),
    };
}

/// How suppliers judge their own success and their rivals'.
struct SupplierLearningParameters {
    SupplierAdaptation rule = SupplierAdaptation::none;
    double memory = 0.08;
    double rate = 0.06;
    double sharpness = 5.0;
    int patience = 10;
    int warm = 8;
    double error = 0.05;
    double effort_low = 0.0;
    double effort_high = 2.0;

    static constexpr auto table()
    {
        using P = SupplierLearningParameters;
        using sim::param;
        return std::tuple{
            param(&P::rule, {.name = "rule", .doc = "How suppliers change their practice.", .source = "S6 S7; scenario switch"}),
            param(&P::memory, {.name = "memory",
                               .range = {0, 1},
                               .plausible = {0.02, 1},
                               .unit = "1/quarter",
                               .doc = "How fast a supplier's view of returns follows the present.",
                               .source = "judgement: as learn.memory"}),
            param(&P::rate, {.name = "rate",
                             .range = {0, 1},
                             .unit = "1/quarter",
                             .doc = "Chance of looking at a rival once patience is over.",
                             .source = "judgement: as learn.rate"}),
            param(&P::sharpness, {.name = "sharpness",
                                  .range = {0, 1e4},
                                  .plausible = {1, 50},
                                  .unit = "per unit of return",
                                  .doc = "How much a difference in return decides.",
                                  .source = "judgement"}),
            param(&P::patience, {.name = "patience",
                                 .range = {0, 1000},
                                 .plausible = {0, 40},
                                 .unit = "quarters",
                                 .doc = "Quarters for which a practice is kept at least.",
                                 .source = "judgement: as learn.patience"}),
            param(&P::warm, {.name = "warm",
                             .range = {0, 1000},
                             .plausible = {0, 40},
                             .unit = "quarters",
                             .doc = "Quarters before any supplier changes.",
                             .source = "judgement: as learn.warm"}),
            param(&P::error, {.name = "error",
                              .range = {0, 1},
                              .plausible = {0, 0.2},
                              .unit = "share of range",
                              .doc = "Error in a copied practice.",
                              .source = "judgement: as learn.mutate_sd"}),
            param(&P::effort_low, {.name = "effort_low",
                                   .range = {0, 100},
                                   .plausible = {0, 1},
                                   .unit = "multiple of audit.chance",
                                   .doc = "Least audit effort; suppliers start evenly spread.",
                                   .source = "judgement"}),
            param(&P::effort_high, {.name = "effort_high",
                                    .range = {0, 100},
                                    .plausible = {1, 4},
                                    .unit = "multiple of audit.chance",
                                    .doc = "Greatest audit effort.",
                                    .source = "judgement"}),
        };
    }
};
static_assert(sim::table_is_sound<SupplierLearningParameters>());

/// Audit effort of a firm that nobody has taught: 1, or evenly spread between low and high where suppliers learn.
inline double own_effort(double uniform, const SupplierLearningParameters& p)
{
    return p.rule == SupplierAdaptation::none ? 1.0 : p.effort_low + (p.effort_high - p.effort_low) * uniform;
}

/// e <- (1 - memory) e + memory value: smoothed profit and capacity cost, EUR/quarter.
inline double remembered(double average, double value, const SupplierLearningParameters& p)
{
    return (1.0 - p.memory) * average + p.memory * value;
}

/// Smoothed profit / smoothed capacity cost: what capacity earns; 0 before the first quarter.
inline double return_on_capacity(double profit, double capacity_cost)
{
    return capacity_cost > 0.0 ? profit / capacity_cost : 0.0;
}

/// Whether a supplier may change: warm is over, and the last change is `patience` quarters ago or more.
inline bool is_free_to_change(int period, int last_change, const SupplierLearningParameters& p)
{
    return period >= p.warm && period - last_change >= p.patience;
}

/// 1 / (1 + exp(-sharpness (other - own))): chance of copying a rival whose return is `other` (pairwise comparison, as buyers
/// do).
inline double imitation_chance(double own, double other, const SupplierLearningParameters& p)
{
    return sim::logistic(p.sharpness * (other - own));
}

/// clip(value + error (high - low) n01, low, high): a practice of another, copied with an error.
inline double copied_practice(double value, double low, double high, double normal, const SupplierLearningParameters& p)
{
    return sim::clamp(value + p.error * (high - low) * normal, low, high);
}

} // namespace models::rules
