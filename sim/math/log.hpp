// The natural logarithm, from +, -, *, / and bit patterns alone: the same bits on every machine.
#pragma once

#include "sim/math/polynomial.hpp"

#include <bit>
#include <cstdint>
#include <limits>

namespace sim {
namespace detail {

/// log(x) = whole + fraction + rest: the first two are exact, the third is at most 0.1 and rounded at about 2^-56.
struct LogTerms {
    double whole, fraction, rest;
};

/// The terms of log(x) for 0 < x < inf, subnormal x included; some finite numbers or NaN for any other x.
///
/// x = 2^k (1 + f) with sqrt(1/2) <= 1 + f < sqrt(2); ln 2 is held in two pieces, the first so short that k times it is exact.
/// With s = f / (2 + f):  log(1 + f) = 2 artanh(s) = f - f^2/2 + s (f^2/2 + R),  R = s^2 (2/3 + 2/5 s^2 + ...).
/// The coefficients of R are a minimax fit: relative error of log(1 + f) below 2^-59.
[[gnu::always_inline]] inline LogTerms log_terms(double x)
{
    constexpr std::uint64_t sqrt_half = 0x3fe6a09e667f3bcd;
    constexpr std::uint64_t one = 0x3ff0000000000000;
    constexpr std::uint64_t two_to_52 = 0x4330000000000000;

    const bool is_subnormal = x < 0x1p-1022;
    const double normal = x * (is_subnormal ? 0x1p54 : 1.0);
    const double zero_exponent = is_subnormal ? 0x1p52 + 1023.0 + 54.0 : 0x1p52 + 1023.0;
    const std::uint64_t bits = std::bit_cast<std::uint64_t>(normal) + (one - sqrt_half);
    const double k = std::bit_cast<double>((bits >> 52) | two_to_52) - zero_exponent;
    const double f = std::bit_cast<double>((bits & 0x000fffffffffffff) + sqrt_half) - 1.0;

    const double s = f / (2.0 + f);
    const double s_square = s * s;
    const double half_square = 0.5 * f * f;
    const double remainder =
        s_square * polynomial(s_square, 0x1.5555555555592p-1, 0x1.999999997fdf1p-2, 0x1.24924941ef977p-2, 0x1.c71c52096009fp-3,
                              0x1.74663f2631078p-3, 0x1.39a1ae820b94bp-3, 0x1.2f0618026cb08p-3);
    return {k * 0x1.62e42fefa38p-1, f, k * 0x1.ef35793c7673p-45 + (s * (half_square + remainder) - half_square)};
}

} // namespace detail

/// log(x), error below 1 ulp, subnormal x included; log(0) = -inf, log(inf) = inf, NaN for x < 0 and for NaN.
[[gnu::always_inline]] inline double log(double x)
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
    const detail::LogTerms terms = detail::log_terms(x);
    const double inside = terms.whole + (terms.fraction + terms.rest);
    const double outside = x > 0.0 ? infinity : x == 0.0 ? -infinity : not_a_number;
    return x > 0.0 && x < infinity ? inside : outside;
}

} // namespace sim
