// Runs what a ledger still lacks of its sweep.
#pragma once

#include <atomic>
#include <cstddef>
#include <functional>
#include <limits>
#include <optional>
#include <vector>

#include "experiments/sweep/plan.hpp"
#include "experiments/sweep/shard.hpp"
#include "experiments/sweep/tally.hpp"
#include "sim/store/ledger.hpp"

namespace experiments {

/// How far a sweep is.
struct SweepState {
    Tally::Counts runs;
    std::size_t left = 0; ///< surely still to be done, those in flight among them
    double seconds = 0;   ///< of this session
};

/// How it is followed and stopped.
struct SweepWatch {
    std::function<void(const SweepState&)> progress;         ///< after each run, one call at a time
    const std::atomic<bool>* stop = nullptr;                 ///< once true, no other run is begun
    std::optional<double> seconds;                           ///< no run is begun that would not end within
    int threads = 0;                                         ///< 0: all of the machine
    double memory = std::numeric_limits<double>::infinity(); ///< bytes that the runs at work may take
};

/// How it ended.
struct SweepEnd {
    SweepState state;
    bool complete = false; ///< every run is done or failed
    bool out_of_time = false;
    std::vector<std::size_t> imprecise; ///< points that reached the most replicates without being precise
};

/// Runs all missing replicates of the shard; finished ones are neither run again nor written again. Each call is one session.
SweepEnd run_sweep(const SweepPlan& plan, sim::Ledger& ledger, const Shard& shard, const SweepWatch& watch);

} // namespace experiments
