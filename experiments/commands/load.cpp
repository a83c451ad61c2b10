// Reading a config: model, title, [run], and the rest by the model.
#include "experiments/commands/load.hpp"

#include <fmt/format.h>

#include "models/catalogue.hpp"

namespace experiments {
namespace {

constexpr int quick_replicates = 5;

} // namespace

Loaded load(const RunOptions& options)
{
    sim::Document document = sim::Document::from_file(options.config);
    if (options.quick) document.set(fmt::format("run.replicates={}", quick_replicates), "--quick");
    for (const std::string& assignment : options.assignments) document.set(assignment);
    if (options.seed) document.set("run.seed=" + *options.seed, "--seed");
    if (options.replicates) document.set("run.replicates=" + *options.replicates, "--replicates");

    std::vector<sim::Problem> problems;
    Loaded loaded;
    loaded.title = sim::take_string(document, "title").value_or("");
    sim::take_string(document, "description");
    const sim::ModelEntry* model = models::named_in(document, problems);
    loaded.plan = sim::read<sim::Plan>(document, problems, "run");
    if (model) {
        loaded.scenario = model->read(document, problems);
        sim::report_unknown(document, problems);
    }
    document.hand_on(problems);
    sim::throw_if_any(problems);
    loaded.settings = sim::effective(loaded.plan, "run");
    for (sim::EffectiveValue& value : loaded.scenario->settings()) loaded.settings.push_back(std::move(value));
    return loaded;
}

} // namespace experiments
