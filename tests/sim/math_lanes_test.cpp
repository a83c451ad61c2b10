// Numbers side by side, and the small functions that serve them.
#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

#include "sim/math/exp2_single.hpp"
#include "sim/math/lanes.hpp"
#include "sim/math/least.hpp"
#include "sim/math/power_of_two.hpp"
#include "tests/sim/math_points.hpp"

TEST_CASE("powers of two in single precision are within 1.5e-7 of themselves", "[sim][math]")
{
    double largest = 0.0;
    for (std::uint64_t k = 0; k < 1'000'000; ++k) {
        const auto x = static_cast<float>(-125.0 + 252.0 * math_points::fraction(k));
        largest = std::max(largest, std::abs(sim::exp2_up_to_127(x) / std::exp2(static_cast<double>(x)) - 1.0));
    }
    CAPTURE(largest);
    CHECK(largest < 1.5e-7);
    for (int k = -125; k <= 127; ++k) REQUIRE(sim::exp2_up_to_127(static_cast<float>(k)) == std::ldexp(1.0F, k));
    CHECK(sim::exp2_up_to_127(-1e30F) == 0x1p-125F);
    CHECK(std::isnan(sim::exp2_up_to_127(std::numeric_limits<float>::quiet_NaN())));
}

TEST_CASE("a number in single precision times its inverse power of two is between 1 and 2", "[sim][math]")
{
    for (const float x : {1.0F, 1.999F, 2.0F, 3.0F, 1e-30F, 0x1p-126F, 1e30F, 0x1.8p126F}) {
        CAPTURE(x);
        CHECK(x * sim::inverse_power_of_two(x) >= 1.0F);
        CHECK(x * sim::inverse_power_of_two(x) < 2.0F);
    }
    CHECK(sim::inverse_power_of_two(0.0F) == 0x1p127F);
    CHECK(sim::inverse_power_of_two(0x1p-149F) == 0x1p127F);
    CHECK(sim::inverse_power_of_two(0x1p127F) == 0x1p-126F);
}

TEST_CASE("lanes are summed, and each takes its slot", "[sim][math]")
{
    sim::Lanes<double, 64> numbers;
    std::iota(numbers.lane.begin(), numbers.lane.end(), 1.0);
    CHECK(sim::sum_of(numbers) == 64.0 * 65.0 / 2.0);
    CHECK(sim::sum_of(sim::Lanes<double, 1>{{3.0}}) == 3.0);
    const std::vector<sim::Lanes<int, 4>> rows{{{1, 2, 3, 4}}, {{5, 6, 7, 8}}, {{9, 10, 11, 12}}};
    std::array<int, 4> taken{};
    sim::take_slot(std::span(rows), sim::Lanes<std::uint32_t, 4>{{2, 0, 1, 2}}, std::span(taken));
    CHECK(taken == std::array{9, 2, 7, 12});
    sim::take_slot(std::span(rows), sim::Lanes<std::uint8_t, 4>{{1, 1, 0, 2}}, std::span(taken));
    CHECK(taken == std::array{5, 6, 3, 12});
}

TEMPLATE_TEST_CASE("a bound parts the least keys from the rest", "[sim][math]", std::uint32_t, std::uint64_t)
{
    for (const std::size_t size : {1U, 2U, 7U, 100U, 5000U}) {
        std::vector<TestType> keys(size);
        for (std::size_t k = 0; k < size; ++k) keys[k] = static_cast<TestType>(math_points::scrambled(1000 * size + k));
        for (std::size_t count = 0; count <= size; count += std::max<std::size_t>(1, size / 13)) {
            CAPTURE(size, count);
            const auto least = sim::bound_of_least(std::span<const TestType>(keys), count);
            CHECK(least.below == count);
            CHECK(std::count_if(keys.begin(), keys.end(), [&](auto key) { return key < least.bound; }) ==
                  static_cast<std::ptrdiff_t>(count));
            const auto [least_key, greatest_key] = std::minmax_element(keys.begin(), keys.end());
            const auto high = static_cast<TestType>(*greatest_key + 1);
            const auto within = sim::bound_of_least(std::span<const TestType>(keys), count, *least_key, high);
            CHECK(within.below == count);
            CHECK(std::count_if(keys.begin(), keys.end(), [&](auto key) { return key < within.bound; }) ==
                  static_cast<std::ptrdiff_t>(count));
        }
    }
}

TEMPLATE_TEST_CASE("keys that are equal at the border share the bound", "[sim][math]", std::uint32_t, std::uint64_t)
{
    const auto last = std::numeric_limits<TestType>::max();
    for (const TestType shared : {TestType{0}, TestType{5}, last}) {
        const std::vector<TestType> keys{shared, shared, shared};
        const auto least = sim::bound_of_least(std::span<const TestType>(keys), 2);
        CAPTURE(shared);
        CHECK(least.below == 0);
        CHECK(least.bound == shared);
    }
    const std::vector<TestType> keys{3, 9, 9, 9, 20};
    const auto least = sim::bound_of_least(std::span<const TestType>(keys), 2);
    CHECK(least.below == 1);
    CHECK(least.bound == 9);
}
