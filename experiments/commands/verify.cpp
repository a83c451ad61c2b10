// `souk verify`: some finished runs again, to see whether they are the same.
#include <algorithm>
#include <chrono>
#include <fmt/format.h>
#include <numeric>

#include "experiments/commands/sweep_options.hpp"
#include "experiments/sweep/counted.hpp"
#include "experiments/sweep/replicate.hpp"
#include "sim/check/input_error.hpp"
#include "sim/random/draw.hpp"

namespace experiments {
namespace {

enum class Purpose : std::uint16_t { choice };

std::vector<Task> finished_runs(const sim::Ledger& ledger)
{
    std::vector<Task> finished;
    ledger.for_each_run(
        [&](const sim::LedgerRun& run) {
            if (!run.failed) finished.push_back({run.point, run.replicate});
        },
        false);
    if (finished.empty())
        throw sim::InputError({{ledger.path().string(), 0, 0, "no run is finished: there is nothing to verify", ""}});
    return finished;
}

// So many of them, each at most once, and others each time.
std::vector<Task> drawn(std::vector<Task> runs, std::size_t count)
{
    const auto time = static_cast<std::uint64_t>(std::chrono::system_clock::now().time_since_epoch().count());
    const sim::World world(time, 0);
    const sim::Streams draws(world, 0);
    count = std::min(count, runs.size());
    for (std::size_t k = 0; k < count; ++k) std::swap(runs[k], runs[k + draws.pick(runs.size() - k, Purpose::choice, k)]);
    runs.resize(count);
    return runs;
}

} // namespace

int verify(const SweepOptions& options)
{
    std::size_t different = 0;
    for (const auto& file : ledgers_of(options.results)) {
        const sim::Ledger ledger = results_in(file);
        const SweepPlan plan = load_sweep(ledger);
        for (const Task& task : drawn(finished_runs(ledger), options.runs)) {
            sim::LedgerRun before;
            ledger.find(task.point, task.replicate, before);
            const sim::LedgerRun again = run_replicate(plan, *plan.scenario(task.point), recorded(plan), task);
            const bool same = again.fingerprint == before.fingerprint;
            different += same ? 0 : 1;
            fmt::print("point {}, replicate {}: {} {}\n", task.point, task.replicate, before.fingerprint,
                       same           ? "again"
                       : again.failed ? "before, but now it fails: " + again.message
                                      : "before, " + again.fingerprint + " now");
        }
    }
    if (different == 0) return 0;
    throw sim::InputError(
        {{options.results, 0, 0, fmt::format("{} other results now", counted(different, "run gives", "runs give")),
          "was the program changed since?"}});
}

} // namespace experiments
