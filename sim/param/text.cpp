// Splitting, quoting and nearness of names.
#include "sim/param/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

#include "sim/param/param.hpp"
#include "sim/param/value.hpp"

namespace sim {
namespace {

char folded(char c)
{
    if (c >= 'A' && c <= 'Z') return static_cast<char>(c - 'A' + 'a');
    return c == '-' ? '_' : c;
}

int allowed_distance(std::size_t length) { return length <= 3 ? 1 : length <= 6 ? 2 : 3; }

} // namespace

std::string joined(std::string_view path, std::string_view name)
{
    std::string out(path);
    if (!out.empty()) out += '.';
    return out += name;
}

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view blank = " \t\r\n";
    const std::size_t first = text.find_first_not_of(blank);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blank) - first + 1);
}

std::vector<std::string_view> split_path(std::string_view path)
{
    std::vector<std::string_view> names;
    for (std::size_t start = 0;;) {
        const std::size_t dot = path.find('.', start);
        names.push_back(path.substr(start, dot - start));
        if (dot == std::string_view::npos) return names;
        start = dot + 1;
    }
}

std::vector<std::string_view> split_list(std::string_view text)
{
    std::vector<std::string_view> items;
    std::size_t start = 0;
    int depth = 0;
    char quote = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quote != 0) {
            if (c == quote) quote = 0;
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '[' || c == '{') {
            ++depth;
        } else if (c == ']' || c == '}') {
            --depth;
        } else if (c == ',' && depth == 0) {
            items.push_back(trimmed(text.substr(start, i - start)));
            start = i + 1;
        }
    }
    const std::string_view rest = trimmed(text.substr(start));
    if (!rest.empty()) items.push_back(rest);
    return items;
}

std::string_view group_of(std::string_view path)
{
    const std::size_t dot = path.rfind('.');
    return dot == std::string_view::npos ? std::string_view{} : path.substr(0, dot);
}

std::string_view last_of(std::string_view path) { return path.substr(path.rfind('.') + 1); } // npos + 1 is 0

bool is_among(std::string_view path, std::span<const std::string_view> paths)
{
    return std::any_of(paths.begin(), paths.end(), [&](std::string_view one) {
        return path.starts_with(one) && (path.size() == one.size() || path[one.size()] == '.');
    });
}

bool is_key(std::string_view name)
{
    return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    });
}

std::string share_text(std::string_view percentage)
{
    double number = 0;
    std::from_chars(percentage.data(), percentage.data() + percentage.size(), number);
    return number_text(number / 100.0);
}

std::string quoted(std::string_view text)
{
    constexpr std::size_t longest = 60;
    const bool is_cut = text.size() > longest;
    if (is_cut) {
        std::size_t end = longest;
        while (end > longest - 4 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end; // not inside a UTF-8 character
        text = text.substr(0, end);
    }
    std::string out = "\"";
    for (const char c : text) {
        if (c == '\n')
            out += "\\n";
        else if (c == '\t')
            out += "\\t";
        else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
            out += fmt::format("\\u{:04X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
        else if (c == '"' || c == '\\')
            (out += '\\') += c;
        else
            out += c;
    }
    return out += is_cut ? "...\"" : "\"";
}

int spelling_distance(std::string_view a, std::string_view b)
{
    constexpr std::size_t longest = 64; // longer names are nobody's misspelling
    if (a.size() > longest || b.size() > longest) return static_cast<int>(longest);
    std::array<std::array<int, longest + 1>, 3> rows{}; // before last, last, this
    for (std::size_t j = 0; j <= b.size(); ++j) rows[1][j] = static_cast<int>(j);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        rows[2][0] = static_cast<int>(i);
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const bool same = folded(a[i - 1]) == folded(b[j - 1]);
            rows[2][j] = std::min({rows[1][j] + 1, rows[2][j - 1] + 1, rows[1][j - 1] + (same ? 0 : 1)});
            if (i > 1 && j > 1 && folded(a[i - 1]) == folded(b[j - 2]) && folded(a[i - 2]) == folded(b[j - 1]))
                rows[2][j] = std::min(rows[2][j], rows[0][j - 2] + 1);
        }
        rows[0] = rows[1];
        rows[1] = rows[2];
    }
    return rows[1][b.size()];
}

std::vector<std::string> nearest(std::string_view name, const std::vector<std::string>& known)
{
    int best = 2 * allowed_distance(last_of(name).size());
    std::vector<std::string> found;
    for (const std::string& candidate : known) {
        // In half letters: a right name in the wrong group is a smaller slip than a wrong letter, so that `seed` is run.seed.
        const int is_elsewhere = group_of(name) == group_of(candidate) ? 0 : 1;
        const int by_last_name = 2 * spelling_distance(last_of(name), last_of(candidate)) + is_elsewhere;
        const int distance = std::min(2 * spelling_distance(name, candidate), by_last_name);
        if (distance > best) continue;
        if (distance < best) found.clear();
        best = distance;
        if (std::find(found.begin(), found.end(), candidate) == found.end()) found.push_back(candidate);
    }
    if (found.size() > 3) found.resize(3);
    return found;
}

std::string did_you_mean(const std::vector<std::string>& names)
{
    if (names.empty()) return {};
    std::string list;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) list += i + 1 == names.size() ? " or " : ", ";
        list += quoted(names[i]);
    }
    return fmt::format("did you mean {}?", list);
}

} // namespace sim
