// Where a sweep's results come from, as JSON.
#pragma once

#include <string>

#include "experiments/sweep/plan.hpp"
#include "sim/store/ledger.hpp"

namespace experiments {

/// A hash over the fingerprints of all finished runs, in the order of points and replicates.
std::string fingerprint_of(const sim::Ledger& ledger);

/// Code, model, parameters, design, seed, hosts, start and end of each session, fingerprint of the whole. With the plan, read
/// again by this program: also title, names of agents and periods, what differs from the defaults, and how many runs are left.
std::string sweep_manifest(const sim::Ledger& ledger, const SweepPlan* plan = nullptr);

} // namespace experiments
