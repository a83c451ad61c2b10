// Counterfactual twins: the difference between two worlds is the change, and nothing else.
#include <catch2/catch.hpp>

#include <vector>

#include "models/relational/model.hpp"
#include "sim/parallel/parallel.hpp"
#include "sim/run/adapt.hpp"
#include "sim/run/ensemble.hpp"
#include "tests/models/relational/worlds.hpp"

using models::relational::Parameters;
using models::relational::Relational;
using sim::Shock;

namespace {

constexpr int parting = 5, periods = 20;

// The buyers in `rows` follow the second policy from the branching on.
std::vector<Shock> turning_aggressive(std::vector<std::size_t> rows)
{
    Shock shock; // buyers.policy is the first handle of the first group
    shock.from = shock.to = parting;
    shock.change = {sim::Change::Kind::set, 1.0};
    shock.selection.rows = std::move(rows);
    return {shock};
}

std::vector<double> side(const sim::Series& series, std::size_t arm)
{
    std::vector<double> values;
    for (std::size_t period = 0; period < series.periods(); ++period)
        values.insert(values.end(), series.row(period, arm).begin(), series.row(period, arm).end());
    return values;
}

sim::Twin twin_of(const Parameters& p, const std::vector<Shock>& branch)
{
    return sim::ScenarioOf<Relational>(p, {}, branch).run_twin(sim::World(7, 0), 0, periods);
}

} // namespace

TEST_CASE("a change that changes nothing leaves the twin the same to the last bit", "[relational][twins]")
{
    const Parameters p = tests::small_market();
    const sim::Twin twin = twin_of(p, turning_aggressive({1, 3, 5, 7})); // these are aggressive already
    CHECK(twin.changed_agents == 4);
    CHECK(twin.other_agents == 4);
    CHECK((side(twin.changed, 0) == side(twin.changed, 1)));
    CHECK((side(twin.others, 0) == side(twin.others, 1)));
}

TEST_CASE("the twin as it was is the world that runs without a branch", "[relational][twins]")
{
    const Parameters p = tests::small_market();
    const sim::Twin twin = twin_of(p, turning_aggressive({0, 1, 2, 3, 4, 5, 6, 7}));
    CHECK(twin.other_agents == 0);
    const sim::Series whole = sim::ScenarioOf<Relational>(p).run(sim::World(7, 0), 0, periods);
    const sim::Series changed = twin.changed;
    CHECK(changed.periods() == periods - parting);
    for (std::size_t period = 0; period < changed.periods(); ++period) { // the first field is a flow of needs: arms add up
        const double sum = whole.row(period + parting, 0)[0] + whole.row(period + parting, 1)[0];
        CHECK(changed.row(period, 1)[0] == Approx(sum));
    }
    CHECK((side(changed, 0) != side(changed, 1)));
}

TEST_CASE("a change does not reach buyers who share no supplier with those it touches", "[relational][twins]")
{
    Parameters p = tests::small_market(); // four buyers, each alone in its category
    p.market.buyers = p.market.categories = 4;
    p.market.needs_per_buyer = 1;
    const sim::Twin twin = twin_of(p, turning_aggressive({0}));
    CHECK(twin.changed_agents == 1);
    CHECK((side(twin.changed, 0) != side(twin.changed, 1)));
    // what belongs to the market as a whole differs; sums over the buyers' own needs and relations do not
    const std::size_t own = sim::field_count<models::relational::Tally> - 8;
    for (std::size_t period = 0; period < twin.others.periods(); ++period)
        for (std::size_t k = 0; k < own; ++k) CHECK(twin.others.row(period, 0)[k] == twin.others.row(period, 1)[k]);
}

TEST_CASE("a change reaches others through the suppliers they share", "[relational][twins]")
{
    const sim::Twin twin = twin_of(tests::small_market(), turning_aggressive({0}));
    CHECK((side(twin.others, 0) != side(twin.others, 1)));
}

TEST_CASE("twins are the same bytes on any number of threads", "[relational][twins][invariance]")
{
    const sim::ScenarioOf<Relational> scenario(tests::small_market(), {}, turning_aggressive({0, 1}));
    sim::Plan plan;
    plan.periods = periods, plan.replicates = 3;
    const auto fingerprint = [&](int threads) {
        std::vector<sim::Series> all;
        sim::with_threads(threads, [&] {
            for (const sim::Twin& twin : sim::run_twins(scenario, plan)) all.insert(all.end(), {twin.changed, twin.others});
        });
        return sim::fingerprint(all);
    };
    const std::string one = fingerprint(1);
    for (const int threads : {2, 3, 7}) CHECK(fingerprint(threads) == one);
}
