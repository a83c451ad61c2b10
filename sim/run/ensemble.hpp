// Replicates of a scenario, each in its swapped worlds, on all threads.
#pragma once

#include <string>
#include <vector>

#include "sim/record/series.hpp"
#include "sim/run/plan.hpp"
#include "sim/run/scenario.hpp"
#include "sim/run/watch.hpp"

namespace sim {

/// Runs every replicate of the plan: one world for each rotation of the arms (so that every agent plays every part in the same
/// world), added up. Replicate k is the same bytes alone or among many, on any number of threads.
/// Throws Stopped: within a period when the watch says so.
std::vector<Series> run_ensemble(const Scenario& scenario, const Plan& plan, const Watch& watch = {});

/// Hash over the recorded values of all replicates, in order: 16 hexadecimal digits. Source of the hash: xxHash (XXH3).
std::string fingerprint(const std::vector<Series>& replicates);

} // namespace sim
