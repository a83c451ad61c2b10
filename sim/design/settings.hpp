// What a [[sweep.design]] and its axes may say, as parameter tables, so that they are checked and described like all else.
#pragma once

#include <array>
#include <cstdint>
#include <tuple>

#include "sim/design/axis.hpp"
#include "sim/design/expand.hpp"
#include "sim/param/param.hpp"

namespace sim {

/// How a design makes points from its axes.
enum class DesignKind { grid, zip, one_at_a_time, latin_hypercube, sobol, table };
constexpr auto choices(DesignKind)
{
    using K = DesignKind;
    return std::array{choice(K::grid, "grid", "Every combination of the values of all axes."),
                      choice(K::zip, "zip", "The first values of all axes, then the second ones ..."),
                      choice(K::one_at_a_time, "one_at_a_time", "The base, then each value of each axis alone."),
                      choice(K::latin_hypercube, "latin_hypercube", "Random, evenly spread on each axis."),
                      choice(K::sobol, "sobol", "The Sobol' sequence: evenly spread in all axes at once."),
                      choice(K::table, "table", "Points from a CSV file.")};
}

/// A design's own values.
struct DesignSettings {
    DesignKind kind = DesignKind::grid;
    std::int64_t points = 0;
    bool scrambled = true;
    std::uint64_t seed = 1;

    static constexpr auto table()
    {
        using P = DesignSettings;
        return std::tuple{
            param(&P::kind, {.name = "kind", .doc = "How points are made from the axes.", .source = "chosen by the user"}),
            param(&P::points, {.name = "points",
                               .range = {0, most_points},
                               .unit = "count",
                               .doc = "Points of a Latin hypercube or a Sobol' sequence.",
                               .source = "chosen by the user"}),
            param(&P::scrambled, {.name = "scrambled", .doc = "Scramble the Sobol' sequence.", .source = "Owen 1995"}),
            param(&P::seed, {.name = "seed",
                             .range = {0, INT64_MAX},
                             .unit = "number",
                             .doc = "Of the random part of a design.",
                             .source = "chosen by the user"}),
        };
    }
};
static_assert(table_is_sound<DesignSettings>());

/// An axis' own values, besides `parameter` and `values`.
struct AxisSettings {
    AxisRole role = AxisRole::uncertainty;
    double from = 0.0, to = 0.0;
    int count = 2;
    Scale scale = Scale::linear;

    static constexpr auto table()
    {
        using P = AxisSettings;
        constexpr Range<double> any{-1e300, 1e300};
        return std::tuple{
            param(&P::role, {.name = "role", .doc = "Lever or uncertainty.", .source = "chosen by the user"}),
            param(&P::from, {.name = "from",
                             .range = any,
                             .unit = "that of the parameter",
                             .doc = "First value.",
                             .source = "chosen by the user"}),
            param(&P::to, {.name = "to",
                           .range = any,
                           .unit = "that of the parameter",
                           .doc = "Last value.",
                           .source = "chosen by the user"}),
            param(&P::count, {.name = "count",
                              .range = {2, 1'000'000},
                              .unit = "count",
                              .doc = "How many values, both ends included.",
                              .source = "chosen by the user"}),
            param(&P::scale, {.name = "scale", .doc = "How values are spaced.", .source = "chosen by the user"}),
        };
    }
};
static_assert(table_is_sound<AxisSettings>());

} // namespace sim
