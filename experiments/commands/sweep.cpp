// `souk sweep`: runs what is missing, and says how it ended and how to go on.
#include <boost/json.hpp>
#include <chrono>
#include <fmt/format.h>

#include "experiments/commands/carry_out.hpp"
#include "experiments/commands/fitting.hpp"
#include "experiments/commands/sweep_options.hpp"
#include "experiments/report/point_list.hpp"
#include "experiments/report/sweep_estimate.hpp"
#include "experiments/sweep/counted.hpp"
#include "experiments/sweep/runner.hpp"
#include "experiments/terminal/progress.hpp"
#include "experiments/terminal/say.hpp"
#include "experiments/terminal/stop_signal.hpp"
#include "experiments/terminal/sweep_progress.hpp"

namespace experiments {
namespace {

namespace fs = std::filesystem;

constexpr int status_failed_runs = 4, status_out_of_time = 5;

fs::path folder_of(const SweepOptions& options)
{
    if (!options.out.empty()) return options.out;
    const char* const kind = options.points > 0 ? "-sweep-look" : "-sweep"; // a look is not the beginning of the sweep
    return fs::path("results") / (fs::path(options.config).stem().string() + kind);
}

// Of a ledger, if there is one.
std::size_t finished_runs(const fs::path& file)
{
    std::size_t count = 0;
    if (fs::exists(file))
        sim::Ledger(file, sim::Ledger::Access::read)
            .for_each_run([&](const sim::LedgerRun& run) { count += run.failed ? 0 : 1; }, false);
    return count;
}

boost::json::object end_json(const SweepEnd& end, const fs::path& folder)
{
    const SweepState& s = end.state;
    return {{"complete", end.complete},  {"done", s.runs.finished},
            {"failed", s.runs.failed},   {"left", s.left},
            {"seconds", s.seconds},      {"not_precise", boost::json::value_from(end.imprecise)},
            {"results", folder.string()}};
}

void say_end(const SweepOptions& options, const Shard& shard, const SweepPlan& plan, const SweepEnd& end, const fs::path& folder)
{
    const SweepState& s = end.state;
    if (options.json) {
        fmt::print("{}\n", boost::json::serialize(end_json(end, folder)));
        return;
    }
    if (!plan.title.empty()) fmt::print("{}\n\n", plan.title);
    fmt::print("{}{}, {} done ({} now, in {:.1f} s)\n", counted(shard.points(plan.points.size()), "point", "points"),
               shard.count > 1 ? fmt::format(" of {}", plan.points.size()) : "", counted(s.runs.finished, "run", "runs"),
               s.runs.now_finished, s.seconds);
    if (s.runs.failed > 0)
        fmt::print("{} failed: set apart in failed.csv; to run {} again: --retry-failed\n", counted(s.runs.failed, "run", "runs"),
                   s.runs.failed == 1 ? "it" : "them");
    fmt::print("{}", not_precise(end.imprecise, plan.most_replicates()));
    if (!end.complete)
        fmt::print("{}{} left; to go on: {}\n",
                   end.out_of_time ? "time is up: " : "stopped: ", counted(s.left, "run is", "runs are"), options.command_line);
    fmt::print("results in {}\n", folder.string());
    if (options.shard.empty()) fmt::print("tables: souk export {}\n", folder.string());
}

} // namespace

int sweep(const SweepOptions& options)
{
    const auto started = std::chrono::steady_clock::now();
    const Shard shard = options.shard.empty() ? Shard{} : Shard::from(options.shard);
    SweepWatch watch;
    watch.threads = options.threads;
    if (!options.max_time.empty()) watch.seconds = seconds_in(options.max_time);
    const SweepPlan plan = [&] {
        ProgressBar bar("checking", options.quiet || options.json, "points");
        return load_sweep(options, [&](std::size_t checked, std::size_t of) { bar.advance(checked, of); });
    }();
    if (plan.replication.until_precise && options.replicates && !options.quiet)
        say("souk: --replicates has no effect here: [sweep.precision] says how many (sweep.precision.most=N: at most)\n");
    if (options.dry_run) {
        const SweepEstimate estimated =
            estimate(plan, shard, options.threads, memory_for_worlds(), finished_runs(folder_of(options) / shard.file()));
        fmt::print("{}", options.json ? json_text(estimated) : text(estimated));
        return 0;
    }
    watch.stop = &listen_for_stop(options.quiet ? "" : "\nsouk: ending with the runs in flight; a second time ends at once\n");
    const fs::path folder = folder_of(options);
    make_results_folder(folder);
    const SweepEnd end = [&] { // the bar is gone before anything else is said
        SweepProgress progress(options.quiet, options.json);
        watch.progress = [&](const SweepState& state) { progress.tell(state); };
        return carry_out(plan, folder, shard, options, watch, started);
    }();
    say_end(options, shard, plan, end, folder);
    if (!end.complete) return stop_status() != 0 ? stop_status() : status_out_of_time;
    return end.state.runs.failed > 0 ? status_failed_runs : 0;
}

} // namespace experiments
