// From sheets to descriptions.
#include "sim/param/describe.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "sim/param/text.hpp"

namespace sim {
namespace {

RowInfo info_of(const std::string& path, const Facts& facts, Value value)
{
    RowInfo info;
    info.path = path;
    info.type = name_of(facts.kind);
    info.default_text = plain_text(facts, value);
    if (facts.has_range()) {
        info.lo = plain_text(facts, facts.lo);
        info.hi = plain_text(facts, facts.hi);
        info.plausible_lo = plain_text(facts, facts.plausible_lo);
        info.plausible_hi = plain_text(facts, facts.plausible_hi);
    }
    info.unit = facts.unit;
    info.doc = facts.doc;
    info.source = facts.source;
    for (const NamedChoice& choice : facts.choices) info.choices.push_back({std::string(choice.name), std::string(choice.doc)});
    return info;
}

RosterInfo info_of(const RosterSheet& roster)
{
    RosterInfo info;
    info.path = roster.path;
    info.doc = roster.doc;
    for (const RosterSheet::BuiltIn& known : roster.built_in) {
        RosterInfo::BuiltIn row{known.name, known.doc, known.like, known.otherwise, {}};
        const bool is_plain = known.like.empty();
        for (std::size_t i = 0; is_plain && i < roster.columns.size(); ++i)
            row.rows.push_back(
                info_of(joined(joined(roster.path, known.name), roster.columns[i].path), roster.columns[i].facts, known.row[i]));
        info.built_in.push_back(std::move(row));
    }
    for (const RosterSheet::Entry& entry : roster.entries) info.present.push_back(entry.name);
    return info;
}

template <class T>
void move_to_end(std::vector<T>& all, std::vector<T>& more)
{
    all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

} // namespace

Description description_of(const Sheet& defaults)
{
    ensure_sound(defaults);
    Description description;
    description.groups.push_back({defaults.path, "", {}});
    for (const Section& section : defaults.sections)
        if (!section.is_roster) description.groups.push_back({section.path, section.doc, {}});
    for (const Field& field : defaults.fields) {
        const auto group = std::find_if(description.groups.begin(), description.groups.end(),
                                        [&](const GroupInfo& one) { return one.path == group_of(field.path); });
        group->rows.push_back(info_of(field.path, field.facts, field.load()));
    }
    std::erase_if(description.groups, [](const GroupInfo& group) { return group.rows.empty() && group.doc.empty(); });
    for (const RosterSheet& roster : defaults.rosters) description.rosters.push_back(info_of(roster));
    description.laws = defaults.laws;
    return description;
}

Description& Description::append(Description other)
{
    move_to_end(groups, other.groups);
    move_to_end(rosters, other.rosters);
    move_to_end(laws, other.laws);
    // What stands at the top of a document must come before its tables.
    std::stable_partition(groups.begin(), groups.end(), [](const GroupInfo& group) { return group.path.empty(); });
    return *this;
}

void Description::mark_differing(std::span<const std::string_view> paths)
{
    const auto mark = [&](RowInfo& row) { row.may_differ = row.has_range() && is_among(row.path, paths); };
    for (GroupInfo& group : groups) std::for_each(group.rows.begin(), group.rows.end(), mark);
    for (RosterInfo& roster : rosters)
        for (RosterInfo::BuiltIn& known : roster.built_in) std::for_each(known.rows.begin(), known.rows.end(), mark);
}

std::vector<RowInfo> Description::rows() const
{
    std::vector<RowInfo> all;
    for (const GroupInfo& group : groups) all.insert(all.end(), group.rows.begin(), group.rows.end());
    for (const RosterInfo& roster : rosters)
        for (const RosterInfo::BuiltIn& known : roster.built_in) all.insert(all.end(), known.rows.begin(), known.rows.end());
    return all;
}

} // namespace sim
