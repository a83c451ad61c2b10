// A world is a function of its address: alone or among many, in any order, in one go or in two.
#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "models/relational/model.hpp"
#include "sim/run/adapt.hpp"
#include "sim/run/ensemble.hpp"
#include "tests/models/relational/column_walk.hpp"
#include "tests/models/relational/worlds.hpp"

namespace {

using models::relational::Market;
using models::relational::Parameters;
using models::relational::Relational;

constexpr int periods = 30;

sim::Series both_assignments(const sim::Scenario& scenario, std::uint64_t seed, std::uint64_t replicate)
{
    sim::Series sum = scenario.run(sim::World(seed, replicate), 0, periods);
    sum += scenario.run(sim::World(seed, replicate), 1, periods);
    return sum;
}

bool same(const sim::Series& first, const sim::Series& second)
{
    return std::equal(first.values().begin(), first.values().end(), second.values().begin(), second.values().end());
}

bool same_columns(const Market& first, const Market& second)
{
    const auto bytes_of = [](const Market& m) { // column by column
        std::vector<std::string> bytes;
        tests::walk_columns(m, [&](const char*, const auto& column) {
            bytes.emplace_back(reinterpret_cast<const char*>(column.data()), column.size() * sizeof(column[0]));
        });
        return bytes;
    };
    return bytes_of(first) == bytes_of(second);
}

void run(Market& m, const Parameters& p, const sim::World& world, int from, int to)
{
    for (int period = from; period < to; ++period)
        models::relational::step(m, p, sim::Streams(world, static_cast<std::uint32_t>(period)));
}

} // namespace

TEST_CASE("a replicate is the same bytes alone as among many", "[invariance]")
{
    const sim::ScenarioOf<Relational> scenario(tests::small_market());
    sim::Plan plan;
    plan.periods = periods;
    plan.seed = 23;
    plan.replicates = 6;
    const auto many = sim::run_ensemble(scenario, plan);
    REQUIRE(many.size() == 6);
    for (std::uint64_t k = 0; k < 6; ++k) CHECK(same(many[k], both_assignments(scenario, 23, k)));
    plan.replicates = 2;
    const auto few = sim::run_ensemble(scenario, plan);
    CHECK(same(few[0], many[0]));
    CHECK(same(few[1], many[1]));
    CHECK_FALSE(same(many[0], many[1]));
}

TEST_CASE("the order in which worlds are run does not matter", "[invariance]")
{
    const sim::ScenarioOf<Relational> scenario(tests::small_market());
    std::vector<sim::Series> forward, backward(5);
    for (std::uint64_t k = 0; k < 5; ++k) forward.push_back(both_assignments(scenario, 29, k));
    for (std::uint64_t k = 5; k-- > 0;) backward[k] = both_assignments(scenario, 29, k);
    for (std::size_t k = 0; k < 5; ++k) CHECK(same(forward[k], backward[k]));
}

TEST_CASE("another seed is another world, and no seed is special", "[invariance]")
{
    const sim::ScenarioOf<Relational> scenario(tests::small_market());
    const sim::Series zero = both_assignments(scenario, 0, 0);
    CHECK(same(zero, both_assignments(scenario, 0, 0)));
    CHECK_FALSE(same(zero, both_assignments(scenario, 1, 0)));
    CHECK_FALSE(same(both_assignments(scenario, 0, 1), both_assignments(scenario, 1, 0)));
}

TEST_CASE("a run that is interrupted and resumed from its state is the same run", "[invariance]")
{
    const Parameters p = tests::small_market();
    const sim::World world(31, 0);
    Market whole = models::relational::open(p, world, 0);
    Market first_part = whole;
    run(whole, p, world, 0, periods);
    run(first_part, p, world, 0, 11);
    Market second_part = first_part;
    run(first_part, p, world, 11, 15); // whatever happens to the original
    run(second_part, p, world, 11, periods);
    CHECK(same_columns(whole, second_part));
    CHECK_FALSE(same_columns(whole, first_part));
}

TEST_CASE("what happens and what is recorded does not depend on how long the run will be", "[invariance]")
{
    const sim::ScenarioOf<Relational> scenario(tests::small_market());
    const sim::World world(31, 0);
    const sim::Series whole = scenario.run(world, 0, 2 * periods), part = scenario.run(world, 0, periods);
    REQUIRE(part.periods() == static_cast<std::size_t>(periods));
    CHECK(std::equal(part.values().begin(), part.values().end(), whole.values().begin()));
}
