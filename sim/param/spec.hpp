// What a parameter's row says about it: name, legal range, plausible span, unit, meaning, source.
#pragma once

#include <array>
#include <concepts>
#include <cstdint>
#include <limits>
#include <string_view>
#include <type_traits>

namespace sim {

/// Both ends belong to it. Not given when `lo` and `hi` are left alone.
template <class T>
struct Range {
    T lo = std::numeric_limits<T>::max();
    T hi = std::numeric_limits<T>::lowest();

    constexpr bool given() const { return !(lo == std::numeric_limits<T>::max() && hi == std::numeric_limits<T>::lowest()); }
    constexpr bool holds(T value) const { return lo <= value && value <= hi; } // false for NaN
    constexpr bool is_sound() const
    {
        return lo <= hi && lo >= std::numeric_limits<T>::lowest() && hi <= std::numeric_limits<T>::max();
    }
};

/// The types a parameter may have besides enumerations.
template <class T>
concept Quantity =
    std::same_as<T, double> || std::same_as<T, int> || std::same_as<T, std::int64_t> || std::same_as<T, std::uint64_t>;

/// One value of an enumeration, by its public name.
template <class E>
struct Choice {
    E value;
    std::string_view name;
    std::string_view doc;
};

template <class E>
constexpr Choice<E> choice(E value, std::string_view name, std::string_view doc)
{
    return {value, name, doc};
}

/// An enumeration for which `constexpr auto choices(E)` (an array of Choice<E>) is found beside it.
template <class T>
concept Chosen = std::is_enum_v<T> && requires(T value)
{
    {
        choices(value)[0]
        } -> std::convertible_to<Choice<T>>;
};

/// A row without its field. Primary template: a quantity.
template <class T>
struct Spec {
    static_assert(Quantity<T>,
                  "a parameter is a double, int, std::int64_t, std::uint64_t, bool, or an enum class with choices()");

    std::string_view name = {};
    Range<T> range = {};     ///< legal: a value outside is an error
    Range<T> plausible = {}; ///< where sweeps and sliders go; the range when not given
    std::string_view unit = {};
    std::string_view doc = {};
    std::string_view source = {};
    bool at_opening = false; ///< read only as a run opens: later on it moves nothing

    constexpr Range<T> span() const { return plausible.given() ? plausible : range; }
    constexpr bool allows(T value) const { return range.holds(value); }
};

/// A switch: true or false, nothing else to say about its range.
template <>
struct Spec<bool> {
    std::string_view name = {};
    std::string_view unit = "switch";
    std::string_view doc = {};
    std::string_view source = {};
    bool at_opening = false; ///< read only as a run opens: later on it moves nothing

    constexpr bool allows(bool) const { return true; }
};

/// A choice: its range is the list given by choices().
template <Chosen E>
struct Spec<E> {
    std::string_view name = {};
    std::string_view unit = "choice";
    std::string_view doc = {};
    std::string_view source = {};
    bool at_opening = false; ///< read only as a run opens: later on it moves nothing

    constexpr bool allows(E value) const
    {
        for (const Choice<E>& one : choices(value))
            if (one.value == value) return true;
        return false;
    }
};

} // namespace sim
