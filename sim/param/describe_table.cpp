// A description as tables, for pages and for terminals.
#include "sim/param/describe.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "sim/param/text.hpp"

namespace sim {
namespace {

std::string range_of(const RowInfo& row)
{
    if (row.has_range()) return row.lo + ".." + row.hi;
    std::string list;
    for (const RowInfo::ChoiceInfo& choice : row.choices) list += (list.empty() ? "" : ", ") + choice.name;
    return list.empty() ? "true, false" : list;
}

std::string plausible_of(const RowInfo& row) { return row.has_narrower_span() ? row.plausible_lo + ".." + row.plausible_hi : ""; }

// A cell may hold no bar and no line break.
std::string cell(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        if (c == '|') out += '\\';
        out += c == '\n' ? ' ' : c;
    }
    return out;
}

std::string markdown_line(const std::vector<std::string>& cells)
{
    std::string out = "|";
    for (const std::string& one : cells) out += " " + cell(one) + " |";
    return out + '\n';
}

std::string markdown_head(const std::vector<std::string>& titles)
{
    std::string out = markdown_line(titles) + '|';
    for (std::size_t i = 0; i < titles.size(); ++i) out += "---|";
    return out + '\n';
}

std::string heading(std::string_view path, std::string_view doc)
{
    if (path.empty()) return "";
    return doc.empty() ? fmt::format("**`{}`**\n\n", path) : fmt::format("**`{}`**: {}\n\n", path, doc);
}

std::string markdown_of(const RosterInfo& roster)
{
    std::vector<std::string> titles{"parameter"};
    std::string rows = heading(roster.path, roster.doc);
    std::string notes;
    std::vector<const RosterInfo::BuiltIn*> plain;
    for (const RosterInfo::BuiltIn& known : roster.built_in) {
        if (known.like.empty()) {
            plain.push_back(&known);
            titles.push_back(known.name);
        }
        notes += fmt::format("- `{}`: {}", known.name, known.doc);
        if (!known.like.empty())
            notes += fmt::format(" (`{}` where the condition holds, else `{}`)", known.like, known.otherwise);
        notes += '\n';
    }
    for (const char* title : {"range", "plausible", "unit", "meaning", "source"}) titles.emplace_back(title);
    rows += markdown_head(titles);
    for (std::size_t i = 0; i < plain.front()->rows.size(); ++i) {
        const RowInfo& row = plain.front()->rows[i];
        const std::string name = row.path.substr(joined(roster.path, plain.front()->name).size() + 1);
        std::vector<std::string> cells{"`" + joined(roster.path, name) + "`"};
        for (const RosterInfo::BuiltIn* known : plain) cells.push_back(known->rows[i].default_text);
        for (const std::string& text : {range_of(row), plausible_of(row), row.unit, row.doc, row.source}) cells.push_back(text);
        rows += markdown_line(cells);
    }
    return rows + fmt::format("\nRows present by default: {}.\n\n{}\n", fmt::join(roster.present, ", "), notes);
}

// How many columns a text takes, where each character takes one.
std::size_t width(std::string_view text)
{
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

} // namespace

std::string as_markdown(const Description& description)
{
    std::string out;
    for (const GroupInfo& group : description.groups) {
        if (group.rows.empty()) continue;
        out += heading(group.path, group.doc) +
               markdown_head({"parameter", "default", "range", "plausible", "unit", "meaning", "source"});
        for (const RowInfo& row : group.rows)
            out += markdown_line(
                {"`" + row.path + "`", row.default_text, range_of(row), plausible_of(row), row.unit, row.doc, row.source});
        out += '\n';
    }
    for (const RosterInfo& roster : description.rosters) out += markdown_of(roster);
    for (const std::string& law : description.laws) out += fmt::format("- Rule: {}\n", law);
    return out;
}

std::string as_text(const Description& description)
{
    std::vector<std::vector<std::string>> lines{{"name", "default", "range", "unit", "meaning", "source"}};
    bool any_differs = false;
    for (const RowInfo& row : description.rows()) {
        any_differs = any_differs || row.may_differ;
        lines.push_back(
            {row.path + (row.may_differ ? " *" : ""), row.default_text, range_of(row), row.unit, row.doc, row.source});
    }
    std::vector<std::size_t> widths(lines.front().size(), 0);
    for (const auto& line : lines)
        for (std::size_t i = 0; i < line.size(); ++i) widths[i] = std::max(widths[i], width(line[i]));
    std::string out;
    for (const auto& line : lines) {
        for (std::size_t i = 0; i + 1 < line.size(); ++i) out += line[i] + std::string(widths[i] - width(line[i]) + 2, ' ');
        out += line.back() + '\n';
    }
    if (any_differs)
        out += "* may differ between entities: {distribution = \"uniform\", low = ..., high = ...}, or normal, lognormal, beta, "
               "values\n";
    return out;
}

} // namespace sim
