// Choices and bounds without jumps: what they give, also of numbers that cannot be compared.
#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <limits>

#include "sim/math/clamp.hpp"
#include "sim/math/select.hpp"

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity(), not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr std::array odd{0.0, -0.0, 1.0, -1.5, 0x1p-1074, 1e300, infinity, -infinity, not_a_number};

bool same_bits(double first, double second)
{
    return std::bit_cast<std::uint64_t>(first) == std::bit_cast<std::uint64_t>(second);
}

} // namespace

TEST_CASE("a choice hands over the number chosen, bit by bit", "[sim][math]")
{
    static_assert(sim::select(true, 2.0, 3.0) == 2.0 && sim::select(false, 2.0, 3.0) == 3.0);
    for (const double yes : odd)
        for (const double no : odd) {
            CAPTURE(yes, no);
            CHECK(same_bits(sim::select(true, yes, no), yes));
            CHECK(same_bits(sim::select(false, yes, no), no));
        }
}

TEST_CASE("bounds by value are those of the standard library, also for zeros of both signs and for what is no number",
          "[sim][math]")
{
    for (const double first : odd)
        for (const double second : odd) {
            CAPTURE(first, second);
            CHECK(same_bits(sim::max(first, second), std::max(first, second)));
            CHECK(same_bits(sim::min(first, second), std::min(first, second)));
        }
    static_assert(sim::clamp(-1.0, 0.0, 2.0) == 0.0 && sim::clamp(1.0, 0.0, 2.0) == 1.0 && sim::clamp(3.0, 0.0, 2.0) == 2.0);
    for (const double value : odd) {
        CAPTURE(value);
        CHECK(same_bits(sim::clamp(value, -1.0, 1.0), std::clamp(value, -1.0, 1.0)));
        CHECK(same_bits(sim::clamp(value, 0.5, 0.5), value == value ? 0.5 : value)); // one number is a range too
    }
}
