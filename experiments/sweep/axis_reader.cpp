// An axis has listed values, spaced values, or an interval, according to the kind of its design.
#include "experiments/sweep/axis_reader.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "sim/param/read.hpp"
#include "sim/param/text.hpp"

namespace experiments {
namespace {

using sim::DesignKind;
using sim::Node;
using sim::Problem;

constexpr std::string_view here = "sweep.design.axis";

void untake(Node& node)
{
    node.is_taken = false;
    for (Node& item : node.items) untake(item);
}

Place place_of_node(const sim::Document& part, const Node* node)
{
    const Problem at = part.problem(node, "");
    return {at.source, at.line, at.column};
}

// "policy.firm.pressure" is of the type of "policy.aggressive.pressure": rows of a roster are alike.
bool is_whole(const std::string& path, const sim::Description& description)
{
    const auto names = sim::split_path(path);
    bool whole = false;
    for (const sim::RowInfo& row : description.rows()) {
        if (row.path == path) return row.type == "integer";
        const auto others = sim::split_path(row.path);
        if (names.size() == 3 && others.size() == 3 && names[0] == others[0] && names[2] == others[2])
            whole = row.type == "integer";
    }
    return whole;
}

class AxisReader {
public:
    AxisReader(sim::Document& part, std::optional<DesignKind> kind, const DesignContext& context, std::vector<Problem>& problems)
        : part_(part), kind_(kind), context_(context), problems_(problems)
    {
    }

    void read(const sim::PointTable* table, Design& design)
    {
        settings_ = sim::read<sim::AxisSettings>(part_, problems_, here);
        const std::size_t before = problems_.size();
        sim::Axis axis;
        std::vector<Place> places{place_of_node(part_, find("parameter"))};
        bool can_be_axis = false;
        if (const auto path = sim::take_string(part_, joined("parameter"))) axis.path = *path;
        part_.hand_on(problems_);
        if (axis.path.empty()) {
            if (problems_.size() == before) refuse(nullptr, "an axis names no parameter", "write parameter = \"group.name\"");
        } else {
            can_be_axis = check_name(axis.path, design);
        }
        if (find("role") == nullptr)
            refuse(nullptr, fmt::format("the axis {} has no role", axis.path),
                   "write role = \"lever\" (somebody decides it) or role = \"uncertainty\" (the world does)");
        axis.role = settings_.role;
        axis.whole = is_whole(axis.path, context_.description);
        if (table != nullptr)
            take_column(*table, axis, places);
        else
            take_values(axis, places);
        design.axes.push_back(std::move(axis));
        design.places.push_back(std::move(places));
        design.can_be_axis.push_back(can_be_axis);
    }

private:
    static std::string joined(std::string_view key) { return sim::joined(here, key); }
    const Node* find(std::string_view key) const { return part_.find(joined(key)); }
    void refuse(const Node* node, std::string message, std::string hint = "")
    {
        const Node* table = part_.find(here);
        Problem problem = part_.problem(node != nullptr ? node : table, std::move(message), std::move(hint));
        problems_.push_back(std::move(problem));
    }

    bool check_name(const std::string& path, const Design& design)
    {
        const std::size_t before = problems_.size();
        const Node* node = find("parameter");
        const std::string_view group = sim::split_path(path).front();
        if (group == "run" || group == "sweep")
            refuse(node, fmt::format("{} cannot be an axis: it is the same for all points", path),
                   "axes are parameters of the model");
        else if (path == "model" || path == "title" || path == "description")
            refuse(node, fmt::format("{} is not a parameter", path));
        else if (std::any_of(design.axes.begin(), design.axes.end(), [&](const sim::Axis& other) { return other.path == path; }))
            refuse(node, fmt::format("{} is an axis of this design already", path));
        return problems_.size() == before;
    }

    void refuse_ends(std::string_view why)
    {
        for (const char* key : {"from", "to", "count", "scale"})
            if (const Node* node = find(key)) refuse(node, fmt::format("{} has no use here: {}", key, why));
    }

    void take_column(const sim::PointTable& table, sim::Axis& axis, std::vector<Place>& places)
    {
        refuse_ends("values come from the table");
        if (part_.take(joined("values"))) refuse(find("values"), "values has no use here: they come from the table");
        const auto column =
            std::find_if(table.header.begin(), table.header.end(), [&](const auto& cell) { return cell.text == axis.path; });
        if (column == table.header.end()) {
            std::vector<std::string> names;
            for (const auto& cell : table.header) names.push_back(cell.text);
            if (!names.empty())
                refuse(find("parameter"), fmt::format("{} has no column in {}", axis.path, table.name),
                       fmt::format("it has {}", fmt::join(names, ", ")));
            return;
        }
        for (const auto& row : table.rows) {
            const auto& cell = row[static_cast<std::size_t>(column - table.header.begin())];
            if (cell.text.empty())
                problems_.push_back(
                    {table.name, cell.line, cell.column, fmt::format("{} has no value", axis.path), "every point has one"});
            axis.values.push_back(cell.text);
            places.push_back({table.name, cell.line, cell.column});
        }
    }

    void take_values(sim::Axis& axis, std::vector<Place>& places)
    {
        if (const Node* node = part_.take(joined("values"))) {
            refuse_ends("the values are listed");
            if (node->kind != Node::Kind::list || node->items.empty())
                return refuse(node, fmt::format("values = {} is not a list of values", sim::shown(*node)),
                              "write values = [1, 2, 3]");
            for (const Node& item : node->items) {
                axis.values.push_back(sim::as_toml(item));
                places.push_back(place_of_node(part_, &item));
            }
            return;
        }
        const bool drawn = kind_ == DesignKind::latin_hypercube || kind_ == DesignKind::sobol;
        const bool spaced = kind_ && !drawn;
        for (const char* key : {"from", "to"})
            if (find(key) == nullptr)
                refuse(nullptr, fmt::format("the axis {} has no {}", axis.path, key),
                       fmt::format("write values = [...], or {}", spaced ? "from, to and count" : "from and to"));
        axis.from = settings_.from;
        axis.to = settings_.to;
        if (find("to") == nullptr) axis.to = axis.from;
        if (find("from") == nullptr) axis.from = axis.to;
        axis.scale = settings_.scale;
        if (axis.scale == sim::Scale::log && find("from") && find("to") && (axis.from <= 0.0 || axis.to <= 0.0))
            refuse(find("scale"),
                   fmt::format("scale = \"log\" needs both ends above 0 (from = {}, to = {})", axis.from, axis.to));
        const auto is_number = [&](const char* key) {
            const Node* node = find(key);
            return node && (node->kind == Node::Kind::integer || node->kind == Node::Kind::number);
        };
        if (is_number("from") && is_number("to") && axis.from == axis.to)
            refuse(find("to"), fmt::format("from and to are the same ({})", axis.from), "an axis has at least two values");
        const bool whole_ends = !axis.whole || (is_whole_end("from", axis.from) & is_whole_end("to", axis.to));
        const Node* count = find("count");
        if (drawn && count != nullptr) return refuse(count, "count has no use here: the design says how many points there are");
        if (!spaced) {
            add_end_places(places);
            return;
        }
        if (count == nullptr)
            return refuse(nullptr, fmt::format("the axis {} has no count", axis.path), "write how many values there are");
        axis.values = sim::spaced(axis.from, axis.to, static_cast<std::size_t>(settings_.count), axis.scale, axis.whole);
        if (axis.values.size() < static_cast<std::size_t>(settings_.count) && axis.from != axis.to)
            refuse(count, fmt::format("count = {}, but only {} whole numbers lie there", settings_.count, axis.values.size()),
                   "this parameter takes whole numbers");
        else if (axis.whole && whole_ends && axis.scale == sim::Scale::linear)
            check_steps(count, axis);
        add_end_places(places);
    }

    bool is_whole_end(const char* key, double end)
    {
        const Node* node = find(key);
        if (node == nullptr || end == std::round(end)) return true;
        refuse(node, fmt::format("{} = {} is no whole number", key, sim::shown(*node)), "this parameter takes whole numbers");
        return false;
    }

    // Equal steps that were rounded would be equal no more; equal factors of whole numbers cannot be had, and are rounded.
    void check_steps(const Node* count, const sim::Axis& axis)
    {
        const double width = std::abs(axis.to - axis.from), steps = settings_.count - 1;
        if (std::fmod(width, steps) == 0.0) return;
        double fewer = steps;
        while (std::fmod(width, fewer) != 0.0) --fewer;
        refuse(
            count,
            fmt::format("count = {}: equal steps from {} to {} do not meet whole numbers", settings_.count, axis.from, axis.to),
            fmt::format("this parameter takes whole numbers: write count = {}, or values = [...]", fewer + 1.0));
    }

    // Values between the ends are legal when the ends are: a value outside is reported at the end it is nearer to.
    void add_end_places(std::vector<Place>& places)
    {
        places.push_back(place_of_node(part_, find("from")));
        places.push_back(place_of_node(part_, find("to")));
    }

    sim::Document& part_;
    std::optional<DesignKind> kind_;
    const DesignContext& context_;
    std::vector<Problem>& problems_;
    sim::AxisSettings settings_;
};

} // namespace

sim::Document part_of(const sim::Document& document, const Node& table, std::string_view path)
{
    sim::Document part = sim::Document::from_text("", document.name());
    Node inner = table;
    untake(inner);
    inner.is_taken = true;
    const auto names = sim::split_path(path);
    for (std::size_t k = names.size(); k-- > 0;) {
        inner.key = names[k];
        if (k == 0) break;
        Node outer;
        outer.is_taken = true;
        outer.items.push_back(std::move(inner));
        inner = std::move(outer);
    }
    part.root().items.push_back(std::move(inner));
    return part;
}

void read_axis(sim::Document& part, std::optional<DesignKind> kind, const sim::PointTable* table, const DesignContext& context,
               Design& design, std::vector<Problem>& problems)
{
    AxisReader(part, kind, context, problems).read(table, design);
    sim::report_unknown(part, problems);
}

} // namespace experiments
