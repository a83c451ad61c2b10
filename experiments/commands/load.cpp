// Reading a config: model, title, [run], and the rest by the model.
#include "experiments/commands/load.hpp"

#include <filesystem>
#include <fmt/format.h>

#include "models/catalogue.hpp"
#include "sim/check/input_error.hpp"

namespace experiments {
namespace {

constexpr int quick_replicates = 5;

// Files of other commands are told from configs by the tables that only they have.
void ensure_config(const sim::Document& document, const std::string& file)
{
    const auto refuse = [&](const sim::Node* node, const char* what, const std::string& command) {
        throw sim::InputError({document.problem(node, fmt::format("this is {}, not a config", what), "run it with " + command)});
    };
    if (const sim::Node* node = document.find("sweep")) refuse(node, "a sweep", "souk sweep " + file);
    if (const sim::Node* node = document.find("claim"))
        refuse(node, "a claim", "souk claims " + std::filesystem::path(file).stem().string());
}

} // namespace

Loaded load(const RunOptions& options)
{
    sim::Document document = sim::Document::from_file(options.config);
    ensure_config(document, options.config);
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
