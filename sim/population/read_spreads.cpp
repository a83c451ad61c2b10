// A distribution, key by key, each checked at its place.
#include "sim/population/read_spreads.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include <fmt/format.h>

#include "sim/param/text.hpp"

namespace sim {
namespace {

struct Named {
    std::string_view name;
    Distribution distribution;
    std::string_view first, second; ///< names of its two numbers
};

constexpr std::array all{Named{"uniform", Distribution::uniform, "low", "high"},
                         Named{"normal", Distribution::normal, "mean", "sd"},
                         Named{"lognormal", Distribution::lognormal, "median", "sd"},
                         Named{"beta", Distribution::beta, "alpha", "beta"}, Named{"values", Distribution::values, "values", ""}};

class SpreadReader {
public:
    SpreadReader(const Document& document, const Node& table, const std::string& path, const Facts& facts,
                 std::vector<Problem>& problems)
        : document_(document), table_(table), path_(path), facts_(facts), problems_(problems)
    {
    }

    // Nothing, and a problem, when it may not be.
    std::optional<Spread> read()
    {
        const std::size_t before = problems_.size();
        Spread spread;
        spread.path = spread.key = path_;
        spread.facts = facts_;
        const Named* named = read_name();
        if (!named) return std::nullopt;
        spread.distribution = named->distribution;
        look_for_unknown(*named);
        if (named->distribution == Distribution::values)
            read_values(spread);
        else
            read_numbers(spread, *named);
        if (problems_.size() != before) return std::nullopt;
        spread.text = fmt::format("{{distribution = \"{}\"", named->name);
        for (const Node& item : table_.items)
            if (item.key != "distribution") spread.text += fmt::format(", {} = {}", item.key, text_of(item));
        spread.text += "}";
        spread.cut_off();
        return spread;
    }

private:
    static std::string text_of(const Node& node)
    {
        if (node.kind == Node::Kind::integer) return std::to_string(node.integer);
        if (node.kind == Node::Kind::number) return number_text(node.number);
        std::vector<std::string> items;
        for (const Node& item : node.items) items.push_back(text_of(item));
        return fmt::format("[{}]", fmt::join(items, ", "));
    }

    void refuse(const Node* node, std::string message, std::string hint = "")
    {
        problems_.push_back(document_.problem(node ? node : &table_, std::move(message), std::move(hint)));
    }

    const Named* read_name()
    {
        const Node* name = table_.find("distribution");
        const auto named = std::find_if(all.begin(), all.end(), [&](const Named& n) { return name && n.name == name->text; });
        if (named != all.end() && name->kind == Node::Kind::text) return &*named;
        std::vector<std::string> names;
        for (const Named& n : all) names.emplace_back(n.name);
        if (!name)
            refuse(nullptr, fmt::format("{} names no distribution", path_),
                   fmt::format("write distribution = \"..\", one of {}; or a value", fmt::join(names, ", ")));
        else
            refuse(name, fmt::format("{}.distribution = {} is no distribution", path_, shown(*name)),
                   fmt::format("there are {}", fmt::join(names, ", ")));
        return nullptr;
    }

    void look_for_unknown(const Named& named)
    {
        std::vector<std::string> known{"distribution", std::string(named.first)};
        if (!named.second.empty()) known.emplace_back(named.second);
        if (named.distribution == Distribution::beta) known.insert(known.end(), {"low", "high"});
        for (const Node& item : table_.items)
            if (std::find(known.begin(), known.end(), item.key) == known.end())
                problems_.push_back(document_.problem_at_key(item,
                                                             fmt::format("unknown key {}", sim::quoted(joined(path_, item.key))),
                                                             fmt::format("{} has {}", named.name, fmt::join(known, ", "))));
    }

    // The number under a key; nothing, and a problem, when there is none.
    std::optional<double> number_of(std::string_view key)
    {
        if (const Node* node = table_.find(key)) return number_in(*node, joined(path_, key));
        refuse(nullptr, fmt::format("{} is missing", joined(path_, key)));
        return std::nullopt;
    }

    std::optional<double> number_in(const Node& node, const std::string& name)
    {
        if (node.kind == Node::Kind::integer) return static_cast<double>(node.integer);
        if (node.kind == Node::Kind::number && std::isfinite(node.number)) return node.number;
        refuse(&node, fmt::format("{} = {} is not a finite number", name, shown(node)));
        return std::nullopt;
    }

    bool is_legal(const Node& node, double number, const std::string& name)
    {
        if (facts_.allows(as_value(facts_, number))) return true;
        refuse(&node, fmt::format("{} = {} is outside {} ({})", name, number_text(number), range_text(facts_), facts_.unit),
               fmt::format("what may be drawn for {} is legal for it", path_));
        return false;
    }

    void read_values(Spread& spread)
    {
        const Node* list = table_.find("values");
        if (!list || list->kind != Node::Kind::list || list->items.empty())
            return refuse(list, fmt::format("{}.values is no list of numbers", path_), "write values = [1, 2.5, 4]");
        const std::string name = joined(path_, "values");
        for (const Node& item : list->items)
            if (const auto number = number_in(item, name); number && is_legal(item, *number, name))
                spread.values.push_back(*number);
    }

    void must(bool holds, std::string_view key, std::string_view what)
    {
        const Node* node = table_.find(key);
        if (!holds) refuse(node, fmt::format("{} = {} {}", joined(path_, key), shown(*node), what));
    }

    void read_numbers(Spread& spread, const Named& named)
    {
        const auto first = number_of(named.first), second = number_of(named.second);
        if (!first || !second) return;
        spread.first = *first, spread.second = *second;
        const auto legal = [&](std::string_view key, double number) {
            return is_legal(*table_.find(key), number, joined(path_, key));
        };
        constexpr double largest_shape = 10'000, least_shape = 0.01;
        switch (spread.distribution) {
        case Distribution::uniform: {
            const bool is_low_legal = legal(named.first, *first), is_high_legal = legal(named.second, *second);
            if (is_low_legal && is_high_legal) must(*first <= *second, named.second, fmt::format("is below low = {}", *first));
            break;
        }
        case Distribution::normal:
        case Distribution::lognormal:
            legal(named.first, *first);
            must(*second >= 0.0, named.second, "is below 0");
            if (spread.distribution == Distribution::lognormal) must(*first > 0.0, named.first, "is not above 0");
            break;
        case Distribution::beta:
            must(*first >= least_shape && *first <= largest_shape, named.first, "is outside 0.01..10000");
            must(*second >= least_shape && *second <= largest_shape, named.second, "is outside 0.01..10000");
            read_ends(spread);
            break;
        case Distribution::values:
            break;
        }
    }

    // Of a beta: 0 and 1 unless given.
    void read_ends(Spread& spread)
    {
        const auto read_end = [&](std::string_view key, double& end) {
            const Node* node = table_.find(key);
            if (node) end = number_in(*node, joined(path_, key)).value_or(end);
            return is_legal(node ? *node : table_, end, joined(path_, key));
        };
        const bool is_low_legal = read_end("low", spread.low), is_high_legal = read_end("high", spread.high);
        if (is_low_legal && is_high_legal && spread.high < spread.low)
            refuse(table_.find("low"), fmt::format("{} = {} is below low = {}", joined(path_, "high"), spread.high, spread.low));
    }

    const Document& document_;
    const Node& table_;
    const std::string& path_;
    const Facts& facts_;
    std::vector<Problem>& problems_;
};

// A parameter wherever it may be written.
struct Place {
    std::string path;
    const Facts* facts;
    bool may_differ;
};

std::vector<Place> places_of(const Document& document, const Sheet& sheet, std::span<const std::string_view> differing)
{
    const auto may_differ = [&](const std::string& path) { return is_among(path, differing); };
    std::vector<Place> places;
    for (const Field& field : sheet.fields) places.push_back({field.path, &field.facts, may_differ(field.path)});
    for (const RosterSheet& roster : sheet.rosters) {
        const Node* rows = document.find(roster.path);
        if (!rows || !rows->is_table()) continue;
        for (const Node& row : rows->items)
            for (const std::string& table : {joined(roster.path, row.key), joined(joined(roster.path, row.key), "otherwise")})
                for (const RosterSheet::Column& column : roster.columns)
                    places.push_back({joined(table, column.path), &column.facts, may_differ(table)});
    }
    return places;
}

// A hint: whole groups by their names; of others, some.
std::string which_can(std::span<const std::string_view> differing)
{
    if (differing.empty()) return "no parameter of this model can be one";
    std::vector<std::string> whole, in_part;
    for (const std::string_view name : differing) {
        std::vector<std::string>& names = group_of(name).empty() ? whole : in_part;
        const std::string group(group_of(name).empty() ? name : group_of(name));
        if (std::find(names.begin(), names.end(), group) == names.end()) names.push_back(group);
    }
    if (in_part.empty()) return fmt::format("parameters of {} can", fmt::join(whole, ", "));
    return fmt::format("parameters of {} can, and some of {}", fmt::join(whole, ", "), fmt::join(in_part, ", "));
}

// A table of anything else is told as any other wrong value.
bool is_meant_as_distribution(const Node& node)
{
    constexpr std::array keys{"distribution", "low", "high", "mean", "median", "sd", "alpha", "beta", "values"};
    return node.is_table() && std::any_of(keys.begin(), keys.end(), [&](const char* key) { return node.find(key) != nullptr; });
}

// Puts a number where the distribution was.
void replace(Node& node, const Facts& facts, Value value)
{
    node.items.clear();
    node.kind = facts.kind == Kind::number ? Node::Kind::number : Node::Kind::integer;
    node.number = value.number;
    node.integer = value.integer;
    node.text = toml_text(facts, value);
}

void remove(Document& document, std::string_view path)
{
    std::vector<Node>& items = document.find(group_of(path))->items;
    items.erase(std::find_if(items.begin(), items.end(), [&](const Node& n) { return n.key == last_of(path); }));
}

} // namespace

std::vector<Spread> take_spreads(Document& document, const Sheet& sheet, std::span<const std::string_view> differing,
                                 std::vector<Problem>& problems)
{
    std::vector<Spread> spreads;
    for (const Place& place : places_of(document, sheet, differing)) {
        Node* node = document.find(place.path);
        if (!node || !is_meant_as_distribution(*node)) continue;
        std::optional<Spread> spread;
        if (!place.may_differ)
            problems.push_back(document.problem_at_key(
                *node, fmt::format("{} is the same for all: it cannot be a distribution", place.path), which_can(differing)));
        else if (!place.facts->has_range())
            problems.push_back(document.problem_at_key(*node,
                                                       fmt::format("{} is no number: it cannot be a distribution", place.path),
                                                       fmt::format("expected {}", expected_text(*place.facts))));
        else
            spread = SpreadReader(document, *node, place.path, *place.facts, problems).read();
        if (spread) {
            replace(*node, *place.facts, spread->value_at(0.5));
            spreads.push_back(std::move(*spread));
        } else { // it is reported already
            remove(document, place.path);
        }
    }
    return spreads;
}

} // namespace sim
