// Building sheets, and the promises a parameter set makes beyond what the compiler checks.
#include "sim/param/sheet.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace sim {
namespace {

void ensure_allowed(const Facts& facts, Value value, const std::string& path)
{
    if (!facts.allows(value)) // the sentence is built only when it is needed
        ensure(false, fmt::format("{} = {} set by the program is inside {}", path, plain_text(facts, value), range_text(facts)));
}

void ensure_row(const RosterSheet& roster, const std::vector<Value>& row, const std::string& path)
{
    for (std::size_t i = 0; i < roster.columns.size(); ++i)
        ensure_allowed(roster.columns[i].facts, row[i], joined(path, roster.columns[i].path));
}

void ensure_built_in(const RosterSheet& roster)
{
    const auto is_plain = [&](const std::string& name) {
        return std::any_of(roster.built_in.begin(), roster.built_in.end(), [&](const RosterSheet::BuiltIn& b) {
            return b.name == name && b.like.empty() && b.otherwise.empty();
        });
    };
    for (auto known = roster.built_in.begin(); known != roster.built_in.end(); ++known) {
        const std::string path = joined(roster.path, known->name);
        const bool is_new = std::none_of(roster.built_in.begin(), known, [&](const auto& b) { return b.name == known->name; });
        if (!is_new || !detail::is_word(known->name) || known->name == "present" || known->name == "shares")
            ensure(false,
                   fmt::format("{}: a built-in row has a name of its own, in lower case, not \"present\" or \"shares\"", path));
        if ((!known->like.empty() && !is_plain(known->like)) || (!known->otherwise.empty() && !is_plain(known->otherwise)))
            ensure(false, fmt::format("{}: a built-in pair names two plain built-in rows", path));
        ensure_row(roster, known->row, path);
    }
}

} // namespace

namespace detail {

void add_field(std::vector<Field>& fields, const std::string& path, const Facts& facts, void* address)
{
    fields.push_back({joined(path, facts.name), facts, address});
}

void store(const std::vector<Value>& values, const std::vector<Field>& fields)
{
    for (std::size_t i = 0; i < values.size(); ++i) fields[i].store(values[i]);
}

void SheetSink::group(const std::string& path, std::string_view doc)
{
    sheet.sections.push_back({path, std::string(doc), false});
}

void SheetSink::add_roster(const std::string& path, std::string_view doc, RosterSheet roster)
{
    sheet.sections.push_back({path, std::string(doc), true});
    roster.fields_before = sheet.fields.size();
    sheet.rosters.push_back(std::move(roster));
}

} // namespace detail

void ensure_sound(const Sheet& sheet)
{
    for (const Field& field : sheet.fields) ensure_allowed(field.facts, field.load(), field.path);
    for (const RosterSheet& roster : sheet.rosters) {
        ensure_built_in(roster);
        for_each_row(roster, [&](const std::string& path, const std::vector<Value>& row) { ensure_row(roster, row, path); });
    }
}

} // namespace sim
