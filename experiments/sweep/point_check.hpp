// Points as scenarios: what they may not be, and what they are.
#pragma once

#include <string>
#include <vector>

#include "experiments/sweep/plan.hpp"

namespace experiments {

/// The base, changed to what a point says. Problems of an assigned value name its axis; locate() finds its place.
sim::Document at_point(const SweepPlan& plan, const SweepPoint& point);

/// Reads every point: fills its cells and arms, leaves out points that a constraint excludes, and reports what may not be, each
/// problem once and at the place where the value was written.
void check_points(SweepPlan& plan, std::vector<sim::Problem>& problems, const PointsChecked& checked);

} // namespace experiments
