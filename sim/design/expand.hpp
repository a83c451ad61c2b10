// Designs that list their points: pure functions from axes to points.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "sim/design/axis.hpp"

namespace sim {

/// More points than this are surely a slip.
inline constexpr std::size_t most_points = 10'000'000;

/// How many points a full factorial has; most_points + 1 when there are more.
std::size_t grid_size(std::span<const Axis> axes);

/// Full factorial: every combination of values; the last axis changes fastest.
std::vector<Coordinates> grid(std::span<const Axis> axes);

/// Side by side: point k has value k of every axis. All axes have as many values.
std::vector<Coordinates> zip(std::span<const Axis> axes);

/// One at a time: the base as it is, then each value of each axis alone.
std::vector<Coordinates> one_at_a_time(std::span<const Axis> axes);

} // namespace sim
