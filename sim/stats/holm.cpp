// The distribution is Boost.Math's.
#include "sim/stats/holm.hpp"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <numeric>

namespace sim {

double student_p_value(const Interval& interval)
{
    if (interval.count < 2 || interval.mean == 0.0) return 1.0;
    if (interval.sd == 0.0) return 0.0;
    const double n = static_cast<double>(interval.count);
    const double t = std::abs(interval.mean) / (interval.sd / std::sqrt(n));
    return 2.0 * boost::math::cdf(boost::math::complement(boost::math::students_t(n - 1.0), t));
}

std::vector<double> holm_levels(std::span<const double> p_values, double level)
{
    const std::size_t m = p_values.size();
    std::vector<std::size_t> order(m);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return p_values[a] < p_values[b]; });
    std::vector<double> levels(m);
    bool goes_on = true;
    double step = level;
    for (std::size_t k = 0; k < m; ++k) {
        if (goes_on) step = level / static_cast<double>(m - k);
        levels[order[k]] = step;
        goes_on = goes_on && p_values[order[k]] <= step;
    }
    return levels;
}

} // namespace sim
