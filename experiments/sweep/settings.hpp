// The [sweep] table of a sweep file: what is recorded, and when a point has enough replicates.
#pragma once

#include <array>
#include <string>
#include <tuple>
#include <vector>

#include "sim/param/param.hpp"

namespace experiments {

/// What is kept of the series of a run.
enum class Recording { none, summary, thinned, whole };
constexpr auto choices(Recording)
{
    using sim::choice;
    return std::array{choice(Recording::none, "none", "Nothing."),
                      choice(Recording::summary, "summary", "Mean and spread over the replicates of each point, by period."),
                      choice(Recording::thinned, "thinned", "Every so many periods."),
                      choice(Recording::whole, "whole", "Every period.")};
}

/// Which quantity must be precise.
enum class PreciseIn { difference, value };
constexpr auto choices(PreciseIn)
{
    using sim::choice;
    return std::array{choice(PreciseIn::difference, "difference", "The first arm minus each other one."),
                      choice(PreciseIn::value, "value", "Each arm's own value.")};
}

/// [sweep]
struct SweepSettings {
    Recording series = Recording::none;
    int every = 4;

    static constexpr auto table()
    {
        using P = SweepSettings;
        using sim::param;
        return std::tuple{
            param(&P::series, {.name = "series", .doc = "What is kept of the series of a run.", .source = "chosen by the user"}),
            param(&P::every, {.name = "every",
                              .range = {2, 1000},
                              .unit = "periods",
                              .doc = "Of a thinned series: periods 0, every, 2 every ... are kept.",
                              .source = "chosen by the user"}),
        };
    }
};
static_assert(sim::table_is_sound<SweepSettings>());

/// [sweep.precision]; `measure` stands beside these.
struct PrecisionSettings {
    PreciseIn in = PreciseIn::difference;
    double absolute = 0.0, relative = 0.0;
    int least = 10, hold = 5, most = 1000;

    static constexpr auto table()
    {
        using P = PrecisionSettings;
        using sim::param;
        return std::tuple{
            param(&P::in, {.name = "in", .doc = "Which quantity must be precise.", .source = "chosen by the user"}),
            param(&P::absolute, {.name = "absolute",
                                 .range = {0, 1e300},
                                 .unit = "that of the measure",
                                 .doc = "Half-width that is small enough; 0: not asked.",
                                 .source = "chosen by the user"}),
            param(&P::relative, {.name = "relative",
                                 .range = {0, 1},
                                 .unit = "share of the mean",
                                 .doc = "Half-width that is small enough beside the mean; 0: not asked.",
                                 .source = "chosen by the user"}),
            param(&P::least, {.name = "least",
                              .range = {2, 1'000'000},
                              .unit = "replicates",
                              .doc = "No point stops before.",
                              .source = "judgement: a spread from fewer is not to be believed"}),
            param(&P::hold, {.name = "hold",
                             .range = {0, 10'000},
                             .unit = "replicates",
                             .doc = "For so many more replicates it must stay precise.",
                             .source = "Hoad, Robinson & Davies 2010"}),
            param(&P::most, {.name = "most",
                             .range = {2, 1'000'000},
                             .unit = "replicates",
                             .doc = "Every point stops here.",
                             .source = "chosen by the user"}),
        };
    }
};
static_assert(sim::table_is_sound<PrecisionSettings>());

/// [sweep], read.
struct ReplicationRule {
    bool until_precise = false;
    std::string measure; ///< with its stretch; empty for a fixed number
    PrecisionSettings precision;
};

} // namespace experiments
