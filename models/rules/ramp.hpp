// A factor that moves within a run, so that one run shows what a slow change does, and whether the way back is the same.
#pragma once

#include <cmath>
#include <tuple>

#include "sim/param/param.hpp"

namespace models::rules {

/// The way of the factor; 1 throughout by default.
struct RampParameters {
    double from = 1.0, to = 1.0;
    bool returns = false;

    static constexpr auto table()
    {
        using P = RampParameters;
        using sim::param;
        return std::tuple{
            param(&P::from, {.name = "from",
                             .range = {0.0, 1000.0},
                             .plausible = {0.0, 3.0},
                             .unit = "factor",
                             .doc = "Factor in the first period.",
                             .source = "neutral"}),
            param(&P::to, {.name = "to",
                           .range = {0.0, 1000.0},
                           .plausible = {0.0, 3.0},
                           .unit = "factor",
                           .doc = "Factor in the last period, or in the middle of the run if it returns.",
                           .source = "neutral"}),
            param(&P::returns,
                  {.name = "returns", .doc = "Whether it goes back in the second half of the run.", .source = "design"}),
        };
    }
};
static_assert(sim::table_is_sound<RampParameters>());

/// The factor in a period of a run: a straight line from the first period to the last, or to the middle and back.
inline double ramp(int period, int periods, const RampParameters& p)
{
    const double way = periods > 1 ? static_cast<double>(period) / (periods - 1) : 0.0;
    return p.from + (p.to - p.from) * (p.returns ? 1.0 - std::abs(2.0 * way - 1.0) : way);
}

} // namespace models::rules
