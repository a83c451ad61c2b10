// The laws draws follow. The seeds are fixed, so each test passes always or never; with a seed taken at random, a perfect
// generator would fail a single check with a chance of 1e-4 (error_rate).
#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/poisson.hpp>

#include "sim/random/draw.hpp"

namespace {

constexpr double error_rate = 1e-4;
constexpr double z_limit = 3.8906;          // two-sided normal quantile at error_rate
constexpr double kolmogorov_limit = 2.2253; // 2 exp(-2 x^2) = error_rate
constexpr int no_cap = std::numeric_limits<int>::max();

enum class Purpose : std::uint16_t { weather = 3 };

/// draw(streams, entity) for 10 replicates, 20 periods and so many entities.
template <class Draw>
auto sample(std::uint64_t entities, Draw draw)
{
    std::vector<decltype(draw(std::declval<sim::Streams>(), std::uint64_t{}))> values;
    for (std::uint64_t replicate = 0; replicate < 10; ++replicate) {
        const sim::World world(7, replicate);
        for (std::uint32_t period = 0; period < 20; ++period)
            for (std::uint64_t entity = 0; entity < entities; ++entity)
                values.push_back(draw(sim::Streams(world, period), entity));
    }
    return values;
}

/// The Kolmogorov-Smirnov distance from a law, in its own unit (Stephens 1970).
template <class Below>
double kolmogorov(std::vector<double> values, Below below)
{
    std::sort(values.begin(), values.end());
    const double n = static_cast<double>(values.size());
    double distance = 0.0;
    for (std::size_t k = 0; k < values.size(); ++k) {
        const double chance = below(values[k]);
        const double rank = static_cast<double>(k);
        distance = std::max({distance, chance - rank / n, (rank + 1.0) / n - chance});
    }
    return distance * (std::sqrt(n) + 0.12 + 0.11 / std::sqrt(n));
}

/// How far the mean of power(value) is from what it should be, in standard errors.
template <class Power>
double z_score(const std::vector<double>& values, double mean, double variance, Power power)
{
    double sum = 0.0;
    for (const double value : values) sum += power(value) - mean;
    return sum / std::sqrt(variance * static_cast<double>(values.size()));
}

double power_1(double x) { return x; }
double power_2(double x) { return x * x; }
double power_3(double x) { return x * x * x; }
double power_4(double x) { return x * x * x * x; }

/// The chance of a larger chi-square than that of the counts; cells that expect fewer than 10 are joined.
double chance_of_larger(const std::vector<int>& values, double mean)
{
    const boost::math::poisson law(mean);
    std::vector<double> seen(static_cast<std::size_t>(*std::max_element(values.begin(), values.end())) + 2, 0.0);
    for (const int value : values) seen[static_cast<std::size_t>(value)] += 1.0;
    const double n = static_cast<double>(values.size());
    double square = 0.0;
    double expected = 0.0;
    double observed = 0.0;
    double expected_so_far = 0.0;
    int cells = 0;
    const auto close = [&] {
        square += (observed - expected) * (observed - expected) / expected;
        expected_so_far += expected;
        expected = observed = 0.0;
        ++cells;
    };
    for (std::size_t k = 0; k < seen.size(); ++k) {
        expected += n * boost::math::pdf(law, static_cast<double>(k));
        observed += seen[k];
        if (expected >= 10.0 && n - expected_so_far - expected >= 10.0) close();
    }
    expected = n - expected_so_far; // all that is left, up to infinity
    close();
    return boost::math::cdf(boost::math::complement(boost::math::chi_squared(cells - 1), square));
}

} // namespace

TEST_CASE("normal draws follow the normal law", "[sim][random]")
{
    const auto values =
        sample(1000, [](const sim::Streams& draws, std::uint64_t entity) { return draws.normal(Purpose::weather, entity); });
    CHECK(kolmogorov(values, [](double x) { return 0.5 * std::erfc(-x / std::sqrt(2.0)); }) < kolmogorov_limit);
    // Moments 1, 2, 3, 4 are 0, 1, 0, 3; of their squares 1, 3, 15, 105.
    CHECK(std::abs(z_score(values, 0.0, 1.0, power_1)) < z_limit);
    CHECK(std::abs(z_score(values, 1.0, 2.0, power_2)) < z_limit);
    CHECK(std::abs(z_score(values, 0.0, 15.0, power_3)) < z_limit);
    CHECK(std::abs(z_score(values, 3.0, 96.0, power_4)) < z_limit);
}

TEST_CASE("exponential draws follow the unit exponential law", "[sim][random]")
{
    const auto values =
        sample(1000, [](const sim::Streams& draws, std::uint64_t entity) { return draws.exponential(Purpose::weather, entity); });
    CHECK(*std::min_element(values.begin(), values.end()) > 0.0);
    CHECK(kolmogorov(values, [](double x) { return -std::expm1(-x); }) < kolmogorov_limit);
    // Moments 1, 2, 4 are 1, 2, 24.
    CHECK(std::abs(z_score(values, 1.0, 1.0, power_1)) < z_limit);
    CHECK(std::abs(z_score(values, 2.0, 20.0, power_2)) < z_limit);
}

TEST_CASE("Poisson counts follow the Poisson law", "[sim][random]")
{
    const double mean = GENERATE(0.3, 3.0, 20.0, 500.0, 600.0, 1200.0);
    CAPTURE(mean);
    const auto counts = sample(mean < 100.0 ? 500 : 200, [mean](const sim::Streams& draws, std::uint64_t entity) {
        return draws.poisson(mean, no_cap, Purpose::weather, entity);
    });
    const double chance = chance_of_larger(counts, mean);
    CHECK(chance > error_rate / 2);
    CHECK(chance < 1.0 - error_rate / 2);
    double sum = 0.0;
    for (const int count : counts) sum += count - mean;
    CHECK(std::abs(sum / std::sqrt(mean * static_cast<double>(counts.size()))) < z_limit);
}

TEST_CASE("a Poisson count is the smallest whose cumulative chance reaches the uniform", "[sim][random]")
{
    const double mean = GENERATE(0.01, 0.3, 3.0, 20.0, 100.0, 500.0);
    CAPTURE(mean);
    const boost::math::poisson law(mean);
    const sim::World world(3, 4);
    for (std::uint64_t entity = 0; entity < 1000; ++entity) {
        const sim::Streams draws(world, 5);
        const double uniform = draws.uniform(Purpose::weather, entity);
        const int count = draws.poisson(mean, no_cap, Purpose::weather, entity);
        REQUIRE(boost::math::cdf(law, static_cast<double>(count)) >= uniform - 1e-12);
        if (count > 0) REQUIRE(boost::math::cdf(law, static_cast<double>(count - 1)) < uniform + 1e-12);
    }
}

TEST_CASE("a Poisson count of mean 0 is 0", "[sim][random]")
{
    const auto counts = sample(100, [](const sim::Streams& draws, std::uint64_t entity) {
        return draws.poisson(0.0, no_cap, Purpose::weather, entity);
    });
    CHECK(std::all_of(counts.begin(), counts.end(), [](int count) { return count == 0; }));
}

TEST_CASE("a large Poisson mean is drawn in parts of 500, each at the next index", "[sim][random]")
{
    const sim::World world(9, 1);
    const sim::Streams draws(world, 0);
    const auto part = [&](double mean, std::uint64_t entity, std::uint32_t index) {
        return draws.poisson(mean, no_cap, Purpose::weather, entity, index);
    };
    for (std::uint64_t entity = 0; entity < 100; ++entity) {
        CHECK(part(600.0, entity, 4) == part(500.0, entity, 4) + part(100.0, entity, 5));
        CHECK(part(1200.0, entity, 4) == part(500.0, entity, 4) + part(500.0, entity, 5) + part(200.0, entity, 6));
    }
}

TEST_CASE("a cap cuts a Poisson count off and changes no other", "[sim][random]")
{
    const double mean = GENERATE(0.0, 0.3, 3.0, 20.0, 600.0, 1200.0);
    const int cap = GENERATE(0, 1, 3, 22, 610, 1190);
    CAPTURE(mean, cap);
    const sim::World world(2, 2);
    for (std::uint64_t entity = 0; entity < 200; ++entity) {
        const sim::Streams draws(world, 1);
        const int count = draws.poisson(mean, no_cap, Purpose::weather, entity);
        REQUIRE(draws.poisson(mean, cap, Purpose::weather, entity) == std::min(count, cap));
    }
}

TEST_CASE("a Bernoulli draw is true as often as its chance says", "[sim][random]")
{
    const double chance = GENERATE(0.001, 0.3, 0.5, 0.97);
    CAPTURE(chance);
    const auto draws = sample(1000, [chance](const sim::Streams& streams, std::uint64_t entity) {
        return streams.bernoulli(chance, Purpose::weather, entity) ? 1.0 : 0.0;
    });
    CHECK(std::abs(z_score(draws, chance, chance * (1.0 - chance), power_1)) < z_limit);
}

TEST_CASE("chance 0 never happens and chance 1 always does", "[sim][random]")
{
    const auto count_at = [](double chance) {
        const auto draws = sample(100, [chance](const sim::Streams& streams, std::uint64_t entity) {
            return streams.bernoulli(chance, Purpose::weather, entity) ? 1 : 0;
        });
        return std::count(draws.begin(), draws.end(), 1);
    };
    CHECK(count_at(0.0) == 0);
    CHECK(count_at(-0.5) == 0);
    CHECK(count_at(std::numeric_limits<double>::quiet_NaN()) == 0);
    CHECK(count_at(1.0) == 20'000);
    CHECK(count_at(1.5) == 20'000);
}
