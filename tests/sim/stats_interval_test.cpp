// Student-t intervals, differences in pairs, and what pairing gains.
#include <catch2/catch.hpp>

#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

#include "sim/check/ensure.hpp"
#include "sim/random/draw.hpp"
#include "sim/stats/interval.hpp"

namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

enum class Purpose : std::uint16_t { one, other };

/// n values of which the mean is 0 and the sample standard deviation is 1 (n even).
std::vector<double> unit_spread(std::size_t n)
{
    const double size = std::sqrt(static_cast<double>(n - 1) / static_cast<double>(n));
    std::vector<double> values;
    for (std::size_t k = 0; k < n; ++k) values.push_back(k % 2 == 0 ? size : -size);
    return values;
}

} // namespace

TEST_CASE("an interval is that of a hand-worked example", "[sim][stats]")
{
    // Mean 3; deviations -2 .. 2, their squares add up to 10, sd = sqrt(10 / 4); t(0.975, 4) = 2.776445.
    const sim::Interval interval = sim::student_interval(std::vector{1.0, 2.0, 3.0, 4.0, 5.0}, 0.95);
    CHECK(interval.count == 5);
    CHECK(interval.mean == 3.0);
    CHECK(interval.sd == Approx(1.5811388).epsilon(1e-7));
    CHECK(interval.low == Approx(3.0 - 1.9632432).epsilon(1e-6));
    CHECK(interval.high == Approx(3.0 + 1.9632432).epsilon(1e-6));
}

TEST_CASE("intervals use the published quantiles of Student's t", "[sim][stats]")
{
    // Source: the usual table of percentage points; rows by degrees of freedom.
    const auto [freedom, confidence, quantile] = GENERATE(table<std::size_t, double, double>({{1, 0.50, 1.000},
                                                                                              {1, 0.90, 6.314},
                                                                                              {1, 0.95, 12.706},
                                                                                              {1, 0.99, 63.657},
                                                                                              {3, 0.50, 0.765},
                                                                                              {3, 0.90, 2.353},
                                                                                              {3, 0.95, 3.182},
                                                                                              {3, 0.99, 5.841},
                                                                                              {9, 0.90, 1.833},
                                                                                              {9, 0.95, 2.262},
                                                                                              {9, 0.99, 3.250},
                                                                                              {29, 0.90, 1.699},
                                                                                              {29, 0.95, 2.045},
                                                                                              {29, 0.99, 2.756},
                                                                                              {29, 0.999, 3.659},
                                                                                              {39, 0.95, 2.023},
                                                                                              {99, 0.95, 1.984},
                                                                                              {999, 0.95, 1.962}}));
    CAPTURE(freedom, confidence);
    const sim::Interval interval = sim::student_interval(unit_spread(freedom + 1), confidence);
    CHECK(interval.sd == Approx(1.0));
    CHECK(interval.high * std::sqrt(static_cast<double>(freedom + 1)) == Approx(quantile).margin(0.0006));
    CHECK(interval.low == Approx(-interval.high));
}

TEST_CASE("one value has a mean but no interval", "[sim][stats]")
{
    const sim::Interval interval = sim::student_interval(std::vector{4.5}, 0.95);
    CHECK(interval.count == 1);
    CHECK(interval.mean == 4.5);
    CHECK(std::isnan(interval.low));
    CHECK(std::isnan(interval.high));
    CHECK(std::isnan(interval.sd));
    CHECK_FALSE(interval.excludes_zero());
}

TEST_CASE("no values have neither mean nor interval", "[sim][stats]")
{
    for (const std::vector<double>& none : {std::vector<double>{}, std::vector<double>{nothing, nothing}}) {
        const sim::Interval interval = sim::student_interval(none, 0.95);
        CHECK(interval.count == 0);
        CHECK(std::isnan(interval.mean));
        CHECK(std::isnan(interval.low));
        CHECK(std::isnan(interval.high));
        CHECK(std::isnan(interval.sd));
        CHECK_FALSE(interval.excludes_zero());
    }
}

TEST_CASE("values that are not numbers are left out and not counted", "[sim][stats]")
{
    const sim::Interval with = sim::student_interval(std::vector{nothing, 1.0, 2.0, nothing, 3.0, 4.0, 5.0, nothing}, 0.9);
    const sim::Interval without = sim::student_interval(std::vector{1.0, 2.0, 3.0, 4.0, 5.0}, 0.9);
    CHECK(with.count == 5);
    CHECK(with.mean == without.mean);
    CHECK(with.low == without.low);
    CHECK(with.high == without.high);
    CHECK(with.sd == without.sd);
}

TEST_CASE("equal values have an interval of no width", "[sim][stats]")
{
    const sim::Interval interval = sim::student_interval(std::vector{2.5, 2.5, 2.5}, 0.99);
    CHECK(interval.low == 2.5);
    CHECK(interval.high == 2.5);
    CHECK(interval.sd == 0.0);
    CHECK(interval.excludes_zero());
}

TEST_CASE("an interval excludes zero only when zero is outside of it", "[sim][stats]")
{
    const auto between = [](double low, double high) {
        return sim::Interval{(low + high) / 2, low, high, 1.0, 9}.excludes_zero();
    };
    CHECK(between(0.1, 0.3));
    CHECK(between(-0.3, -0.1));
    CHECK_FALSE(between(-0.1, 0.1));
    CHECK_FALSE(between(0.0, 0.1));
    CHECK_FALSE(between(-0.1, 0.0));
}

TEST_CASE("a difference in pairs is first minus second, pair by pair", "[sim][stats]")
{
    // Differences 1, 2, 3: mean 2, sd 1, t(0.975, 2) = 4.302653.
    const sim::Interval interval = sim::paired_difference(std::vector{11.0, 22.0, 33.0}, std::vector{10.0, 20.0, 30.0}, 0.95);
    CHECK(interval.count == 3);
    CHECK(interval.mean == 2.0);
    CHECK(interval.sd == 1.0);
    CHECK(interval.low == Approx(2.0 - 4.302653 / std::sqrt(3.0)).epsilon(1e-6));
    CHECK(interval.high == Approx(2.0 + 4.302653 / std::sqrt(3.0)).epsilon(1e-6));
}

TEST_CASE("a pair counts only when both are numbers", "[sim][stats]")
{
    const std::vector<double> first{11.0, nothing, 22.0, 5.0, nothing, 33.0};
    const std::vector<double> second{10.0, 7.0, 20.0, nothing, nothing, 30.0};
    const sim::Interval interval = sim::paired_difference(first, second, 0.95);
    CHECK(interval.count == 3);
    CHECK(interval.mean == 2.0);
    CHECK(interval.sd == 1.0);
    CHECK(sim::pairing_gain(first, second) == sim::pairing_gain(std::vector{11.0, 22.0, 33.0}, std::vector{10.0, 20.0, 30.0}));
}

TEST_CASE("values without partners are a broken promise", "[sim][stats]")
{
    CHECK_THROWS_AS(sim::paired_difference(std::vector{1.0, 2.0}, std::vector{1.0}, 0.95), sim::BrokenPromise);
    CHECK_THROWS_AS(sim::pairing_gain(std::vector{1.0}, std::vector{1.0, 2.0}), sim::BrokenPromise);
}

TEST_CASE("the gain of pairing is that of a hand-worked example", "[sim][stats]")
{
    // Variances 5/3 and 4.25/3; the differences -0.5, 0, -0.5, 0 have 0.25/3: (5 + 4.25) / 0.25 = 37.
    CHECK(sim::pairing_gain(std::vector{1.0, 2.0, 3.0, 4.0}, std::vector{1.5, 2.0, 3.5, 4.0}) == Approx(37.0));
}

TEST_CASE("pairing gains 1 / (1 - correlation) between values of equal spread", "[sim][stats]")
{
    const double correlation = GENERATE(-0.5, 0.0, 0.5, 0.8, 0.99);
    CAPTURE(correlation);
    const sim::World world(2024, 0);
    std::vector<double> first;
    std::vector<double> second;
    for (std::uint64_t k = 0; k < 100'000; ++k) {
        const sim::Streams draws(world, 0);
        const double one = draws.normal(Purpose::one, k);
        const double other = draws.normal(Purpose::other, k);
        first.push_back(one);
        second.push_back(correlation * one + std::sqrt(1.0 - correlation * correlation) * other);
    }
    // The two variances of the ratio have relative errors of sqrt(2 / 100 000) = 0.0045 each.
    CHECK(sim::pairing_gain(first, second) == Approx(1.0 / (1.0 - correlation)).epsilon(4 * std::sqrt(2.0) * 0.0045));
}

TEST_CASE("there is no gain of pairing where nothing varies or nothing is seen", "[sim][stats]")
{
    CHECK(std::isnan(sim::pairing_gain(std::vector{2.0, 2.0, 2.0}, std::vector{1.0, 1.0, 1.0})));
    CHECK(std::isnan(sim::pairing_gain(std::vector{2.0}, std::vector{1.0})));
    CHECK(std::isnan(sim::pairing_gain(std::vector<double>{}, std::vector<double>{})));
    CHECK(std::isnan(sim::pairing_gain(std::vector{2.0, nothing, 3.0}, std::vector{nothing, 1.0, 1.0})));
}

TEST_CASE("rounding is no gain of pairing", "[sim][stats]")
{
    // The mean of three times 0.1 is not 0.1 in doubles, so that a spread of 1e-17 is left where there is none.
    CHECK(std::isnan(sim::pairing_gain(std::vector{0.1, 0.1, 0.1}, std::vector{0.0, 0.0, 0.0})));
}

TEST_CASE("95 % intervals cover the truth in 93 to 97 of 100 samples", "[sim][stats]")
{
    // 2000 samples: the share has a standard deviation of 0.0049, so a right interval leaves 93 .. 97 % with a chance of 5e-5.
    const std::uint64_t size = GENERATE(2U, 5U, 30U);
    CAPTURE(size);
    int covered = 0;
    for (std::uint64_t repetition = 0; repetition < 2000; ++repetition) {
        const sim::World world(95, repetition);
        std::vector<double> values;
        for (std::uint64_t k = 0; k < size; ++k) values.push_back(10.0 + 3.0 * sim::Streams(world, 0).normal(Purpose::one, k));
        const sim::Interval interval = sim::student_interval(values, 0.95);
        if (interval.low <= 10.0 && 10.0 <= interval.high) ++covered;
    }
    CHECK(covered >= 1860);
    CHECK(covered <= 1940);
}
