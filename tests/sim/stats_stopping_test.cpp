// The precision rule: when it stops, and that its intervals cover what they say.
#include <catch2/catch.hpp>

#include <array>
#include <cmath>
#include <limits>
#include <vector>

#include "sim/random/draw.hpp"
#include "sim/stats/interval.hpp"
#include "sim/stats/stopping.hpp"

namespace {

enum class Purpose : std::uint16_t { value };

} // namespace

TEST_CASE("the rule stops when the interval has stayed within its target", "[stats]")
{
    sim::Precision precision;
    precision.absolute = 0.7;
    precision.least = 4;
    precision.hold = 2;
    precision.most = 50;
    sim::Stopping rule(precision, 1);
    std::vector<double> values;
    std::size_t first = 0;
    for (std::size_t n = 1; !rule.is_done(); ++n) {
        CHECK(rule.surely_needed() >= 1);
        const std::array value{n % 2 == 0 ? 1.0 : -1.0};
        values.push_back(value[0]);
        rule.add(value);
        const sim::Interval interval = sim::student_interval(values, 0.95);
        if (first == 0 && n >= 4 && (interval.high - interval.low) / 2.0 <= 0.7) first = n;
    }
    CHECK(first > 4);
    CHECK(rule.replicates() == first + 2);
    CHECK(rule.is_precise());
    CHECK(rule.surely_needed() == 0);
}

TEST_CASE("the rule gives up at its cap, and a relative target reads the mean", "[stats]")
{
    sim::Precision precision;
    precision.relative = 0.01;
    precision.most = 30;
    sim::Stopping wide(precision, 1), narrow(precision, 2);
    for (int n = 0; n < 30; ++n) wide.add(std::array{n % 2 == 0 ? 1.0 : -1.0});
    CHECK(wide.is_done());
    CHECK_FALSE(wide.is_precise());
    for (int n = 0; n < 15; ++n) narrow.add(std::array{100.0 + n % 2, -1000.0 - n % 3});
    CHECK(narrow.is_precise());
}

TEST_CASE("what was not observed does not count", "[stats]")
{
    sim::Precision precision;
    precision.absolute = 1.0;
    precision.most = 20;
    sim::Stopping rule(precision, 1);
    for (int n = 0; n < 20; ++n) rule.add(std::array{std::numeric_limits<double>::quiet_NaN()});
    CHECK(rule.is_done());
    CHECK_FALSE(rule.is_precise());
}

TEST_CASE("nominal 95 % intervals at the stop cover the mean in 93 to 97 % of 2000 repetitions, and are not biased", "[stats]")
{
    const double target = GENERATE(0.2, 0.4);
    sim::Precision precision;
    precision.absolute = target;
    int covered = 0;
    double sum = 0.0, squares = 0.0;
    constexpr int repetitions = 2000;
    for (std::uint64_t repetition = 0; repetition < repetitions; ++repetition) {
        const sim::World world(11, repetition);
        sim::Stopping rule(precision, 1);
        std::vector<double> values;
        while (!rule.is_done()) {
            values.push_back(3.0 + sim::Streams(world, 0).normal(Purpose::value, values.size()));
            rule.add(std::array{values.back()});
        }
        const sim::Interval interval = sim::student_interval(values, 0.95);
        if (interval.low <= 3.0 && 3.0 <= interval.high) ++covered;
        sum += interval.mean;
        squares += (interval.mean - 3.0) * (interval.mean - 3.0);
    }
    const double coverage = covered / static_cast<double>(repetitions);
    CAPTURE(target, coverage);
    CHECK(coverage >= 0.93);
    CHECK(coverage <= 0.97);
    const double error = std::sqrt(squares / repetitions / repetitions); // of the mean of means
    CHECK(std::abs(sum / repetitions - 3.0) < 3.0 * error);
}
