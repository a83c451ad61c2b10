// Reading a config: model, title, [run], and the rest by the model.
#include "experiments/commands/load.hpp"

#include <fmt/format.h>

#include "models/catalogue.hpp"
#include "sim/param/text.hpp"

namespace experiments {
namespace {

constexpr int quick_replicates = 5;

// Most often the model is there, but below a group or misspelt.
sim::Problem no_model(const sim::Document& document, const std::string& known)
{
    const std::string remedy = "write model = \"relational\" on its first line; " + known;
    for (const sim::Node& item : document.root().items) {
        if (const sim::Node* strayed = item.find("model"))
            return document.problem_at_key(
                *strayed, fmt::format("model stands in [{}], but belongs above the first group", item.key), remedy);
        if (item.kind == sim::Node::Kind::text && !item.is_taken && sim::spelling_distance(item.key, "model") <= 2)
            return document.problem_at_key(item, fmt::format("unknown key {}", sim::quoted(item.key)), "did you mean \"model\"?");
    }
    return document.problem(nullptr, "names no model", remedy);
}

} // namespace

const sim::ModelEntry* find_model(sim::Document& document, std::vector<sim::Problem>& problems)
{
    std::vector<std::string> names;
    for (const auto& model : models::catalogue()) names.emplace_back(model->info().name);
    const std::string known = fmt::format("known models: {}", fmt::join(names, ", "));
    const sim::Node* node = document.find("model");
    const std::optional<std::string> name = sim::take_string(document, "model");
    if (!name) {
        if (!node && document.waiting().empty()) problems.push_back(no_model(document, known));
        return nullptr;
    }
    const sim::ModelEntry* model = models::find(*name);
    if (!model) problems.push_back(document.problem(node, fmt::format("there is no model \"{}\"", *name), known));
    return model;
}

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
    const sim::ModelEntry* model = find_model(document, problems);
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
