// Random orders of a few things, in pairs that balance each other.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace sim {

/// `count` orders of `things` things (count even): each second order is the one before it, reversed, which takes part of the
/// chance out of means over orders. Keyed by (seed, order, thing). Source: antithetic orders, Mitchell et al. 2022.
std::vector<std::vector<std::size_t>> random_orders(std::size_t things, std::size_t count, std::uint64_t seed);

} // namespace sim
