// A parameter is declared once: a field with its default, and a row that says everything else about it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

#include "sim/param/spec.hpp"

namespace sim {

template <class Row>
class Roster;

/// A row: which field, and what is said about it.
template <class Owner, class T>
struct Param {
    T Owner::*field;
    Spec<T> spec;
};

/// A row for a field that has rows of its own; in TOML it is a table.
template <class Owner, class G>
struct Group {
    G Owner::*field;
    std::string_view name;
    std::string_view doc;
};

/// A row for a list of named alternatives (sim/param/roster.hpp).
template <class Owner, class Row>
struct RosterRow {
    Roster<Row> Owner::*field;
    std::string_view name;
    std::string_view doc;
};

/// A row for a field that no walk enters: it belongs to the set, but other rows say how it is read and written.
template <class Owner, class T>
struct Beside {
    T Owner::*field;
    std::string_view name;
};

/// Makes a parameter's row; the type comes from the field alone.
template <class Owner, class T>
constexpr Param<Owner, T> param(T Owner::*field, std::type_identity_t<Spec<T>> spec)
{
    return {field, spec};
}

/// Makes a group's row.
template <class Owner, class G>
constexpr Group<Owner, G> group(G Owner::*field, std::string_view name, std::string_view doc)
{
    return {field, name, doc};
}

/// Makes the row of a field that no walk enters.
template <class Owner, class T>
constexpr Beside<Owner, T> beside(T Owner::*field, std::string_view name)
{
    return {field, name};
}

/// "group.name", or the name alone at the top.
std::string joined(std::string_view path, std::string_view name);

namespace detail {

/// The rows of P, evaluated once.
template <class P>
inline constexpr auto table_of = P::table();
template <class P>
inline constexpr std::size_t row_count = std::tuple_size_v<decltype(P::table())>;

// Sinks answer param(path, spec, value), group(path, doc) and roster(path, doc, roster), where path is that of the owner for
// param and their own for the others; those that want it, also enter(owner, path). Little is done here, because it is compiled
// for each row of each table.
template <class P, class Sink>
void walk(P& p, Sink& sink, const std::string& path);

template <class P, class Sink, class Owner, class T>
void walk_row(P& p, Sink& sink, const std::string& path, const Param<Owner, T>& row)
{
    sink.param(path, row.spec, p.*row.field);
}

template <class P, class Sink, class Owner, class G>
void walk_row(P& p, Sink& sink, const std::string& path, const Group<Owner, G>& row)
{
    const std::string inner = joined(path, row.name);
    sink.group(inner, row.doc);
    walk(p.*row.field, sink, inner);
}

template <class P, class Sink, class Owner, class Row>
void walk_row(P& p, Sink& sink, const std::string& path, const RosterRow<Owner, Row>& row)
{
    sink.roster(joined(path, row.name), row.doc, p.*row.field);
}

template <class P, class Sink, class Owner, class T>
void walk_row(P&, Sink&, const std::string&, const Beside<Owner, T>&)
{
}

template <class P, class Sink, std::size_t... I>
void walk_rows(P& p, Sink& sink, const std::string& path, std::index_sequence<I...>)
{
    (walk_row(p, sink, path, std::get<I>(table_of<std::remove_const_t<P>>)), ...);
}

template <class P, class Sink>
void walk(P& p, Sink& sink, const std::string& path)
{
    if constexpr (requires { sink.enter(p, path); }) sink.enter(p, path);
    walk_rows(p, sink, path, std::make_index_sequence<row_count<std::remove_const_t<P>>>{});
}

// For sinks that look into the rows present.
template <class R, class Sink>
void walk_entries(R& roster, Sink& sink, const std::string& path)
{
    for (auto& entry : roster) {
        const std::string inner = joined(path, entry.name);
        walk(entry.row, sink, inner);
        if (entry.conditional) walk(entry.otherwise, sink, joined(inner, "otherwise"));
    }
}

template <class Visit>
struct Visitor {
    Visit& visit;

    template <class T, class Value>
    void param(const std::string& path, const Spec<T>& spec, Value& value)
    {
        const std::string full = joined(path, spec.name);
        visit(std::string_view(full), spec, value);
    }
    void group(const std::string&, std::string_view) {}
    template <class R>
    void roster(const std::string& path, std::string_view, R& roster)
    {
        walk_entries(roster, *this, path);
    }
};

} // namespace detail

/// Calls visit(path, spec, value&) for each parameter, groups and present roster rows within, in row order.
template <class P, class Visit>
void for_each_param(P& p, Visit&& visit, std::string_view path = "")
{
    detail::Visitor<Visit> visitor{visit};
    detail::walk(p, visitor, std::string(path));
}

} // namespace sim

#include "sim/param/sound.hpp" // IWYU pragma: export
