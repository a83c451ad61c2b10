// One parameter that a design varies, and the values it takes.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "sim/param/spec.hpp"

namespace sim {

/// Whose doing it is: what somebody in the model may decide, or what the world does.
enum class AxisRole { lever, uncertainty };
constexpr auto choices(AxisRole)
{
    return std::array{choice(AxisRole::lever, "lever", "What somebody in the model may decide."),
                      choice(AxisRole::uncertainty, "uncertainty", "What the world does.")};
}

/// How values lie between the ends of an axis.
enum class Scale { linear, log };
constexpr auto choices(Scale)
{
    return std::array{choice(Scale::linear, "linear", "Equal steps."), choice(Scale::log, "log", "Equal factors.")};
}

/// Values are texts as TOML writes them, so that what is stored reads back as the same number. An axis has listed values, or the
/// ends of an interval from which designs such as a Latin hypercube draw.
struct Axis {
    std::string path;
    AxisRole role = AxisRole::lever;
    std::vector<std::string> values;
    double from = 0.0, to = 0.0; ///< when there are no listed values
    Scale scale = Scale::linear;
    bool whole = false; ///< whole numbers only

    /// The value at a share 0 <= u < 1 of the way; listed values and whole numbers get equal parts of the way.
    std::string at(double u) const;
};

/// `count` values from `from` to `to`, both included, those between in 15 digits; whole numbers are rounded, and the same number
/// twice is given once.
std::vector<std::string> spaced(double from, double to, std::size_t count, Scale scale, bool whole);

/// What a point assigns to each axis of its design, in the order of axes; an empty text leaves the base as it is.
using Coordinates = std::vector<std::string>;

} // namespace sim
