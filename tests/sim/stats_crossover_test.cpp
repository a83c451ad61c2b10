// From when on one series stays below another: hand-worked tables.
#include <catch2/catch.hpp>

#include <limits>
#include <optional>
#include <vector>

#include "sim/stats/crossover.hpp"

namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

/// Against a series that is 5 throughout.
std::optional<int> below_five(const std::vector<double>& values, std::size_t hold)
{
    return sim::stays_below(values, std::vector<double>(values.size(), 5.0), hold);
}

} // namespace

TEST_CASE("a series stays below from the first of enough periods in a row", "[sim][stats]")
{
    const std::vector<double> values{6, 4, 6, 4, 4, 6, 4, 4, 4, 6, 6, 4};
    CHECK(below_five(values, 1) == 1);
    CHECK(below_five(values, 2) == 3);
    CHECK(below_five(values, 3) == 6);
    CHECK(below_five(values, 4) == std::nullopt);
}

TEST_CASE("what comes after the held periods does not matter", "[sim][stats]")
{
    CHECK(below_five({6, 4, 4, 4, 9, 9}, 3) == 1);
    CHECK(below_five({4, 4, 4, 4, 4, 9}, 3) == 0);
}

TEST_CASE("without a hold a series must stay below to the end", "[sim][stats]")
{
    CHECK(below_five({6, 4, 4, 6, 4, 4, 4}, 0) == 4);
    CHECK(below_five({6, 6, 6, 4}, 0) == 3);
    CHECK(below_five({4, 4, 4}, 0) == 0);
    CHECK(below_five({4, 4, 6}, 0) == std::nullopt);
}

TEST_CASE("a series never below never stays below", "[sim][stats]")
{
    CHECK(below_five({6, 7, 8}, 1) == std::nullopt);
    CHECK(below_five({6, 7, 8}, 0) == std::nullopt);
    CHECK(below_five({}, 1) == std::nullopt);
    CHECK(below_five({}, 0) == std::nullopt);
}

TEST_CASE("equal is not below", "[sim][stats]")
{
    CHECK(below_five({5, 5, 5}, 1) == std::nullopt);
    CHECK(below_five({4, 5, 4, 4}, 2) == 2);
    CHECK(below_five({4, 4, 5}, 0) == std::nullopt);
}

TEST_CASE("what is not a number is not below, and ends a row of periods", "[sim][stats]")
{
    CHECK(below_five({nothing, nothing, 4, 4}, 2) == 2);
    CHECK(below_five({4, nothing, 4, 4}, 2) == 2);
    CHECK(below_five({4, nothing, 4}, 2) == std::nullopt);
    CHECK(below_five({4, 4, nothing}, 0) == std::nullopt);
    const std::vector<double> low{4, 4, 4, 4};
    const std::vector<double> gaps{5, nothing, 5, 5};
    CHECK(sim::stays_below(low, gaps, 2) == 2);
    CHECK(sim::stays_below(low, gaps, 0) == 2);
    CHECK(sim::stays_below(gaps, low, 1) == std::nullopt);
}

TEST_CASE("the held periods may end with the last period but not after it", "[sim][stats]")
{
    CHECK(below_five({6, 6, 4, 4, 4}, 3) == 2);
    CHECK(below_five({6, 6, 6, 4, 4}, 3) == std::nullopt);
    CHECK(below_five({4, 4, 4}, 3) == 0);
    CHECK(below_five({4, 4, 4}, 4) == std::nullopt);
}

TEST_CASE("two series that both move are compared period by period", "[sim][stats]")
{
    const std::vector<double> falling{9, 8, 7, 6, 5, 4};
    const std::vector<double> rising{4, 5, 6, 7, 8, 9};
    CHECK(sim::stays_below(falling, rising, 2) == 3);
    CHECK(sim::stays_below(falling, rising, 0) == 3);
    CHECK(sim::stays_below(rising, falling, 3) == 0);
    CHECK(sim::stays_below(rising, falling, 0) == std::nullopt);
}
