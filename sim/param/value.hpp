// Rows without their types: what reading, writing and describing work with, so that they are compiled once.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

#include "sim/check/ensure.hpp"
#include "sim/param/spec.hpp"

namespace sim {

/// What a parameter's value may be.
enum class Kind { number, integer, toggle, choice };

/// "number", "integer", "switch", "choice".
std::string_view name_of(Kind kind);

/// A value of any kind; a switch is 0 or 1, a choice its place in the list of choices.
struct Value {
    double number = 0.0;
    std::int64_t integer = 0;

    bool operator==(const Value&) const = default;
};

/// One name of a choice.
struct NamedChoice {
    std::string_view name;
    std::string_view doc;
};

/// A Spec without its type, and the way to its field.
struct Facts {
    std::string_view name, unit, doc, source;
    bool at_opening = false; ///< read only as a run opens
    Kind kind = Kind::number;
    Value lo, hi;                         ///< legal; numbers and integers only
    Value plausible_lo, plausible_hi;     ///< numbers and integers only
    std::span<const NamedChoice> choices; ///< choices only
    Value (*load)(const void* field) = nullptr;
    void (*store)(void* field, Value value) = nullptr;

    bool has_range() const { return kind == Kind::number || kind == Kind::integer; }
    bool allows(Value value) const;
};

/// Shortest text that reads back as the same number, in any locale: 0.18, 120000, 1e+22.
std::string number_text(double number);

/// A value as TOML writes it: 0.18, 4, true, "fast".
std::string toml_text(const Facts& facts, Value value);

/// The same without quotes.
std::string plain_text(const Facts& facts, Value value);

/// "0..1"; empty for switches and choices.
std::string range_text(const Facts& facts);

/// What may be written there: `0..1, 1/quarter`; `true or false`; `"fast" or "slow"`.
std::string expected_text(const Facts& facts);

namespace detail {

template <class T>
Value load_field(const void* field)
{
    const T value = *static_cast<const T*>(field);
    if constexpr (std::is_same_v<T, double>) {
        return {value, 0};
    } else if constexpr (std::is_enum_v<T>) {
        const auto all = choices(value);
        for (std::size_t i = 0; i < all.size(); ++i)
            if (all[i].value == value) return {0.0, static_cast<std::int64_t>(i)};
        broken_promise("a choice holds one of its listed values", __FILE__, __LINE__);
    } else {
        if constexpr (std::is_same_v<T, std::uint64_t>)
            ensure(value <= std::uint64_t{std::numeric_limits<std::int64_t>::max()}, "a parameter is not above 2^63 - 1");
        return {0.0, static_cast<std::int64_t>(value)};
    }
}

template <class T>
void store_field(void* field, Value value)
{
    T& target = *static_cast<T*>(field);
    if constexpr (std::is_same_v<T, double>)
        target = value.number;
    else if constexpr (std::is_enum_v<T>)
        target = choices(T{})[static_cast<std::size_t>(value.integer)].value;
    else if constexpr (std::is_same_v<T, bool>)
        target = value.integer != 0;
    else
        target = static_cast<T>(value.integer);
}

template <class E>
inline constexpr auto named_choices = [] {
    constexpr auto all = choices(E{});
    std::array<NamedChoice, all.size()> out{};
    for (std::size_t i = 0; i < all.size(); ++i) out[i] = {all[i].name, all[i].doc};
    return out;
}();

template <class T>
Value value_of(T value)
{
    if constexpr (std::is_same_v<T, double>)
        return {value, 0};
    else
        return {0.0, static_cast<std::int64_t>(value)};
}

} // namespace detail

/// The facts of one row. Not inlined, because it is called for each of hundreds of rows.
template <class T>
[[gnu::noinline]] Facts facts_of(const Spec<T>& spec)
{
    Facts facts;
    facts.name = spec.name;
    facts.unit = spec.unit;
    facts.doc = spec.doc;
    facts.source = spec.source;
    facts.at_opening = spec.at_opening;
    facts.load = &detail::load_field<T>;
    facts.store = &detail::store_field<T>;
    if constexpr (std::is_same_v<T, bool>) {
        facts.kind = Kind::toggle;
    } else if constexpr (std::is_enum_v<T>) {
        facts.kind = Kind::choice;
        facts.choices = detail::named_choices<T>;
    } else {
        facts.kind = std::is_same_v<T, double> ? Kind::number : Kind::integer;
        facts.lo = detail::value_of(spec.range.lo);
        facts.hi = detail::value_of(spec.range.hi);
        facts.plausible_lo = detail::value_of(spec.span().lo);
        facts.plausible_hi = detail::value_of(spec.span().hi);
    }
    return facts;
}

} // namespace sim
