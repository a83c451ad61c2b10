// `souk compare`: the same worlds, different policies.
#include <algorithm>
#include <fmt/format.h>

#include "experiments/commands/execute.hpp"
#include "experiments/commands/twins.hpp"
#include "experiments/report/comparison_json.hpp"
#include "experiments/report/comparison_text.hpp"
#include "experiments/sweep/counted.hpp"
#include "experiments/terminal/stop_signal.hpp"
#include "sim/check/input_error.hpp"

namespace experiments {
namespace {

std::string design(const Executed& e)
{
    const sim::Plan& plan = e.loaded.plan;
    const std::size_t worlds = e.comparison.arms.size();
    return fmt::format("{} against {}: {}, each in {} worlds that swap the policies round; {} {}s; seed {}; {:g} % intervals\n",
                       e.comparison.arms[0], fmt::join(e.comparison.arms.begin() + 1, e.comparison.arms.end(), ", "),
                       counted(static_cast<std::size_t>(plan.replicates), "replicate", "replicates"), worlds, plan.periods,
                       e.loaded.scenario->info().period_name, plan.seed, 100.0 * plan.confidence);
}

// One arm can be the config's doing, where the model has a list of them, or the model's.
sim::Problem one_arm(const Loaded& loaded, const RunOptions& options)
{
    const auto lists = [](const sim::EffectiveValue& v) { return v.path.ends_with(".present"); };
    const auto list = std::find_if(loaded.settings.begin(), loaded.settings.end(), lists);
    if (list == loaded.settings.end())
        return {options.config, 0, 0,
                fmt::format("the model {} has {} of one kind only: there is nothing to compare", loaded.scenario->info().name,
                            loaded.scenario->info().agent_name),
                "use `souk run`"};
    return {options.config, 0, 0,
            fmt::format("has one {} present: there is nothing to compare", list->path.substr(0, list->path.find('.'))),
            fmt::format("name two or more in {}, or use `souk run`", list->path)};
}

} // namespace

int compare(const RunOptions& options)
{
    Loaded loaded = load(options);
    if (loaded.scenario->branching()) return compare_twins(std::move(loaded), options);
    if (loaded.scenario->arms().size() < 2) throw sim::InputError({one_arm(loaded, options)}); // nothing is run or written
    const std::optional<Executed> e = execute(std::move(loaded), options, "compare");
    if (!e) return stop_status();
    if (options.json) {
        fmt::print("{}", as_json(e->comparison, std::string(e->loaded.scenario->info().name), e->fingerprint));
        return 0;
    }
    if (!e->loaded.title.empty()) fmt::print("{}\n\n", e->loaded.title);
    fmt::print("{}\n{}", verdict(e->comparison, e->loaded.scenario->info()), design(*e));
    fmt::print("{}\n{}{}", legend(e->comparison), tables(e->comparison, options.brief), provenance(*e, options));
    return 0;
}

} // namespace experiments
