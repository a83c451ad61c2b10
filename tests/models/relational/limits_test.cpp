// Limits that theory knows, for random parameters beside: what cannot be missed is not missed, and prices go where they must.
#include <cmath>
#include <string_view>

#include "sim/run/adapt.hpp"
#include "tests/models/relational/random_parameters.hpp"
#include "tests/models/relational/worlds.hpp"

namespace models::relational {
namespace {

constexpr int periods = 30;

// A run of a small market with random parameters that were then changed, and its measures.
class Run {
public:
    explicit Run(const Parameters& p) : scenario_(p), series_(scenario_.run(sim::World(73, 0), 0, periods)) {}

    /// Over the whole run, of one policy.
    double whole(std::string_view measure, std::size_t arm) const
    {
        return scenario_.value(at(measure), series_.sum(0, periods, arm));
    }
    /// In the last quarter.
    double last(std::string_view measure, std::size_t arm) const
    {
        return scenario_.value(at(measure), series_.row(periods - 1, arm));
    }
    /// Nothing of it in any quarter, of either policy.
    bool nothing_of(std::string_view measure) const
    {
        for (std::size_t period = 0; period < periods; ++period)
            for (std::size_t arm = 0; arm < 2; ++arm) {
                const double value = scenario_.value(at(measure), series_.row(period, arm));
                if (value != 0.0 && !std::isnan(value)) return false;
            }
        return true;
    }

private:
    std::size_t at(std::string_view measure) const
    {
        const auto measures = scenario_.measures();
        for (std::size_t k = 0; k < measures.size(); ++k)
            if (measures[k].name == measure) return k;
        throw std::logic_error("there is no such measure");
    }

    sim::ScenarioOf<Relational> scenario_;
    sim::Series series_;
};

Parameters random_parameters()
{
    const auto moves = *tests::random_moves();
    RC_LOG() << tests::told(moves, tests::small_market());
    return tests::moved(moves, tests::small_market());
}

template <class Change>
void in_both_rows(Parameters& p, const Change& change)
{
    for (auto& entry : p.policy) change(entry.row);
}

// Suppliers that are alike and stay so, whose cost of a unit follows from a few parameters; buyers who look at the price alone.
Parameters of_equal_suppliers(Parameters p)
{
    p.market.suppliers_per_category = p.market.known = 8; // many, and all known
    p.env.uncertainty = p.env.frontier_growth = 0.0;
    p.supplier.productivity_sd = p.supplier.service_skill_sd = 0.0;
    p.idea.on = p.transaction.on = p.finance.on = false;
    p.service.on = true;
    p.audit.concession = 0.0;
    p.quote.risk_premium = p.quote.padding = 0.0;
    p.delivery.slip = p.delivery.problem_slip = 0.0;
    p.supplier.capacity_speed = 0.8; // what was ordered from former suppliers, at their prices, has come by the end
    p.award.switch_cost = p.award.unhappy = 0.0;
    p.learn.rule = rules::Adaptation::none;
    p.category.complexity_lowest = p.category.complexity_highest;
    in_both_rows(p, [](rules::Policy& row) {
        row.tco_weight = row.incumbent_preference = row.exploit = 0.0;
        row.term = 4.0;
    });
    return p;
}

double full_cost(const Parameters& p)
{
    return p.cost.base + p.category.service_cost * p.category.complexity_highest * p.category.life +
           p.supplier.capacity_cost * (1.0 + p.supplier.buffer);
}

void is_near(double value, double expected)
{
    if (!(std::abs(value - expected) <= 1e-9 * (1.0 + std::abs(expected))))
        RC_FAIL(std::to_string(value) + " is not " + std::to_string(expected));
}

} // namespace

TEST_CASE("what needs no service never stands still", "[relational][property]")
{
    tests::holds(50, [] {
        Parameters p = random_parameters();
        p.category.service_cost = 0.0;
        const Run run(p);
        RC_ASSERT(run.nothing_of("downtime_cost"));
        RC_ASSERT(run.nothing_of("downtime_at_former_suppliers"));
    });
}

TEST_CASE("when everything is inspected and inspection finds everything, nothing fails at the buyer", "[relational][property]")
{
    tests::holds(50, [] {
        Parameters p = random_parameters();
        p.quality.detect = 1.0;
        in_both_rows(p, [](rules::Policy& row) { row.inspect_base = 1.0, row.inspect_relief = 0.0; });
        const Run run(p);
        RC_ASSERT(run.nothing_of("failure_cost"));
        RC_ASSERT(run.nothing_of("defects_missed"));
    });
}

TEST_CASE("where nobody has an idea there is no innovation and no know-how", "[relational][property]")
{
    tests::holds(50, [] {
        Parameters p = random_parameters();
        p.idea.rate = p.idea.buyer_rate = 0.0;
        const Run run(p);
        for (const char* measure : {"innovation_value", "product_knowledge", "process_knowledge", "supplier_ideas_born",
                                    "buyer_ideas_adopted", "ideas_leaked"})
            RC_ASSERT(run.nothing_of(measure));
    });
}

TEST_CASE("who never exploits and never leaks is seen neither to exploit nor to leak", "[relational][property]")
{
    tests::holds(50, [] {
        Parameters p = random_parameters();
        in_both_rows(p, [](rules::Policy& row) { row.exploit = row.leak = 0.0; });
        const Run run(p);
        RC_ASSERT(run.nothing_of("reopeners"));
        RC_ASSERT(run.nothing_of("ideas_leaked"));
    });
}

TEST_CASE("trust that can neither grow nor break nor fade stays where it began", "[relational][property]")
{
    tests::holds(50, [] {
        Parameters p = random_parameters();
        p.trust.gain = p.trust.loss = p.trust.decay = p.trust.drift_to_start = 0.0;
        p.trust.lowest = 0.02, p.trust.highest = 0.98, p.trust.ending = 1.0;
        p.supplier.new_management = 0.0;
        p.reputation.on = false;
        const Run run(p);
        for (const char* side : {"buyer_trust", "supplier_trust"})
            for (std::size_t arm = 0; arm < 2; ++arm)
                if (!std::isnan(run.whole(side, arm))) is_near(run.whole(side, arm), p.trust.start);
    });
}

TEST_CASE("pressure 1 among many equal suppliers drives the price down to where the second one walks away",
          "[relational][property]")
{
    tests::holds(50, [] { // with a price floor all walk away at full cost, the second as the first
        Parameters p = of_equal_suppliers(random_parameters());
        p.quote.price_floor = true;
        in_both_rows(p, [](rules::Policy& row) { row.pressure = 1.0, row.rivals_invited = 15.0; });
        const Run run(p);
        for (std::size_t arm = 0; arm < 2; ++arm) is_near(run.last("component_price", arm), full_cost(p));
    });
}

TEST_CASE("a supplier that meets no rival and no pressure gets its full cost and its margin", "[relational][property]")
{
    tests::holds(50, [] {
        Parameters p = of_equal_suppliers(random_parameters());
        p.complaint.leave_chance = 0.0; // nobody looks around
        in_both_rows(p, [](rules::Policy& row) { row.pressure = row.rivals_invited = 0.0; });
        const Run run(p);
        for (std::size_t arm = 0; arm < 2; ++arm)
            is_near(run.last("component_price", arm), full_cost(p) * (1.0 + p.supplier.target_margin));
    });
}

} // namespace models::relational
