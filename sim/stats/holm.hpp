// Many tests at once: how strictly each must be judged, so that the chance of any false finding stays below a level.
#pragma once

#include <span>
#include <vector>

#include "sim/stats/interval.hpp"

namespace sim {

/// Two-sided p-value of Student's t-test that the mean behind an interval is 0. 1 with fewer than two observations, or when all
/// are 0; 0 when they do not vary and are not 0.
double student_p_value(const Interval& interval);

/// Holm's step-down procedure: hypotheses in the order of their p-values are tested at level/m, level/(m - 1), ...; the first
/// that is not rejected ends it, and all others are judged at its level. Gives the level for each hypothesis, in the order of
/// `p_values`: a hypothesis is rejected when its p-value is not above it. An interval of confidence 1 - that level excludes 0 for
/// just the rejected ones. Source: Holm 1979. The chance of one or more false rejections is at most `level`, whatever the
/// dependence; joint coverage of the intervals is not promised.
std::vector<double> holm_levels(std::span<const double> p_values, double level);

} // namespace sim
