// `souk sweep`: runs what is missing, and says how it ended and how to go on.
#include <boost/json.hpp>
#include <fmt/format.h>
#include <unistd.h>

#include "experiments/commands/sweep_options.hpp"
#include "experiments/report/sweep_estimate.hpp"
#include "experiments/report/sweep_manifest.hpp"
#include "experiments/sweep/replicate.hpp"
#include "experiments/sweep/runner.hpp"
#include "experiments/terminal/clock.hpp"
#include "experiments/terminal/stop_signal.hpp"
#include "experiments/terminal/sweep_progress.hpp"
#include "experiments/version.hpp"
#include "sim/check/input_error.hpp"
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

// Another program may give other results: then the two may not be mixed.
void ensure_same_program(const SweepPlan& plan, const sim::Ledger& ledger)
{
    const std::vector<sim::LedgerSession> sessions = ledger.sessions();
    const Version v = version();
    if (sessions.empty() ||
        (sessions.back().commit == v.commit && sessions.back().compiler == v.compiler && sessions.back().flags == v.flags))
        return;
    std::optional<Task> probe;
    ledger.for_each_run(
        [&](const sim::LedgerRun& run) {
            if (!probe && !run.failed) probe = Task{run.point, run.replicate};
        },
        false);
    sim::LedgerRun before;
    if (!probe || !ledger.find(probe->point, probe->replicate, before)) return;
    if (run_replicate(plan, *plan.scenario(probe->point), recorded(plan), *probe).fingerprint == before.fingerprint) return;
    throw sim::InputError(
        {{ledger.path().string(), 0, 0,
          fmt::format("this program (commit {}) gives other results than the one that began the sweep (commit {})", v.commit,
                      sessions.back().commit),
          "go on with that one, or begin in a new folder with --out DIR"}});
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
    session.threads = options.threads;
    return session;
}

std::string points_text(const std::vector<std::size_t>& points)
{
    std::string text;
    for (std::size_t k = 0; k < points.size() && k < 20; ++k) text += fmt::format("{}{}", k > 0 ? ", " : "", points[k]);
    return points.size() > 20 ? text + " ..." : text;
}

void say_end(const SweepOptions& options, const SweepPlan& plan, const SweepEnd& end, const fs::path& folder)
{
    const SweepState& s = end.state;
    if (options.json) {
        fmt::print("{}\n", boost::json::serialize(boost::json::object{{"complete", end.complete},
                                                                      {"done", s.finished},
                                                                      {"failed", s.failed},
                                                                      {"left", s.left},
                                                                      {"seconds", s.seconds},
                                                                      {"not_precise", boost::json::value_from(end.imprecise)},
                                                                      {"results", folder.string()}}));
        return;
    }
    if (!plan.title.empty()) fmt::print("{}\n\n", plan.title);
    fmt::print("{} points, {} runs done ({} now, in {:.1f} s)\n", plan.points.size(), s.finished, s.now_finished, s.seconds);
    if (s.failed > 0)
        fmt::print("{} runs failed: they are set apart in failed.csv; run them again with --retry-failed\n", s.failed);
    if (!end.imprecise.empty())
        fmt::print("{} points did not become precise within {} replicates: {}\n", end.imprecise.size(), plan.most_replicates(),
                   points_text(end.imprecise));
    if (!end.complete)
        fmt::print("{}{} runs are left; to go on: {}\n", end.out_of_time ? "time is up: " : "stopped: ", s.left,
                   options.command_line);
    fmt::print("results in {}\n", folder.string());
    if (options.shard.empty()) fmt::print("tables: souk export {}\n", folder.string());
}

} // namespace

int sweep(const SweepOptions& options)
{
    const Shard shard = options.shard.empty() ? Shard{} : Shard::from(options.shard);
    SweepWatch watch;
    watch.threads = options.threads;
    if (!options.max_time.empty()) watch.seconds = seconds_in(options.max_time);
    const SweepPlan plan = load_sweep(options);
    if (options.dry_run) {
        fmt::print("{}", estimate(plan, shard, options.threads));
        return 0;
    }
    watch.stop = &listen_for_stop();
    const fs::path folder = folder_of(options);
    make_folder(folder);
    sim::Ledger ledger(folder / shard.file(), sim::Ledger::Access::write);
    open_sweep(ledger, plan, shard, options.extend);
    keep_source(ledger, options);
    ensure_same_program(plan, ledger);
    if (options.retry_failed) ledger.forget_failed();
    sim::LedgerSession session = session_of(options);
    const std::int64_t number = ledger.add(session);
    SweepProgress progress(options.quiet, options.json);
    watch.progress = [&](const SweepState& state) { progress.tell(state); };
    const SweepEnd end = run_sweep(plan, ledger, shard, watch);
    session.ended = now_in_utc();
    session.finished = static_cast<std::int64_t>(end.state.now_finished);
    session.failed = static_cast<std::int64_t>(end.state.now_failed);
    ledger.change(number, session);
    const std::string manifest = sweep_manifest(ledger);
    ledger.put("manifest", manifest);
    ledger.settle();
    if (shard.count == 1) sim::write_text(folder / "manifest.json", manifest);
    say_end(options, plan, end, folder);
    if (!end.complete) return stop_status() != 0 ? stop_status() : status_out_of_time;
    return end.state.failed > 0 ? status_failed_runs : 0;
}

} // namespace experiments
