// One design: its settings, its axes, its constraints, and then its points.
#include "experiments/sweep/design_reader.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fmt/format.h>

#include "experiments/sweep/axis_reader.hpp"
#include "sim/design/expand.hpp"
#include "sim/design/sample.hpp"
#include "sim/param/read.hpp"
#include "sim/param/text.hpp"

namespace experiments {
namespace {

using sim::DesignKind;
using sim::DesignSettings;
using sim::Node;
using sim::Problem;

constexpr std::string_view here = "sweep.design";
constexpr std::string_view how = "a design begins with the line [[sweep.design]]";

bool is_drawn(DesignKind kind) { return kind == DesignKind::latin_hypercube || kind == DesignKind::sobol; }

class DesignReader {
public:
    DesignReader(sim::Document& part, const DesignContext& context, std::vector<Problem>& problems)
        : part_(part), context_(context), problems_(problems)
    {
    }

    Design read(std::size_t number)
    {
        const std::size_t before = problems_.size();
        settings_ = sim::read<DesignSettings>(part_, problems_, here);
        const bool says_kind =
            find("kind") && std::none_of(problems_.begin() + static_cast<std::ptrdiff_t>(before), problems_.end(),
                                         [](const Problem& p) { return p.message.starts_with("sweep.design.kind "); });
        if (says_kind) kind_ = settings_.kind;
        if (find("seed") == nullptr) settings_.seed = context_.seed;
        Design design;
        design.name = sim::take_string(part_, path("name")).value_or(fmt::format("design_{}", number + 1));
        if (find("kind") == nullptr)
            refuse(nullptr, "a design has no kind", "write kind = \"grid\", or another of the kinds in README");
        design.kind = settings_.kind;
        if (kind_) check_points();
        const std::optional<sim::PointTable> table = read_table();
        read_axes(table ? &*table : nullptr, design);
        read_constraints(design);
        sim::report_unknown(part_, problems_);
        if (problems_.size() == before) expand(design);
        design.is_whole = problems_.size() == before;
        return design;
    }

private:
    static std::string path(std::string_view key) { return sim::joined(here, key); }
    const Node* find(std::string_view key) const { return part_.find(path(key)); }
    void refuse(const Node* node, std::string message, std::string hint = "")
    {
        problems_.push_back(part_.problem(node != nullptr ? node : part_.find(here), std::move(message), std::move(hint)));
    }

    static bool is_zero(const Node& node)
    {
        return node.kind == Node::Kind::integer && node.integer == 0;
    } // else it is wrong already

    void check_points()
    {
        const Node* points = find("points");
        if (is_drawn(settings_.kind) && settings_.points == 0 && (points == nullptr || is_zero(*points)))
            refuse(points, "the design has no points", "write points = 256, or how many there should be");
        if (!is_drawn(settings_.kind) && points)
            refuse(points, "points has no use here: the values of the axes say how many there are");
        if (settings_.kind != DesignKind::sobol && find("scrambled"))
            refuse(find("scrambled"), "only a sobol design is scrambled");
        if (!is_drawn(settings_.kind) && find("seed"))
            refuse(find("seed"), "seed has no use here: nothing of this design is random");
    }

    std::optional<sim::PointTable> read_table()
    {
        const std::optional<std::string> file = sim::take_string(part_, path("file"));
        if (kind_ != DesignKind::table) {
            if (file && kind_) refuse(find("file"), "file has no use here", "only kind = \"table\" reads points from a file");
            return std::nullopt;
        }
        if (!file) {
            refuse(find("file"), "the design has no file", "write file = \"points.csv\"");
            return sim::PointTable{};
        }
        const std::size_t before = problems_.size();
        sim::PointTable table = context_.files.read(*file, problems_);
        if (table.name.empty() && problems_.size() > before) { // the file cannot be read: where it is named is where to look
            const Problem told = problems_.back();
            problems_.pop_back();
            refuse(find("file"), fmt::format("{}: {}", told.source, told.message), told.hint);
        }
        return table;
    }

    void read_axes(const sim::PointTable* table, Design& design)
    {
        const Node* list = part_.take(path("axis"));
        if (!list && kind_ == DesignKind::one_at_a_time) return; // the base alone
        const bool is_list =
            list && list->kind == Node::Kind::list && !list->items.empty() &&
            std::all_of(list->items.begin(), list->items.end(), [](const Node& item) { return item.is_table(); });
        if (!is_list)
            return refuse(list, list ? "axis is not a list of axes" : "the design has no axis",
                          "an axis begins with the line [[sweep.design.axis]]");
        for (const Node& item : list->items) {
            sim::Document part = part_of(part_, item, "sweep.design.axis");
            read_axis(part, kind_, table, context_, design, problems_);
        }
        if (table)
            for (const auto& cell : table->header)
                if (std::none_of(design.axes.begin(), design.axes.end(),
                                 [&](const sim::Axis& axis) { return axis.path == cell.text; }))
                    problems_.push_back({table->name, cell.line, cell.column,
                                         fmt::format("the column {} is no axis of the design", sim::quoted(cell.text)),
                                         "give it a [[sweep.design.axis]] with its role"});
        if (settings_.kind == DesignKind::sobol && design.axes.size() > sim::most_sobol_axes)
            refuse(list, fmt::format("a sobol design has at most {} axes", sim::most_sobol_axes));
        if (settings_.kind == DesignKind::zip) check_lengths(design);
    }

    void check_lengths(const Design& design)
    {
        const std::size_t length = design.axes.front().values.size();
        for (const sim::Axis& axis : design.axes)
            if (axis.values.size() != length && !axis.values.empty() && length > 0)
                refuse(nullptr,
                       fmt::format("{} has {} values, but {} has {}", axis.path, axis.values.size(), design.axes.front().path,
                                   length),
                       "the axes of a zip go side by side");
    }

    void read_constraints(Design& design)
    {
        const Node* list = part_.take(path("constraints"));
        if (!list) return;
        if (list->kind != Node::Kind::list)
            return refuse(list, "constraints is not a list of texts", "write constraints = [\"group.a < group.b\"]");
        for (const Node& item : list->items) {
            if (item.kind != Node::Kind::text) {
                refuse(&item, fmt::format("the constraint {} is {}, not a text", sim::shown(item), sim::what(item)));
                continue;
            }
            sim::Constraint::Fault fault;
            if (auto constraint = sim::Constraint::parse(item.text, fault)) {
                design.constraints.push_back(std::move(*constraint));
                design.constraint_places.push_back(place(item));
            } else {
                refuse(&item, fmt::format("the constraint {} cannot be read: {}", sim::quoted(item.text), fault.message),
                       "write a comparison such as \"group.a < 2 * group.b\"");
            }
        }
    }

    Place place(const Node& node) const
    {
        const Problem at = part_.problem(&node, "");
        return {at.source, at.line, at.column};
    }

    void expand(Design& design)
    {
        const auto points = static_cast<std::size_t>(settings_.points);
        if (settings_.kind == DesignKind::grid && sim::grid_size(design.axes) > sim::most_points)
            return refuse(nullptr, fmt::format("the grid has more than {} points", sim::most_points),
                          "fewer axes or values, or a sample of the space: latin_hypercube, sobol");
        switch (settings_.kind) {
        case DesignKind::grid:
            design.points = sim::grid(design.axes);
            break;
        case DesignKind::zip:
        case DesignKind::table:
            design.points = sim::zip(design.axes);
            break;
        case DesignKind::one_at_a_time:
            design.points = sim::one_at_a_time(design.axes);
            break;
        case DesignKind::latin_hypercube:
            design.points = sim::latin_hypercube(design.axes, points, settings_.seed);
            break;
        case DesignKind::sobol:
            design.points = sim::sobol(design.axes, points, settings_.scrambled, settings_.seed);
            break;
        }
    }

    sim::Document& part_;
    const DesignContext& context_;
    std::vector<Problem>& problems_;
    DesignSettings settings_;
    std::optional<DesignKind> kind_; // nothing when it is not said, or wrong
};

} // namespace

const Place& Design::place_of(std::size_t axis, const std::string& value) const
{
    const sim::Axis& a = axes[axis];
    const std::vector<Place>& known = places[axis];
    const auto found = std::find(a.values.begin(), a.values.end(), value);
    const auto index = static_cast<std::size_t>(found - a.values.begin());
    if (known.size() == a.values.size() + 1 && index < a.values.size()) return known[index + 1]; // listed values
    if (known.size() == 3) { // those from an interval: the end that is nearer
        double number = a.to;
        std::from_chars(value.data(), value.data() + value.size(), number);
        return known[std::abs(number - a.from) < std::abs(number - a.to) ? 1 : 2];
    }
    return known.front();
}

std::vector<Design> read_designs(sim::Document& document, const DesignContext& context, std::vector<Problem>& problems)
{
    std::vector<Design> designs;
    const Node* list = document.take(here);
    if (!list) {
        problems.push_back(document.problem(nullptr, "has no design: there is nothing to sweep", std::string(how)));
        return designs;
    }
    const bool is_list = list->kind == Node::Kind::list && !list->items.empty() &&
                         std::all_of(list->items.begin(), list->items.end(), [](const Node& item) { return item.is_table(); });
    if (!is_list) {
        problems.push_back(document.problem(list, "sweep.design is not a list of designs", std::string(how)));
        return designs;
    }
    for (const Node& item : list->items) {
        sim::Document part = part_of(document, item, here);
        designs.push_back(DesignReader(part, context, problems).read(designs.size()));
    }
    for (std::size_t k = 0; k < designs.size(); ++k)
        for (std::size_t j = 0; j < k; ++j)
            if (designs[j].name == designs[k].name)
                problems.push_back(
                    document.problem(&list->items[k], fmt::format("two designs are named {}", sim::quoted(designs[k].name))));
    return designs;
}

} // namespace experiments
