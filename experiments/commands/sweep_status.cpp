// `souk status` and `souk verify`: looking at results without changing them.
#include <algorithm>
#include <boost/json.hpp>
#include <chrono>
#include <fmt/format.h>

#include "experiments/commands/sweep_options.hpp"
#include "experiments/sweep/replicate.hpp"
#include "experiments/terminal/progress.hpp"
#include "sim/check/input_error.hpp"
#include "sim/random/draw.hpp"

namespace experiments {
namespace {

enum class Purpose : std::uint16_t { choice };

} // namespace

int sweep_status(const SweepOptions& options)
{
    bool any_failed = false;
    for (const auto& file : ledgers_of(options.results)) {
        const sim::Ledger ledger(file, sim::Ledger::Access::read);
        const SweepPlan plan = load_sweep(ledger);
        const Shard shard = Shard::from(ledger.get("shard"));
        const auto [finished, failed] = ledger.counts();
        Scheduler scheduler(plan, shard.number - 1, shard.count);
        const Recorded kept = recorded(plan);
        ledger.for_each_run(
            [&](const sim::LedgerRun& run) { scheduler.restore(run.point, run.replicate, judged_values(plan, kept, run)); },
            plan.replication.until_precise);
        const std::size_t left = scheduler.surely_left();
        const std::vector<sim::LedgerSession> sessions = ledger.sessions();
        const bool is_running = !sessions.empty() && ledger.is_being_written();
        const std::int64_t threads = sessions.empty() || sessions.back().threads == 0 ? 1 : sessions.back().threads;
        const double seconds = finished + failed == 0
                                   ? 0.0
                                   : ledger.seconds().first / static_cast<double>(finished + failed) * static_cast<double>(left);
        any_failed = any_failed || failed > 0;
        if (options.json) {
            fmt::print("{}\n", boost::json::serialize(boost::json::object{{"file", file.string()},
                                                                          {"points", plan.points.size()},
                                                                          {"done", finished},
                                                                          {"failed", failed},
                                                                          {"left", left},
                                                                          {"running", is_running},
                                                                          {"thread_seconds_left", seconds},
                                                                          {"not_precise", scheduler.imprecise().size()}}));
            continue;
        }
        fmt::print("{}\n  {} points; {} runs done, {} failed, {} left; {}\n", file.string(), plan.points.size(), finished, failed,
                   left,
                   is_running ? "a souk is working on it"
                   : left > 0 ? "nobody is working on it"
                              : "complete");
        if (left > 0 && seconds > 0.0)
            fmt::print("  about {} left on {} thread{}\n", duration_text(seconds / static_cast<double>(threads)), threads,
                       threads == 1 ? "" : "s");
        if (!scheduler.imprecise().empty())
            fmt::print("  {} points did not become precise within {} replicates\n", scheduler.imprecise().size(),
                       plan.most_replicates());
    }
    return any_failed ? 4 : 0;
}

int verify(const SweepOptions& options)
{
    std::size_t different = 0;
    for (const auto& file : ledgers_of(options.results)) {
        const sim::Ledger ledger(file, sim::Ledger::Access::read);
        const SweepPlan plan = load_sweep(ledger);
        std::vector<sim::LedgerRun> finished;
        ledger.for_each_run(
            [&](const sim::LedgerRun& run) {
                if (!run.failed) finished.push_back(run);
            },
            false);
        if (finished.empty())
            throw sim::InputError({{file.string(), 0, 0, "no run is finished: there is nothing to verify", ""}});
        const auto time =
            static_cast<std::uint64_t>(std::chrono::system_clock::now().time_since_epoch().count()); // other runs each time
        const sim::World world(time, 0);
        const sim::Streams draws(world, 0);
        for (std::size_t k = 0; k < std::min(options.runs, finished.size()); ++k) {
            const sim::LedgerRun& before = finished[draws.pick(finished.size(), Purpose::choice, k)];
            const sim::LedgerRun again =
                run_replicate(plan, *plan.scenario(before.point), recorded(plan), {before.point, before.replicate});
            const bool same = again.fingerprint == before.fingerprint;
            different += same ? 0 : 1;
            fmt::print("point {}, replicate {}: {} {}\n", before.point, before.replicate, before.fingerprint,
                       same           ? "again"
                       : again.failed ? "before, but now it fails: " + again.message
                                      : "before, " + again.fingerprint + " now");
        }
    }
    if (different == 0) return 0;
    throw sim::InputError(
        {{options.results, 0, 0, fmt::format("{} runs give other results now", different), "was the program changed since?"}});
}

} // namespace experiments
