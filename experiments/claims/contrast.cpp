// Names are checked against the model before anything is run.
#include "experiments/claims/contrast.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fstream>
#include <iterator>

#include "models/catalogue.hpp"
#include "sim/param/read.hpp"
#include "sim/param/text.hpp"
#include "sim/run/outcome.hpp"

namespace experiments {
namespace {

using sim::Document;
using sim::Node;
using sim::Problem;

constexpr const char* usual_base = "../trusting_vs_aggressive.toml";

std::shared_ptr<const Base> read_base(const std::string& file, std::vector<Problem>& problems)
{
    auto base = std::make_shared<Base>();
    base->file = file;
    base->document = Document::from_file(file);
    std::ifstream stream(file, std::ios::binary);
    base->text.assign(std::istreambuf_iterator<char>(stream), {});
    Document document = base->document;
    std::vector<Problem> found;
    base->model = models::named_in(document, found);
    base->run = sim::read<sim::Plan>(document, found, "run");
    document.hand_on(found);
    if (found.empty()) return base;
    problems.insert(problems.end(), found.begin(), found.end());
    return nullptr;
}

class ContrastReader {
public:
    ContrastReader(Document& document, const std::string& under, std::vector<Problem>& problems)
        : document_(document), under_(under), problems_(problems)
    {
    }

    Contrast read(const Node* scenarios, const std::filesystem::path& folder)
    {
        Contrast c;
        c.settings = sim::read<ContrastSettings>(document_, problems_, under_);
        c.measure = sim::take_string(document_, path("measure")).value_or("");
        c.minus = sim::take_string(document_, path("minus")).value_or("");
        c.policies = take_names(document_, path("policies"), problems_);
        const std::vector<std::string> names = take_names(document_, path("scenarios"), problems_);
        const Node* node = document_.find(path("base"));
        const std::string base = sim::take_string(document_, path("base")).value_or(usual_base);
        const std::filesystem::path file = (folder / base).lexically_normal();
        if (std::filesystem::exists(file))
            c.base = read_base(file.string(), problems_);
        else
            problems_.push_back(document_.problem(
                node, fmt::format("{}: there is no {}", path("base"), file.string()),
                fmt::format("write {} = the config in which the claim is tested, as seen from this file's folder",
                            path("base"))));
        for (const std::string& name : names) add_scenario(c, name, scenarios);
        if (names.empty()) c.scenarios.push_back({});
        if (c.base) check(c);
        return c;
    }

private:
    std::string path(const char* key) const { return sim::joined(under_, key); }

    void refuse(const char* key, std::string message, std::string hint = "")
    {
        const Node* node = document_.find(path(key));
        problems_.push_back(document_.problem(node ? node : document_.find(under_), std::move(message), std::move(hint)));
    }

    void add_scenario(Contrast& c, const std::string& name, const Node* scenarios)
    {
        const Node* table = scenarios ? scenarios->find(name) : nullptr;
        if (!table || !table->is_table())
            return refuse("scenarios", fmt::format("there is no [scenario.{}]", name), "an empty one is the base as it is");
        c.scenarios.push_back({name, assignments_in(*table, document_.name())});
        if (c.base) check_assignments(*c.base, c.scenarios.back().assignments, problems_);
    }

    void check_measure(Contrast& c, const char* key, const std::string& name)
    {
        std::vector<std::string> names;
        const std::vector<sim::MeasureInfo> measures = c.base->model->measures();
        for (const sim::MeasureInfo& measure : measures) names.emplace_back(measure.name);
        const auto at = std::find(names.begin(), names.end(), name);
        if (at == names.end())
            return refuse(key, name.empty() ? "names no measure" : fmt::format("{} is no measure", sim::quoted(name)),
                          name.empty() ? "`souk describe` lists them" : sim::did_you_mean(sim::nearest(name, names)));
        const sim::MeasureInfo& info = measures[static_cast<std::size_t>(at - names.begin())];
        if (c.settings.stretch != Span::whole && !info.by_stretch)
            refuse("stretch", fmt::format("{} is taken over the whole run only", name), "write stretch = \"whole\"");
        c.unit = c.settings.how == How::ratio ? "ratio" : std::string(info.unit);
    }

    void check(Contrast& c)
    {
        check_measure(c, "measure", c.measure);
        if (!c.minus.empty()) check_measure(c, "minus", c.minus);
        const Node* policies = document_.find(path("policies"));
        const bool is_list = !policies || policies->kind == Node::Kind::list; // else it is told already
        if (is_list && (c.policies.empty() || c.policies.size() > 2)) refuse("policies", "a contrast has one policy or two");
        if (c.scenarios.size() > 2) refuse("scenarios", "a contrast has one scenario or two");
        if (c.policies.size() + c.scenarios.size() + (c.minus.empty() ? 0 : 1) != 3 && c.settings.how == How::ratio)
            refuse("how", "a ratio is of two policies, or of one in two scenarios");
        Document document = c.base->document;
        std::vector<Problem> ignored; // told when the base was read
        const auto scenario = c.base->model->read(document, ignored);
        if (!ignored.empty()) return;
        const std::vector<std::string> arms = scenario->arms();
        for (const std::string& policy : c.policies)
            if (std::find(arms.begin(), arms.end(), policy) == arms.end())
                refuse("policies", fmt::format("{} is not compared in {}", sim::quoted(policy), c.base->file),
                       sim::did_you_mean(sim::nearest(policy, arms)));
    }

    Document& document_;
    std::string under_;
    std::vector<Problem>& problems_;
};

void flatten(const Node& table, const std::string& above, const std::string& where, std::vector<Assignment>& out)
{
    for (const Node& item : table.items) {
        const std::string path = above.empty() ? item.key : above + "." + item.key;
        if (item.is_table())
            flatten(item, path, where, out);
        else
            out.push_back({path, sim::as_toml(item), fmt::format("{}:{}", where, item.line)});
    }
}

} // namespace

std::string Contrast::column(const std::string& of) const
{
    const auto stretches = sim::stretches(base->run);
    return of + stretches[static_cast<std::size_t>(settings.stretch)].suffix;
}

std::string Contrast::words() const
{
    const auto plain = [](std::string name) {
        std::replace(name.begin(), name.end(), '_', ' ');
        return name;
    };
    const char* sign = settings.how == How::ratio ? " / " : " - ";
    const std::string policy = policies.size() == 2 ? plain(policies[0]) + sign + plain(policies[1]) : plain(policies[0]);
    std::string out = policy;
    if (scenarios.size() == 2 && policies.size() == 2)
        out = fmt::format("({}) when {} - when {}", policy, plain(scenarios[0].name), plain(scenarios[1].name));
    else if (scenarios.size() == 2)
        out = fmt::format("{}: {}{}{}", policy, plain(scenarios[0].name), sign, plain(scenarios[1].name));
    else if (!scenarios[0].name.empty())
        out += ": " + plain(scenarios[0].name);
    out += ", " + plain(measure);
    if (!minus.empty()) out += " - " + plain(minus);
    const std::string period = std::string(base->model->info().period_name) + "s";
    if (settings.stretch == Span::first) out += fmt::format(" in the first {} {}", base->run.first_stretch, period);
    if (settings.stretch == Span::last) out += fmt::format(" in the last {} {}", base->run.last_stretch, period);
    return out;
}

Contrast read_contrast(Document& document, const std::string& under, const Node* scenarios, const std::filesystem::path& folder,
                       std::vector<Problem>& problems)
{
    return ContrastReader(document, under, problems).read(scenarios, folder);
}

std::vector<Assignment> assignments_in(const Node& table, const std::string& where)
{
    std::vector<Assignment> out;
    flatten(table, "", where, out);
    return out;
}

void check_assignments(const Base& base, const std::vector<Assignment>& assignments, std::vector<Problem>& problems)
{
    Document document = base.document;
    for (const Assignment& one : assignments) document.set(one.path + "=" + one.value, one.place);
    std::vector<Problem> found;
    sim::take_string(document, "model");
    sim::take_string(document, "title");
    sim::take_string(document, "description");
    sim::read<sim::Plan>(document, found, "run");
    base.model->read(document, found);
    sim::report_unknown(document, found);
    document.hand_on(found);
    problems.insert(problems.end(), found.begin(), found.end());
}

std::vector<std::string> take_names(Document& document, const std::string& path, std::vector<Problem>& problems)
{
    std::vector<std::string> names;
    const Node* list = document.take(path);
    if (!list) return names;
    if (list->kind != Node::Kind::list) {
        problems.push_back(document.problem(list, fmt::format("{} is not a list of names", path)));
        return names;
    }
    for (const Node& item : list->items) {
        if (item.kind == Node::Kind::text)
            names.push_back(item.text);
        else
            problems.push_back(document.problem(&item, fmt::format("{} holds {}, which is no name", path, sim::shown(item))));
    }
    return names;
}

} // namespace experiments
