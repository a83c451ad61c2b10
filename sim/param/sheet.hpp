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
template <class Visit>
void for_each_row(const RosterSheet& roster, Visit&& visit)
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

/// Throws BrokenPromise when a value that the program itself set is outside its range, or a roster's built-in rows contradict
/// themselves.
void ensure_sound(const Sheet& sheet);

namespace detail {

// Names and appends; not a template, because it is called for each of hundreds of rows.
void add_field(std::vector<Field>& fields, const std::string& path, const Facts& facts, void* address);

struct FieldSink {
    std::vector<Field> fields;
    std::vector<std::string> groups;

    template <class T>
    void param(const std::string& path, const Spec<T>& spec, T& value)
    {
        add_field(fields, path, facts_of(spec), &value);
    }
    void group(const std::string& path, std::string_view) { groups.push_back(path); }
    template <class Row>
    void roster(const std::string&, std::string_view, Roster<Row>&)
    {
        static_assert(sizeof(Row) == 0, "a row of a roster has no roster within");
    }
};

template <class Row>
FieldSink fields_of(Row& row)
{
    FieldSink sink;
    walk(row, sink, std::string());
    return sink;
}

void store(const std::vector<Value>& values, const std::vector<Field>& fields);

// The values alone: rows are loaded for each reading of a sheet, and names would take most of the time.
struct ValueSink {
    std::vector<Value> values;

    template <class T>
    void param(const std::string&, const Spec<T>&, T& value)
    {
        values.push_back(load_field<T>(&value));
    }
    void group(const std::string&, std::string_view) {}
    template <class Row>
    void roster(const std::string&, std::string_view, Roster<Row>&)
    {
        static_assert(sizeof(Row) == 0, "a row of a roster has no roster within");
    }
};

template <class Row>
std::vector<Value> load_row(Row row)
{
    ValueSink sink;
    walk(row, sink, std::string());
    return std::move(sink.values);
}

template <class Row>
Row row_from(const std::vector<Value>& values)
{
    Row row{};
    store(values, fields_of(row).fields);
    return row;
}

template <class Row>
RosterSheet roster_sheet(const std::string& path, std::string_view doc, Roster<Row>& roster)
{
    RosterSheet sheet;
    sheet.path = path;
    sheet.doc = doc;
    Row row{};
    FieldSink sink = fields_of(row);
    sheet.groups = std::move(sink.groups);
    for (Field& field : sink.fields) sheet.columns.push_back({std::move(field.path), field.facts});
    for (const auto& known : roster.built_in())
        sheet.built_in.push_back({known.name, known.doc, known.like, known.otherwise, load_row(known.row)});
    for (const auto& entry : roster)
        sheet.entries.push_back({entry.name, load_row(entry.row), load_row(entry.otherwise), entry.conditional, entry.share});
    sheet.store = [&roster](const std::vector<RosterSheet::Entry>& entries) {
        std::vector<typename Roster<Row>::Entry> typed;
        for (const RosterSheet::Entry& entry : entries)
            typed.push_back(
                {entry.name, row_from<Row>(entry.row), row_from<Row>(entry.otherwise), entry.conditional, entry.share});
        roster.replace(std::move(typed));
    };
    return sheet;
}

struct SheetSink {
    Sheet& sheet;

    template <class P>
    void enter(P&, const std::string&)
    {
        if constexpr (requires { P::laws(); })
            std::apply([&](const auto&... law) { (sheet.laws.emplace_back(law.sentence), ...); }, P::laws());
    }
    template <class T>
    void param(const std::string& path, const Spec<T>& spec, T& value)
    {
        add_field(sheet.fields, path, facts_of(spec), &value);
    }
    void group(const std::string& path, std::string_view doc);
    template <class Row>
    void roster(const std::string& path, std::string_view doc, Roster<Row>& roster)
    {
        add_roster(path, doc, roster_sheet(path, doc, roster));
    }
    void add_roster(const std::string& path, std::string_view doc, RosterSheet roster);
};

} // namespace detail

/// The sheet of `p`, which must outlive it and stay where it is.
template <class P>
Sheet sheet_of(P& p, std::string_view path = "")
{
    Sheet sheet;
    sheet.path = path;
    detail::SheetSink sink{sheet};
    detail::walk(p, sink, sheet.path);
    return sheet;
}

} // namespace sim
