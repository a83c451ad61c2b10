// Input is checked and the results folder made before the work; the folder stays only when the work is done.
#include "experiments/commands/execute.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <fmt/format.h>
#include <limits>

#include "experiments/commands/fitting.hpp"
#include "experiments/report/result_files.hpp"
#include "experiments/terminal/available_memory.hpp"
#include "experiments/terminal/clock.hpp"
#include "experiments/terminal/peak_memory.hpp"
#include "experiments/terminal/progress.hpp"
#include "experiments/terminal/say.hpp"
#include "experiments/terminal/stop_signal.hpp"
#include "experiments/version.hpp"
#include "sim/check/input_error.hpp"
#include "sim/parallel/parallel.hpp"
#include "sim/run/ensemble.hpp"
#include "sim/store/results_folder.hpp"

namespace experiments {
namespace {

// A policy that nobody followed, in any world, cannot be compared.
void ensure_observed(const Executed& e, const RunOptions& options)
{
    std::vector<sim::Problem> problems;
    const auto is_total = [](const sim::MeasureResult& m) { return m.info.role == sim::Role::total; };
    if (std::none_of(e.comparison.measures.begin(), e.comparison.measures.end(), is_total)) return;
    for (std::size_t arm = 0; arm < e.comparison.arms.size(); ++arm) {
        const auto shows = [&](const sim::MeasureResult& m) { return m.info.role == sim::Role::total && m.arms[arm].count > 0; };
        if (std::any_of(e.comparison.measures.begin(), e.comparison.measures.end(), shows)) continue;
        problems.push_back({options.config, 0, 0,
                            fmt::format("has no {} with the policy \"{}\": there is nothing to compare",
                                        e.loaded.scenario->info().agent_name, e.comparison.arms[arm]),
                            "give it a larger weight in policy.shares, or take it out of policy.present"});
    }
    sim::throw_if_any(problems);
}

// How fast it went, and what it took: an agent-step is one agent through one period of one world.
std::string effort(const Executed& e)
{
    const sim::Scenario& scenario = *e.loaded.scenario;
    const double worlds = static_cast<double>(e.loaded.plan.replicates) * static_cast<double>(scenario.arms().size());
    const double steps = static_cast<double>(scenario.agents()) * e.loaded.plan.periods * worlds;
    return fmt::format("{:.3g} million agent-steps a second ({} {} x {} {}s x {} world{}); peak memory {:.0f} MB\n",
                       steps / e.seconds / 1e6, scenario.agents(), scenario.info().agent_name, e.loaded.plan.periods,
                       scenario.info().period_name, worlds, worlds == 1 ? "" : "s", e.peak_megabytes);
}

} // namespace

std::optional<sim::ResultsFolder> reserve(const RunOptions& options, const std::string& what)
{
    if (options.no_files) return std::nullopt;
    if (!options.out.empty()) return sim::ResultsFolder::exactly(options.out, options.force);
    const std::string stem = std::filesystem::path(options.config).stem().string();
    return sim::ResultsFolder::numbered("results", fmt::format("{}-{}", stem, what));
}

sim::Manifest manifest_of(const RunOptions& options, const Executed& e)
{
    const Loaded& loaded = e.loaded;
    const Version v = version();
    return {.program = std::string(v.program),
            .version = std::string(v.version),
            .commit = std::string(v.commit),
            .compiler = std::string(v.compiler),
            .flags = std::string(v.flags),
            .command = options.command_line,
            .config = options.config,
            .title = loaded.title,
            .model = std::string(loaded.scenario->info().name),
            .agents = std::string(loaded.scenario->info().agent_name),
            .period = std::string(loaded.scenario->info().period_name),
            .started = e.started,
            .finished = now_in_utc(),
            .fingerprint = e.fingerprint,
            .settings = loaded.settings};
}

bool simulate(Executed& e, const RunOptions& options, const std::function<void(const sim::Watch&)>& work)
{
    const std::atomic<bool>& stop = listen_for_stop();
    const double available = available_memory().value_or(std::numeric_limits<double>::infinity());
    const Fitting fitting = fitted(*e.loaded.scenario, e.loaded.plan, options.threads, available, options.config);
    if (!options.quiet) say("{}", fitting.note);
    e.started = now_in_utc();
    const auto begin = std::chrono::steady_clock::now();
    try {
        ProgressBar bar("simulating", options.quiet);
        const sim::Watch watch{[&](std::size_t done, std::size_t total) { bar.advance(done, total); }, &stop,
                               fitting.one_world_at_a_time};
        sim::with_threads(options.threads, [&] { work(watch); });
    } catch (const sim::Stopped&) {
        say("stopped; nothing was written\n");
        return false;
    }
    e.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    e.peak_megabytes = peak_megabytes();
    return true;
}

std::optional<Executed> execute(Loaded loaded, const RunOptions& options, const std::string& what)
{
    Executed e{std::move(loaded), {}, {}, {}, 0, 0};
    listen_for_stop(); // before there is a folder to be left behind
    std::optional<sim::ResultsFolder> folder = reserve(options, what);
    std::vector<sim::Series> replicates;
    const auto work = [&](const sim::Watch& watch) { replicates = sim::run_ensemble(*e.loaded.scenario, e.loaded.plan, watch); };
    if (!simulate(e, options, work)) return std::nullopt;
    e.fingerprint = sim::fingerprint(replicates);
    e.comparison = sim::compare(*e.loaded.scenario, e.loaded.plan, replicates);
    if (what == "compare") ensure_observed(e, options);
    if (folder) {
        e.folder = folder->path();
        remove_results(e.folder);
        write_results(e.folder, *e.loaded.scenario, e.comparison, replicates, manifest_of(options, e));
        folder->keep();
    }
    return e;
}

std::string provenance(const Executed& e, const RunOptions& options)
{
    constexpr std::size_t long_value = 200; // of a list of firms, say; the manifest has all of it
    std::string changed;
    for (const sim::EffectiveValue& setting : e.loaded.settings) {
        if (setting.is_default) continue;
        const bool is_long = setting.value.size() > long_value;
        changed +=
            fmt::format("{}{} = {}{}", changed.empty() ? "" : ", ", setting.path,
                        setting.value.substr(0, is_long ? 60 : long_value), is_long ? " ... (whole in manifest.json)" : "");
    }
    std::string out = fmt::format("\nfingerprint {}   simulated in {:.1f} s\n", e.fingerprint, e.seconds);
    out += effort(e);
    out += fmt::format("differs from the defaults: {}\n", changed.empty() ? "nothing" : changed);
    if (!e.folder.empty()) out += fmt::format("results in {}\n", e.folder.string());
    const bool is_there = !options.out.empty() && !options.force && !e.folder.empty();
    return out + fmt::format("again: {}{}\n", options.command_line, is_there ? " --force" : "");
}

} // namespace experiments
