// Beginning a sweep in a ledger, going on with it, making it larger; and refusing what is not the same sweep.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

#include "experiments/sweep/plan.hpp"
#include "sim/store/ledger.hpp"

namespace experiments {

/// One disjoint part of a sweep: every `count`-th point, from `number` - 1 on. The whole is 1 of 1.
struct Shard {
    std::size_t number = 1, count = 1;
    std::string text() const;                   ///< "3/16"
    std::filesystem::path file() const;         ///< results.sqlite, shard-03-of-16.sqlite
    static Shard from(const std::string& text); ///< throws InputError
};

/// What the sweep is, as names and values: whatever changes its results.
sim::Pairs identity_of(const SweepPlan& plan);

/// Makes the ledger one of this sweep: begins it, or finds the same one there. A sweep that differs is refused with what differs,
/// unless `extend` and nothing differs but more replicates, another precision or more points.
void open_sweep(sim::Ledger& ledger, const SweepPlan& plan, const Shard& shard, bool extend);

} // namespace experiments
