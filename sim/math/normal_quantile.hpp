// The inverse of the standard normal distribution function, which turns a uniform draw into a normal one.
#pragma once

#include "sim/math/log.hpp"
#include "sim/math/polynomial.hpp"

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

namespace sim {
namespace detail {

/// |quantile| = leading + (trailing + numerator / denominator), where leading is exact and much the largest.
struct QuantileParts {
    double leading, trailing, numerator, denominator;
};

/// The 26 highest bits of x, so that the product of two such numbers is exact.
[[gnu::always_inline]] inline double upper_half(double x)
{
    return std::bit_cast<double>(std::bit_cast<std::uint64_t>(x) & 0xfffffffff8000000);
}

/// The parts for a tail probability between 0.055 and 0.5: the quantile is 2.75 q + q S(q^2) with q = 0.5 - tail.
///
/// S is a rational minimax fit (degrees 8 and 8, error below 2^-56 of the quantile) in v = 0.1981 - q^2, where its denominator
/// has terms of one sign only. q is held in two pieces, both exact, so that neither 2.75 q nor q^2 is rounded where it matters.
[[gnu::always_inline]] inline QuantileParts quantile_near_centre(double tail)
{
    const double q = 0.5 - tail;
    const double upper = upper_half(q);
    const double lower = (0.5 - upper) - tail;
    const double v = (0.1981 - upper * upper) - lower * (q + upper);
    const double numerator =
        0x1.af57fe7032a4ep-1 + v * polynomial(v, 0x1.3312a936b46c9p+5, 0x1.1607d19b72b8ap+9, 0x1.73938966e6906p+10,
                                              -0x1.dcb6f660ec286p+14, -0x1.01d00183c9ad8p+18, -0x1.68abe07b84562p+19,
                                              -0x1.5cd503c6717e1p+19, -0x1.3b4ef90debd30p+17);
    const double denominator =
        1.0 + v * polynomial(v, 0x1.ee1ac51c66156p+5, 0x1.7804b3517aa9ap+10, 0x1.1fe576a83da95p+14, 0x1.d620383717d95p+16,
                             0x1.9164180d892c7p+18, 0x1.489958c871818p+19, 0x1.aa4492a5770ffp+18, 0x1.12bbbe6783febp+16);
    return {2.75 * upper, 2.75 * lower, q * numerator, denominator};
}

/// The parts for a tail probability below 0.055, down to the smallest: the quantile is t - 0.75 + G(t) with
/// t = sqrt(-2 log(tail)).
///
/// G is a rational minimax fit for 2.4 < t < 38.6 (degrees 10 and 10, error below 2^-56 of the quantile). t is held in two
/// pieces, upper + gap / (t + upper), which keeps the bits that log and sqrt would round away; the second piece is small and
/// joins the fraction of G.
[[gnu::always_inline]] inline QuantileParts quantile_in_tail(double tail)
{
    const LogTerms log_tail = log_terms(tail);
    const double coarse = log_tail.whole + log_tail.fraction;
    const double fine = ((log_tail.whole - coarse) + log_tail.fraction) + log_tail.rest;
    const double rounded = coarse + fine;
    const double lost = (coarse - rounded) + fine;

    const double t = std::sqrt(-2.0 * rounded);
    const double upper = upper_half(t);
    const double gap = (-2.0 * rounded - upper * upper) - 2.0 * lost;
    const double both = t + upper;
    const double numerator =
        polynomial(t, -0x1.659f86da673f9p+1, -0x1.1d33e56945c90p+4, -0x1.38fb695d155a7p+4, -0x1.e9d9ca4722f80p+1,
                   0x1.3b3e4f031038fp+0, 0x1.9f9524972bac1p-1, 0x1.374f89fa01bacp-3, 0x1.6482af1456445p-7, 0x1.3acf3e56dfba1p-12,
                   0x1.80532f92fdeb9p-19, 0x1.c71bcbf66794bp-28);
    const double denominator = polynomial(t, 1.0, 0x1.7d71d886ded39p+3, 0x1.d08b51d667e45p+4, 0x1.931a64828e392p+4,
                                          0x1.4e264bf56a50ep+3, 0x1.379c3a4031313p+1, 0x1.32eb53770ad06p-2, 0x1.1dbe5c34cd9bcp-6,
                                          0x1.c5c3ffb74f790p-12, 0x1.068a4434efbb3p-18, 0x1.2fc209d69df24p-27);
    return {upper - 0.75, 0.0, numerator * both + denominator * gap, denominator * both};
}

/// Seam of the two pieces: from this tail probability on the first one is used.
inline constexpr double centre_begins = 0.055;

/// |quantile|, put together.
[[gnu::always_inline]] inline double distance(const QuantileParts& parts)
{
    return parts.leading + (parts.trailing + parts.numerator / parts.denominator);
}

} // namespace detail

/// The x with P(standard normal <= x) = p, error below 2 ulp for every p (largest met in 10^8 points: 1.49), the smallest
/// subnormal and the neighbours of 0.5 included; -inf for 0, inf for 1, NaN outside. quantile(1 - p) = -quantile(p) exactly
/// whenever 1 - p is exact.
///
/// Two pieces after Wichura (Algorithm AS 241, Applied Statistics 37, 1988): a rational function of (p - 0.5)^2 near the centre
/// and one of sqrt(-2 log p) in the tail; seam, coefficients and the treatment of rounding are our own.
[[gnu::always_inline]] inline double normal_quantile(double p)
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
    const bool is_lower = p < 0.5;
    const double tail = is_lower ? p : 1.0 - p;
    // Compared as whole numbers, as positive doubles may be: a machine that cannot do so for vectors keeps the jump, which is
    // faster there than working out both pieces for two numbers at a time.
    const bool is_tail = std::bit_cast<std::int64_t>(tail) < std::bit_cast<std::int64_t>(detail::centre_begins);
    detail::QuantileParts parts;
    if (is_tail)
        parts = detail::quantile_in_tail(tail);
    else
        parts = detail::quantile_near_centre(tail);
    const double distance = detail::distance(parts);
    const double inside = is_lower ? -distance : distance;
    const double outside = p == 0.0 ? -infinity : p == 1.0 ? infinity : not_a_number;
    return p > 0.0 && p < 1.0 ? inside : outside;
}

} // namespace sim
