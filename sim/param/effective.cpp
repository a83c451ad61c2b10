// Values in use against defaults.
#include "sim/param/effective.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace sim {
namespace {

std::string present_text(const RosterSheet& roster)
{
    std::vector<std::string> names;
    for (const RosterSheet::Entry& entry : roster.entries) names.push_back('"' + entry.name + '"');
    return fmt::format("[{}]", fmt::join(names, ", "));
}

std::string shares_text(const RosterSheet& roster)
{
    std::vector<std::string> shares;
    for (const RosterSheet::Entry& entry : roster.entries) shares.push_back(number_text(entry.share));
    return fmt::format("[{}]", fmt::join(shares, ", "));
}

const RosterSheet::BuiltIn* find(const RosterSheet& roster, std::string_view name)
{
    const auto found =
        std::find_if(roster.built_in.begin(), roster.built_in.end(), [&](const auto& known) { return known.name == name; });
    return found == roster.built_in.end() ? nullptr : &*found;
}

// What a row's entries are when a document says nothing about them: those of the built-in row of its name, else of the first one.
const std::vector<Value>& default_row(const RosterSheet& roster, const std::string& name)
{
    const RosterSheet::BuiltIn* known = find(roster, name);
    if (known == nullptr) return roster.built_in.front().row;
    return known->like.empty() ? known->row : find(roster, known->like)->row;
}

// The same for the second row: that of the built-in pair, else the row itself.
const std::vector<Value>& default_second(const RosterSheet& roster, const RosterSheet::Entry& entry)
{
    const RosterSheet::BuiltIn* known = find(roster, entry.name);
    return known == nullptr || known->otherwise.empty() ? entry.row : find(roster, known->otherwise)->row;
}

void add_roster(const RosterSheet& roster, const RosterSheet& defaults, std::vector<EffectiveValue>& out)
{
    const auto add = [&](const char* name, const std::string& value, const std::string& other) {
        out.push_back({joined(roster.path, name), value, value == other});
    };
    add("present", present_text(roster), present_text(defaults));
    add("shares", shares_text(roster), shares_text(defaults));
    const auto add_row = [&](const std::string& path, const std::vector<Value>& row, const std::vector<Value>& other) {
        for (std::size_t i = 0; i < row.size(); ++i)
            out.push_back({joined(path, roster.columns[i].path), toml_text(roster.columns[i].facts, row[i]), row[i] == other[i]});
    };
    for (const RosterSheet::Entry& entry : roster.entries) {
        const std::string path = joined(roster.path, entry.name);
        add_row(path, entry.row, default_row(defaults, entry.name));
        if (entry.conditional) add_row(joined(path, "otherwise"), entry.otherwise, default_second(defaults, entry));
    }
}

} // namespace

std::vector<EffectiveValue> effective(const Sheet& sheet, const Sheet& defaults)
{
    std::vector<EffectiveValue> out;
    std::size_t roster = 0;
    const auto add_rosters = [&](std::size_t fields_before) {
        for (; roster < sheet.rosters.size() && sheet.rosters[roster].fields_before == fields_before; ++roster)
            add_roster(sheet.rosters[roster], defaults.rosters[roster], out);
    };
    for (std::size_t i = 0; i < sheet.fields.size(); ++i) {
        add_rosters(i);
        const Field& field = sheet.fields[i];
        const Value value = field.load();
        out.push_back({field.path, toml_text(field.facts, value), value == defaults.fields[i].load()});
    }
    add_rosters(sheet.fields.size());
    return out;
}

} // namespace sim
