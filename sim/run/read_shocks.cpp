// Shocks as people write them: [[shocks]] tables, each key checked at its place.
#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <map>

#include "sim/param/check.hpp"
#include "sim/param/text.hpp"
#include "sim/run/shock.hpp"

namespace sim {
namespace {

constexpr std::array keys{"name", "from",   "to",       "parameter", "state", "value",
                          "add",  "factor", "entities", "policy",    "share", "count"};
constexpr std::array moves{std::pair{"value", Change::Kind::set}, std::pair{"add", Change::Kind::add},
                           std::pair{"factor", Change::Kind::multiply}};
constexpr std::array choosers{"entities", "policy", "share", "count"};

class ShockReader {
public:
    ShockReader(const Document& document, Node& table, std::string_view key, const ShockContext& context,
                std::vector<Problem>& problems)
        : document_(document), table_(table), key_(key), context_(context), problems_(problems)
    {
    }

    Shock read()
    {
        look_for_unknown();
        Shock shock;
        shock.name = text_of("name");
        read_span(shock);
        read_target(shock);
        shock.text = toml(shock);
        return shock;
    }

private:
    Node* find(std::string_view name) { return table_.find(name); }
    std::string path(std::string_view name) const { return joined(key_, name); }

    void refuse(const Node* node, std::string message, std::string hint = "")
    {
        problems_.push_back(document_.problem(node ? node : &table_, std::move(message), std::move(hint)));
    }

    void look_for_unknown()
    {
        const std::vector<std::string> known(keys.begin(), keys.end());
        for (const Node& item : table_.items) {
            if (std::find(known.begin(), known.end(), item.key) != known.end()) continue;
            const std::string near = did_you_mean(nearest(item.key, known));
            problems_.push_back(
                document_.problem_at_key(item, fmt::format("unknown key {}", quoted(path(item.key))),
                                         near.empty() ? fmt::format("[[{}]] has {}", key_, fmt::join(known, ", ")) : near));
        }
    }

    std::string text_of(std::string_view name)
    {
        const Node* node = find(name);
        if (!node) return "";
        if (node->kind == Node::Kind::text) return node->text;
        refuse(node, fmt::format("{} = {} is {}, not a text", path(name), shown(*node), what(*node)));
        return "";
    }

    // A number that belongs to the shock itself; `fallback` when it is not given or may not be.
    template <class T>
    T number_of(std::string_view name, T fallback, Range<T> range, std::string_view unit)
    {
        Node* node = find(name);
        if (!node) return fallback;
        const auto value =
            checked_value(document_, *node, facts_of(Spec<T>{.range = range, .unit = unit}), path(name), problems_);
        if (!value) return fallback;
        if constexpr (std::is_same_v<T, double>)
            return value->number;
        else
            return static_cast<T>(value->integer);
    }

    void read_span(Shock& shock)
    {
        const int last = context_.periods - 1;
        if (!find("from"))
            refuse(nullptr, fmt::format("{} is missing", path("from")),
                   "write from = 40: the first period of it, counted from 0");
        shock.from = number_of("from", 0, {0, last}, "period");
        // Without an end a parameter stays moved; a state is moved once, and goes on from there.
        shock.to = number_of("to", find("state") ? shock.from : std::numeric_limits<int>::max(), {0, last}, "period");
        if (shock.to < shock.from)
            refuse(find("to"), fmt::format("{} = {} is before from = {}", path("to"), shock.to, shock.from));
    }

    void read_target(Shock& shock)
    {
        const Node *parameter = find("parameter"), *state = find("state");
        if (!parameter == !state)
            return refuse(state, fmt::format("[[{}]] names {} what it moves", key_, parameter ? "twice" : "nowhere"),
                          "write parameter = \"group.name\", or state = \"entities.name\"; `souk describe` lists both");
        if (parameter)
            read_parameter(shock);
        else
            read_state(shock);
    }

    // The key that says how far; nullptr, and a problem, unless there is exactly one.
    Node* read_move(Shock& shock)
    {
        Node* found = nullptr;
        int count = 0;
        for (const auto& [name, kind] : moves)
            if (Node* node = find(name)) found = node, shock.change.kind = kind, ++count;
        if (count == 1) return found;
        refuse(nullptr,
               fmt::format("[[{}]] says {} how far it moves {}", key_, count == 0 ? "nowhere" : "more than once",
                           quoted(text_of(find("state") ? "state" : "parameter"))),
               "write one of value = .., add = .., factor = ..");
        return nullptr;
    }

    void read_amount(Shock& shock, Node& node)
    {
        constexpr Range<double> any{-1e300, 1e300};
        shock.change.amount = number_of<double>(node.key, 0.0, any, "number");
    }

    void read_parameter(Shock& shock)
    {
        const std::string name = text_of("parameter");
        for (const char* chooser : choosers)
            if (find(chooser))
                refuse(find(chooser), fmt::format("{} has no use here: a parameter holds for all", path(chooser)),
                       "name a state to move some entities only");
        Node* node = read_move(shock);
        if (name.empty()) return;
        const auto field =
            std::find_if(context_.parameters.begin(), context_.parameters.end(), [&](const Field& f) { return f.path == name; });
        if (field == context_.parameters.end()) {
            std::vector<std::string> known;
            for (const Field& f : context_.parameters) known.push_back(f.path);
            return refuse(find("parameter"), fmt::format("there is no parameter {}", quoted(name)),
                          did_you_mean(nearest(name, known)));
        }
        if (field->facts.at_opening)
            return refuse(find("parameter"), fmt::format("{} is read only as a run opens: a shock cannot move it", name),
                          "set it for the whole run, or move a state");
        if (std::find(context_.own.begin(), context_.own.end(), name) != context_.own.end())
            return refuse(find("parameter"), fmt::format("{} differs between entities: a shock cannot move it", name),
                          "give it one value for all, or move a state of some");
        shock.parameter = name;
        if (!node) return;
        if (shock.change.kind == Change::Kind::set) {
            if (const auto value = checked_value(document_, *node, field->facts, name, problems_)) shock.value = *value;
        } else if (field->facts.has_range()) {
            read_amount(shock, *node);
        } else {
            refuse(node, fmt::format("{} is no number: it cannot be moved by {}", name, node->key), "write value = ..");
        }
    }

    std::vector<std::string> state_names() const
    {
        std::vector<std::string> names;
        for (const EntityInfo& entity : context_.entities)
            for (const HandleInfo& handle : entity.handles) names.push_back(joined(entity.name, handle.name));
        return names;
    }

    void read_state(Shock& shock)
    {
        const std::string name = text_of("state");
        Node* node = read_move(shock);
        if (name.empty()) return;
        for (shock.group = 0; shock.group < context_.entities.size(); ++shock.group) {
            const EntityInfo& entity = context_.entities[shock.group];
            for (shock.handle = 0; shock.handle < entity.handles.size(); ++shock.handle)
                if (joined(entity.name, entity.handles[shock.handle].name) == name) {
                    read_selection(shock, entity);
                    if (node) read_state_value(shock, name, entity.handles[shock.handle], *node);
                    return;
                }
        }
        const auto names = state_names();
        std::string hint = did_you_mean(nearest(name, names));
        if (hint.empty() && !names.empty()) hint = fmt::format("what can be moved: {}", fmt::join(names, ", "));
        refuse(find("state"), fmt::format("there is no state {}", quoted(name)), hint);
    }

    void read_state_value(Shock& shock, const std::string& name, const HandleInfo& handle, Node& node)
    {
        if (handle.is_arm) {
            if (shock.change.kind != Change::Kind::set)
                return refuse(&node, fmt::format("{} is no number: it cannot be moved by {}", name, node.key),
                              "write value = ..");
            if (const auto arm = arm_of("value")) shock.change.amount = *arm;
        } else if (shock.change.kind == Change::Kind::set) {
            shock.change.amount = number_of<double>("value", handle.lowest, {handle.lowest, handle.highest}, handle.unit);
        } else {
            read_amount(shock, node);
        }
    }

    std::optional<std::uint16_t> arm_of(std::string_view key)
    {
        const std::string name = text_of(key);
        const auto found = std::find(context_.arms.begin(), context_.arms.end(), name);
        if (found != context_.arms.end()) return static_cast<std::uint16_t>(found - context_.arms.begin());
        refuse(find(key), fmt::format("{} = {} is not one of those present", path(key), quoted(name)),
               fmt::format("present: {}", fmt::join(context_.arms, ", ")));
        return std::nullopt;
    }

    void read_selection(Shock& shock, const EntityInfo& entity)
    {
        Selection& s = shock.selection;
        if (find("policy") && !entity.has_arms)
            refuse(find("policy"), fmt::format("{} has no use here: {} have no policy", path("policy"), entity.name));
        else if (find("policy"))
            s.arm = arm_of("policy");
        s.share = number_of("share", 1.0, Range<double>{0.0, 1.0}, "share");
        constexpr std::int64_t all = std::numeric_limits<std::int64_t>::max();
        s.count = static_cast<std::size_t>(number_of("count", all, Range<std::int64_t>{1, all}, entity.name));
        const Node* list = find("entities");
        if (!list) return;
        if (list->kind != Node::Kind::list || list->items.empty())
            return refuse(list, fmt::format("{} is not a list of numbers", path("entities")),
                          "write entities = [0, 3], counted from 0");
        for (const Node& item : list->items) {
            if (item.kind != Node::Kind::integer || item.integer < 0)
                refuse(
                    &item,
                    fmt::format("{} holds {}, which is no number of one of the {}", path("entities"), shown(item), entity.name),
                    "they are counted from 0");
            else
                s.rows.push_back(static_cast<std::size_t>(item.integer));
        }
    }

    // Read back, it is the same shock.
    std::string toml(const Shock& shock)
    {
        std::string out = fmt::format("{{from = {}", shock.from);
        if (find("to")) out += fmt::format(", to = {}", shock.to);
        for (const char* key : {"name", "parameter", "state", "value", "add", "factor", "policy", "share", "count"})
            if (const Node* node = find(key))
                out += fmt::format(", {} = {}", key,
                                   node->kind == Node::Kind::text ? fmt::format("\"{}\"", node->text) : shown(*node));
        if (!shock.selection.rows.empty()) out += fmt::format(", entities = [{}]", fmt::join(shock.selection.rows, ", "));
        return out + "}";
    }

    const Document& document_;
    Node& table_;
    std::string_view key_;
    const ShockContext& context_;
    std::vector<Problem>& problems_;
};

} // namespace

std::vector<Shock> read_shocks(Document& document, std::string_view key, const ShockContext& context,
                               std::vector<Problem>& problems)
{
    std::vector<Shock> shocks;
    if (!document.take(key)) return shocks;
    Node& list = *document.find(key);
    const bool is_list = list.kind == Node::Kind::list &&
                         std::all_of(list.items.begin(), list.items.end(), [](const Node& item) { return item.is_table(); });
    if (!is_list) {
        problems.push_back(document.problem(&list, fmt::format("{} is not a list of tables", key),
                                            fmt::format("begin each with the line [[{}]]", key)));
        return shocks;
    }
    for (Node& table : list.items) shocks.push_back(ShockReader(document, table, key, context, problems).read());
    return shocks;
}

} // namespace sim
