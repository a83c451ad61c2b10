// Replicates of a scenario, each in its swapped worlds, on all threads.
#pragma once

#include <atomic>
#include <functional>
#include <string>
#include <vector>

#include "sim/record/series.hpp"
#include "sim/run/plan.hpp"
#include "sim/run/scenario.hpp"

namespace sim {

/// How somebody outside follows and stops a long piece of work.
struct Watch {
    /// Called after each finished world, from any thread, one call at a time.
    std::function<void(std::size_t done, std::size_t total)> progress;
    /// Once true, worlds in flight are finished and no other is begun.
    const std::atomic<bool>* stop = nullptr;
};

/// Thrown when a Watch stopped the work.
struct Stopped {};

/// Runs every replicate of the plan: one world for each rotation of the arms (so that every agent plays every part in the same
/// world), added up. Replicate k is the same bytes alone or among many, on any number of threads.
/// Throws Stopped.
std::vector<Series> run_ensemble(const Scenario& scenario, const Plan& plan, const Watch& watch = {});

/// Hash over the recorded values of all replicates, in order: 16 hexadecimal digits. Source of the hash: xxHash (XXH3).
std::string fingerprint(const std::vector<Series>& replicates);

} // namespace sim
