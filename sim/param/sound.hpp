// The compiler reads each table of rows: what is missing or contradicts itself does not build.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

#include "sim/param/fault.hpp"
#include "sim/param/param.hpp"

namespace sim {

namespace detail {

// Stands for any field in T{Anything, Anything ...}; never defined, only asked about.
struct Anything {
    template <class T>
    operator T() const;
};

template <class P, std::size_t... I>
constexpr bool takes(std::index_sequence<I...>)
{
    return requires { P{(static_cast<void>(I), Anything{})...}; };
}

// Exact for aggregates. Asks only about N and N + 1, so that it is cheap and member defaults are not instantiated when it holds.
template <class P, std::size_t N>
constexpr bool has_fields()
{
    if constexpr (takes<P>(std::make_index_sequence<N>{})) return !takes<P>(std::make_index_sequence<N + 1>{});
    return false;
}

template <class T>
struct HasRoster;
template <class Owner, class T>
struct HasRoster<Param<Owner, T>> : std::false_type {
};
template <class Owner, class Row>
struct HasRoster<RosterRow<Owner, Row>> : std::true_type {
};
template <class Owner, class T>
struct HasRoster<Beside<Owner, T>> : std::true_type { // no constant either
};
template <class... Rows>
struct HasRoster<std::tuple<Rows...>> : std::bool_constant<(HasRoster<Rows>::value || ...)> {
};
template <class Owner, class G>
struct HasRoster<Group<Owner, G>> : HasRoster<decltype(G::table())> {
};

template <class Owner, class T>
constexpr std::string_view name_of(const Param<Owner, T>& row)
{
    return row.spec.name;
}
template <class Row>
constexpr std::string_view name_of(const Row& row)
{
    return row.name;
}

template <class P>
constexpr Found shape_fault();
template <class P>
inline constexpr Found shape_of = shape_fault<P>();
template <class P>
constexpr Found default_fault(const P& defaults);

template <class Owner, class T>
constexpr Fault row_fault(const Param<Owner, T>& row)
{
    return spec_fault(row.spec);
}

template <class Owner, class G>
constexpr Fault row_fault(const Group<Owner, G>& row)
{
    return row.doc.empty() ? Fault::doc_is_empty : shape_of<G>.fault;
}

template <class Owner, class Row>
constexpr Fault row_fault(const RosterRow<Owner, Row>& row)
{
    if (row.doc.empty()) return Fault::doc_is_empty;
    const bool has_reserved = std::apply(
        [](const auto&... inner) { return ((name_of(inner) == "like" || name_of(inner) == "otherwise") || ...); }, table_of<Row>);
    if (has_reserved) return Fault::name_is_reserved;
    if (shape_of<Row>.fault != Fault::none) return shape_of<Row>.fault;
    return default_fault(Row{}).fault;
}

template <class Owner, class T>
constexpr Fault row_fault(const Beside<Owner, T>&)
{
    return Fault::none;
}

template <class P, std::size_t... I>
constexpr Found rows_fault(std::index_sequence<I...>)
{
    const std::array<std::string_view, sizeof...(I)> names{name_of(std::get<I>(table_of<P>))...};
    if (const Found found = name_fault(names); found.fault != Fault::none) return found;
    const std::array<Fault, sizeof...(I)> faults{row_fault(std::get<I>(table_of<P>))...};
    return first_of(faults);
}

// All that can be said without the defaults.
template <class P>
constexpr Found shape_fault()
{
    if constexpr (!has_fields<P, row_count<P>>())
        return {Fault::number_of_rows_is_not_number_of_fields, -1};
    else
        return rows_fault<P>(std::make_index_sequence<row_count<P>>{});
}

template <class P, class Owner, class T>
constexpr Fault default_row_fault(const P& defaults, const Param<Owner, T>& row)
{
    return value_fault(row.spec, defaults.*row.field);
}

template <class P, class Owner, class G>
constexpr Fault default_row_fault(const P& defaults, const Group<Owner, G>& row)
{
    return default_fault(defaults.*row.field).fault;
}

template <class P, class Owner, class T>
constexpr Fault default_row_fault(const P&, const Beside<Owner, T>&)
{
    return Fault::none;
}

template <class P, std::size_t... I>
constexpr Found defaults_fault(const P& defaults, std::index_sequence<I...>)
{
    const std::array<const void*, sizeof...(I)> addresses{&(defaults.*std::get<I>(table_of<P>).field)...};
    if (const Found found = address_fault(addresses); found.fault != Fault::none) return found;
    const std::array<Fault, sizeof...(I)> faults{default_row_fault(defaults, std::get<I>(table_of<P>))...};
    return first_of(faults);
}

template <class P>
constexpr Found default_fault(const P& defaults)
{
    return defaults_fault(defaults, std::make_index_sequence<row_count<P>>{});
}

template <class A, class B>
constexpr bool is_same_field(const A& a, const B& b)
{
    if constexpr (std::is_same_v<A, B>) return a.field == b.field;
    return false;
}

// Without defaults to take addresses of, every pair of rows is compared.
template <class P, std::size_t... I>
constexpr Found pairs_fault(std::index_sequence<I...>)
{
    const auto times = [](const auto& row) { return (int{is_same_field(row, std::get<I>(table_of<P>))} + ...); };
    const std::array<Fault, sizeof...(I)> faults{times(std::get<I>(table_of<P>)) > 1 ? Fault::field_has_two_rows
                                                                                     : Fault::none...};
    return first_of(faults);
}

template <class P>
consteval Found found_fault()
{
    if constexpr (shape_of<P>.fault != Fault::none)
        return shape_of<P>;
    else if constexpr (HasRoster<decltype(P::table())>::value)
        return pairs_fault<P>(std::make_index_sequence<row_count<P>>{});
    else
        return default_fault(P{});
}

// Reached only by an unsound table: not constexpr, so that the compiler stops here and shows the fault and the row, counted from
// 0.
template <class P, Fault fault, int row>
void this_table_is_unsound()
{
}

} // namespace detail

/// The first fault of a table, or Fault::none. A roster's rows are checked by type; its built-in values when it is first read.
template <class P>
consteval Fault table_fault()
{
    return detail::found_fault<P>().fault;
}

/// For static_assert under each table of rows: as many rows as fields, defaults inside the plausible span inside the range,
/// nothing empty, no name twice. An unsound table does not compile, and the message says which fault in which row.
template <class P>
consteval bool table_is_sound()
{
    constexpr detail::Found found = detail::found_fault<P>();
    if constexpr (found.fault != Fault::none) detail::this_table_is_unsound<P, found.fault, found.row>();
    return found.fault == Fault::none;
}

} // namespace sim
