// `souk run`: one scenario, replicated.
#include <fmt/format.h>

#include "experiments/commands/execute.hpp"
#include "experiments/report/comparison_json.hpp"
#include "experiments/report/comparison_text.hpp"
#include "experiments/terminal/stop_signal.hpp"
#include "sim/check/input_error.hpp"

namespace experiments {

int run(const RunOptions& options)
{
    Loaded loaded = load(options);
    if (loaded.scenario->branching())
        throw sim::InputError({{options.config, 0, 0, "has a [[branch]]: its worlds run twice", "use `souk compare`"}});
    const std::optional<Executed> e = execute(std::move(loaded), options, "run");
    if (!e) return stop_status();
    if (options.json) {
        fmt::print("{}", as_json(e->comparison, std::string(e->loaded.scenario->info().name), e->fingerprint));
        return 0;
    }
    const sim::Plan& plan = e->loaded.plan;
    if (!e->loaded.title.empty()) fmt::print("{}\n\n", e->loaded.title);
    fmt::print("{}: {} replicates of {} {}s; seed {}; {:g} % intervals\n", e->loaded.scenario->info().title, plan.replicates,
               plan.periods, e->loaded.scenario->info().period_name, plan.seed, 100.0 * plan.confidence);
    fmt::print("{}\n{}{}", legend(e->comparison), tables(e->comparison, options.brief), provenance(*e, options));
    return 0;
}

} // namespace experiments
