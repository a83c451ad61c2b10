// Patterns H1 to H5 and H10 of specification section 1 at the default parameters. The thresholds are the specification's words;
// the defaults were tuned until H1 to H3 held, so what is tested is that these still come out of the mechanisms, on worlds of
// another seed.
#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "models/relational/model.hpp"
#include "sim/run/adapt.hpp"
#include "sim/run/comparison.hpp"
#include "sim/run/ensemble.hpp"

namespace models::relational {
namespace {

// 40 replicates with both assignments, seed 2000, 99.9 % intervals: fixed before the first run with that seed.
const sim::Comparison& defaults_compared()
{
    static const sim::Comparison comparison = [] {
        const sim::ScenarioOf<Relational> scenario{Parameters{}};
        sim::Plan plan;
        plan.seed = 2000;
        plan.confidence = 0.999;
        return sim::compare(scenario, plan, sim::run_ensemble(scenario, plan));
    }();
    return comparison;
}

// Interval of a measure of one policy, or of trusting minus aggressive.
sim::Interval trusting(const char* name) { return defaults_compared().at(name).arms[0]; }
sim::Interval aggressive(const char* name) { return defaults_compared().at(name).arms[1]; }
sim::Interval difference(const char* name) { return defaults_compared().at(name).differences[0]; }

void lies_within(const sim::Interval& interval, double low, double high)
{
    CAPTURE(interval.mean, interval.low, interval.high);
    CHECK(interval.low > low);
    CHECK(interval.high < high);
}

void trusting_has_more(const char* name)
{
    const sim::Interval interval = difference(name);
    CAPTURE(name, interval.mean, interval.low, interval.high);
    CHECK(interval.low > 0.0);
}

void trusting_has_less(const char* name)
{
    const sim::Interval interval = difference(name);
    CAPTURE(name, interval.mean, interval.low, interval.high);
    CHECK(interval.high < 0.0);
}

} // namespace

// Error rates: a check passes only when the whole 99.9 % interval is on the right side of its threshold. If the true mean were on
// the wrong side, it would pass for one choice of the seed in 2000 (one tail of 0.1 %).

TEST_CASE("H1: aggressive buyers pay 3 to 10 per cent less for a component", "[relational][patterns]")
{
    const sim::MeasureResult& price = defaults_compared().at("component_price");
    std::vector<double> advantage; // share of what trusting buyers pay, per cent
    for (std::size_t r = 0; r < price.values[0].size(); ++r)
        advantage.push_back(100.0 * (price.values[0][r] - price.values[1][r]) / price.values[0][r]);
    lies_within(sim::student_interval(advantage, 0.999), 3.0, 10.0); // error rate 1/2000 at each end
}

TEST_CASE("H2: trusting buyers have the higher total cost in the first two years and the lower one in the long run",
          "[relational][patterns]")
{
    trusting_has_more("total_cost_first_8_periods"); // error rate 1/2000
    trusting_has_less("total_cost_last_40_periods"); // error rate 1/2000
    trusting_has_less("total_cost");                 // error rate 1/2000
}

TEST_CASE("H3: half of an aggressive buyer's face-to-face hours are spent on transactions, a quarter of a trusting one's",
          "[relational][patterns]")
{
    lies_within(aggressive("transaction_time_share"), 0.45, 0.50); // error rate 1/2000 at each end
    lies_within(trusting("transaction_time_share"), 0.20, 0.27);   // error rate 1/2000 at each end
}

TEST_CASE("H4: trusting buyers need fewer procurement staff for what they buy, and inspect less", "[relational][patterns]")
{
    trusting_has_more("goods_per_procurement_employee");     // error rate 1/2000
    trusting_has_more("goods_per_employee_with_inspectors"); // error rate 1/2000
    trusting_has_less("inspection_rate");                    // error rate 1/2000
}

TEST_CASE("H5: information and ideas flow more, in both directions, under trusting policies", "[relational][patterns]")
{
    for (const char* name : {"plans_shared", "secrets_shared", "supplier_ideas_proposed", "supplier_ideas_adopted",
                             "buyer_ideas_proposed", "buyer_ideas_adopted"})
        trusting_has_more(name); // error rate 1/2000 each
}

namespace {

// Share of buyers who are trusting in the last ten of forty years of imitation; 40 replicates, seed 2000, fixed before the first
// run.
sim::Interval trusting_majority(Parameters p)
{
    p.learn.rule = rules::Adaptation::imitate_types;
    const sim::ScenarioOf<Relational> scenario{p};
    sim::Plan plan;
    plan.seed = 2000;
    plan.periods = 160;
    plan.confidence = 0.999;
    return sim::compare(scenario, plan, sim::run_ensemble(scenario, plan)).at("share_of_buyers_last_40_periods").arms[0];
}

} // namespace

TEST_CASE("H10: where buyers imitate the cheaper peer, trusting buyers become the majority, and die out in a commodity market",
          "[relational][patterns]")
{
    lies_within(trusting_majority({}), 0.5, 1.01); // error rate 1/2000
    Parameters commodity;                          // as configs/commodity.toml
    commodity.env.uncertainty = 0.2;
    commodity.category.complexity_lowest = 0.05;
    commodity.category.complexity_highest = 0.2;
    commodity.category.service_cost = commodity.category.lead_max = 0.0;
    commodity.market.known = 8;
    commodity.supplier.defect_sd = 0.1;
    lies_within(trusting_majority(commodity), -0.01, 0.2); // error rate 1/2000; mutation alone keeps some alive
}

} // namespace models::relational
