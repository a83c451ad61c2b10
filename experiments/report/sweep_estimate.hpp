// What a sweep would be: for --dry-run.
#pragma once

#include <string>

#include "experiments/sweep/opening.hpp"

namespace experiments {

/// Number of points and runs, first and last points, and an estimate of time, memory and disk from running one replicate of the
/// first and of the last point. Writes nothing.
std::string estimate(const SweepPlan& plan, const Shard& shard, int threads);

} // namespace experiments
