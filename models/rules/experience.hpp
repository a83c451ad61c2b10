// What the buyer experiences against what it expects (claims S1, S5).
#pragma once

#include <tuple>

#include "sim/math/clamp.hpp"
#include "sim/param/law.hpp"
#include "sim/param/param.hpp"

namespace models::rules {

/// How performance is judged and how expectations move.
struct ExperienceParameters {
    double service_weight = 0.45;
    double delivery_weight = 0.30;
    double quality_weight = 0.25;
    double late_scale = 3.0;
    double defect_scale = 0.012;
    double learning = 0.05;
    double promise_pull = 0.03;
    double signal_slope = 4.0;

    static constexpr auto table()
    {
        using P = ExperienceParameters;
        using sim::param;
        return std::tuple{
            param(&P::service_weight, {.name = "service_weight",
                                       .range = {0, 1},
                                       .unit = "weight",
                                       .doc = "Weight of service.",
                                       .source = "judgement"}),
            param(&P::delivery_weight, {.name = "delivery_weight",
                                        .range = {0, 1},
                                        .unit = "weight",
                                        .doc = "Weight of delivery in time.",
                                        .source = "judgement"}),
            param(&P::quality_weight, {.name = "quality_weight",
                                       .range = {0, 1},
                                       .unit = "weight",
                                       .doc = "Weight of freedom from defects.",
                                       .source = "judgement"}),
            param(&P::late_scale, {.name = "late_scale",
                                   .range = {0, 100},
                                   .plausible = {1.5, 6},
                                   .unit = "per late share",
                                   .doc = "How quickly lateness uses up its weight.",
                                   .source = "judgement"}),
            param(&P::defect_scale, {.name = "defect_scale",
                                     .range = {1e-6, 1},
                                     .plausible = {0.006, 0.024},
                                     .unit = "share of units",
                                     .doc = "Defect share at which quality counts nothing.",
                                     .source = "judgement"}),
            param(&P::learning, {.name = "learning",
                                 .range = {0, 1},
                                 .plausible = {0.02, 0.1},
                                 .unit = "1/quarter",
                                 .doc = "How fast expectation follows experience.",
                                 .source = "S5; judgement"}),
            param(&P::promise_pull, {.name = "promise_pull",
                                     .range = {0, 1},
                                     .plausible = {0, 0.06},
                                     .unit = "1/quarter",
                                     .doc = "How fast expectation is pulled back to the promise.",
                                     .source = "S5; judgement"}),
            param(&P::signal_slope, {.name = "signal_slope",
                                     .range = {0, 100},
                                     .plausible = {2, 8},
                                     .unit = "per unit of performance",
                                     .doc = "How strongly a surprise is felt.",
                                     .source = "judgement"}),
        };
    }
};
static_assert(sim::table_is_sound<ExperienceParameters>());

/// A share of a delivery; nothing moved counts as 0 (up to 1e-9 units).
inline double share_of(double part, double whole) { return part / (whole + 1e-9); }

/// rho = 0.45 phi + 0.30 (1 - min(1, 3 lf)) + 0.25 (1 - min(1, qo / 0.012)); 0.45 replaces 0.45 phi without service need.
inline double performance(double service_ratio, bool needs_service, double late_share, double defect_share,
                          const ExperienceParameters& p)
{
    return p.service_weight * (needs_service ? service_ratio : 1.0) +
           p.delivery_weight * (1.0 - sim::min(1.0, p.late_scale * late_share)) +
           p.quality_weight * (1.0 - sim::min(1.0, defect_share / p.defect_scale));
}

/// sig = clip(4 (rho - ex + tol), -1, 1): how the buyer's trust feels the period.
inline double signal(double performance, double expectation, double tolerance, const ExperienceParameters& p)
{
    return sim::clamp(p.signal_slope * (performance - expectation + tolerance), -1.0, 1.0);
}

/// ex + 0.05 (rho - ex) + 0.03 (prom - ex).
inline double next_expectation(double expectation, double performance, double promise, const ExperienceParameters& p)
{
    return expectation + p.learning * (performance - expectation) + p.promise_pull * (promise - expectation);
}

} // namespace models::rules
