// What buyers know of their own success: the smoothed cost index that imitation compares (claim S24).
#pragma once

#include <tuple>

#include "sim/param/param.hpp"

namespace models::rules {

/// How buyers keep their cost index.
struct LearningParameters {
    double memory = 0.08;

    static constexpr auto table()
    {
        return std::tuple{sim::param(&LearningParameters::memory, {.name = "memory",
                                                                   .range = {0, 1},
                                                                   .plausible = {0.02, 1},
                                                                   .unit = "1/quarter",
                                                                   .doc = "How fast the cost index follows the present (ewr).",
                                                                   .source = "judgement"})};
    }
};
static_assert(sim::table_is_sound<LearningParameters>());

/// e <- (1 - ewr) e + ewr value.
inline double smoothed(double average, double value, const LearningParameters& p)
{
    return (1.0 - p.memory) * average + p.memory * value;
}

} // namespace models::rules
