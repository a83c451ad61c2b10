// `souk describe`: everything that can be set, and everything that is measured.
#include <boost/json.hpp>
#include <cerrno>
#include <cstring>
#include <fmt/format.h>
#include <fstream>
#include <iterator>

#include "experiments/commands/model_tables.hpp"
#include "experiments/commands/options.hpp"
#include "experiments/report/number.hpp"
#include "models/catalogue.hpp"
#include "sim/check/input_error.hpp"
#include "sim/run/plan.hpp"

namespace experiments {
namespace {

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

// Every table between the marks that a document has it between.
std::string as_markdown(const sim::ModelEntry& model, const std::string& configs)
{
    std::string out;
    for (const ModelTable& table : tables_of(model, configs))
        out += fmt::format("{}<!-- souk describe {}: {} -->\n{}<!-- end -->\n", out.empty() ? "" : "\n", model.info().name,
                           table.name, table.text);
    return out;
}

sim::InputError file_problem(const std::string& path, const char* what)
{
    return sim::InputError({{path, 0, 0, fmt::format("the file cannot be {} ({})", what, std::strerror(errno)), ""}});
}

// Makes the tables of a document anew.
void renew(const std::string& path, const sim::ModelEntry& model, const std::string& configs)
{
    std::ifstream in(path, std::ios::binary);
    if (!in) throw file_problem(path, "read");
    const std::string old{std::istreambuf_iterator<char>(in), {}};
    const std::string renewed = with_tables(old, path, model.info().name, tables_of(model, configs));
    if (renewed != old) {
        std::ofstream out(path, std::ios::binary | std::ios::trunc);
        if (!(out << renewed).flush()) throw file_problem(path, "written");
    }
    fmt::print("{}: {}\n", path, renewed == old ? "every table is up to date" : "tables made anew");
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
    if (schema.as_object().contains("$defs")) // entities may differ, and may be listed
        schema.as_object()["properties"].as_object()["population"] = {{"type", "object"}};
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
    else if (!options.into.empty())
        renew(options.into, *model, options.configs);
    else if (options.markdown)
        fmt::print("{}", as_markdown(*model, options.configs));
    else
        fmt::print("{}\n{}\n\n{}{}", model->info().title, model->info().summary, sim::as_text(description_of(*model)),
                   entities_as_text(*model) + measures_as_text(*model));
    return 0;
}

} // namespace experiments
