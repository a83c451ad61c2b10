// A parameter set as a flat list of fields with their paths: the one walk that all else is made from.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "sim/param/param.hpp"
#include "sim/param/roster.hpp"
#include "sim/param/value.hpp"

namespace sim {

/// One parameter of a set.
struct Field {
    std::string path;
    Facts facts;
    void* address = nullptr;

    Value load() const { return facts.load(address); }
    void store(Value value) const { facts.store(address, value); }
};

/// A roster as plain data: rows are lists of values, in the order of `columns`.
struct RosterSheet {
    struct Column {
        std::string path; ///< within the row
        Facts facts;
    };
    struct BuiltIn {
        std::string name, doc, like, otherwise;
        std::vector<Value> row;
    };
    struct Entry {
        std::string name;
        std::vector<Value> row;
        std::vector<Value> otherwise;
        bool conditional = false;
        double share = 1.0;
    };

    std::string path;
    std::string doc;
    std::size_t fields_before = 0;   ///< its place among the fields of the set
    std::vector<std::string> groups; ///< tables within a row, by path within the row
    std::vector<Column> columns;
    std::vector<BuiltIn> built_in;
    std::vector<Entry> entries;
    std::function<void(const std::vector<Entry>&)> store;
};

/// Calls visit(path, row) for each present row of a roster; a conditional one has two.
template <class Visit> void for_each_row(const RosterSheet& roster, Visit&& visit)
{
    for (const RosterSheet::Entry& entry : roster.entries) {
        const std::string path = joined(roster.path, entry.name);
        visit(path, entry.row);
        if (entry.conditional) visit(joined(path, "otherwise"), entry.otherwise);
    }
}

/// One table of a document: a group or a roster.
struct Section {
    std::string path;
    std::string doc;
    bool is_roster = false;
};

/// All of a parameter set. Field addresses point into the set it was made from.
struct Sheet {
    std::string path; ///< where the set itself stands; empty at the top
    std::vector<Section> sections;
    std::vector<Field> fields;
    std::vector<RosterSheet> rosters;
    std::vector<std::string> laws; ///< sentences; names in them are relative to the set or group they belong to
};

/// Throws BrokenPromise when a value that the program itself set is outside its range, or a roster's built-in rows contradict themselves.
void ensure_sound(const Sheet& sheet);

namespace detail {

struct FieldSink {
    std::vector<Field>& fields;
    std::vector<std::string>& groups;

    template <class T> void param(std::string path, const Spec<T>& spec, T& value)
    {
        fields.push_back({std::move(path), facts_of(spec), &value});
    }
    void group(std::string path, std::string_view) { groups.push_back(std::move(path)); }
    template <class Row> void roster(const std::string&, std::string_view, Roster<Row>&)
    {
        static_assert(sizeof(Row) == 0, "a row of a roster has no roster within");
    }
};

template <class Row> std::vector<Value> load_row(const Row& row)
{
    Row copy = row;
    std::vector<Field> fields;
    std::vector<std::string> groups;
    FieldSink sink{fields, groups};
    walk(copy, sink, std::string());
    std::vector<Value> values;
    for (const Field& field : fields) values.push_back(field.load());
    return values;
}

template <class Row> Row row_from(const std::vector<Value>& values)
{
    Row row{};
    std::vector<Field> fields;
    std::vector<std::string> groups;
    FieldSink sink{fields, groups};
    walk(row, sink, std::string());
    for (std::size_t i = 0; i < values.size(); ++i) fields[i].store(values[i]);
    return row;
}

template <class Row> RosterSheet roster_sheet(std::string path, std::string_view doc, Roster<Row>& roster)
{
    RosterSheet sheet;
    sheet.path = std::move(path);
    sheet.doc = doc;
    Row row{};
    std::vector<Field> fields;
    FieldSink sink{fields, sheet.groups};
    walk(row, sink, std::string());
    for (Field& field : fields) sheet.columns.push_back({std::move(field.path), field.facts});
    for (const auto& known : roster.built_in())
        sheet.built_in.push_back({known.name, known.doc, known.like, known.otherwise, load_row(known.row)});
    for (const auto& entry : roster)
        sheet.entries.push_back({entry.name, load_row(entry.row), load_row(entry.otherwise), entry.conditional, entry.share});
    sheet.store = [&roster](const std::vector<RosterSheet::Entry>& entries) {
        std::vector<typename Roster<Row>::Entry> typed;
        for (const RosterSheet::Entry& entry : entries)
            typed.push_back({entry.name, row_from<Row>(entry.row), row_from<Row>(entry.otherwise), entry.conditional, entry.share});
        roster.replace(std::move(typed));
    };
    return sheet;
}

struct SheetSink {
    Sheet& sheet;

    template <class P> void enter(P&, const std::string&)
    {
        if constexpr (requires { P::laws(); })
            std::apply([&](const auto&... law) { (sheet.laws.emplace_back(law.sentence), ...); }, P::laws());
    }

    template <class T> void param(std::string path, const Spec<T>& spec, T& value)
    {
        sheet.fields.push_back({std::move(path), facts_of(spec), &value});
    }
    void group(const std::string& path, std::string_view doc) { sheet.sections.push_back({path, std::string(doc), false}); }
    template <class Row> void roster(const std::string& path, std::string_view doc, Roster<Row>& roster)
    {
        sheet.sections.push_back({path, std::string(doc), true});
        sheet.rosters.push_back(roster_sheet(path, doc, roster));
        sheet.rosters.back().fields_before = sheet.fields.size();
    }
};

} // namespace detail

/// The sheet of `p`, which must outlive it and stay where it is.
template <class P> Sheet sheet_of(P& p, std::string_view path = "")
{
    Sheet sheet;
    sheet.path = path;
    detail::SheetSink sink{sheet};
    detail::walk(p, sink, sheet.path);
    return sheet;
}

} // namespace sim
