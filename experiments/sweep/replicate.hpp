// One run of a sweep: all worlds of one replicate of one point, and what is kept of it.
#pragma once

#include <limits>
#include <vector>

#include "experiments/sweep/plan.hpp"
#include "experiments/sweep/scheduler.hpp"
#include "sim/store/ledger.hpp"

namespace experiments {

/// What is recorded of each run of a sweep; the same for all points.
struct Recorded {
    std::vector<sim::OutcomeColumn> outcomes; ///< over stretches
    std::vector<sim::OutcomeColumn> series;   ///< by period; empty when no series is kept
};
Recorded recorded(const SweepPlan& plan);

/// The periods of a run whose series is kept.
std::vector<std::size_t> kept_periods(const SweepPlan& plan);

/// Runs a replicate. What goes wrong in it makes it a failed run, with the message, and nothing else; so does a world that needs
/// more than `memory` bytes, which is not opened.
sim::LedgerRun run_replicate(const SweepPlan& plan, const sim::Scenario& scenario, const Recorded& recorded, const Task& task,
                             double memory = std::numeric_limits<double>::infinity());

/// The quantities that the precision rule judges; not numbers for a failed run.
std::vector<double> judged_values(const SweepPlan& plan, const Recorded& recorded, const sim::LedgerRun& run);

} // namespace experiments
