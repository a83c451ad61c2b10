// How far a sweep is, by what its ledger holds.
#pragma once

#include "experiments/sweep/scheduler.hpp"
#include "sim/store/ledger.hpp"

namespace experiments {

/// The books of a sweep, or of the shard that the ledger is, as they stand. The plan must live as long.
Scheduler restored(const SweepPlan& plan, const sim::Ledger& ledger);

} // namespace experiments
