// `souk describe`: everything that can be set, and everything that is measured.
#include <boost/json.hpp>
#include <fmt/format.h>

#include "experiments/commands/options.hpp"
#include "experiments/report/number.hpp"
#include "models/catalogue.hpp"
#include "sim/check/input_error.hpp"
#include "sim/run/plan.hpp"

namespace experiments {
namespace {

sim::Description description_of(const sim::ModelEntry& model)
{
    sim::Description all = sim::describe<sim::Plan>("run");
    return all.append(model.description());
}

std::string measures_as_text(const sim::ModelEntry& model)
{
    std::string out = "\nMeasures\n";
    for (const sim::MeasureInfo& m : model.measures())
        out += fmt::format("  {}{}{}\n", pad_right(m.name, 40), pad_right(m.unit, 24), m.meaning);
    return out;
}

// What [[shocks]] and [[branch]] can move besides parameters.
std::string entities_as_text(const sim::ModelEntry& model)
{
    std::string out;
    for (const sim::EntityInfo& entity : model.entities()) {
        for (const sim::HandleInfo& h : entity.handles)
            out +=
                fmt::format("  {}{}{}\n", pad_right(fmt::format("{}.{}", entity.name, h.name), 40), pad_right(h.unit, 24), h.doc);
    }
    return out.empty() ? "" : "\nStates that shocks can move\n" + out;
}

std::string entities_as_markdown(const sim::ModelEntry& model)
{
    std::string out;
    for (const sim::EntityInfo& entity : model.entities())
        for (const sim::HandleInfo& h : entity.handles)
            out += fmt::format("| `{}.{}` | {} | {} |\n", entity.name, h.name, h.unit, h.doc);
    return out.empty() ? "" : "\n| state | unit | meaning |\n|---|---|---|\n" + out;
}

std::string measures_as_markdown(const sim::ModelEntry& model)
{
    std::string out = "\n| measure | unit | meaning |\n|---|---|---|\n";
    for (const sim::MeasureInfo& m : model.measures()) out += fmt::format("| `{}` | {} | {} |\n", m.name, m.unit, m.meaning);
    return out;
}

// The schema of configs, with the measures beside it.
std::string as_json(const sim::ModelEntry& model)
{
    boost::json::value schema =
        boost::json::parse(sim::as_schema(description_of(model), model.info().title, {"model", "title", "description"}));
    boost::json::array measures;
    for (const sim::MeasureInfo& m : model.measures())
        measures.push_back({{"name", m.name}, {"unit", m.unit}, {"meaning", m.meaning}, {"section", m.section}});
    schema.as_object()["x-measures"] = std::move(measures);
    const boost::json::object shocks{{"type", "array"}, {"items", boost::json::object{{"type", "object"}}}};
    for (const char* list : {"shocks", "branch"}) schema.as_object()["properties"].as_object()[list] = shocks;
    boost::json::array states;
    for (const sim::EntityInfo& entity : model.entities())
        for (const sim::HandleInfo& h : entity.handles)
            states.push_back({{"name", fmt::format("{}.{}", entity.name, h.name)}, {"unit", h.unit}, {"meaning", h.doc}});
    schema.as_object()["x-states"] = std::move(states);
    return boost::json::serialize(schema) + "\n";
}

} // namespace

int describe(const DescribeOptions& options)
{
    if (options.model.empty()) {
        for (const auto& model : models::catalogue())
            fmt::print("{}  {}\n", pad_right(model->info().name, 14), model->info().summary);
        return 0;
    }
    const sim::ModelEntry* model = models::find(options.model);
    if (!model) {
        std::string known;
        for (const auto& entry : models::catalogue())
            known += fmt::format("{}{}", known.empty() ? "known models: " : ", ", entry->info().name);
        throw sim::InputError({{"", 0, 0, fmt::format("there is no model \"{}\"", options.model), known}});
    }
    if (options.json)
        fmt::print("{}", as_json(*model));
    else if (options.toml)
        fmt::print("model = \"{}\"\n\n{}", model->info().name, sim::as_toml(description_of(*model)));
    else if (options.markdown)
        fmt::print("{}{}", sim::as_markdown(description_of(*model)), entities_as_markdown(*model) + measures_as_markdown(*model));
    else
        fmt::print("{}\n{}\n\n{}{}", model->info().title, model->info().summary, sim::as_text(description_of(*model)),
                   entities_as_text(*model) + measures_as_text(*model));
    return 0;
}

} // namespace experiments
