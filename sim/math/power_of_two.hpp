// Scaling by powers of two, which rounds nothing.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>

namespace sim {

/// 2^-e for 2^e <= x < 2^(e+1): times it x is between 1 and 2. Held to 2^127 for subnormal x and 0, to 2^-126 for x from
/// 2^126 on. x is not negative.
[[gnu::always_inline]] inline float inverse_power_of_two(float x)
{
    const std::uint32_t exponent = std::min<std::uint32_t>(std::bit_cast<std::uint32_t>(x) >> 23, 253);
    return std::bit_cast<float>((254 - exponent) << 23);
}

} // namespace sim
