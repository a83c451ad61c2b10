// The exponential function, from +, -, * and bit patterns alone: the same bits on every machine.
#pragma once

#include "sim/math/polynomial.hpp"

#include <bit>
#include <cstdint>

namespace sim {
namespace detail {

/// exp(x) = (1 + fraction) * first_scale * second_scale; two powers of two because one cannot reach below 2^-1022.
struct ExpParts {
    double fraction, first_scale, second_scale;
};

/// The parts of exp(x) for -746 <= x <= 710.
///
/// Cody and Waite (Software Manual for the Elementary Functions, 1980): x = k ln 2 + r with k whole and |r| <= ln 2 / 2, where
/// ln 2 is held in two pieces, the first so short that k times it is exact. Then fraction = r + r^2 Q(r), and 2^k is written
/// straight into exponent bits. Q is the minimax fit to (e^r - 1 - r) / r^2: relative error of e^r below 2^-57.
[[gnu::always_inline]] inline ExpParts exp_parts(double x)
{
    constexpr double to_whole = 0x1.8p52 + 2046.0; // adding it rounds to a whole number k and leaves k + 2046 in the low bits
    constexpr double ln2_leading = 0x1.62e42fefa38p-1;
    constexpr double ln2_trailing = 0x1.ef35793c7673p-45;

    const double shifted = x * 0x1.71547652b82fep+0 + to_whole;
    const double k = shifted - to_whole;
    const double leading = x - k * ln2_leading;
    const double trailing = k * ln2_trailing;
    const double r = leading - trailing;
    const double q = polynomial(r, 0x1.000000000000ap-1, 0x1.55555555554fap-3, 0x1.555555555083bp-5, 0x1.1111111127ac5p-7,
                                0x1.6c16c18438d18p-10, 0x1.a01a012ad40f5p-13, 0x1.a01999e2ac61dp-16, 0x1.71df23fefae05p-19,
                                0x1.28ad9aff5359cp-22, 0x1.ad81ec3588e61p-26);

    const auto bits = std::bit_cast<std::uint64_t>(shifted);
    const std::uint64_t first = (bits << 51) & 0x7ff0000000000000; // half of k + 2046, as an exponent
    const std::uint64_t second = (bits << 52) - first;             // the other half
    return {leading + (r * r * q - trailing), std::bit_cast<double>(first), std::bit_cast<double>(second)};
}

/// The nearest argument whose exponential is still told apart from 0 or infinity; NaN stays NaN.
[[gnu::always_inline]] inline double within_exp_range(double x)
{
    const double capped = x > 710.0 ? 710.0 : x;
    return capped < -746.0 ? -746.0 : capped;
}

} // namespace detail

/// e^x, error below 1 ulp, subnormal results included; e^inf = inf, e^-inf = 0, NaN for NaN.
///
/// Without jumps, as are log and logistic, so that a loop of calls can become vector code (g++ asks for -fno-trapping-math to
/// dare it; no bit of a result depends on that).
[[gnu::always_inline]] inline double exp(double x)
{
    const detail::ExpParts parts = detail::exp_parts(detail::within_exp_range(x));
    return (1.0 + parts.fraction) * parts.first_scale * parts.second_scale;
}

} // namespace sim
