// How the tests of rules say what they expect: numbers to twelve digits, tables as the specification gives them, sound values.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <limits>
#include <string_view>
#include <type_traits>

#include <catch2/catch.hpp>

#include "sim/param/param.hpp"

namespace tests {

/// Equal to twelve digits.
inline Approx near(double expected) { return Approx(expected).epsilon(1e-12).margin(1e-15); }

inline void check_within(double value, double low, double high)
{
    CHECK(value >= low); // neither holds for NaN
    CHECK(value <= high);
}

inline void check_finite(double value)
{
    check_within(value, std::numeric_limits<double>::lowest(), std::numeric_limits<double>::max());
}

constexpr double not_given = std::numeric_limits<double>::quiet_NaN();

/// A parameter's default and span for sweeps as the specification gives them; numbers of its equations have no span there.
struct Given {
    std::string_view name;
    double value;
    double low = not_given;
    double high = not_given;
};

/// Each parameter of a table is in the specification and has its default and span.
template <class P>
void check_table(std::initializer_list<Given> rows)
{
    const P defaults;
    std::size_t found = 0;
    sim::for_each_param(defaults, [&](std::string_view name, const auto& spec, const auto& value) {
        CAPTURE(name);
        const auto row = std::find_if(rows.begin(), rows.end(), [&](const Given& given) { return given.name == name; });
        REQUIRE(row != rows.end());
        ++found;
        CHECK(static_cast<double>(value) == row->value);
        if constexpr (requires { spec.span(); }) {
            if (row->low != row->low) return;
            CHECK(static_cast<double>(spec.span().lo) == row->low);
            CHECK(static_cast<double>(spec.span().hi) == row->high);
        }
    });
    CHECK(found == rows.size());
}

enum class Ends { legal, plausible };

/// Calls check(parameters) with the defaults, then with each parameter in turn at the ends of its range, switches both ways.
template <class P, class Check>
void at_each_end(Ends ends, const Check& check)
{
    P p;
    check(p);
    sim::for_each_param(p, [&](std::string_view name, const auto& spec, auto& value) {
        const auto usual = value;
        if constexpr (std::is_same_v<std::remove_cvref_t<decltype(value)>, bool>) {
            value = !usual;
            CAPTURE(name, value);
            check(p);
        } else if constexpr (std::is_enum_v<std::remove_cvref_t<decltype(value)>>) {
            for (const auto& choice : choices(value)) {
                value = choice.value;
                CAPTURE(name, choice.name);
                check(p);
            }
        } else {
            const auto range = ends == Ends::legal ? spec.range : spec.span();
            for (const auto end : {range.lo, range.hi}) {
                value = end;
                CAPTURE(name, value);
                check(p);
            }
        }
        value = usual;
    });
}

} // namespace tests
