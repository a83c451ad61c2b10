// The compiler reads each table of rows: what is missing or contradicts itself does not build.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string_view>
#include <tuple>
#include <utility>

#include "sim/param/param.hpp"

namespace sim {

/// What can be wrong with a table.
enum class Fault {
    none,
    number_of_rows_is_not_number_of_fields,
    field_has_two_rows,
    name_is_not_lower_case_word, ///< lower-case letters, digits, underscore, a letter first
    name_appears_twice,
    unit_is_empty,
    doc_is_empty,
    source_is_empty,
    range_is_missing_or_reversed,
    range_is_too_large_for_toml,
    plausible_is_not_inside_range,
    default_is_not_inside_plausible,
    choices_are_unsound,
    name_is_reserved, ///< "like" and "otherwise" in the rows of a roster
};

namespace detail {

constexpr bool is_word(std::string_view name)
{
    if (name.empty() || name[0] < 'a' || name[0] > 'z') return false;
    for (const char c : name)
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_')) return false;
    return true;
}

// Stands for any field in T{Anything, Anything ...}; never defined, only asked about.
struct Anything {
    template <class T> operator T() const;
};

template <class P, std::size_t... I> constexpr bool takes(std::index_sequence<I...>)
{
    return requires { P{(static_cast<void>(I), Anything{})...}; };
}

// Exact for aggregates. Asks only about N and N + 1, so that it is cheap and member defaults are not instantiated when it holds.
template <class P, std::size_t N> constexpr bool has_fields()
{
    if constexpr (takes<P>(std::make_index_sequence<N>{})) return !takes<P>(std::make_index_sequence<N + 1>{});
    return false;
}

template <class T> struct HasRoster;
template <class Owner, class T> struct HasRoster<Param<Owner, T>> : std::false_type {};
template <class Owner, class Row> struct HasRoster<RosterRow<Owner, Row>> : std::true_type {};
template <class... Rows> struct HasRoster<std::tuple<Rows...>> : std::bool_constant<(HasRoster<Rows>::value || ...)> {};
template <class Owner, class G> struct HasRoster<Group<Owner, G>> : HasRoster<decltype(G::table())> {};

template <class Owner, class T> constexpr std::string_view name_of(const Param<Owner, T>& row) { return row.spec.name; }
template <class Row> constexpr std::string_view name_of(const Row& row) { return row.name; }

template <class A, class B> constexpr bool is_same_field(const A& a, const B& b)
{
    if constexpr (std::is_same_v<A, B>) return a.field == b.field;
    return false;
}

template <Quantity T> constexpr Fault range_fault(const Spec<T>& spec)
{
    if (!spec.range.given() || !spec.range.is_sound()) return Fault::range_is_missing_or_reversed;
    if constexpr (std::is_same_v<T, std::uint64_t>)
        if (spec.range.hi > std::uint64_t{std::numeric_limits<std::int64_t>::max()}) return Fault::range_is_too_large_for_toml;
    const Range<T> span = spec.span();
    if (!span.is_sound() || !spec.range.holds(span.lo) || !spec.range.holds(span.hi)) return Fault::plausible_is_not_inside_range;
    return Fault::none;
}

constexpr Fault range_fault(const Spec<bool>&) { return Fault::none; }

template <Chosen E> constexpr Fault range_fault(const Spec<E>&)
{
    const auto all = choices(E{});
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i].name.empty() || all[i].doc.empty()) return Fault::choices_are_unsound;
        for (std::size_t j = 0; j < i; ++j)
            if (all[i].name == all[j].name || all[i].value == all[j].value) return Fault::choices_are_unsound;
    }
    return Fault::none;
}

template <Quantity T> constexpr bool is_plausible(const Spec<T>& spec, T value) { return spec.span().holds(value); }
template <class T> constexpr bool is_plausible(const Spec<T>& spec, T value) { return spec.allows(value); }

// The first row's fault that is one, with the row's place in the table.
struct Found {
    Fault fault = Fault::none;
    int row = -1;
};

template <class... Faults> constexpr Found first_of(const Faults&... faults)
{
    Found found;
    int row = 0;
    (void)((found = {faults, row++}, found.fault != Fault::none) || ...);
    return found;
}

constexpr Found name_fault(std::span<const std::string_view> names)
{
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (!is_word(names[i])) return {Fault::name_is_not_lower_case_word, static_cast<int>(i)};
        for (std::size_t j = 0; j < i; ++j)
            if (names[i] == names[j]) return {Fault::name_appears_twice, static_cast<int>(i)};
    }
    return {};
}

template <class P> constexpr Found shape_fault();
template <class P> constexpr Found default_fault(const P& defaults);

template <class Owner, class T> constexpr Fault row_fault(const Param<Owner, T>& row)
{
    if (row.spec.unit.empty()) return Fault::unit_is_empty;
    if (row.spec.doc.empty()) return Fault::doc_is_empty;
    if (row.spec.source.empty()) return Fault::source_is_empty;
    return range_fault(row.spec);
}

template <class Owner, class G> constexpr Fault row_fault(const Group<Owner, G>& row)
{
    return row.doc.empty() ? Fault::doc_is_empty : shape_fault<G>().fault;
}

template <class Owner, class Row> constexpr Fault row_fault(const RosterRow<Owner, Row>& row)
{
    if (row.doc.empty()) return Fault::doc_is_empty;
    const bool reserved = std::apply(
        [](const auto&... inner) { return ((name_of(inner) == "like" || name_of(inner) == "otherwise") || ...); }, Row::table());
    if (reserved) return Fault::name_is_reserved;
    if (const Fault fault = shape_fault<Row>().fault; fault != Fault::none) return fault;
    return default_fault(Row{}).fault;
}

template <class Row, class... Rows> constexpr int times_listed(const Row& row, const Rows&... rows)
{
    return (int{is_same_field(row, rows)} + ...);
}

// All that can be said without the defaults.
template <class P> constexpr Found shape_fault()
{
    constexpr std::size_t rows = std::tuple_size_v<decltype(P::table())>;
    if constexpr (!has_fields<P, rows>()) return Found{Fault::number_of_rows_is_not_number_of_fields, -1};
    return std::apply(
        [](const auto&... row) {
            const std::array<std::string_view, rows> names{name_of(row)...};
            if (const Found found = name_fault(names); found.fault != Fault::none) return found;
            const Found twice = first_of((times_listed(row, row...) > 1 ? Fault::field_has_two_rows : Fault::none)...);
            if (twice.fault != Fault::none) return twice;
            return first_of(row_fault(row)...);
        },
        P::table());
}

template <class P, class Owner, class T> constexpr Fault default_row_fault(const P& defaults, const Param<Owner, T>& row)
{
    return is_plausible(row.spec, defaults.*row.field) ? Fault::none : Fault::default_is_not_inside_plausible;
}

template <class P, class Owner, class G> constexpr Fault default_row_fault(const P& defaults, const Group<Owner, G>& row)
{
    return default_fault(defaults.*row.field).fault;
}

template <class P> constexpr Found default_fault(const P& defaults)
{
    return std::apply([&](const auto&... row) { return first_of(default_row_fault(defaults, row)...); }, P::table());
}

template <class P> consteval Found found_fault()
{
    constexpr Found shape = shape_fault<P>();
    if constexpr (shape.fault != Fault::none || HasRoster<decltype(P::table())>::value)
        return shape;
    else
        return default_fault(P{});
}

// Reached only by an unsound table: not constexpr, so that the compiler stops here and shows the fault and the row, counted from 0.
template <class P, Fault fault, int row> void this_table_is_unsound() {}

} // namespace detail

/// The first fault of a table, or Fault::none. A roster's rows are checked by type; its built-in values when it is first read.
template <class P> consteval Fault table_fault() { return detail::found_fault<P>().fault; }

/// For static_assert under each table of rows: as many rows as fields, defaults inside the plausible span inside the range,
/// nothing empty, no name twice. An unsound table does not compile, and the message says which fault in which row.
template <class P> consteval bool table_is_sound()
{
    constexpr detail::Found found = detail::found_fault<P>();
    if constexpr (found.fault != Fault::none) detail::this_table_is_unsound<P, found.fault, found.row>();
    return found.fault == Fault::none;
}

} // namespace sim
