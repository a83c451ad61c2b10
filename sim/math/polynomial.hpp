// Polynomials with fixed coefficients, summed in one fixed order that leaves the processor short chains.
#pragma once

namespace sim::detail {

/// Powers of the argument that a polynomial is built from.
struct Powers {
    double first, second, fourth; ///< x, x^2, x^4
};

[[gnu::always_inline]] inline double sum_of_fours(const Powers&, double a) { return a; }
[[gnu::always_inline]] inline double sum_of_fours(const Powers& x, double a, double b) { return a + b * x.first; }
[[gnu::always_inline]] inline double sum_of_fours(const Powers& x, double a, double b, double c)
{
    return (a + b * x.first) + c * x.second;
}
[[gnu::always_inline]] inline double sum_of_fours(const Powers& x, double a, double b, double c, double d)
{
    return (a + b * x.first) + (c + d * x.first) * x.second;
}
template <class... Rest>
[[gnu::always_inline]] inline double sum_of_fours(const Powers& x, double a, double b, double c, double d, Rest... rest)
{
    return sum_of_fours(x, a, b, c, d) + x.fourth * sum_of_fours(x, rest...);
}

/// c_0 + c_1 x + c_2 x^2 + ..., coefficients from the lowest: Horner's rule in x^4 over groups of four that are summed
/// side by side (Estrin, "Organization of computation systems", 1960).
template <class... Coefficients>
[[gnu::always_inline]] inline double polynomial(double x, Coefficients... coefficients)
{
    const double square = x * x;
    return sum_of_fours({x, square, square * square}, coefficients...);
}

} // namespace sim::detail
