// Even spread and independence of draws. The seeds are fixed, so each test passes always or never; with a seed taken at random,
// a perfect generator would fail a single check with a chance of 1e-4 (error_rate).
#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <utility>
#include <vector>

#include <boost/math/distributions/chi_squared.hpp>

#include "sim/random/draw.hpp"

namespace {

constexpr double error_rate = 1e-4;
constexpr double z_limit = 3.8906; // two-sided normal quantile at error_rate

enum class Purpose : std::uint16_t { weather, harvest };

struct Place {
    std::uint64_t seed = 42, replicate = 0;
    std::uint32_t period = 0;
    Purpose purpose = Purpose::weather;
    std::uint64_t entity = 0;
    std::uint32_t index = 0;

    double uniform() const { return sim::Streams(sim::World(seed, replicate), period).uniform(purpose, entity, index); }
    std::uint64_t key() const { return sim::Streams(sim::World(seed, replicate), period).key(purpose, entity, index); }
};

/// 200 000 places, two apart in every part, so that their next neighbours are not among them.
std::vector<Place> places()
{
    std::vector<Place> all;
    for (std::uint64_t replicate = 0; replicate < 10; ++replicate)
        for (std::uint32_t period = 0; period < 20; ++period)
            for (std::uint64_t entity = 0; entity < 500; ++entity)
                for (std::uint32_t index = 0; index < 2; ++index)
                    all.push_back({42, 2 * replicate, 2 * period, Purpose::weather, 2 * entity, 2 * index});
    return all;
}

/// The chance of a larger chi-square than that of the counts, all cells being equally likely.
double chance_of_larger(const std::vector<int>& counts)
{
    double total = 0.0;
    double square = 0.0;
    for (const int count : counts) total += count;
    const double expected = total / static_cast<double>(counts.size());
    for (const int count : counts) square += (count - expected) * (count - expected) / expected;
    const boost::math::chi_squared law(static_cast<double>(counts.size() - 1));
    return boost::math::cdf(boost::math::complement(law, square));
}

/// Neither too uneven nor too even.
void check_even(const std::vector<int>& counts)
{
    const double chance = chance_of_larger(counts);
    CHECK(chance > error_rate / 2);
    CHECK(chance < 1.0 - error_rate / 2);
}

std::size_t cell(double uniform, std::size_t cells) { return static_cast<std::size_t>(uniform * static_cast<double>(cells)); }

/// Correlation of each place's draw with its neighbour's, and all 16 x 16 cells of the pair equally likely.
template <class Step>
void check_independent(Step step)
{
    double product = 0.0;
    std::vector<int> counts(256, 0);
    const std::vector<Place> all = places();
    for (const Place& place : all) {
        Place neighbour = place;
        step(neighbour);
        const double here = place.uniform();
        const double there = neighbour.uniform();
        product += (here - 0.5) * (there - 0.5) * 12.0;
        ++counts[16 * cell(here, 16) + cell(there, 16)];
    }
    CHECK(std::abs(product / std::sqrt(static_cast<double>(all.size()))) < z_limit);
    check_even(counts);
}

} // namespace

TEST_CASE("uniform draws fill the unit interval evenly", "[sim][random]")
{
    std::vector<int> counts(1000, 0);
    double sum = 0.0;
    double squares = 0.0;
    const std::vector<Place> all = places();
    for (const Place& place : all) {
        const double uniform = place.uniform();
        ++counts[cell(uniform, counts.size())];
        sum += uniform - 0.5;
        squares += (uniform - 0.5) * (uniform - 0.5) - 1.0 / 12.0;
    }
    check_even(counts);
    const double root = std::sqrt(static_cast<double>(all.size()));
    CHECK(std::abs(sum / root) < z_limit * std::sqrt(1.0 / 12.0));
    CHECK(std::abs(squares / root) < z_limit * std::sqrt(1.0 / 180.0)); // 1/80 - 1/144
}

TEST_CASE("each of a draw's 64 bits is 1 half of the time", "[sim][random]")
{
    std::array<double, 64> sums{};
    const std::vector<Place> all = places();
    for (const Place& place : all) {
        const std::uint64_t key = place.key();
        for (std::size_t bit = 0; bit < 64; ++bit) sums[bit] += (key >> bit & 1) != 0 ? 0.5 : -0.5;
    }
    for (const double sum : sums) CHECK(std::abs(sum) < z_limit * 0.5 * std::sqrt(static_cast<double>(all.size())));
}

TEST_CASE("draws of neighbouring addresses are independent", "[sim][random]")
{
    SECTION("seeds")
    {
        check_independent([](Place& place) { ++place.seed; });
    }
    SECTION("replicates")
    {
        check_independent([](Place& place) { ++place.replicate; });
    }
    SECTION("periods")
    {
        check_independent([](Place& place) { ++place.period; });
    }
    SECTION("purposes")
    {
        check_independent([](Place& place) { place.purpose = Purpose::harvest; });
    }
    SECTION("entities")
    {
        check_independent([](Place& place) { ++place.entity; });
    }
    SECTION("entities in the high word")
    {
        check_independent([](Place& place) { place.entity += std::uint64_t{1} << 32; });
    }
    SECTION("indices in one block")
    {
        check_independent([](Place& place) { ++place.index; });
    }
    SECTION("indices in different blocks")
    {
        check_independent([](Place& place) { place.index += 5; });
    }
    SECTION("seed and replicate exchanged")
    {
        check_independent([](Place& place) { std::swap(place.seed, place.replicate); });
    }
}

TEST_CASE("a pick is in range and favours none", "[sim][random]")
{
    const auto [count, cells] = GENERATE(table<std::uint64_t, std::uint64_t>(
        {{2, 2}, {3, 3}, {1000, 1000}, {std::uint64_t{1} << 33, 1024}, {3'000'000'000'000'000'000, 1000}}));
    CAPTURE(count);
    std::vector<int> counts(cells, 0);
    std::uint64_t largest = 0;
    for (const Place& place : places()) {
        const sim::World world(place.seed, place.replicate);
        const std::uint64_t picked = sim::Streams(world, place.period).pick(count, place.purpose, place.entity, place.index);
        largest = std::max(largest, picked);
        ++counts[std::min(picked / (count / cells), cells - 1)];
    }
    CHECK(largest < count);
    check_even(counts);
}

TEST_CASE("the low bits of a pick from a large range are even too", "[sim][random]")
{
    std::vector<int> counts(1024, 0);
    for (const Place& place : places()) {
        const sim::World world(place.seed, place.replicate);
        const sim::Streams draws(world, place.period);
        ++counts[draws.pick(std::uint64_t{1} << 33, place.purpose, place.entity, place.index) % counts.size()];
    }
    check_even(counts);
}

TEST_CASE("a pick from one is always that one", "[sim][random]")
{
    const sim::World world(1, 1);
    for (std::uint64_t entity = 0; entity < 1000; ++entity)
        REQUIRE(sim::Streams(world, 0).pick(1, Purpose::weather, entity) == 0);
}

TEST_CASE("ranking by key puts each entity first equally often", "[sim][random]")
{
    std::vector<int> first(7, 0);
    for (std::uint64_t replicate = 0; replicate < 100; ++replicate)
        for (std::uint32_t period = 0; period < 500; ++period) {
            const sim::World world(42, replicate);
            const sim::Streams draws(world, period);
            std::size_t best = 0;
            for (std::size_t entity = 1; entity < first.size(); ++entity)
                if (draws.key(Purpose::weather, entity) < draws.key(Purpose::weather, best)) best = entity;
            ++first[best];
        }
    check_even(first);
}
