// Which arm each agent belongs to, and the rotations.
#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <set>
#include <vector>

#include "sim/record/assignment.hpp"

namespace {

using Arms = std::vector<std::uint16_t>;
using Shares = std::vector<double>;

std::vector<long> counts_of(const Arms& assigned, std::size_t arms)
{
    std::vector<long> counts;
    for (std::size_t arm = 0; arm < arms; ++arm)
        counts.push_back(std::count(assigned.begin(), assigned.end(), static_cast<std::uint16_t>(arm)));
    return counts;
}

/// The same for whole-numbered shares, in whole numbers: lags times the sum of shares, the first of equal ones.
Arms assigned_exactly(std::size_t agents, const std::vector<long>& weights)
{
    const long sum = std::accumulate(weights.begin(), weights.end(), 0L);
    std::vector<long> lag(weights.size(), 0);
    Arms result;
    for (std::size_t agent = 0; agent < agents; ++agent) {
        for (std::size_t arm = 0; arm < weights.size(); ++arm) lag[arm] += weights[arm];
        const auto next = std::max_element(lag.begin(), lag.end());
        *next -= sum;
        result.push_back(static_cast<std::uint16_t>(next - lag.begin()));
    }
    return result;
}

} // namespace

TEST_CASE("two equal arms alternate, and a rotation exchanges them", "[sim][record]")
{
    CHECK(sim::assigned(6, Shares{1, 1}, 0) == Arms{0, 1, 0, 1, 0, 1});
    CHECK(sim::assigned(6, Shares{1, 1}, 1) == Arms{1, 0, 1, 0, 1, 0});
    CHECK(sim::assigned(5, Shares{0.5, 0.5}, 0) == Arms{0, 1, 0, 1, 0});
    CHECK(sim::assigned(5, Shares{0.5, 0.5}, 1) == Arms{1, 0, 1, 0, 1});
}

TEST_CASE("three equal arms take turns, and rotations permute them", "[sim][record]")
{
    CHECK(sim::assigned(7, Shares{2, 2, 2}, 0) == Arms{0, 1, 2, 0, 1, 2, 0});
    CHECK(sim::assigned(7, Shares{2, 2, 2}, 1) == Arms{1, 2, 0, 1, 2, 0, 1});
    CHECK(sim::assigned(7, Shares{2, 2, 2}, 2) == Arms{2, 0, 1, 2, 0, 1, 2});
}

TEST_CASE("over all rotations every agent plays every equal arm once", "[sim][record]")
{
    for (const std::size_t arms : {1U, 2U, 3U, 5U, 11U}) {
        CAPTURE(arms);
        const Shares shares(arms, 0.3);
        std::vector<std::multiset<std::uint16_t>> played(53);
        for (int rotation = 0; rotation < static_cast<int>(arms); ++rotation) {
            const Arms assigned = sim::assigned(played.size(), shares, rotation);
            for (std::size_t agent = 0; agent < played.size(); ++agent) played[agent].insert(assigned[agent]);
        }
        std::multiset<std::uint16_t> each_once;
        for (std::uint16_t arm = 0; arm < arms; ++arm) each_once.insert(arm);
        CHECK(std::all_of(played.begin(), played.end(), [&](const auto& arms_of_agent) { return arms_of_agent == each_once; }));
    }
}

TEST_CASE("unequal arms are given out to the one that lags most", "[sim][record]")
{
    // Shares 1/4 and 3/4: lags 0.25 0.75 | 0.5 0.5 (the first) | -0.25 1.25 | 0 1, and again.
    CHECK(sim::assigned(8, Shares{1, 3}, 0) == Arms{1, 0, 1, 1, 1, 0, 1, 1});
    CHECK(sim::assigned(8, Shares{1, 3}, 1) == Arms{0, 1, 1, 1, 0, 1, 1, 1});
    // Shares 1/2, 1/4, 1/4: lags 0.5 .. | 0 0.5 0.5 | 0.5 -0.25 0.75 | 1 0 0.
    CHECK(sim::assigned(4, Shares{2, 1, 1}, 0) == Arms{0, 1, 2, 0});
    CHECK(sim::assigned(4, Shares{2, 1, 1}, 2) == Arms{2, 0, 0, 1});
}

TEST_CASE("rounding decides no tie", "[sim][record]")
{
    for (long first = 0; first <= 6; ++first)
        for (long second = 1; second <= 6; ++second)
            for (long third = 1; third <= 6; ++third) {
                CAPTURE(first, second, third);
                const std::vector<long> weights{first, second, third};
                Shares shares; // as people write them: 0.1, 0.2, ...
                for (const long weight : weights) shares.push_back(static_cast<double>(weight) / 10.0);
                CHECK(sim::assigned(200, shares, 0) == assigned_exactly(200, weights));
            }
}

TEST_CASE("unequal shares are met exactly, in every rotation", "[sim][record]")
{
    const auto rotation = GENERATE(0, 1, 2, 3);
    CHECK(counts_of(sim::assigned(10, Shares{0.2, 0.3, 0.5}, rotation), 3) == std::vector<long>{2, 3, 5});
    CHECK(counts_of(sim::assigned(1000, Shares{0.1, 0.2, 0.7}, rotation), 3) == std::vector<long>{100, 200, 700});
    CHECK(counts_of(sim::assigned(120, Shares{7, 1, 3, 1}, rotation), 4) == std::vector<long>{70, 10, 30, 10});
    CHECK(counts_of(sim::assigned(1000, Shares{0.999, 0.001}, rotation), 2) == std::vector<long>{999, 1});
}

TEST_CASE("shares that cannot be met exactly are missed by less than one agent", "[sim][record]")
{
    for (const Shares& shares : {Shares{0.2, 0.3, 0.5}, Shares{0.37, 0.63}, Shares{0.1, 0.45, 0.45}})
        for (std::size_t agents = 1; agents < 60; ++agents) {
            const std::vector<long> counts = counts_of(sim::assigned(agents, shares, 0), shares.size());
            for (std::size_t arm = 0; arm < shares.size(); ++arm)
                REQUIRE(std::abs(static_cast<double>(counts[arm]) - shares[arm] * static_cast<double>(agents)) < 1.0);
        }
}

TEST_CASE("an arm without a share is never assigned", "[sim][record]")
{
    const auto rotation = GENERATE(0, 1, 2);
    CHECK(counts_of(sim::assigned(10, Shares{1, 0, 1}, rotation), 3) == std::vector<long>{5, 0, 5});
    CHECK(counts_of(sim::assigned(10, Shares{0, 1}, rotation), 2) == std::vector<long>{0, 10});
    CHECK(counts_of(sim::assigned(997, Shares{0, 0.3, 0.7}, rotation), 3)[0] == 0);
}

TEST_CASE("one agent belongs to one arm, and to the next one in the next rotation when shares are equal", "[sim][record]")
{
    CHECK(sim::assigned(1, Shares{1, 1}, 0) == Arms{0});
    CHECK(sim::assigned(1, Shares{1, 1}, 1) == Arms{1});
    CHECK(sim::assigned(1, Shares{1, 3}, 0) == Arms{1});
    CHECK(sim::assigned(1, Shares{1, 3}, 1) == Arms{1});
    CHECK(sim::assigned(1, Shares{1}, 0) == Arms{0});
}

TEST_CASE("no agents belong to no arm", "[sim][record]")
{
    CHECK(sim::assigned(0, Shares{1, 1}, 1).empty());
    CHECK(sim::assigned(0, Shares{1, 2}, 1).empty());
}
