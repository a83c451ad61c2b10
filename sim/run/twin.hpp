// Counterfactual twins: what a change does, as the difference between two worlds that are the same but for it.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "sim/record/series.hpp"
#include "sim/run/plan.hpp"
#include "sim/run/shock.hpp"
#include "sim/run/watch.hpp"

namespace sim {

class Scenario;

/// Sums from the branching on: of the agents whom the change touches and of all others, with the change (arm 0) and without (arm
/// 1).
struct Twin {
    Series changed, others;
    std::size_t changed_agents = 0, other_agents = 0; ///< added up over swapped worlds
};

/// The period in which the first of them acts.
int first_period(std::span<const Shock> shocks);

/// All replicates of the plan, each in its swapped worlds, added up. Throws Stopped: within a period when the watch says so.
std::vector<Twin> run_twins(const Scenario& scenario, const Plan& plan, const Watch& watch = {});

/// The plan of what is recorded: from the branching on.
Plan after_branching(const Scenario& scenario, Plan plan);

} // namespace sim
