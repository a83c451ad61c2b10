// What can be wrong with a table, and the checks that need no table: of one row, and of lists of names and addresses.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string_view>
#include <type_traits>

#include "sim/param/spec.hpp"

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

template <Quantity T>
constexpr Fault range_fault(const Spec<T>& spec)
{
    if (!spec.range.given() || !spec.range.is_sound()) return Fault::range_is_missing_or_reversed;
    if constexpr (std::is_same_v<T, std::uint64_t>)
        if (spec.range.hi > std::uint64_t{std::numeric_limits<std::int64_t>::max()}) return Fault::range_is_too_large_for_toml;
    const Range<T> span = spec.span();
    if (!span.is_sound() || !spec.range.holds(span.lo) || !spec.range.holds(span.hi)) return Fault::plausible_is_not_inside_range;
    return Fault::none;
}

constexpr Fault range_fault(const Spec<bool>&) { return Fault::none; }

template <Chosen E>
constexpr Fault range_fault(const Spec<E>&)
{
    const auto all = choices(E{});
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i].name.empty() || all[i].doc.empty()) return Fault::choices_are_unsound;
        for (std::size_t j = 0; j < i; ++j)
            if (all[i].name == all[j].name || all[i].value == all[j].value) return Fault::choices_are_unsound;
    }
    return Fault::none;
}

template <class T>
constexpr Fault spec_fault(const Spec<T>& spec)
{
    if (spec.unit.empty()) return Fault::unit_is_empty;
    if (spec.doc.empty()) return Fault::doc_is_empty;
    if (spec.source.empty()) return Fault::source_is_empty;
    return range_fault(spec);
}

template <class T>
constexpr Fault value_fault(const Spec<T>& spec, T value)
{
    bool is_plausible = false;
    if constexpr (Quantity<T>)
        is_plausible = spec.span().holds(value);
    else
        is_plausible = spec.allows(value);
    return is_plausible ? Fault::none : Fault::default_is_not_inside_plausible;
}

// The first row with a fault, and its place in the table.
struct Found {
    Fault fault = Fault::none;
    int row = -1;
};

constexpr Found first_of(std::span<const Fault> faults)
{
    for (std::size_t i = 0; i < faults.size(); ++i)
        if (faults[i] != Fault::none) return {faults[i], static_cast<int>(i)};
    return {};
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

constexpr Found address_fault(std::span<const void* const> addresses)
{
    for (std::size_t i = 0; i < addresses.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (addresses[i] == addresses[j]) return {Fault::field_has_two_rows, static_cast<int>(i)};
    return {};
}

} // namespace detail

} // namespace sim
