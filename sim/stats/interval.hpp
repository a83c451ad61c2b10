// Means with Student-t intervals over replicates, and what pairing gains.
#pragma once

#include <cstddef>
#include <span>

namespace sim {

/// A mean over replicates and its two-sided interval. Values that are not numbers (nothing observed) are left out and not
/// counted.
struct Interval {
    double mean;       ///< not a number without observations
    double low, high;  ///< not a number with fewer than two observations
    double sd;         ///< sample standard deviation
    std::size_t count; ///< observations
    bool excludes_zero() const { return low > 0.0 || high < 0.0; }
};

/// mean -+ t(1 - (1 - confidence)/2, n - 1) sd / sqrt(n). Sums run in replicate order.
Interval student_interval(std::span<const double> values, double confidence);

/// Interval of first - second, replicate by replicate; a pair counts only when both are numbers.
Interval paired_difference(std::span<const double> first, std::span<const double> second, double confidence);

/// How many times more replicates an unpaired comparison would need for the same precision:
/// (var(first) + var(second)) / var(first - second). Above 1 where common random numbers help; not a number when the
/// difference does not vary.
double pairing_gain(std::span<const double> first, std::span<const double> second);

} // namespace sim
