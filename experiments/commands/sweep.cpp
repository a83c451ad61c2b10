// `souk sweep`: runs what is missing, and says how it ended and how to go on.
#include <boost/json.hpp>
#include <chrono>
#include <fmt/format.h>
#include <unistd.h>

#include "experiments/commands/same_program.hpp"
#include "experiments/commands/sweep_options.hpp"
#include "experiments/report/point_list.hpp"
#include "experiments/report/sweep_estimate.hpp"
#include "experiments/report/sweep_manifest.hpp"
#include "experiments/sweep/counted.hpp"
#include "experiments/sweep/opening.hpp"
#include "experiments/sweep/runner.hpp"
#include "experiments/terminal/clock.hpp"
#include "experiments/terminal/stop_signal.hpp"
#include "experiments/terminal/sweep_progress.hpp"
#include "experiments/version.hpp"
#include "sim/check/input_error.hpp"
#include "sim/parallel/pipeline.hpp"
#include "sim/store/manifest.hpp"

namespace experiments {
namespace {

namespace fs = std::filesystem;

constexpr int status_failed_runs = 4, status_out_of_time = 5;

fs::path folder_of(const SweepOptions& options)
{
    if (!options.out.empty()) return options.out;
    return fs::path("results") / (fs::path(options.config).stem().string() + "-sweep");
}

void make_folder(const fs::path& folder)
{
    std::error_code error;
    fs::create_directories(folder, error);
    if (error || !fs::is_directory(folder))
        throw sim::InputError(
            {{folder.string(), 0, 0,
              fmt::format("the results folder cannot be made ({})", error ? error.message() : "a file is in its place"),
              "choose another with --out DIR"}});
}

sim::LedgerSession session_of(const SweepOptions& options)
{
    const Version v = version();
    char host[256] = {};
    gethostname(host, sizeof host - 1);
    sim::LedgerSession session;
    session.started = now_in_utc();
    session.host = host;
    session.version = v.version;
    session.commit = v.commit;
    session.compiler = v.compiler;
    session.flags = v.flags;
    session.command = options.command_line;
    session.threads = sim::threads_at_work(options.threads);
    return session;
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
    if (!end.imprecise.empty())
        fmt::print("{} not become precise within {} replicates: {}\n", counted(end.imprecise.size(), "point did", "points did"),
                   plan.most_replicates(), point_list(end.imprecise));
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
    const SweepPlan plan = load_sweep(options);
    if (options.dry_run) {
        const SweepEstimate estimated = estimate(plan, shard, options.threads);
        fmt::print("{}", options.json ? json_text(estimated) : text(estimated));
        return 0;
    }
    watch.stop = &listen_for_stop();
    const fs::path folder = folder_of(options);
    make_folder(folder);
    sim::Ledger ledger(folder / shard.file(), sim::Ledger::Access::write);
    const Opening opening = checked_opening(ledger, plan, shard, options.extend);
    ensure_same_program(ledger, plan, opening); // nothing is changed before
    open_sweep(ledger, plan, shard, opening);
    if (options.retry_failed) ledger.forget_failed();
    sim::LedgerSession session = session_of(options);
    const std::int64_t number = ledger.add(session);
    SweepProgress progress(options.quiet, options.json);
    watch.progress = [&](const SweepState& state) { progress.tell(state); };
    if (watch.seconds) // what reading and checking took is gone
        watch.seconds = *watch.seconds - std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    const SweepEnd end = run_sweep(plan, ledger, shard, watch);
    session.ended = now_in_utc();
    session.finished = static_cast<std::int64_t>(end.state.runs.now_finished);
    session.failed = static_cast<std::int64_t>(end.state.runs.now_failed);
    ledger.change(number, session);
    const std::string manifest = sweep_manifest(ledger, &plan);
    ledger.put("manifest", manifest);
    ledger.settle();
    if (shard.count == 1) sim::write_text(folder / "manifest.json", manifest);
    say_end(options, shard, plan, end, folder);
    if (!end.complete) return stop_status() != 0 ? stop_status() : status_out_of_time;
    return end.state.runs.failed > 0 ? status_failed_runs : 0;
}

} // namespace experiments
