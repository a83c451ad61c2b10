// Worlds are the tasks; their results are added in rotation order, whoever finishes first.
#include "sim/run/ensemble.hpp"

#include <mutex>

#include "sim/parallel/parallel.hpp"
#include "sim/store/fingerprint.hpp"

namespace sim {

std::vector<Series> run_ensemble(const Scenario& scenario, const Plan& plan, const Watch& watch)
{
    const std::size_t rotations = scenario.arms().size();
    const std::size_t replicates = static_cast<std::size_t>(plan.replicates);
    std::vector<std::vector<Series>> waiting(replicates, std::vector<Series>(rotations));
    std::vector<std::size_t> finished(replicates, 0);
    std::vector<Series> results(replicates);
    std::mutex door;
    Pulse pulse(watch, replicates * rotations * static_cast<std::size_t>(plan.periods));
    for_each_task(
        replicates * rotations,
        [&](std::size_t task) {
            const std::size_t replicate = task / rotations, rotation = task % rotations;
            Series series = scenario.run(World(plan.seed, replicate), static_cast<int>(rotation), plan.periods, &pulse);
            const std::lock_guard guard(door);
            waiting[replicate][rotation] = std::move(series);
            if (++finished[replicate] == rotations) { // added in rotation order, and only the sum is kept
                results[replicate] = std::move(waiting[replicate][0]);
                for (std::size_t k = 1; k < rotations; ++k) results[replicate] += waiting[replicate][k];
                waiting[replicate].clear();
            }
        },
        watch.one_world_at_a_time);
    return results;
}

std::string fingerprint(const std::vector<Series>& replicates)
{
    Fingerprint hash;
    for (const Series& series : replicates) hash.add(series.values());
    return hash.text();
}

} // namespace sim
