// Hand-worked scenes for tenders (specification 5.3).
#include <cmath>

#include <catch2/catch.hpp>

#include "tests/models/relational/scene.hpp"

using tests::near;
using tests::quiet;
using tests::Scene;

namespace models::relational {
namespace {

// What suppliers give away, and what they add, is such that whoever has a full cost of 109 walks away at 110 if it is busy, at
// 100 if it is idle: capacity is 1 / 11 of the cost, all of which an idle supplier gives away, and the premium for distrust 1 /
// 109.
Parameters plain_quotes()
{
    Parameters p = quiet();
    p.quote.risk_premium = 2.0 / 109.0; // half of it at a trust of 0.5
    p.quote.service_cut = p.quote.desperation = 0.0;
    p.quote.spare = 1.0;
    p.supplier.capacity_cost = 109.0 / 11.0;
    p.supplier.buffer = 0.0;
    return p;
}

// The trusting buyer's need goes to tender. The incumbent in seat 0 asks 120 and walks away at 110; the rival in seat 1 asks
// `rival_asks` and walks away at 100. Both cost 109 in full. Perceived other cost is the benchmark, 4.
struct Tender : Scene {
    explicit Tender(double rival_asks) : Scene(plain_quotes())
    {
        m.need.tender[0] = 1;
        m.need.invited[0] = 0b0011;
        m.need.rivals[0] = 1;
        m.need.remaining_term[0] = 0.0;
        m.need.product_knowledge[0] = 0.1;
        for (int seat = 0; seat < 2; ++seat) m.relation.process_knowledge[at(0, seat)] = 0.1;
        m.supplier.utilisation[supplier(0, 0)] = 1.0;
        m.supplier.utilisation[supplier(0, 1)] = 0.5;
        ask(0, 120.0);
        ask(1, rival_asks);
        REQUIRE(quoted(0).walk_away_price == near(110));
        REQUIRE(quoted(1).walk_away_price == near(100));
    }
    Quote quoted(int seat) const { return quote_for(m, p, 0, at(0, seat)); }
    // The supplier's full cost is 109, and it asks the price: by the hours that it expects and by its concession.
    void ask(int seat, double price)
    {
        auto& r = m.relation;
        const std::size_t e = at(0, seat);
        r.hours[e] += (109.0 - quoted(seat).full_cost) * 2000.0 / 60.0;
        r.concession[e] += quoted(seat).asking_price - price;
        REQUIRE(quoted(seat).full_cost == near(109));
        REQUIRE(quoted(seat).asking_price == near(price));
    }
};

} // namespace

TEST_CASE("the incumbent wins by its preference, at the price at which the rival would catch up", "[relational][step]")
{
    Tender s(118.0);
    auto& r = s.m.relation;
    const std::size_t e = s.at(0, 0);
    r.rent[e] = 2.0;
    s.m.supplier.knowledge[s.supplier(0, 0)] = 0.05;
    r.process_knowledge[e] = 0.02;
    s.ask(0, 120.0);
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
    CHECK(s.books(0).renewals == 1.0);
    CHECK(s.m.need.rivals[0] == 1);
    CHECK_FALSE(s.m.relation_flow.ended[s.at(0, 0)]);
    CHECK(s.m.need.remaining_term[0] == 8.0);
    CHECK(s.m.need.product_knowledge[0] == 0.1);
    CHECK(s.m.running.age[0] == 1.0);
    CHECK(s.m.running.promise[0] == near(0.9)); // half of 0.88, half of 0.86 + 0.15 * 0.4
    CHECK(s.m.running.expectation[0] == 0.88);  // a renewal promises; it does not yet raise expectations
    CHECK(s.m.running.reference_cost[0] == near(100.0 * std::exp(-0.05))); // open book: without what is specific to the relation
    CHECK(r.rent[e] == near(0.941875));                                    // 118.661875 - 109 * 1.08
    CHECK(r.expected_share[e] == near(0.242734375));                       // 0.25 + 0.5 (0.4709375 * 0.5 - 0.25)
}

TEST_CASE("both sides of a tender spend the same hours", "[relational][step]")
{
    Tender s(118.0);
    award(s.m, s.p);
    // (4 * 1 + 3.2 * 2 * 0.65 * 0.7 + 30 * 0.4 * 0.75) * 0.65
    CHECK(s.books(0).transaction_hours == near(10.3428));
    CHECK(s.flow(0, 0).transaction == near(310.284));
    CHECK(s.flow(0, 1).transaction == near(310.284));
    CHECK(s.flow(0, 2).transaction == 0.0);
}

TEST_CASE("a cheaper rival takes over: the old relation ends and the new one starts afresh", "[relational][step]")
{
    Tender s(117.0);
    auto& r = s.m.relation;
    Running& running = s.m.running; // of the incumbent, and then of who takes over
    const std::size_t rival = s.at(0, 1);
    r.dissatisfaction[rival] = 0.02;
    running.silence[0] = 9.0;
    running.complaints[0] = 5;
    r.problem[rival] = 0.4;
    running.orders[0] = 70.0;
    r.attention[rival] = 0.2;
    running.age[0] = 7.0;
    r.rent[rival] = 1.0;
    s.ask(1, 117.0);
    award(s.m, s.p);
    // Score of the rival: 117 - 0.15 * 17 + 4 + 0.375 + 0.15 * 0.02 * 100 = 119.125; the incumbent's is 119.5.
    // The price falls to 119.5 - 4.675 = 114.825, then by 0.075 * 0.375.
    REQUIRE(s.m.need.incumbent[0] == 1);
    const std::size_t won = s.at(0, 1), old = s.at(0, 0);
    CHECK(won == 0); // they have changed places
    CHECK(old == rival);
    CHECK(r.price[won] == near(114.796875));
    CHECK(s.books(0).switching == near(6000)); // 0.06 * 0.5 * 100 * 2000
    CHECK(s.books(0).cost == near(6000));
    CHECK(s.m.need.product_knowledge[0] == near(0.07));
    CHECK(s.books(0).renewals == 0.0);
    CHECK(s.books(0).ended_at_term == 1.0);
    CHECK(s.m.relation_flow.ended[old]);
    CHECK_FALSE(s.m.relation_flow.ended[won]);
    CHECK(s.books(0).renewals == 0.0);
    CHECK(running.age[won] == 0.0);
    CHECK(r.dissatisfaction[won] == 0.0);
    CHECK(running.silence[won] == 0.0);
    CHECK(running.complaints[won] == 0);
    CHECK(r.problem[won] == near(0.2));
    CHECK(running.orders[won] == 2000.0);
    CHECK(r.attention[won] == 0.5);
    CHECK(running.promise[won] == near(0.92));
    CHECK(running.expectation[won] == near(0.92));
    CHECK(r.expected_share[won] == 0.25); // nothing was renewed
    CHECK(r.rent[won] == 0.0);            // 114.796875 is below 109 * 1.08

    Tender lively(117.0);
    lively.m.relation.attention[lively.at(0, 1)] = 0.7;
    award(lively.m, lively.p);
    CHECK(lively.m.relation.attention[lively.at(0, 1)] == 0.7);
}

TEST_CASE("own experience, grudges and weak funds decide with the price", "[relational][step]")
{
    const auto winner_with = [](auto&& change) {
        Tender s(118.0);
        change(s);
        award(s.m, s.p);
        return static_cast<int>(s.m.need.incumbent[0]);
    };
    CHECK(winner_with([](Tender&) {}) == 0);
    CHECK(winner_with([](Tender& s) { s.m.relation.dissatisfaction[s.at(0, 0)] = 0.02; }) == 1); // 0.15 * 0.02 * 100 > 0.175
    CHECK(winner_with([](Tender& s) { s.m.relation.dissatisfaction[s.at(0, 0)] = 0.01; }) == 0);
    CHECK(winner_with([](Tender& s) { s.m.supplier.funding[s.supplier(0, 0)] = 0.96; }) == 1); // 0.1 * 0.04 * 100 * 0.5
    CHECK(winner_with([](Tender& s) { s.m.supplier.funding[s.supplier(0, 0)] = 0.97; }) == 0);
    CHECK(winner_with([](Tender& s) { // 20 / 23 of 4.3 and 3 / 23 of 4
              s.m.relation.other_cost[s.at(0, 0)] = 4.3;
              s.m.relation.experiences[s.at(0, 0)] = 20.0;
          }) == 1);
    CHECK(winner_with([](Tender& s) { s.m.relation.buyer_trust[s.at(0, 0)] = 0.44; }) == 1); // 0.03 * 0.06 * 100
    CHECK(winner_with([](Tender& s) {                                                        // equal scores: the lower seat
              s.row(0).incumbent_preference = s.p.award.switch_cost = 0.0;
              s.ask(0, 99.0); // no more than either would walk away at
              for (Column* column : {&s.m.relation.hours, &s.m.relation.concession})
                  (*column)[s.at(0, 1)] = (*column)[s.at(0, 0)];
              REQUIRE(s.quoted(0).walk_away_price == s.quoted(1).asking_price);
              REQUIRE(s.quoted(1).walk_away_price == s.quoted(0).asking_price);
          }) == 0);
}

TEST_CASE("a sole bidder is only haggled with, and without an incumbent nothing is switched", "[relational][step]")
{
    Tender s(120.0);
    s.m.need.incumbent[0] = nobody;
    s.m.need.invited[0] = 0b0010;
    award(s.m, s.p);
    REQUIRE(s.m.need.incumbent[0] == 1);
    CHECK(s.m.relation.price[s.at(0, 1)] == near(119.775)); // 120 - 0.075 * 0.15 * 20
    CHECK(s.books(0).switching == 0.0);
    CHECK(s.m.need.product_knowledge[0] == 0.1);
    CHECK(s.books(0).ended_at_term + s.books(0).ended_early + s.books(0).ended_by_failure == 0.0);
    CHECK(s.books(0).tenders_with_incumbent == 0.0);
    CHECK(s.m.running.age[0] == 0.0);
}

TEST_CASE("the price never falls below the winner's walk-away price, but it may below full cost", "[relational][step]")
{
    Tender s(101.0);
    s.row(0).pressure = 1.0;
    award(s.m, s.p);
    REQUIRE(s.m.need.incumbent[0] == 1);
    CHECK(s.m.relation.price[s.at(0, 1)] == near(100.5)); // 101, then half of the way to 100
    CHECK(s.books(0).awards_below_cost == 1.0);

    Tender both(100.0);
    both.row(0).pressure = 1.0;
    award(both.m, both.p);
    CHECK(both.m.relation.price[both.at(0, 1)] == near(100));
}

TEST_CASE("endings are counted by cause", "[relational][step]")
{
    Tender early(117.0);
    early.m.need_flow.ended_early[0] = 1.0; // sourcing found the buyer looking around
    award(early.m, early.p);
    CHECK(early.books(0).ended_early == 1.0);
    CHECK(early.books(0).ended_at_term == 0.0);

    Tender stays(118.0);
    stays.m.need_flow.ended_early[0] = 1.0;
    award(stays.m, stays.p);
    CHECK(stays.books(0).ended_early == 0.0); // it looked around and stayed
    CHECK(stays.books(0).renewals == 1.0);

    Tender dead(117.0);
    dead.m.supplier.alive[dead.supplier(0, 0)] = 0;
    dead.m.need.invited[0] = 0b0010;
    award(dead.m, dead.p);
    CHECK(dead.m.need.incumbent[0] == 1);
    CHECK(dead.books(0).ended_by_failure == 1.0);
    CHECK(dead.books(0).ended_at_term == 0.0);
    CHECK(dead.books(0).switching == near(6000));

    Tender alone(117.0); // nobody can be asked
    alone.m.supplier.alive[alone.supplier(0, 0)] = 0;
    alone.m.need.invited[0] = 0;
    alone.m.need.rivals[0] = 0;
    award(alone.m, alone.p);
    CHECK_FALSE(alone.m.has_incumbent(0));
    CHECK(alone.books(0).ended_by_failure == 1.0);
    CHECK(alone.m.relation_flow.ended[alone.at(0, 0)]);
    CHECK(alone.books(0).awards == 0.0);
    CHECK(alone.books(0).switching == 0.0);
    CHECK(alone.books(0).transaction_hours == 0.0);
}

TEST_CASE("a need without a tender keeps its contract", "[relational][step]")
{
    Tender s(101.0);
    s.m.need.tender[0] = 0;
    award(s.m, s.p);
    CHECK(s.m.need.incumbent[0] == 0);
    CHECK(s.m.relation.price[s.at(0, 0)] == 0.0);
    CHECK(s.books(0).tenders == 0.0);
}

} // namespace models::relational
