// What may be written for a parameter, kind by kind, and what to say when it is something else.
#include "sim/param/check.hpp"

#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "sim/param/text.hpp"

namespace sim {
namespace {

// A refusal: the end of the sentence "growth.gain = 1.4 ...", and how to mend it.
struct Refusal {
    std::string reason;
    std::string hint;
};

bool is_number(std::string_view text)
{
    double number = 0;
    const auto end = std::from_chars(text.data(), text.data() + text.size(), number);
    return end.ec == std::errc{} && end.ptr == text.data() + text.size();
}

// Nothing within is then unknown as well.
void take_all(Node& node)
{
    node.is_taken = true;
    for (Node& item : node.items) take_all(item);
}

std::string hint_for_text(std::string_view text, const Node& node)
{
    text = trimmed(text);
    if (is_number(text)) return node.is_assigned() ? "" : fmt::format("leave out the quotes: {}", text);
    if (text.ends_with('%') && is_number(trimmed(text.substr(0, text.size() - 1))))
        return fmt::format("write a share as a decimal: {}", share_text(text));
    const std::size_t comma = text.find(',');
    if (comma == std::string_view::npos) return "";
    std::string with_point(text);
    with_point[comma] = '.';
    return is_number(with_point) ? fmt::format("write decimals with a point: {}", with_point) : "";
}

Refusal not_a(std::string_view wanted, const Node& node, const Facts& facts)
{
    Refusal refusal{fmt::format("is not {} (expected {})", wanted, expected_text(facts)), ""};
    if (node.kind == Node::Kind::text) refusal.hint = hint_for_text(node.text, node);
    if (node.kind == Node::Kind::list)
        refusal.reason = fmt::format("is a list, not {} (expected {})", wanted, expected_text(facts));
    if (node.kind == Node::Kind::date)
        refusal.reason = fmt::format("is a date or time, not {} (expected {})", wanted, expected_text(facts));
    return refusal;
}

Refusal outside(const Facts& facts, double number)
{
    Refusal refusal{fmt::format("is outside {} ({})", range_text(facts), facts.unit), ""};
    const Value as_decimal{number / 100.0, 0};
    if (facts.unit == "share" && number >= 5.0 && facts.allows(as_decimal))
        refusal.hint = fmt::format("if you mean {} %, write {}", number, as_decimal.number);
    return refusal;
}

std::optional<Value> number_from(const Node& node, const Facts& facts, Refusal& refusal)
{
    const bool is_whole = node.kind == Node::Kind::integer;
    if (!is_whole && node.kind != Node::Kind::number) return refusal = not_a("a number", node, facts), std::nullopt;
    const Value value{is_whole ? static_cast<double>(node.integer) : node.number, 0};
    if (!std::isfinite(value.number)) return refusal = not_a("a finite number", node, facts), std::nullopt;
    if (!facts.allows(value)) return refusal = outside(facts, value.number), std::nullopt;
    return value;
}

std::optional<Value> integer_from(const Node& node, const Facts& facts, Refusal& refusal)
{
    Value value{0.0, node.integer};
    if (node.kind == Node::Kind::number && node.number == std::trunc(node.number) && std::abs(node.number) <= 0x1p53)
        value.integer = static_cast<std::int64_t>(node.number); // 4.0 and 1e3 are whole
    else if (node.kind != Node::Kind::integer)
        return refusal = not_a("a whole number", node, facts), std::nullopt;
    if (!facts.allows(value)) return refusal = outside(facts, static_cast<double>(value.integer)), std::nullopt;
    return value;
}

std::optional<Value> toggle_from(const Node& node, const Facts& facts, Refusal& refusal)
{
    if (node.kind == Node::Kind::boolean) return Value{0.0, node.boolean};
    if (node.kind == Node::Kind::integer && (node.integer == 0 || node.integer == 1)) return Value{0.0, node.integer};
    refusal = {fmt::format("is not {}", expected_text(facts)), ""};
    if (node.kind == Node::Kind::text) refusal.hint = "write true or false, in small letters and without quotes";
    return std::nullopt;
}

std::optional<Value> choice_from(const Node& node, const Facts& facts, Refusal& refusal)
{
    const std::string_view name =
        node.kind == Node::Kind::text || node.is_assigned() ? std::string_view(node.text) : std::string_view{};
    std::vector<std::string> names;
    for (std::size_t i = 0; i < facts.choices.size(); ++i) {
        if (!name.empty() && facts.choices[i].name == name) return Value{0.0, static_cast<std::int64_t>(i)};
        names.emplace_back(facts.choices[i].name);
    }
    refusal = {fmt::format("is not one of {}", expected_text(facts)), did_you_mean(nearest(name, names))};
    return std::nullopt;
}

} // namespace

std::optional<Value> checked_value(const Document& document, Node& node, const Facts& facts, std::string_view path,
                                   std::vector<Problem>& problems)
{
    node.is_taken = true;
    if (node.is_table()) {
        take_all(node);
        problems.push_back(document.problem_at_key(
            node, fmt::format("{} is a table, but should be one value (expected {})", path, expected_text(facts))));
        return std::nullopt;
    }
    Refusal refusal;
    std::optional<Value> value;
    switch (facts.kind) {
    case Kind::number:
        value = number_from(node, facts, refusal);
        break;
    case Kind::integer:
        value = integer_from(node, facts, refusal);
        break;
    case Kind::toggle:
        value = toggle_from(node, facts, refusal);
        break;
    case Kind::choice:
        value = choice_from(node, facts, refusal);
        break;
    }
    if (!value)
        problems.push_back(document.problem(&node, fmt::format("{} = {} {}", path, shown(node), refusal.reason), refusal.hint));
    return value;
}

} // namespace sim
