// Powers of two in single precision, for weights of which only shares matter: the same bits on every machine.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>

namespace sim {

/// 2^x for x up to 127, relative error below 1.5e-7; below -125 that of -125; NaN for NaN. Without jumps.
///
/// x = k + f with k whole and |f| <= 1/2; 2^f is the minimax polynomial of degree 6 that is 1 at 0 (relative error below 2e-8),
/// and k is added to its exponent.
[[gnu::always_inline]] inline float exp2_up_to_127(float x)
{
    constexpr float to_whole = 0x1.8p23F; // adding it rounds to a whole number and leaves that in the low bits
    const float inside = std::max(x, -125.0F);
    const float shifted = inside + to_whole;
    const float f = inside - (shifted - to_whole);
    const float square = f * f;
    const float low = 0x1.62e434p-1F + 0x1.ebfc1ep-3F * f, middle = 0x1.c6ac3ap-5F + 0x1.3afca4p-7F * f;
    const float high = 0x1.603430p-10F + 0x1.636fb4p-13F * f;
    const float power = 1.0F + f * (low + square * (middle + square * high));
    return std::bit_cast<float>(std::bit_cast<std::uint32_t>(power) + (std::bit_cast<std::uint32_t>(shifted) << 23));
}

} // namespace sim
