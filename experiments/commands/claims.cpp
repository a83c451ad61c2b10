// `souk claims`: reads all declarations, runs their sweeps one after the other, and judges.
#include "experiments/commands/claims_options.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <deque>
#include <fmt/format.h>

#include "experiments/claims/study.hpp"
#include "experiments/commands/carry_out.hpp"
#include "experiments/commands/sweep_options.hpp"
#include "experiments/report/claims_results.hpp"
#include "experiments/report/sweep_manifest.hpp"
#include "experiments/sweep/counted.hpp"
#include "experiments/terminal/clock.hpp"
#include "experiments/terminal/say.hpp"
#include "experiments/terminal/stop_signal.hpp"
#include "experiments/terminal/sweep_progress.hpp"
#include "experiments/version.hpp"
#include "sim/check/input_error.hpp"
#include "sim/store/manifest.hpp"

namespace experiments {
namespace {

namespace fs = std::filesystem;

constexpr int status_failed_runs = 4, status_out_of_time = 5;

// A sweep on its way.
struct Work {
    SweepText text;
    SweepOptions options;
    SweepPlan plan;
    std::size_t runs() const { return plan.points.size() * plan.most_replicates(); }
};

std::uint64_t seed_in(const ClaimsOptions& options, const Declarations& declarations)
{
    std::uint64_t seed = seed_of(declarations);
    if (options.seed)
        std::from_chars(options.seed->data(), options.seed->data() + options.seed->size(), seed); // else refused below
    return seed;
}

// What is asked for, or declared; and never fewer than --extend has given it before.
std::string replicates_of(const Study::Sweep& sweep, const ClaimsOptions& options, const fs::path& results)
{
    if (sweep.may_be_resized && options.replicates) return *options.replicates;
    int replicates = sweep.text.replicates;
    if (!sweep.may_be_resized || !fs::exists(results)) return fmt::format("{}", replicates);
    const sim::Ledger ledger(results, sim::Ledger::Access::read);
    if (ledger.is_empty()) return fmt::format("{}", replicates);
    for (const auto& [name, value] : ledger.identity())
        if (int there = 0;
            name == "run.replicates" && std::from_chars(value.data(), value.data() + value.size(), there).ec == std::errc{})
            replicates = std::max(replicates, there);
    return fmt::format("{}", replicates);
}

// Reads every sweep of the study, so that all is checked before the first run.
std::vector<Work> planned(const Study& study, const ClaimsOptions& options, const fs::path& folder)
{
    std::vector<Work> all;
    for (const Study::Sweep& sweep : study.sweeps()) {
        Work work;
        work.text = sweep.text;
        SweepOptions& o = work.options;
        o.config = (folder / sweep.text.name / "sweep.toml").string();
        o.assignments = sweep.text.assignments;
        o.seed = options.seed;
        o.replicates = replicates_of(sweep, options, folder / sweep.text.name / Shard{}.file());
        o.threads = options.threads;
        o.extend = options.extend;
        o.retry_failed = options.retry_failed;
        o.command_line = options.command_line;
        work.plan = load_sweep(sweep.text.text, sweep.text.tables, o);
        all.push_back(std::move(work));
    }
    if (all.empty())
        throw sim::InputError(
            {{options.from, 0, 0, "declares nothing that can be run", "name a claim, map, shapley or targets"}});
    return all;
}

Tally::Counts sum(const Tally::Counts& a, const Tally::Counts& b)
{
    return {a.finished + b.finished, a.failed + b.failed, a.now_finished + b.now_finished, a.now_failed + b.now_failed};
}

SweepEnd carried_out(const Work& work, const fs::path& folder, const SweepWatch& watch,
                     std::chrono::steady_clock::time_point started)
{
    make_results_folder(folder);
    const SweepEnd end = carry_out(work.plan, folder, Shard{}, work.options, watch, started);
    sim::write_text(folder / "sweep.toml", work.text.text);
    for (const auto& [name, table] : work.text.tables) sim::write_text(folder / name, table);
    return end;
}

FinishedSweep finished(const Work& work, const fs::path& folder)
{
    const sim::Ledger ledger(folder / Shard{}.file(), sim::Ledger::Access::read);
    FinishedSweep one{Outcomes(ledger), ledger.seconds().first, fingerprint_of(ledger), {}};
    for (const SweepAxis& axis : work.plan.axes) one.axes.push_back(axis.path);
    return one;
}

// How the runs of all sweeps ended.
struct StudyEnd {
    Tally::Counts runs;
    std::size_t left = 0;
    std::deque<FinishedSweep> sweeps;
};

StudyEnd run_all(const std::vector<Work>& all, const ClaimsOptions& options, const fs::path& folder)
{
    const auto started = std::chrono::steady_clock::now();
    SweepWatch watch;
    watch.threads = options.threads;
    watch.stop = &listen_for_stop();
    if (!options.max_time.empty()) watch.seconds = seconds_in(options.max_time);
    SweepProgress progress(options.quiet, options.json);
    StudyEnd end;
    for (const Work& work : all) end.left += work.runs();
    for (const Work& work : all) {
        end.left -= work.runs();
        watch.progress = [&](const SweepState& now) {
            const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
            progress.tell({sum(end.runs, now.runs), now.left + end.left, seconds});
        };
        const SweepEnd one = carried_out(work, folder / work.text.name, watch, started);
        end.runs = sum(end.runs, one.state.runs);
        if (!one.complete) {
            end.left += one.state.left;
            return end;
        }
        end.sweeps.push_back(finished(work, folder / work.text.name));
    }
    return end;
}

sim::Manifest manifest(const ClaimsOptions& options, const SweepPlan& plan, const std::string& fingerprint,
                       const std::string& started)
{
    const Version v = version();
    return {.program = std::string(v.program),
            .version = std::string(v.version),
            .commit = std::string(v.commit),
            .compiler = std::string(v.compiler),
            .flags = std::string(v.flags),
            .command = options.command_line,
            .config = options.from,
            .title = options.quick ? "The claims: a quick look, not a result" : "The claims",
            .model = std::string(plan.model->info().name),
            .agents = std::string(plan.model->info().agent_name),
            .period = std::string(plan.model->info().period_name),
            .started = started,
            .finished = now_in_utc(),
            .fingerprint = fingerprint,
            .settings = plan.parameters};
}

} // namespace

int claims(const ClaimsOptions& options)
{
    const fs::path folder = !options.out.empty() ? options.out : options.quick ? "results/claims-quick" : "results/claims";
    Declarations declarations = read_declarations(options.from, options.names);
    const std::uint64_t seed = seed_in(options, declarations);
    const Study study(std::move(declarations), seed, options.quick);
    const std::vector<Work> all = planned(study, options, folder);
    const std::string started = now_in_utc();
    const StudyEnd end = run_all(all, options, folder);
    if (end.sweeps.size() < all.size()) {
        fmt::print("{}{} done, {} left; to go on: {}\n",
                   stop_status() != 0 ? "stopped: " : "time is up: ", counted(end.runs.finished, "run", "runs"), end.left,
                   options.command_line);
        return stop_status() != 0 ? stop_status() : status_out_of_time;
    }
    const SweepPlan& plan = all.front().plan;
    const ClaimsResults results = study.results(end.sweeps, plan.run.confidence);
    write_claims_tables(folder, results);
    sim::write_text(folder / "claims.md", claims_markdown(results));
    sim::write_text(folder / "claims.json", claims_json(results));
    sim::write_text(folder / "manifest.json", sim::as_json(manifest(options, plan, results.fingerprint, started)));
    fmt::print("{}",
               options.json ? claims_json(results) : fmt::format("{}results in {}\n", claims_text(results), folder.string()));
    if (end.runs.failed > 0)
        say("{} failed and count nowhere; to run them again: --retry-failed\n", counted(end.runs.failed, "run", "runs"));
    return end.runs.failed > 0 ? status_failed_runs : 0;
}

} // namespace experiments
