// Writes finished runs in batches, and folds series into summaries in the order of replicates.
#pragma once

#include <chrono>
#include <cstddef>
#include <map>

#include "experiments/sweep/plan.hpp"
#include "sim/store/ledger.hpp"

namespace experiments {

/// Count, mean and sum of squares of every number of a series, by Welford's recursion; what is not a number does not count.
void fold(sim::LedgerSummary& summary, const std::vector<double>& series);

/// One transaction holds at most a second's work, some hundred runs, or a megabyte.
class Recorder {
public:
    Recorder(const SweepPlan& plan, sim::Ledger& ledger) : plan_(plan), ledger_(ledger) {}

    void add(sim::LedgerRun run);
    /// The number of replicates of a point is known; later ones do not count.
    void plan(std::size_t point, std::size_t replicates);
    /// Writes what waits.
    void flush();

private:
    using Clock = std::chrono::steady_clock;
    void begin();
    void fold_in(sim::LedgerRun& run);
    void fold_waiting(std::size_t point, sim::LedgerSummary& summary);

    const SweepPlan& plan_;
    sim::Ledger& ledger_;
    std::map<std::size_t, sim::LedgerSummary> summaries_; // of the points in this batch
    std::size_t waiting_ = 0, numbers_ = 0;               // runs of this batch, and what they record
    bool open_ = false;
    Clock::time_point begun_;
};

} // namespace experiments
