// The one file that includes toml++: its tree into ours, its errors into problems with a way to mend them.
#include "sim/param/toml.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <limits>

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

// The line of a key of so many parts that its tree would be as deep, or 0. Dots side by side are no key but an ornament.
int too_deep_line(std::string_view text)
{
    int dots = 0, line = 1;
    char last = 0;
    for (const char c : text) {
        if (c == '.' && ++dots > deepest_key) return line;
        const bool ends_key = (c == '.' && last == '.') || std::string_view(",=[]{}#\n").find(c) != std::string_view::npos;
        if (ends_key) dots = 0;
        if (c == '\n') ++line;
        last = c;
    }
    return 0;
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

bool all_are(std::string_view allowed, std::string_view text)
{
    return text.find_first_not_of(allowed) == std::string_view::npos;
}

std::string without(char letter, std::string_view text)
{
    std::string out(text);
    std::erase(out, letter);
    return out;
}

// How long the number is that a text begins with.
std::size_t number_length(std::string_view text)
{
    double number = 0;
    return static_cast<std::size_t>(std::from_chars(text.data(), text.data() + text.size(), number).ptr - text.data());
}

// Slips in writing a number. `value` is not empty.
std::string hint_for_number(std::string_view name, std::string_view value)
{
    constexpr std::string_view digits = "0123456789";
    const std::size_t comma = value.find(',');
    if (std::count(value.begin(), value.end(), ',') == 1 && all_are("+-0123456789,eE", value) && comma > 0 &&
        comma + 1 < value.size()) {
        std::string with_point(value);
        with_point[comma] = '.';
        const bool is_thousands =
            value.size() == comma + 4 && comma <= 3 && all_are("0123456789,", value) && value.front() != '0';
        if (!is_thousands) return fmt::format("write decimals with a point: {} = {}", name, with_point);
        return fmt::format("a comma cannot stand in a number: write {0} = {1} or {0} = {2}", name, without(',', value),
                           with_point);
    }
    if (value.front() == '.' && value.size() > 1 && all_are("0123456789.eE-+", value))
        return fmt::format("write {} = 0{}", name, value);
    if (value.back() == '.' && value.size() > 1 && all_are(digits, value.substr(0, value.size() - 1)))
        return fmt::format("write {} = {}0", name, value);
    if (value.find(' ') != std::string_view::npos && all_are("0123456789. ", value))
        return fmt::format("write numbers without spaces: {} = {}", name, without(' ', value));
    const std::size_t length = number_length(value);
    const std::string_view number = value.substr(0, length), rest = trimmed(value.substr(length));
    if (number.empty() || number == "0" || rest.empty()) return {};
    if (rest == "%") return fmt::format("write a share as a decimal: {} = {}", name, share_text(value));
    const bool is_word = (rest.front() | 0x20) >= 'a' && (rest.front() | 0x20) <= 'z';
    return is_word || rest.front() == ';' || rest.front() == ',' ? fmt::format("write the number alone: {} = {}", name, number)
                                                                 : "";
}

// Names in a list, or a single one, that lack their quotes.
std::string hint_for_word(std::string_view name, std::string_view value)
{
    const auto is_word = [](std::string_view text) {
        return is_key(text) && (text.front() | 0x20) >= 'a' && (text.front() | 0x20) <= 'z';
    };
    std::string small(value);
    for (char& c : small) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    if (small == "true" || small == "on" || small == "yes") return fmt::format("write {} = true", name);
    if (small == "false" || small == "off" || small == "no") return fmt::format("write {} = false", name);
    if (is_word(value)) return fmt::format("texts stand in quotes: {} = \"{}\"", name, value);
    if (value.front() != '[' || value.back() != ']') return {};
    const std::vector<std::string_view> items = split_list(value.substr(1, value.size() - 2));
    if (items.empty() || !std::all_of(items.begin(), items.end(), is_word)) return {};
    return fmt::format("texts stand in quotes: {} = [\"{}\"]", name, fmt::join(items, "\", \""));
}

// Quotes that are not closed, or are those of a text processor.
std::string hint_for_quotes(std::string_view name, std::string_view value)
{
    constexpr std::array<std::string_view, 8> curly = {"\u201C", "\u201D", "\u201E", "\u2018",
                                                       "\u2019", "\u201A", "\u00AB", "\u00BB"};
    const char quote = value.front();
    if ((quote == '"' || quote == '\'') && std::count(value.begin(), value.end(), quote) == 1)
        return fmt::format("close the text on the same line: {} = {}{}", name, value, quote);
    const std::string_view whole = value;
    for (const std::string_view mark : curly) {
        if (value.starts_with(mark)) value.remove_prefix(mark.size());
        if (value.ends_with(mark)) value.remove_suffix(mark.size());
    }
    return value.size() == whole.size() ? "" : fmt::format("write straight quotes: {} = {}", name, quoted(value));
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
    for (const auto& hint_of : {hint_for_number, hint_for_word, hint_for_quotes})
        if (std::string hint = hint_of(name, value); !hint.empty()) return hint;
    return {};
}

// What the parser says, with a way to mend it.
std::string hint_for(std::string_view description, std::string_view line)
{
    if (description.find("utf-8") != std::string_view::npos) return "save the file as UTF-8";
    if (description.find("not representable in 64 bits") != std::string_view::npos)
        return fmt::format("whole numbers go up to {}", std::numeric_limits<std::int64_t>::max());
    if (description.find("cannot redefine") != std::string_view::npos) return {};
    return hint_for(line);
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

// A line `name = value` that opens nothing, after lines that left nothing open, can be left out: the rest still means what it
// says.
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
    const auto printable = [](std::string shown) {
        std::replace_if(
            shown.begin(), shown.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, ' ');
        return shown;
    };
    return {name, static_cast<int>(place.line), static_cast<int>(place.column),
            printable("not TOML: " + std::string(description)), printable(hint_for(description, line_of(text, place.line)))};
}

} // namespace

Node parse_document(std::string_view text, const std::string& name, std::vector<Problem>& problems)
{
    if (const int line = too_deep_line(text); line > 0) {
        problems.push_back({name, line, 0, "a key has too many parts", "tables within tables go two or three deep"});
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
    if (too_deep_line(line) > 0) return std::nullopt;
    try {
        Node table = converted(toml::parse(std::string_view(line)));
        if (table.items.size() != 1) return std::nullopt;
        return std::move(table.items.front());
    } catch (const toml::parse_error&) {
        return std::nullopt;
    }
}

} // namespace sim
