// Beginning a sweep in a ledger, going on with it, making it larger; and refusing what is not the same sweep.
#pragma once

#include "experiments/sweep/growth.hpp"
#include "experiments/sweep/plan.hpp"
#include "experiments/sweep/shard.hpp"
#include "sim/store/ledger.hpp"

namespace experiments {

/// What the sweep is, as names and values: whatever changes its results.
sim::Pairs identity_of(const SweepPlan& plan);

/// What is to be done before a ledger is one of the sweep.
struct Opening {
    bool is_new = false, grows = false;
    std::vector<std::size_t> places; ///< where each point of the ledger is in the plan
};

/// Compares the two and changes nothing. A sweep that differs is refused with what differs, unless `extend` and nothing differs
/// but more replicates, a stricter precision or more points.
Opening checked_opening(const sim::Ledger& ledger, const SweepPlan& plan, const Shard& shard, bool extend);

/// Begins the sweep in the ledger or makes it larger, with all that is needed to read it again, whole or not at all.
void open_sweep(sim::Ledger& ledger, const SweepPlan& plan, const Shard& shard, const Opening& opening);

} // namespace experiments
