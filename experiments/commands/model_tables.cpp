// Parameters, policies, channels, measures and scenarios as Markdown.
#include "experiments/commands/model_tables.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "experiments/commands/load.hpp"
#include "sim/param/document.hpp"
#include "sim/run/plan.hpp"

namespace experiments {
namespace {

std::string parameters(sim::Description all)
{
    all.rosters.clear();
    return sim::as_markdown(all);
}

std::string policies(sim::Description all)
{
    all.groups.clear();
    all.laws.clear();
    return all.rosters.empty() ? "" : sim::as_markdown(all);
}

// A channel is a group that can be switched off: `on`.
std::string channels(const sim::Description& all)
{
    std::string rows;
    for (const sim::GroupInfo& group : all.groups)
        for (const sim::RowInfo& row : group.rows)
            if (row.path == group.path + ".on") rows += fmt::format("| `{}` | {} | {} |\n", row.path, row.doc, row.source);
    return rows.empty() ? "" : "| switch | what it does | source |\n|---|---|---|\n" + rows;
}

std::string measures(const sim::ModelEntry& model)
{
    std::string out, section;
    for (const sim::MeasureInfo& m : model.measures()) {
        if (section != m.section) {
            section = m.section;
            out += fmt::format("{}**{}**\n\n| measure | unit | meaning |\n|---|---|---|\n", out.empty() ? "" : "\n", section);
        }
        out += fmt::format("| `{}` | {} | {} |\n", m.name, m.unit, m.meaning);
    }
    return out;
}

// What [[shocks]] and [[branch]] can move besides parameters.
std::string states(const sim::ModelEntry& model)
{
    std::string out;
    for (const sim::EntityInfo& entity : model.entities())
        for (const sim::HandleInfo& h : entity.handles)
            out += fmt::format("| `{}.{}` | {} | {} |\n", entity.name, h.name, h.unit, h.doc);
    return out.empty() ? "" : "| state | unit | meaning |\n|---|---|---|\n" + out;
}

std::vector<std::filesystem::path> configs_in(const std::filesystem::path& folder)
{
    std::vector<std::filesystem::path> found;
    std::error_code failed;
    for (const auto& entry : std::filesystem::directory_iterator(folder, failed))
        if (entry.path().extension() == ".toml") found.push_back(entry.path());
    if (failed) throw sim::InputError({{folder.string(), 0, 0, "the folder cannot be read (" + failed.message() + ")", ""}});
    std::sort(found.begin(), found.end());
    return found;
}

// The model that a file names, and its title; sweeps hold more than a config, so that nothing else is read.
struct Cover {
    std::string model, title;
};

Cover cover_of(const std::filesystem::path& file)
{
    sim::Document document = sim::Document::from_file(file.string());
    const std::string model = sim::take_string(document, "model").value_or("");
    return {model, sim::take_string(document, "title").value_or("")};
}

std::string scenarios(const sim::ModelEntry& model, const std::filesystem::path& folder)
{
    std::string out = "| config | title | differs from the defaults |\n|---|---|---|\n";
    for (const auto& file : configs_in(folder)) {
        if (cover_of(file).model != model.info().name) continue;
        RunOptions options;
        options.config = file.string();
        const Loaded loaded = load(options);
        std::string changed;
        for (const sim::EffectiveValue& value : loaded.settings)
            if (!value.is_default) changed += fmt::format("{}`{} = {}`", changed.empty() ? "" : ", ", value.path, value.value);
        out += fmt::format("| `{}` | {} | {} |\n", file.stem().string(), loaded.title, changed.empty() ? "nothing" : changed);
    }
    std::string sweeps;
    if (std::filesystem::is_directory(folder / "sweeps"))
        for (const auto& file : configs_in(folder / "sweeps"))
            if (const Cover cover = cover_of(file); cover.model == model.info().name)
                sweeps += fmt::format("| `sweeps/{}` | {} |\n", file.stem().string(), cover.title);
    return sweeps.empty() ? out : out + "\n| sweep | title |\n|---|---|\n" + sweeps;
}

sim::InputError bad_mark(const std::string& document, std::string_view before, std::string message, std::string hint)
{
    const int line = 1 + static_cast<int>(std::count(before.begin(), before.end(), '\n'));
    return sim::InputError({{document, line, 1, std::move(message), std::move(hint)}});
}

} // namespace

sim::Description description_of(const sim::ModelEntry& model)
{
    sim::Description all = sim::describe<sim::Plan>("run");
    return all.append(model.description());
}

std::vector<ModelTable> tables_of(const sim::ModelEntry& model, const std::filesystem::path& configs)
{
    const sim::Description all = description_of(model);
    std::vector<ModelTable> tables{{"parameters", parameters(all)},
                                   {"policies", policies(all)},
                                   {"channels", channels(all)},
                                   {"states", states(model)},
                                   {"measures", measures(model)}};
    if (!configs.empty()) tables.push_back({"scenarios", scenarios(model, configs)});
    std::erase_if(tables, [](const ModelTable& table) { return table.text.empty(); });
    return tables;
}

std::string with_tables(const std::string& document, const std::string& name, std::string_view model,
                        const std::vector<ModelTable>& tables)
{
    const std::string begin = fmt::format("<!-- souk describe {}: ", model), close = " -->\n", end = "<!-- end -->\n";
    std::string out;
    std::size_t at = 0;
    for (std::size_t mark; (mark = document.find(begin, at)) != std::string::npos;) {
        const std::string_view before = std::string_view(document).substr(0, mark);
        const std::size_t first = document.find(close, mark), last = document.find(end, mark);
        if (first == std::string::npos || last == std::string::npos || last < first)
            throw bad_mark(name, before, "a mark without its end", "write <!-- end --> on the line after the table");
        const std::string wanted = document.substr(mark + begin.size(), first - mark - begin.size());
        const auto table = std::find_if(tables.begin(), tables.end(), [&](const ModelTable& t) { return t.name == wanted; });
        if (table == tables.end()) {
            std::string known;
            for (const ModelTable& t : tables) known += fmt::format("{}{}", known.empty() ? "known tables: " : ", ", t.name);
            throw bad_mark(name, before, fmt::format("there is no table \"{}\"", wanted), known);
        }
        out += document.substr(at, first + close.size() - at) + table->text;
        at = last;
    }
    return out + document.substr(at);
}

} // namespace experiments
