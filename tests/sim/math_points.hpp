// Points at which sim/math is tested, and a hash of the bits that come out.
#pragma once

#include <bit>
#include <cstdint>

namespace math_points {

/// A number that looks random, the same for the same k everywhere (the finisher of SplitMix64).
inline std::uint64_t scrambled(std::uint64_t k)
{
    k = (k + 1) * 0x9e3779b97f4a7c15;
    k = (k ^ (k >> 30)) * 0xbf58476d1ce4e5b9;
    k = (k ^ (k >> 27)) * 0x94d049bb133111eb;
    return k ^ (k >> 31);
}

/// The k-th point of [0, 1), a multiple of 2^-53.
inline double fraction(std::uint64_t k) { return static_cast<double>(scrambled(k) >> 11) * 0x1p-53; }

/// The k-th point of [low, high); every third one is any double at all, infinities and NaN included.
inline double point(std::uint64_t k, double low, double high)
{
    return k % 3 == 2 ? std::bit_cast<double>(scrambled(k)) : low + (high - low) * fraction(k);
}

/// A hash of the bits of function(x) at `blocks` times 500 points; any NaN counts as one and the same.
template <class Function>
std::uint64_t hash_of_bits(Function function, double low, double high, std::uint64_t blocks)
{
    constexpr std::uint64_t size = 500;
    double arguments[size];
    double values[size];
    std::uint64_t hash = 0xcbf29ce484222325;
    for (std::uint64_t block = 0; block < blocks; ++block) {
        for (std::uint64_t i = 0; i < size; ++i) arguments[i] = point(block * size + i, low, high);
        for (std::uint64_t i = 0; i < size; ++i) values[i] = function(arguments[i]); // a loop that can become vector code
        for (std::uint64_t i = 0; i < size; ++i) {
            const bool is_nan = values[i] != values[i];
            hash = scrambled(hash ^ (is_nan ? 0x7ff8000000000000 : std::bit_cast<std::uint64_t>(values[i])));
        }
    }
    return hash;
}

} // namespace math_points
