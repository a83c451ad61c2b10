// What sales promises, and who answers for it (claims S5, S6).
#pragma once

#include <tuple>

#include "sim/math/clamp.hpp"
#include "sim/param/param.hpp"

namespace models::rules {

/// Promises at the sale and accountability after it.
struct SaleParameters {
    double promise = 0.15;
    double accountability = 0.5;
    double honest_promise = 0.86;
    double promise_limit = 1.05;
    double renewal_memory = 0.5;

    static constexpr auto table()
    {
        using P = SaleParameters;
        using sim::param;
        return std::tuple{
            param(&P::promise, {.name = "promise",
                                .range = {0, 1},
                                .plausible = {0, 0.5},
                                .unit = "performance per unit of misalignment",
                                .doc = "How much more a misaligned supplier promises.",
                                .source = "S5 S6; judgement"}),
            param(&P::accountability, {.name = "accountability",
                                       .range = {0, 1},
                                       .unit = "share",
                                       .doc = "Misalignment made good by attention: somebody answers for the whole process.",
                                       .source = "S5; judgement"}),
            param(&P::honest_promise, {.name = "honest_promise",
                                       .range = {0, 1.05},
                                       .plausible = {0.43, 1.0},
                                       .unit = "performance",
                                       .doc = "Promise of a fully aligned supplier.",
                                       .source = "judgement"}),
            param(&P::promise_limit, {.name = "promise_limit",
                                      .range = {0, 2},
                                      .plausible = {1.0, 1.2},
                                      .unit = "performance",
                                      .doc = "The most that is ever promised.",
                                      .source = "judgement"}),
            param(&P::renewal_memory, {.name = "renewal_memory",
                                       .range = {0, 1},
                                       .unit = "share",
                                       .doc = "Weight of the old promise in the promise at a renewal.",
                                       .source = "judgement"}),
        };
    }
};
static_assert(sim::table_is_sound<SaleParameters>());

/// Promise at a sale: clip(0.86 + promi (1 - A), 0, 1.05); misaligned suppliers promise more.
inline double sales_promise(double alignment, const SaleParameters& p)
{
    return sim::clamp(p.honest_promise + p.promise * (1.0 - alignment), 0.0, p.promise_limit);
}

/// Promise at a renewal: half the old one, half a new one.
inline double renewed_promise(double old_promise, double alignment, const SaleParameters& p)
{
    return p.renewal_memory * old_promise + (1.0 - p.renewal_memory) * sales_promise(alignment, p);
}

/// A_e = A + (1 - A) accl att: with attention somebody answers for the whole process, from plan to after-sale service.
inline double accountability(double alignment, double attention, const SaleParameters& p)
{
    return alignment + (1.0 - alignment) * p.accountability * attention;
}

} // namespace models::rules
