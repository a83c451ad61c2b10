// Patterns H1 to H5 and H10 of specification section 1 at the default parameters.
#include "tests/models/relational/patterns.hpp"

namespace models::relational {
namespace {

using tests::lies_within;

const sim::Comparison& defaults_compared()
{
    static const sim::Comparison comparison = tests::compared({});
    return comparison;
}

// Interval of a measure of one policy, or of trusting minus aggressive.
sim::Interval trusting(const char* name) { return defaults_compared().at(name).arms[0]; }
sim::Interval aggressive(const char* name) { return defaults_compared().at(name).arms[1]; }
sim::Interval difference(const char* name) { return defaults_compared().at(name).differences[0]; }

void trusting_has_more(const char* name)
{
    CAPTURE(name);
    tests::is_above(difference(name), 0.0);
}

void trusting_has_less(const char* name)
{
    CAPTURE(name);
    tests::is_below(difference(name), 0.0);
}

} // namespace

TEST_CASE("H1: aggressive buyers pay 3 to 10 per cent less for a component", "[relational][patterns]")
{
    const sim::MeasureResult& price = defaults_compared().at("component_price");
    std::vector<double> advantage; // share of what trusting buyers pay, per cent
    for (std::size_t r = 0; r < price.values[0].size(); ++r)
        advantage.push_back(100.0 * (price.values[0][r] - price.values[1][r]) / price.values[0][r]);
    lies_within(tests::interval_of(advantage), 3.0, 10.0); // error rate 1/2000 at each end
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

// Share of buyers who are trusting in the last ten of forty years of imitation.
sim::Interval trusting_majority(Parameters p)
{
    p.learn.rule = rules::Adaptation::imitate_types;
    return tests::compared(p, 160).at("share_of_buyers_last_40_periods").arms[0];
}

} // namespace

TEST_CASE("H10: where buyers imitate the cheaper peer, trusting buyers become the majority, and die out in a commodity market",
          "[relational][patterns]")
{
    lies_within(trusting_majority({}), 0.5, 1.01); // error rate 1/2000
    // Error rate 1/2000; mutation alone keeps some alive.
    lies_within(trusting_majority(tests::commodity_market()), -0.01, 0.2);
}

} // namespace models::relational
