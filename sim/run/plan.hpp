// How a scenario is run: length, replicates, seed, and what counts as the short and the long run.
#pragma once

#include <cstdint>
#include <tuple>

#include "sim/param/param.hpp"

namespace sim {

/// The [run] table of every config.
struct Plan {
    int periods = 80;
    int replicates = 40;
    std::uint64_t seed = 1;
    int first_stretch = 8;
    int last_stretch = 40;
    double confidence = 0.95;

    static constexpr auto table()
    {
        using P = Plan;
        return std::tuple{
            param(&P::periods, {.name = "periods",
                                .range = {8, 100'000},
                                .plausible = {8, 1000},
                                .unit = "periods",
                                .doc = "Length of a run.",
                                .source = "judgement: 20 years of quarters"}),
            param(&P::replicates, {.name = "replicates",
                                   .range = {1, 1'000'000},
                                   .plausible = {10, 1000},
                                   .unit = "count",
                                   .doc = "Independent worlds; replicate k is the same alone or among many.",
                                   .source = "Lee et al. 2015: report why"}),
            param(&P::seed, {.name = "seed",
                             .range = {0, INT64_MAX},
                             .unit = "number",
                             .doc = "Names the family of worlds; no value is special.",
                             .source = "chosen by the user"}),
            param(&P::first_stretch, {.name = "first_stretch",
                                      .range = {1, 1000},
                                      .unit = "periods",
                                      .doc = "Periods that count as the short run (at most the whole run).",
                                      .source = "specification H2: two years"}),
            param(&P::last_stretch, {.name = "last_stretch",
                                     .range = {1, 1000},
                                     .unit = "periods",
                                     .doc = "Periods at the end that count as the long run (at most the whole run).",
                                     .source = "specification H2: ten years"}),
            param(&P::confidence, {.name = "confidence",
                                   .range = {0.5, 0.9999},
                                   .unit = "share",
                                   .doc = "Confidence of all intervals.",
                                   .source = "convention"}),
        };
    }
};
static_assert(table_is_sound<Plan>());

} // namespace sim
