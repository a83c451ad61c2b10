// Two comparisons come of it: of the agents whom the change touches, and of all others (the spill-over).
#include "experiments/commands/twins.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

#include "experiments/commands/execute.hpp"
#include "experiments/report/comparison_json.hpp"
#include "experiments/report/comparison_text.hpp"
#include "experiments/report/result_files.hpp"
#include "experiments/sweep/counted.hpp"
#include "experiments/terminal/stop_signal.hpp"
#include "sim/check/input_error.hpp"
#include "sim/run/ensemble.hpp"

namespace experiments {
namespace {

// One side of the effect.
struct Effect {
    std::string name;    ///< of its folder, and in JSON
    std::string on_whom; ///< "the 200 buyers whom the change touches"
    std::vector<sim::Series> replicates;
    sim::Comparison comparison;
};

Effect effect(const Executed& e, std::string name, std::string on_whom, std::vector<sim::Series> replicates)
{
    const sim::Sides sides{{"with the change", "as it was"}, false};
    const sim::Plan plan = sim::after_branching(*e.loaded.scenario, e.loaded.plan);
    sim::Comparison comparison = sim::compare(*e.loaded.scenario, plan, replicates, sides);
    return {std::move(name), std::move(on_whom), std::move(replicates), std::move(comparison)};
}

// Those of the two that have somebody in them. Agents are counted over all worlds.
std::vector<Effect> effects(const Executed& e, std::vector<sim::Twin> twins)
{
    std::size_t touched = 0, untouched = 0;
    std::vector<sim::Series> changed, others;
    for (sim::Twin& twin : twins) {
        touched += twin.changed_agents, untouched += twin.other_agents;
        changed.push_back(std::move(twin.changed)), others.push_back(std::move(twin.others));
    }
    const std::string_view agents = e.loaded.scenario->info().agent_name;
    std::vector<Effect> found;
    if (touched > 0)
        found.push_back(
            effect(e, "changed", fmt::format("the {} {} whom the change touches", touched, agents), std::move(changed)));
    if (untouched > 0)
        found.push_back(effect(e, "others", fmt::format("{} {} {}", touched > 0 ? "the other" : "all", untouched, agents),
                               std::move(others)));
    return found;
}

// One sentence, from the total of the receipt over a stretch (1: the first, 2: the last).
std::string sentence(const sim::Comparison& c, std::size_t stretch, const std::string& words)
{
    for (std::size_t k = 0; k + stretch < c.measures.size(); ++k) {
        const sim::MeasureResult& m = c.measures[k];
        if (m.info.role != sim::Role::total || m.name != m.info.name || !m.info.by_stretch) continue;
        const sim::Interval& d = c.measures[k + stretch].differences[0];
        const std::string range = fmt::format("{:g} % interval {:+.2f} to {:+.2f}", 100.0 * c.plan.confidence, d.low, d.high);
        if (d.count < 2) return fmt::format("  {}: one replicate tells nothing\n", words);
        if (!d.excludes_zero()) return fmt::format("  {}: no change of the total cost can be told ({})\n", words, range);
        return fmt::format("  {}: they pay {:.2f} {} {} in total because of it ({})\n", words, std::abs(d.mean), m.info.unit,
                           d.mean < 0 ? "less" : "more", range);
    }
    return "";
}

void print(const Executed& e, const std::vector<Effect>& all, const RunOptions& options)
{
    const sim::Plan& plan = e.loaded.plan;
    const std::string_view period = e.loaded.scenario->info().period_name;
    const int parting = *e.loaded.scenario->branching(), rest = plan.periods - parting;
    if (!e.loaded.title.empty()) fmt::print("{}\n\n", e.loaded.title);
    fmt::print("Every world runs twice from {} {} on, with the change and as it was, with the same draws: the difference is its "
               "effect. Numbers of {} are those of all worlds together.\n",
               period, parting, e.loaded.scenario->info().agent_name);
    for (const Effect& one : all) {
        fmt::print("\nOn {}:\n", one.on_whom);
        fmt::print("{}", sentence(one.comparison, 1,
                                  fmt::format("in the first {} {}s of it", std::min(plan.first_stretch, rest), period)));
        fmt::print("{}",
                   sentence(one.comparison, 2, fmt::format("in the last {} {}s", std::min(plan.last_stretch, rest), period)));
    }
    fmt::print("\n{}, each in {} worlds; {} {}s after the branching; seed {}; {:g} % intervals over replicates\n",
               counted(static_cast<std::size_t>(plan.replicates), "replicate", "replicates"), e.loaded.scenario->arms().size(),
               rest, period, plan.seed, 100.0 * plan.confidence);
    fmt::print("{}; {}s count from the branching\n", legend(all.front().comparison), period);
    for (const Effect& one : all) fmt::print("\nEFFECT ON {}\n{}", one.on_whom, tables(one.comparison, options.brief));
    fmt::print("{}", provenance(e, options));
}

std::string as_json(const Executed& e, const std::vector<Effect>& all)
{
    boost::json::object root{{"fingerprint", e.fingerprint}, {"branching", *e.loaded.scenario->branching()}};
    for (const Effect& one : all)
        root[one.name] =
            boost::json::parse(experiments::as_json(one.comparison, std::string(e.loaded.scenario->info().name), e.fingerprint));
    return boost::json::serialize(root) + "\n";
}

} // namespace

int compare_twins(Loaded loaded, const RunOptions& options)
{
    Executed e{std::move(loaded), {}, {}, {}, 0, 0};
    std::optional<sim::ResultsFolder> folder = reserve(options, "twins");
    std::vector<sim::Twin> twins;
    const auto work = [&](const sim::Watch& watch) { twins = sim::run_twins(*e.loaded.scenario, e.loaded.plan, watch); };
    if (!simulate(e, options, work)) return stop_status();
    std::vector<sim::Series> recorded;
    for (const sim::Twin& twin : twins) recorded.insert(recorded.end(), {twin.changed, twin.others});
    e.fingerprint = sim::fingerprint(recorded);
    const std::vector<Effect> all = effects(e, std::move(twins));
    if (folder) {
        e.folder = folder->path();
        remove_results(e.folder);
        for (const Effect& one : all) {
            std::filesystem::create_directories(e.folder / one.name);
            write_results(e.folder / one.name, *e.loaded.scenario, one.comparison, one.replicates, manifest_of(options, e),
                          fmt::format("Which period, from 0: the one in which the worlds part ({} of the run).",
                                      *e.loaded.scenario->branching()));
        }
        folder->keep();
    }
    if (options.json)
        fmt::print("{}", as_json(e, all));
    else
        print(e, all, options);
    return 0;
}

} // namespace experiments
