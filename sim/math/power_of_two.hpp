// Scaling by powers of two, which rounds nothing.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>

namespace sim {

/// 2^-e for 2^e <= x < 2^(e+1): times it x is between 1 and 2. Held to 2^1023 for subnormal x and 0, to 2^-1022 for x above
/// 2^1023. x is not negative.
[[gnu::always_inline]] inline double inverse_power_of_two(double x)
{
    const std::uint64_t exponent = std::min<std::uint64_t>(std::bit_cast<std::uint64_t>(x) >> 52, 2045);
    return std::bit_cast<double>((2046 - exponent) << 52);
}

} // namespace sim
