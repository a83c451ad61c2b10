// Designs that fill a space: points from keyed draws and from the Sobol' sequence.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "sim/design/axis.hpp"

namespace sim {

/// The dimensions for which Boost.Random has Sobol' numbers.
inline constexpr std::size_t most_sobol_axes = 3667;

/// Latin hypercube: on every axis exactly one point in each of `points` equal parts, at a random place in it; the parts are
/// matched at random. Source: McKay, Beckman & Conover 1979. Draws are keyed by (seed, axis, part).
std::vector<Coordinates> latin_hypercube(std::span<const Axis> axes, std::size_t points, std::uint64_t seed);

/// The first `points` points of the Sobol' sequence (Boost.Random's direction numbers), the origin first: best a power of two.
/// More points keep those that are there. `scrambled`: Owen's nested scrambling of the first 52 binary digits, keyed by
/// (seed, axis, digits before), which keeps the balance and makes the mean over points unbiased. Source: Owen 1995.
std::vector<Coordinates> sobol(std::span<const Axis> axes, std::size_t points, bool scrambled, std::uint64_t seed);

} // namespace sim
