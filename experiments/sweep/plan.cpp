// Every point is read as a scenario before anything is run, so that a value out of range is found at once, and at its place.
#include "experiments/sweep/plan.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <optional>

#include "experiments/sweep/point_check.hpp"
#include "sim/param/read.hpp"
#include "sim/param/text.hpp"

namespace experiments {
namespace {

using sim::Node;
using sim::Problem;

std::vector<std::string> kept_measures(sim::Document& document, const std::vector<sim::MeasureInfo>& measures,
                                       std::vector<Problem>& problems)
{
    std::vector<std::string> kept, known;
    for (const sim::MeasureInfo& info : measures) known.emplace_back(info.name);
    const bool has_names = !known.empty(); // else the model is unknown
    const Node* list = document.take("sweep.measures");
    if (!list) return kept;
    if (list->kind != Node::Kind::list || list->items.empty()) {
        problems.push_back(document.problem(list, "sweep.measures is not a list of names",
                                            "write sweep.measures = [\"total_cost\"], or leave it out to keep all"));
        return kept;
    }
    for (const Node& item : list->items) {
        if (item.kind != Node::Kind::text || (has_names && std::find(known.begin(), known.end(), item.text) == known.end()))
            problems.push_back(document.problem(&item,
                                                fmt::format("sweep.measures names {}, which is no measure", sim::shown(item)),
                                                sim::did_you_mean(sim::nearest(item.text, known))));
        else if (std::find(kept.begin(), kept.end(), item.text) != kept.end())
            problems.push_back(document.problem(&item, fmt::format("sweep.measures names {} twice", sim::shown(item))));
        kept.push_back(item.text);
    }
    return kept;
}

ReplicationRule read_replication(sim::Document& document, const SweepPlan& plan, std::vector<Problem>& problems)
{
    ReplicationRule replication;
    const Node* table = document.find("sweep.precision");
    if (!table || !table->is_table()) {
        sim::read<PrecisionSettings>(document, problems, "sweep.precision");
        return replication;
    }
    const std::size_t before = problems.size();
    PrecisionSettings& p = replication.precision = sim::read<PrecisionSettings>(document, problems, "sweep.precision");
    const std::vector<Problem> wrong(problems.begin() + static_cast<std::ptrdiff_t>(before), problems.end());
    const auto is_wrong = [&](const char* key) {
        return std::any_of(wrong.begin(), wrong.end(), [&](const Problem& problem) {
            return problem.message.starts_with(fmt::format("sweep.precision.{} ", key));
        });
    };
    const std::optional<std::string> measure = sim::take_string(document, "sweep.precision.measure");
    replication.measure = measure.value_or("");
    document.hand_on(problems);
    replication.until_precise = true;
    const auto refuse = [&](const char* key, std::string message, std::string hint) {
        const Node* node = document.find(fmt::format("sweep.precision.{}", key));
        problems.push_back(document.problem(node ? node : table, std::move(message), std::move(hint)));
    };
    if (p.absolute == 0.0 && p.relative == 0.0 && !is_wrong("absolute") && !is_wrong("relative"))
        refuse("absolute", "[sweep.precision] has no target",
               "write absolute = 0.5 (in the measure's unit) or relative = 0.01 (of its mean)");
    if (p.most < p.least && !is_wrong("most") && !is_wrong("least"))
        refuse("most", fmt::format("sweep.precision.most = {} is below least = {}", p.most, p.least), "");
    if (!plan.model || (!measure && document.find("sweep.precision.measure"))) return replication; // no names, or told already
    std::vector<std::string> names;
    for (const auto& column : sim::outcome_columns(plan.model->measures(), plan.run, plan.kept)) names.push_back(column.name);
    if (std::find(names.begin(), names.end(), replication.measure) == names.end())
        refuse("measure",
               replication.measure.empty()
                   ? "[sweep.precision] names no measure"
                   : fmt::format("sweep.precision.measure = {} is no measure that is kept", sim::quoted(replication.measure)),
               replication.measure.empty() ? "write measure = \"total_cost\", or another that `souk describe` lists"
                                           : sim::did_you_mean(sim::nearest(replication.measure, names)));
    return replication;
}

// What is written and has no effect was meant to have one.
void refuse_idle_settings(const sim::Document& document, const SweepPlan& plan, std::vector<Problem>& problems)
{
    const Node* every = document.find("sweep.every");
    const bool is_told = std::any_of(problems.begin(), problems.end(),
                                     [](const Problem& problem) { return problem.message.starts_with("sweep.every "); });
    if (every && !is_told && plan.settings.series != Recording::thinned)
        problems.push_back(document.problem(every, "sweep.every has no effect: the series is not thinned",
                                            "write series = \"thinned\" in [sweep], or leave it out"));
}

// The points are known by now.
void refuse_lone_difference(const sim::Document& document, const SweepPlan& plan, std::vector<Problem>& problems)
{
    const Node* in = document.find("sweep.precision.in");
    if (!in || !plan.replication.until_precise || plan.replication.precision.in != PreciseIn::difference) return;
    const bool has_lone =
        std::any_of(plan.points.begin(), plan.points.end(), [](const SweepPoint& point) { return point.arms.size() == 1; });
    if (has_lone)
        problems.push_back(document.problem(in, "sweep.precision.in = \"difference\", but there are points with one policy",
                                            "write in = \"value\", or compare two policies"));
}

const sim::RowInfo* row_of(const std::vector<sim::RowInfo>& rows, const std::string& path)
{
    const auto names = sim::split_path(path);
    const sim::RowInfo* alike = nullptr;
    for (const sim::RowInfo& row : rows) {
        if (row.path == path) return &row;
        const auto others = sim::split_path(row.path);
        if (names.size() == 3 && others.size() == 3 && names[0] == others[0] && names[2] == others[2]) alike = &row;
    }
    return alike;
}

// The axes of all designs, each once, levers first.
std::vector<SweepAxis> axes_of(const SweepPlan& plan, std::vector<Problem>& problems)
{
    std::vector<SweepAxis> axes;
    const std::vector<sim::RowInfo> rows = plan.model->description().rows();
    for (const Design& design : plan.designs)
        for (std::size_t k = 0; k < design.axes.size(); ++k) {
            const sim::Axis& axis = design.axes[k];
            const auto known = std::find_if(axes.begin(), axes.end(), [&](const SweepAxis& a) { return a.path == axis.path; });
            if (known == axes.end()) {
                const sim::RowInfo* row = row_of(rows, axis.path);
                axes.push_back({axis.path, axis.role, row ? row->unit : "list",
                                row ? row->doc : "Which rows are compared, or their shares."});
            } else if (known->role != axis.role) {
                const Place& place = design.places[k].front();
                problems.push_back({place.source, place.line, place.column,
                                    fmt::format("{} is a lever in one design and an uncertainty in another", axis.path),
                                    "give it the same role everywhere"});
            }
        }
    std::stable_partition(axes.begin(), axes.end(), [](const SweepAxis& axis) { return axis.role == sim::AxisRole::lever; });
    return axes;
}

// Points of all designs, with the keys by which they are known again.
void add_points(SweepPlan& plan)
{
    std::map<std::string, int> seen;
    for (std::size_t d = 0; d < plan.designs.size(); ++d) {
        Design& design = plan.designs[d];
        for (sim::Coordinates& coordinates : design.points) {
            SweepPoint point{d, std::move(coordinates), design.name, {}, {}};
            for (std::size_t k = 0; k < design.axes.size(); ++k)
                if (!point.coordinates[k].empty())
                    point.key += fmt::format("; {} = {}", design.axes[k].path, point.coordinates[k]);
            if (const int times = ++seen[point.key]; times > 1) point.key += fmt::format(" (again, {})", times);
            plan.points.push_back(std::move(point));
        }
        design.points = {};
    }
}

// The file's problems first, from top to bottom, then those of other files.
void sort_by_place(std::vector<Problem>& problems, const std::string& file)
{
    std::stable_sort(problems.begin(), problems.end(), [&](const Problem& a, const Problem& b) {
        if ((a.source == file) != (b.source == file)) return a.source == file;
        if (a.source != b.source) return a.source < b.source;
        if ((a.line == 0) != (b.line == 0)) return b.line == 0;
        return a.line != b.line ? a.line < b.line : a.column < b.column;
    });
}

// Both stand in the order of the designs.
void take_known(SweepPlan& plan, const std::vector<sim::LedgerPoint>& known)
{
    std::size_t kept = 0;
    for (std::size_t p = 0; p < plan.points.size() && kept < known.size(); ++p) {
        if (plan.points[p].key != known[kept].key) continue;
        if (kept != p) plan.points[kept] = std::move(plan.points[p]);
        plan.points[kept].cells = known[kept].cells;
        plan.points[kept].arms = known[kept].arms;
        ++kept;
    }
    plan.points.resize(kept);
}

} // namespace

std::unique_ptr<sim::Scenario> SweepPlan::scenario(std::size_t point) const
{
    std::vector<Problem> problems;
    sim::Document document = at_point(*this, points[point]);
    std::unique_ptr<sim::Scenario> result = model->read(document, problems);
    sim::throw_if_any(problems);
    return result;
}

std::size_t SweepPlan::most_replicates() const
{
    return static_cast<std::size_t>(replication.until_precise ? replication.precision.most : run.replicates);
}

SweepPlan read_sweep(sim::Document document, const sim::ModelEntry* model, std::vector<Problem> problems, PointFiles files,
                     std::size_t most, const std::vector<sim::LedgerPoint>* known, const PointsChecked& checked)
{
    SweepPlan plan;
    plan.base = document; // before anything in it is marked as read
    std::erase_if(plan.base.root().items, [](const Node& item) { return item.key == "sweep"; });
    plan.model = model;
    plan.files = std::move(files);
    const bool is_read = document.waiting().empty();
    plan.title = sim::take_string(document, "title").value_or("");
    sim::take_string(document, "description");
    plan.run = sim::read<sim::Plan>(document, problems, "run");
    if (model) {
        const auto scenario = model->read(document, problems);
        if (scenario->branching())
            problems.push_back(document.problem(document.find("branch"), "a sweep has no [[branch]]: its worlds run once",
                                                "use `souk compare`, or [[shocks]]"));
        plan.parameters = sim::effective(plan.run, "run");
        for (sim::EffectiveValue& value : scenario->settings()) plan.parameters.push_back(std::move(value));
    }
    const sim::Description description = model ? model->description() : sim::Description{};
    plan.settings = sim::read<SweepSettings>(document, problems, "sweep");
    plan.kept = kept_measures(document, model ? model->measures() : std::vector<sim::MeasureInfo>{}, problems);
    plan.replication = read_replication(document, plan, problems);
    if (!known) refuse_idle_settings(document, plan, problems); // what was begun without this question goes on without it
    if (is_read || document.find("sweep.design"))               // else nobody knows what the rest of the file would say
        plan.designs = read_designs(document, {description, plan.files, plan.run.seed}, problems);
    if (model) {
        sim::report_unknown(document, problems);
        plan.axes = axes_of(plan, problems);
        add_points(plan);
        if (known) {
            take_known(plan, *known);
        } else {
            check_points(plan, problems, checked);
            refuse_lone_difference(document, plan, problems);
        }
        if (most > 0 && plan.points.size() > most) plan.points.resize(most);
    }
    document.hand_on(problems);
    sort_by_place(problems, document.name());
    sim::throw_if_any(problems);
    return plan;
}

} // namespace experiments
