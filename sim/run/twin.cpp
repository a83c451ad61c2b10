// Twins of many replicates.
#include "sim/run/twin.hpp"

#include <algorithm>

#include "sim/check/ensure.hpp"
#include "sim/parallel/parallel.hpp"
#include "sim/run/scenario.hpp"

namespace sim {

int first_period(std::span<const Shock> shocks)
{
    int first = std::numeric_limits<int>::max();
    for (const Shock& shock : shocks) first = std::min(first, shock.from);
    return first;
}

Twin Scenario::run_twin(const World&, int, int, Pulse*) const
{
    broken_promise("a scenario without a branch has no twins", __FILE__, __LINE__);
}

std::vector<Twin> run_twins(const Scenario& scenario, const Plan& plan, const Watch& watch)
{
    const std::size_t rotations = scenario.arms().size(), replicates = static_cast<std::size_t>(plan.replicates);
    std::vector<std::vector<Twin>> worlds(replicates, std::vector<Twin>(rotations));
    Pulse pulse(watch, replicates * rotations * static_cast<std::size_t>(plan.periods));
    for_each_task(
        replicates * rotations,
        [&](std::size_t task) {
            const std::size_t replicate = task / rotations, rotation = task % rotations;
            worlds[replicate][rotation] =
                scenario.run_twin(World(plan.seed, replicate), static_cast<int>(rotation), plan.periods, &pulse);
        },
        watch.one_world_at_a_time);
    std::vector<Twin> results;
    for (std::vector<Twin>& rotated : worlds) { // added in rotation order, whoever finished first
        results.push_back(std::move(rotated[0]));
        for (std::size_t k = 1; k < rotations; ++k) {
            results.back().changed += rotated[k].changed;
            results.back().others += rotated[k].others;
            results.back().changed_agents += rotated[k].changed_agents;
            results.back().other_agents += rotated[k].other_agents;
        }
    }
    return results;
}

Plan after_branching(const Scenario& scenario, Plan plan)
{
    plan.periods -= scenario.branching().value_or(0);
    return plan;
}

} // namespace sim
