// A new model is one line here.
#include "models/catalogue.hpp"

#include <fmt/format.h>
#include <optional>
#include <string>

#include "models/loyalty/model.hpp"
#include "models/relational/model.hpp"
#include "sim/param/text.hpp"
#include "sim/run/adapt.hpp"

namespace models {
namespace {

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

const std::vector<std::unique_ptr<sim::ModelEntry>>& catalogue()
{
    static const auto models = [] {
        std::vector<std::unique_ptr<sim::ModelEntry>> list;
        list.push_back(std::make_unique<sim::EntryOf<relational::Relational>>());
        list.push_back(std::make_unique<sim::EntryOf<loyalty::Loyalty>>());
        return list;
    }();
    return models;
}

const sim::ModelEntry* find(std::string_view name)
{
    for (const auto& model : catalogue())
        if (model->info().name == name) return model.get();
    return nullptr;
}

const sim::ModelEntry* named_in(sim::Document& document, std::vector<sim::Problem>& problems)
{
    std::vector<std::string> names;
    for (const auto& model : catalogue()) names.emplace_back(model->info().name);
    const std::string known = fmt::format("known models: {}", fmt::join(names, ", "));
    const sim::Node* node = document.find("model");
    const std::optional<std::string> name = sim::take_string(document, "model");
    if (!name) {
        if (!node && document.waiting().empty()) problems.push_back(no_model(document, known));
        return nullptr;
    }
    const sim::ModelEntry* model = find(*name);
    if (!model) problems.push_back(document.problem(node, fmt::format("there is no model \"{}\"", *name), known));
    return model;
}

} // namespace models
