// Student-t intervals; the quantile is Boost.Math's.
#include "sim/stats/interval.hpp"

#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <limits>
#include <vector>

#include "sim/check/ensure.hpp"

namespace sim {
namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

std::vector<double> differences(std::span<const double> first, std::span<const double> second)
{
    ensure(first.size() == second.size(), "paired values come in pairs");
    std::vector<double> result;
    for (std::size_t k = 0; k < first.size(); ++k) result.push_back(first[k] - second[k]);
    return result;
}

// The values of pairs in which both are numbers.
std::vector<double> where_both(std::span<const double> values, std::span<const double> others)
{
    std::vector<double> result;
    for (std::size_t k = 0; k < values.size(); ++k)
        if (!std::isnan(values[k]) && !std::isnan(others[k])) result.push_back(values[k]);
    return result;
}

} // namespace

Interval student_interval(std::span<const double> values, double confidence)
{
    double sum = 0.0;
    std::size_t count = 0;
    for (const double value : values)
        if (!std::isnan(value)) sum += value, ++count;
    if (count == 0) return {undefined, undefined, undefined, undefined, 0};
    const double n = static_cast<double>(count);
    const double mean = sum / n;
    if (count == 1) return {mean, undefined, undefined, undefined, 1};
    double squares = 0.0;
    for (const double value : values)
        if (!std::isnan(value)) squares += (value - mean) * (value - mean);
    const double sd = std::sqrt(squares / (n - 1.0));
    const boost::math::students_t law(n - 1.0);
    const double half = boost::math::quantile(boost::math::complement(law, (1.0 - confidence) / 2.0)) * sd / std::sqrt(n);
    return {mean, mean - half, mean + half, sd, count};
}

Interval paired_difference(std::span<const double> first, std::span<const double> second, double confidence)
{
    return student_interval(differences(first, second), confidence);
}

double pairing_gain(std::span<const double> first, std::span<const double> second)
{
    const double paired = paired_difference(first, second, 0.95).sd;
    const Interval one = student_interval(where_both(first, second), 0.95);
    const Interval other = student_interval(where_both(second, first), 0.95);
    const double rounding = 1e-14 * (std::abs(one.mean) + std::abs(other.mean)); // a spread below it is none
    return paired > rounding ? (one.sd * one.sd + other.sd * other.sd) / (paired * paired) : undefined;
}

} // namespace sim
