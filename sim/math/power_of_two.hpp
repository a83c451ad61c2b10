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

/// The same in single precision: held to 2^127 and 2^-126.
[[gnu::always_inline]] inline float inverse_power_of_two(float x)
{
    const std::uint32_t exponent = std::min<std::uint32_t>(std::bit_cast<std::uint32_t>(x) >> 23, 253);
    return std::bit_cast<float>((254 - exponent) << 23);
}

} // namespace sim
