// The one file that includes toml++: its tree into ours, its errors into problems with a way to mend them.
#include "sim/param/toml.hpp"

#include <algorithm>
#include <cstddef>

#include <fmt/format.h>
#include <toml++/toml.h>

#include "sim/param/text.hpp"
#include "sim/param/value.hpp"

namespace sim {
namespace {

constexpr int most_errors = 20;
constexpr int deepest_key = 100;

std::string date_text(const toml::date& d) { return fmt::format("{:04}-{:02}-{:02}", d.year, d.month, d.day); }
std::string time_text(const toml::time& t) { return fmt::format("{:02}:{:02}:{:02}", t.hour, t.minute, t.second); }

Node converted(const toml::node& from)
{
    Node node;
    node.line = static_cast<int>(from.source().begin.line);
    node.column = static_cast<int>(from.source().begin.column);
    if (const auto* table = from.as_table()) {
        for (const auto& [key, value] : *table) {
            Node item = converted(value);
            item.key = key.str();
            item.key_line = static_cast<int>(key.source().begin.line);
            item.key_column = static_cast<int>(key.source().begin.column);
            node.items.push_back(std::move(item));
        }
        std::stable_sort(node.items.begin(), node.items.end(), [](const Node& a, const Node& b) {
            return a.key_line != b.key_line ? a.key_line < b.key_line : a.key_column < b.key_column;
        });
    } else if (const auto* list = from.as_array()) {
        node.kind = Node::Kind::list;
        for (const toml::node& value : *list) node.items.push_back(converted(value));
    } else if (const auto* text = from.as_string()) {
        node.kind = Node::Kind::text;
        node.text = text->get();
    } else if (const auto* integer = from.as_integer()) {
        node.kind = Node::Kind::integer;
        node.integer = integer->get();
        node.text = std::to_string(node.integer);
    } else if (const auto* number = from.as_floating_point()) {
        node.kind = Node::Kind::number;
        node.number = number->get();
        node.text = number_text(node.number);
    } else if (const auto* boolean = from.as_boolean()) {
        node.kind = Node::Kind::boolean;
        node.boolean = boolean->get();
        node.text = node.boolean ? "true" : "false";
    } else {
        node.kind = Node::Kind::date;
        if (const auto* date = from.as_date()) node.text = date_text(date->get());
        if (const auto* time = from.as_time()) node.text = time_text(time->get());
        if (const auto* both = from.as_date_time()) node.text = date_text(both->get().date) + ' ' + time_text(both->get().time);
    }
    return node;
}

// Keys of thousands of parts would build a tree as deep; nobody means that.
bool is_too_deep(std::string_view text)
{
    int dots = 0;
    for (const char c : text) {
        if (c == '.' && ++dots > deepest_key) return true;
        if (c == ',' || c == '=' || c == '[' || c == ']' || c == '{' || c == '}' || c == '\n' || c == '#') dots = 0;
    }
    return false;
}

std::string_view line_of(std::string_view text, std::size_t number)
{
    std::size_t start = 0;
    for (std::size_t i = 1; i < number && start != std::string_view::npos; ++i) {
        start = text.find('\n', start);
        if (start != std::string_view::npos) ++start;
    }
    if (start == std::string_view::npos || start >= text.size()) return {};
    return text.substr(start, text.find('\n', start) - start);
}

// The commonest slips, by the value that was written.
std::string hint_for(std::string_view line)
{
    const std::size_t equals = line.find('=');
    if (equals == std::string_view::npos) return {};
    const std::string_view name = trimmed(line.substr(0, equals));
    const std::string_view value = trimmed(line.substr(equals + 1, line.find('#', equals) - equals - 1));
    const std::vector<std::string_view> parts = split_path(name);
    if (!std::all_of(parts.begin(), parts.end(), is_key)) return {};
    if (value.empty()) return fmt::format("give {} a value, or remove the line", name);
    const auto all_are = [&](std::string_view allowed) { return value.find_first_not_of(allowed) == std::string_view::npos; };
    if (std::count(value.begin(), value.end(), ',') == 1 && all_are("+-0123456789,eE") && value.front() != ',' && value.back() != ',') {
        std::string with_point(value);
        with_point[with_point.find(',')] = '.';
        return fmt::format("write decimals with a point: {} = {}", name, with_point);
    }
    if (value.front() == '.' && value.size() > 1 && all_are("0123456789.eE-+")) return fmt::format("write {} = 0{}", name, value);
    if (value == "True" || value == "TRUE") return fmt::format("write {} = true", name);
    if (value == "False" || value == "FALSE") return fmt::format("write {} = false", name);
    const bool is_letter = (value.front() | 0x20) >= 'a' && (value.front() | 0x20) <= 'z';
    if (is_letter && is_key(value)) return fmt::format("texts stand in quotes: {} = \"{}\"", name, value);
    return {};
}

bool is_toml(std::string_view text)
{
    try {
        const auto table = toml::parse(text);
        return true;
    } catch (const toml::parse_error&) {
        return false;
    }
}

// A line `name = value` that opens nothing, after lines that left nothing open, can be left out: the rest still means what it says.
bool stands_alone(std::string_view line, std::string_view before)
{
    const std::size_t equals = line.find('=');
    if (equals == std::string_view::npos) return false;
    for (const std::string_view name : split_path(trimmed(line.substr(0, equals))))
        if (!is_key(trimmed(name))) return false;
    const std::string_view value = line.substr(equals + 1);
    return value.find_first_of("[{") == std::string_view::npos && value.find("\"\"\"") == std::string_view::npos &&
           value.find("'''") == std::string_view::npos && is_toml(before);
}

Problem problem_from(const toml::parse_error& error, std::string_view text, const std::string& name)
{
    std::string_view description = error.description();
    constexpr std::string_view opening = "Error while parsing ";
    if (description.starts_with(opening)) description.remove_prefix(opening.size());
    const auto place = error.source().begin;
    std::string message(description);
    std::replace_if(message.begin(), message.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, ' ');
    return {name, static_cast<int>(place.line), static_cast<int>(place.column), "not TOML: " + message, hint_for(line_of(text, place.line))};
}

} // namespace

Node parse_document(std::string_view text, const std::string& name, std::vector<Problem>& problems)
{
    if (is_too_deep(text)) {
        problems.push_back({name, 0, 0, "a key has too many parts", "tables within tables go two or three deep"});
        return {};
    }
    std::string rest(text);
    for (int errors = 0; errors < most_errors; ++errors) {
        try {
            return converted(toml::parse(std::string_view(rest)));
        } catch (const toml::parse_error& error) {
            problems.push_back(problem_from(error, rest, name));
            const std::string_view line = line_of(rest, error.source().begin.line);
            const auto start = line.empty() ? 0 : line.data() - rest.data();
            if (!stands_alone(line, std::string_view(rest).substr(0, static_cast<std::size_t>(start)))) return {};
            std::fill_n(rest.begin() + start, line.size(), ' ');
        }
    }
    return {};
}

std::optional<Node> parse_value(std::string_view text)
{
    const std::string line = fmt::format("value = {}", text);
    if (is_too_deep(line)) return std::nullopt;
    try {
        Node table = converted(toml::parse(std::string_view(line)));
        if (table.items.size() != 1) return std::nullopt;
        return std::move(table.items.front());
    } catch (const toml::parse_error&) {
        return std::nullopt;
    }
}

} // namespace sim
