// A description as a commented document.
#include "sim/param/describe.hpp"

#include <fmt/format.h>

#include "sim/param/text.hpp"

namespace sim {
namespace {

constexpr std::size_t line_length = 110;

// Comment lines, broken between words; control characters would not be TOML.
std::string comment(std::string_view text)
{
    std::string out;
    std::string line = "#";
    const auto add_word = [&](std::string_view word) {
        if (line.size() + 1 + word.size() > line_length && line.size() > 1) {
            out += line + '\n';
            line = "#";
        }
        (line += ' ') += word;
    };
    std::size_t start = 0;
    while (start < text.size()) {
        std::size_t end = start;
        while (end < text.size() && static_cast<unsigned char>(text[end]) > 0x20 && text[end] != 0x7F) ++end;
        if (end > start) add_word(text.substr(start, end - start));
        start = end + 1;
    }
    return out + line + '\n';
}

std::string limits(const RowInfo& row)
{
    if (row.type == "switch") return "true or false";
    if (row.type == "choice") {
        std::string list = "one of";
        for (const RowInfo::ChoiceInfo& choice : row.choices) list += fmt::format(" \"{}\" ({})", choice.name, choice.doc);
        return list;
    }
    std::string text = fmt::format("{}..{}", row.lo, row.hi);
    if (row.has_narrower_span()) text += fmt::format(" (plausible {}..{})", row.plausible_lo, row.plausible_hi);
    return text;
}

std::string assignment(const RowInfo& row, std::string_view table)
{
    const std::string name = row.path.substr(table.empty() ? 0 : table.size() + 1);
    const char* quote = row.type == "choice" ? "\"" : "";
    return fmt::format("{} = {}{}{}\n", name, quote, row.default_text, quote);
}

std::string explained(const RowInfo& row, std::string_view table)
{
    const std::string unit = row.has_range() ? fmt::format("unit: {}; range: ", row.unit) : std::string{};
    return comment(row.doc) +
           comment(fmt::format("{}{}; source: {}{}", unit, limits(row), row.source,
                               row.may_differ ? "; may be a distribution" : "")) +
           assignment(row, table);
}

std::string list(const std::vector<std::string>& items) { return fmt::format("[{}]", fmt::join(items, ", ")); }

std::string table_of(const RosterInfo& roster)
{
    std::vector<std::string> names;
    std::vector<std::string> present;
    for (const RosterInfo::BuiltIn& known : roster.built_in) names.push_back(known.name);
    for (const std::string& name : roster.present) present.push_back('"' + name + '"');
    const std::vector<std::string> shares(present.size(), "1");
    std::string out = fmt::format("\n{}[{}]\n", comment(roster.doc), roster.path);
    out += comment(fmt::format("The rows present, in order. Built in: {}.", fmt::join(names, ", ")));
    out += "present = " + list(present) + '\n' + comment("Their weights.") + "shares = " + list(shares) + '\n';
    out += comment(fmt::format(
        "A new row is a table [{}.name] with like = \"the row it starts from\" and the entries that differ.", roster.path));
    const std::string& first = roster.built_in.front().name;
    for (const RosterInfo::BuiltIn& known : roster.built_in) {
        const std::string path = joined(roster.path, known.name);
        out += fmt::format("\n{}[{}]\n", comment(known.doc), path);
        if (known.name != first && known.rows.empty()) out += comment("Used where the condition holds, and where it does not.");
        if (!known.like.empty()) out += fmt::format("like = \"{}\"\n", known.like);
        if (!known.otherwise.empty()) out += fmt::format("otherwise = \"{}\"\n", known.otherwise);
        for (const RowInfo& row : known.rows) out += known.name == first ? explained(row, path) : assignment(row, path);
    }
    return out;
}

} // namespace

std::string as_toml(const Description& description)
{
    std::string out;
    for (const GroupInfo& group : description.groups) {
        if (!group.path.empty()) {
            out += out.empty() ? "" : "\n";
            out += (group.doc.empty() ? std::string{} : comment(group.doc)) + fmt::format("[{}]\n", group.path);
        }
        for (const RowInfo& row : group.rows) out += explained(row, group.path);
    }
    for (const RosterInfo& roster : description.rosters) out += table_of(roster);
    if (!description.laws.empty()) out += '\n';
    for (const std::string& law : description.laws) out += comment("Rule: " + law);
    return out;
}

} // namespace sim
