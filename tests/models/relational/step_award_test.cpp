// Hand-worked scenes for tenders, orders and running prices (specification 5.3 and 5.4).
#include <cmath>

#include <catch2/catch.hpp>

#include "tests/models/relational/scene.hpp"

using tests::near;
using tests::quiet;
using tests::Scene;

namespace models::relational {
namespace {

// The trusting buyer's need goes to tender. The incumbent in slot 0 asks 120 and walks away at 110; the rival in slot 1 asks
// `rival_asks` and walks away at 100. Both cost 109 in full. Perceived other cost is the benchmark, 4.
Scene tender(double rival_asks)
{
    Scene s;
    auto& r = s.m.relation;
    s.m.need.tender[0] = 1;
    s.m.need.invited[0] = 0b0011;
    s.m.need.rivals[0] = 1;
    s.m.need.remaining_term[0] = 0.0;
    r.asking_price[s.at(0, 0)] = 120.0;
    r.walk_away_price[s.at(0, 0)] = 110.0;
    r.asking_price[s.at(0, 1)] = rival_asks;
    r.walk_away_price[s.at(0, 1)] = 100.0;
    m.running.full_cost[s.at(0, 0)] = m.running.full_cost[s.at(0, 1)] = 109.0;
    s.m.need.product_knowledge[0] = 0.1;
    return s;
}

} // namespace

TEST_CASE("the incumbent wins by its preference, at the price at which the rival would catch up", "[relational][step]")
{
    Scene s = tender(118.0);
    auto& r = s.m.relation;
    const std::size_t e = s.at(0, 0);
    r.rent[e] = 2.0;
    s.m.supplier.knowledge[s.supplier(0, 0)] = 0.05;
    r.process_knowledge[e] = 0.02;
    award(s.m, s.p);
    // Drop-out prices 120 - 0.15 * 10 = 118.5 and 118 - 0.15 * 18 = 115.3; scores 118.5 + 4 - 0.03 * 1.0 * 100 = 119.5 and
    // 115.3 + 4 + 0.06 * 0.5 * 100 / 8 = 119.675. The price falls to 119.675 - 1, then by 0.075 * 0.175.
    REQUIRE(s.m.need.incumbent[0] == 0);
    CHECK(r.price[e] == near(118.661875));
    CHECK(s.books(0).tenders == 1.0);
    CHECK(s.books(0).tenders_with_incumbent == 1.0);
    CHECK(s.books(0).awards == 1.0);
    CHECK(s.books(0).awards_below_cost == 0.0);
    CHECK(s.books(0).renewals == 1.0);
    CHECK(s.books(0).switching == 0.0);
    CHECK(s.flow(0, 0).continued);
    CHECK(s.flow(0, 0).rivals_seen == 1.0);
    CHECK_FALSE(s.flow(0, 0).ended);
    CHECK(s.m.need.remaining_term[0] == 8.0);
    CHECK(s.m.need.product_knowledge[0] == 0.1);
    CHECK(m.running.age[e] == 1.0);
    CHECK(m.running.promise[e] == near(0.9));                            // half of 0.88, half of 0.86 + 0.15 * 0.4
    CHECK(m.running.expectation[e] == 0.88);                             // a renewal promises; it does not yet raise expectations
    CHECK(m.running.reference_cost[e] == near(100.0 * std::exp(-0.05))); // open book: without what is specific to the relation
    CHECK(r.rent[e] == near(0.941875));                                  // 118.661875 - 109 * 1.08
    CHECK(r.expected_share[e] == near(0.242734375));                     // 0.25 + 0.5 (0.4709375 * 0.5 - 0.25)
}

TEST_CASE("both sides of a tender spend the same hours", "[relational][step]")
{
    Scene s = tender(118.0);
    award(s.m, s.p);
    // (4 * 1 + 3.2 * 2 * 0.65 * 0.7 + 30 * 0.4 * 0.75) * 0.65
    CHECK(s.books(0).transaction_hours == near(10.3428));
    CHECK(s.flow(0, 0).transaction == near(310.284));
    CHECK(s.flow(0, 1).transaction == near(310.284));
    CHECK(s.flow(0, 2).transaction == 0.0);
}

TEST_CASE("a cheaper rival takes over: the old relation ends and the new one starts afresh", "[relational][step]")
{
    Scene s = tender(117.0);
    auto& r = s.m.relation;
    const std::size_t old = s.at(0, 0), won = s.at(0, 1);
    r.dissatisfaction[won] = 0.02;
    m.running.silence[won] = 9.0;
    m.running.complaints[won] = 5;
    r.problem[won] = 0.4;
    m.running.orders[won] = 70.0;
    r.attention[won] = 0.2;
    m.running.age[won] = 7.0;
    r.rent[won] = 1.0;
    award(s.m, s.p);
    // Score of the rival: 117 - 0.15 * 17 + 4 + 0.375 + 0.15 * 0.02 * 100 = 119.125; the incumbent's is 119.5.
    // The price falls to 119.5 - 4.675 = 114.825, then by 0.075 * 0.375.
    REQUIRE(s.m.need.incumbent[0] == 1);
    CHECK(r.price[won] == near(114.796875));
    CHECK(s.books(0).switching == near(6000)); // 0.06 * 0.5 * 100 * 2000
    CHECK(s.books(0).cost == near(6000));
    CHECK(s.m.need.product_knowledge[0] == near(0.07));
    CHECK(s.books(0).renewals == 0.0);
    CHECK(s.books(0).ended_at_term == 1.0);
    CHECK(s.flow(0, 0).ended);
    CHECK_FALSE(s.flow(0, 1).continued);
    CHECK(s.flow(0, 1).rivals_seen == 0.0);
    CHECK(m.running.age[won] == 0.0);
    CHECK(r.dissatisfaction[won] == 0.0);
    CHECK(m.running.silence[won] == 0.0);
    CHECK(m.running.complaints[won] == 0);
    CHECK(r.problem[won] == near(0.2));
    CHECK(m.running.orders[won] == 2000.0);
    CHECK(r.attention[won] == 0.5);
    CHECK(m.running.promise[won] == near(0.92));
    CHECK(m.running.expectation[won] == near(0.92));
    CHECK(r.expected_share[won] == 0.25); // nothing was renewed
    CHECK(r.rent[won] == 0.0);            // 114.796875 is below 109 * 1.08
    CHECK(m.running.age[old] == 1.0);
    CHECK(m.running.promise[old] == 0.88);

    Scene lively = tender(117.0);
    lively.m.relation.attention[lively.at(0, 1)] = 0.7;
    award(lively.m, lively.p);
    CHECK(lively.m.relation.attention[lively.at(0, 1)] == 0.7);
}

TEST_CASE("own experience, grudges and weak funds decide with the price", "[relational][step]")
{
    const auto winner_with = [](auto&& change) {
        Scene s = tender(118.0);
        change(s);
        award(s.m, s.p);
        return static_cast<int>(s.m.need.incumbent[0]);
    };
    CHECK(winner_with([](Scene&) {}) == 0);
    CHECK(winner_with([](Scene& s) { s.m.relation.dissatisfaction[s.at(0, 0)] = 0.02; }) == 1); // 0.15 * 0.02 * 100 > 0.175
    CHECK(winner_with([](Scene& s) { s.m.relation.dissatisfaction[s.at(0, 0)] = 0.01; }) == 0);
    CHECK(winner_with([](Scene& s) { s.m.supplier.funding[s.supplier(0, 0)] = 0.96; }) == 1); // 0.1 * 0.04 * 100 * 0.5
    CHECK(winner_with([](Scene& s) { s.m.supplier.funding[s.supplier(0, 0)] = 0.97; }) == 0);
    CHECK(winner_with([](Scene& s) { // 20 / 23 of 4.3 and 3 / 23 of 4
              s.m.relation.other_cost[s.at(0, 0)] = 4.3;
              s.m.relation.experiences[s.at(0, 0)] = 20.0;
          }) == 1);
    CHECK(winner_with([](Scene& s) { s.m.relation.buyer_trust[s.at(0, 0)] = 0.44; }) == 1); // 0.03 * 0.06 * 100
    CHECK(winner_with([](Scene& s) {                                                        // equal scores: the lower slot
              s.row(0).incumbent_preference = s.p.award.switch_cost = 0.0;
              for (int slot = 0; slot < 2; ++slot)
                  s.m.relation.asking_price[s.at(0, slot)] = s.m.relation.walk_away_price[s.at(0, slot)] = 99;
          }) == 0);
}

TEST_CASE("a sole bidder is only haggled with, and without an incumbent nothing is switched", "[relational][step]")
{
    Scene s = tender(120.0);
    s.m.need.incumbent[0] = nobody;
    s.m.need.invited[0] = 0b0010;
    award(s.m, s.p);
    REQUIRE(s.m.need.incumbent[0] == 1);
    CHECK(s.m.relation.price[s.at(0, 1)] == near(119.775)); // 120 - 0.075 * 0.15 * 20
    CHECK(s.books(0).switching == 0.0);
    CHECK(s.m.need.product_knowledge[0] == 0.1);
    CHECK(s.books(0).ended_at_term + s.books(0).ended_early + s.books(0).ended_by_failure == 0.0);
    CHECK(s.books(0).tenders_with_incumbent == 0.0);
    CHECK(s.m.running.age[s.at(0, 1)] == 0.0);
}

TEST_CASE("the price never falls below the winner's walk-away price, but it may below full cost", "[relational][step]")
{
    Scene s = tender(101.0);
    s.row(0).pressure = 1.0;
    award(s.m, s.p);
    REQUIRE(s.m.need.incumbent[0] == 1);
    CHECK(s.m.relation.price[s.at(0, 1)] == near(100.5)); // 101, then half of the way to 100
    CHECK(s.books(0).awards_below_cost == 1.0);

    Scene both = tender(100.0);
    both.row(0).pressure = 1.0;
    award(both.m, both.p);
    CHECK(both.m.relation.price[both.at(0, 1)] == near(100));
}

TEST_CASE("endings are counted by cause", "[relational][step]")
{
    Scene early = tender(117.0);
    early.books(0).ended_early = 1.0; // sourcing found the buyer looking around
    award(early.m, early.p);
    CHECK(early.books(0).ended_early == 1.0);
    CHECK(early.books(0).ended_at_term == 0.0);

    Scene stays = tender(118.0);
    stays.books(0).ended_early = 1.0;
    award(stays.m, stays.p);
    CHECK(stays.books(0).ended_early == 0.0); // it looked around and stayed
    CHECK(stays.books(0).renewals == 1.0);

    Scene dead = tender(117.0);
    dead.m.supplier.alive[dead.supplier(0, 0)] = 0;
    dead.m.need.invited[0] = 0b0010;
    award(dead.m, dead.p);
    CHECK(dead.m.need.incumbent[0] == 1);
    CHECK(dead.books(0).ended_by_failure == 1.0);
    CHECK(dead.books(0).ended_at_term == 0.0);
    CHECK(dead.books(0).switching == near(6000));

    Scene alone = tender(117.0); // nobody can be asked
    alone.m.supplier.alive[alone.supplier(0, 0)] = 0;
    alone.m.need.invited[0] = 0;
    alone.m.need.rivals[0] = 0;
    award(alone.m, alone.p);
    CHECK_FALSE(alone.m.has_incumbent(0));
    CHECK(alone.books(0).ended_by_failure == 1.0);
    CHECK(alone.flow(0, 0).ended);
    CHECK(alone.books(0).awards == 0.0);
    CHECK(alone.books(0).switching == 0.0);
    CHECK(alone.books(0).transaction_hours == 0.0);
}

TEST_CASE("a need without a tender keeps its contract", "[relational][step]")
{
    Scene s = tender(101.0);
    s.m.need.tender[0] = 0;
    award(s.m, s.p);
    CHECK(s.m.need.incumbent[0] == 0);
    CHECK(s.m.relation.price[s.at(0, 0)] == 0.0);
    CHECK(s.books(0).tenders == 0.0);
}

TEST_CASE("a buyer orders its demand and uses up its contract", "[relational][step]")
{
    Scene s;
    s.m.need.demand[0] = 2100.0;
    s.m.relation.price[s.at(0, 0)] = 120.0;
    s.m.running.reference_cost[s.at(0, 0)] = 100.0;
    s.m.need.incumbent[1] = nobody;
    order(s.m, s.p, s.random());
    CHECK(s.flow(0, 0).ordered == 2100.0);
    CHECK(s.m.relation.owed[s.at(0, 0)] == 2100.0);
    CHECK(s.m.need.remaining_term[0] == 2.0);
    CHECK(s.m.relation.price[s.at(0, 0)] == 120.0);
    CHECK(s.books(0).reopeners == 0.0);
    for (int slot = 0; slot < 4; ++slot) CHECK(s.flow(1, slot).ordered == 0.0); // nobody to order from
}

TEST_CASE("a re-opener takes its cut and its hours on both sides, not in a young relation", "[relational][step]")
{
    const auto price_after = [](double age, double price, double production_cost) {
        Scene s;
        const std::size_t e = s.at(0, 0);
        s.row(0).exploit = 1.0;
        s.row(0).contract = 0.0;
        s.m.running.age[e] = age;
        s.m.relation.price[e] = price;
        s.m.running.production_cost[e] = production_cost;
        s.m.running.reference_cost[e] = 100.0; // as it is: nothing to index
        order(s.m, s.p, s.random());
        const bool reopened = s.flow(0, 0).exploited;
        CHECK(reopened == (age >= 2.0));
        CHECK(s.books(0).reopeners == (reopened ? 1.0 : 0.0));
        CHECK(s.books(0).transaction_hours == near(reopened ? 10.2 : 0.0)); // 12 (1 - 0.3 * 0.5)
        CHECK(s.flow(0, 0).transaction == near(reopened ? 612.0 : 0.0));
        return s.m.relation.price[e];
    };
    CHECK(price_after(1.0, 120.0, 100.0) == 120.0);
    CHECK(price_after(2.0, 120.0, 100.0) == near(118.2));
    CHECK(price_after(9.0, 120.0, 125.0) == near(118.75)); // not below 0.95 of production cost
    CHECK(price_after(9.0, 100.0, 125.0) == 100.0);        // a demanded cut never raises a price
}

TEST_CASE("a complete contract prevents four re-openers in five", "[relational][step]")
{
    Scene s;
    s.row(0).exploit = 1.0;
    s.row(0).contract = 1.0;
    s.m.running.age[s.at(0, 0)] = 2.0;
    for (s.m.period = 0; s.m.period < 50; ++s.m.period) {
        s.flow(0, 0) = {};
        order(s.m, s.p, s.random());
        CHECK(s.flow(0, 0).exploited == (s.random().uniform(Purpose::reopener, 0) < 1.0 - 0.8));
    }
}

TEST_CASE("indexing passes on its share of a change of open-book cost", "[relational][step]")
{
    Scene s;
    for (std::size_t n = 0; n < 2; ++n) {
        const std::size_t e = s.at(n, 0);
        s.m.relation.price[e] = 120.0;
        s.m.running.reference_cost[e] = 98.0;
        s.m.relation.process_knowledge[e] = 0.3; // specific to the relation: not in the open book
    }
    order(s.m, s.p, s.random());
    CHECK(s.m.relation.price[s.at(0, 0)] == near(121.4)); // trusting: 0.7 (100 - 98)
    CHECK(s.m.relation.price[s.at(1, 0)] == 120.0);       // aggressive: no indexing
    CHECK(s.m.running.reference_cost[s.at(0, 0)] == near(100));
    CHECK(s.m.running.reference_cost[s.at(1, 0)] == near(100));
}

} // namespace models::relational
