// Hand-worked scenes for trust, remembered cost and reputation (specification 5.9 and 5.10).
#include <algorithm>

#include <catch2/catch.hpp>

#include "tests/models/relational/scene.hpp"

using tests::near;
using tests::quiet;
using tests::Scene;

namespace models::relational {
namespace {

// The trusting buyer's incumbent; attention is full, so that trust does not fade, and its price is neither fair nor unfair.
struct Pair : Scene {
    std::size_t e;
    Pair() : e(at(0, 0))
    {
        m.relation.attention[e] = 1.0;
        m.relation.price[e] = m.running.full_cost[e] = 110.0;
        m.running.performance[e] = 0.9;
    }
    double buyer_trust()
    {
        trust(m, p);
        return m.relation.buyer_trust[e];
    }
    double supplier_trust()
    {
        trust(m, p);
        return m.relation.supplier_trust[e];
    }
};

} // namespace

TEST_CASE("a buyer's trust grows with good experience, visits and secrets, and falls with bad experience", "[relational][step]")
{
    Pair good;
    good.m.running_flow.signal[good.e] = 0.5;
    good.m.need_flow.audits[good.e] = 1.0;
    good.m.relation.secrets[good.e] = 1.5;
    CHECK(good.buyer_trust() == near(0.5693)); // + 0.18 (0.5 + 0.3 + 0.15 * 0.5) 0.5 (1 - 0.5 * 0.6 * 0.4)

    Pair bad;
    bad.m.running_flow.signal[bad.e] = -0.5;
    CHECK(bad.buyer_trust() == near(0.4)); // - 0.4 * 0.5 * 0.5

    Pair betrayed; // a signal below -1 counts as -1
    betrayed.m.running_flow.signal[betrayed.e] = -1.6;
    CHECK(betrayed.buyer_trust() == near(0.3));

    Pair no_contract;
    no_contract.row(0).contract = 0.0;
    no_contract.m.running_flow.signal[no_contract.e] = 1.0;
    CHECK(no_contract.buyer_trust() == near(0.59));
}

TEST_CASE("trust without attention fades to its floor and stays within its bounds", "[relational][step]")
{
    Pair s;
    s.m.relation.attention[s.e] = 0.5;
    s.m.relation.supplier_trust[s.e] = 0.2;
    CHECK(s.buyer_trust() == near(0.4925));         // - 0.06 * 0.5 * 0.25
    CHECK(s.m.relation.supplier_trust[s.e] == 0.2); // below the floor nothing fades

    Pair low;
    low.m.relation.buyer_trust[low.e] = 0.021;
    low.m.running_flow.signal[low.e] = -1.0;
    CHECK(low.buyer_trust() == 0.02);
    Pair high;
    high.row(0).contract = 0.0;
    high.p.trust.gain = 1.0;
    high.m.running_flow.signal[high.e] = 1.0;
    CHECK(high.buyer_trust() == 0.98);
}

TEST_CASE("a supplier's trust follows price, continuity, openness and help", "[relational][step]")
{
    Pair s;
    s.m.relation.price[s.e] = 110.0 * 1.04; // half of the target margin
    s.m.running_flow.disclosure[s.e] = 0.4;
    s.m.running_flow.assistance[s.e] = 3.0;                            // counts once
    CHECK(s.supplier_trust() == near(0.5 + 0.18 * 0.65 * 0.5 * 0.76)); // 0.5 * 0.5 + 0.25 * 0.4 + 0.3; contract 1 - 0.6 * 0.4

    Pair kept;
    kept.m.relation.price[kept.e] = 200.0; // fair at most
    kept.m.need_flow.renewals[kept.e] = 1.0;
    kept.m.running_flow.disclosure[kept.e] = 0.9;
    CHECK(kept.supplier_trust() == near(0.5 + 0.18 * 0.5 * 0.76)); // good conduct is 1 at most
}

TEST_CASE("a supplier's trust is hurt by low prices, re-openers, leaks and being put out to tender", "[relational][step]")
{
    Pair poor;
    poor.m.relation.price[poor.e] = 110.0 * 0.96; // half a margin below cost
    CHECK(poor.supplier_trust() == near(0.5 - 0.4 * 0.125 * 0.5));

    Pair exploited;
    exploited.m.need_flow.reopeners[exploited.e] = 1.0;
    CHECK(exploited.supplier_trust() == near(0.34)); // - 0.4 * 0.8 * 0.5

    Pair robbed;
    robbed.m.running_flow.leak_detected[robbed.e] = 1.0;
    CHECK(robbed.supplier_trust() == near(0.3)); // 1.5, at most 1

    Pair tendered;
    tendered.p.trust.gain = 0.0; // that it was renewed does it good: leave that aside
    tendered.m.need_flow.renewals[tendered.e] = 1.0;
    tendered.m.need.rivals[tendered.e] = 2;
    CHECK(tendered.supplier_trust() == near(0.475)); // 0.25 * 0.25 * 2

    Pair deserved;
    deserved.p.trust.gain = 0.0;
    deserved.m.need_flow.renewals[deserved.e] = 1.0;
    deserved.m.need.rivals[deserved.e] = 2;
    deserved.m.running.performance[deserved.e] = 0.83; // 0.88 - 0.05: it knows why
    CHECK(deserved.supplier_trust() == near(0.4875));
}

TEST_CASE("a relation ages, is learned from, and its rents and concessions fade", "[relational][step]")
{
    Pair s;
    auto& r = s.m.relation;
    r.experiences[s.e] = 20.0;
    s.m.running.orders[s.e] = 1000.0;
    r.rent[s.e] = 3.0;
    r.concession[s.e] = 0.5;
    r.process_knowledge[s.e] = 0.2;
    trust(s.m, s.p);
    CHECK(r.expected_share[s.e] == near(0.2575)); // + 0.03 (0.5 - 0.25): price at full cost
    CHECK(s.m.running.age[s.e] == 2.0);
    CHECK(r.experiences[s.e] == 20.0); // counts to 20
    CHECK(s.m.running.orders[s.e] == near(1250));
    CHECK(r.rent[s.e] == near(2.7));
    CHECK(r.concession[s.e] == near(0.4));
    CHECK(r.process_knowledge[s.e] == near(0.1985)); // calm: 0.015 * 0.5

    Pair loss;
    loss.m.relation.price[loss.e] = 109.0;
    trust(loss.m, loss.p);
    CHECK(loss.m.relation.expected_share[loss.e] == near(0.25)); // half of 0.5 is what it had
    CHECK(loss.m.relation.experiences[loss.e] == 1.0);
}

TEST_CASE("former relations fade", "[relational][step]")
{
    Pair s;
    auto& r = s.m.relation;
    const std::size_t former = s.at(0, 1), never = s.at(0, 2);
    for (Column* column : {&r.plans, &r.secrets, &r.link, &r.quality_knowledge, &r.dissatisfaction, &r.repair, &r.rent,
                           &r.concession, &r.buyer_trust, &r.supplier_trust, &r.process_knowledge})
        (*column)[former] = 0.8;
    r.experiences[former] = 8.0F;
    s.m.relation_flow.ended[former] = 1;
    s.m.need_flow.ended_at_term[0] = 1.0;
    r.supplier_trust[never] = 0.8;
    trust(s.m, s.p);
    CHECK(r.supplier_trust[former] == near(0.68)); // once, at the end
    CHECK(r.supplier_trust[never] == 0.8);
    CHECK(r.buyer_trust[former] == near(0.797)); // 1 % towards 0.5
    CHECK(r.attention[former] == near(0.44));    // 0.5 * 0.88
    CHECK(r.plans[former] == near(0.68));
    CHECK(r.secrets[former] == near(0.68));
    CHECK(r.link[former] == near(0.72));
    CHECK(r.quality_knowledge[former] == near(0.776));
    CHECK(r.dissatisfaction[former] == near(0.72));
    CHECK(r.repair[former] == near(0.6));
    CHECK(r.rent[former] == near(0.72));
    CHECK(r.concession[former] == near(0.64));
    CHECK(r.process_knowledge[former] == near(0.794));
    CHECK(r.experiences[former] == 8.0F); // kept
}

TEST_CASE("a conditional buyer's row is chosen by the trust with which the period began", "[relational][step]")
{
    Pair s;
    s.m.buyer.other_row[0] = s.m.buyer.row[1]; // trusting above 0.4, aggressive below
    s.m.relation.buyer_trust[s.e] = 0.41;
    s.m.running_flow.signal[s.e] = -1.0;
    trust(s.m, s.p);
    CHECK(s.m.relation.buyer_trust[s.e] < 0.4);
    CHECK(s.m.relation.expected_share[s.e] == near(0.2575)); // still learns from a gain share of 0.5
    s.m.relation.expected_share[s.e] = 0.25;
    sourcing_need(s.m, s.p, s.random()); // another period begins
    trust(s.m, s.p);
    CHECK(s.m.relation.expected_share[s.e] == near(0.2485)); // and from 0.2 afterwards
}

TEST_CASE("buyers remember what a supplier costs beyond its price, without what others caused", "[relational][step]")
{
    Pair s;
    auto& r = s.m.relation;
    s.m.category.other_cost[0] = 4.0;
    s.m.need.incumbent[1] = nobody;
    s.m.need_flow.cost[0] = 250000.0;
    s.m.need_flow.innovation[0] = 3000.0;
    s.m.need_flow.other_suppliers[0] = 7000.0;
    s.m.need_flow.from_incumbent[0] = 2000.0;
    s.m.relation_flow.revenue[s.e] = 220000.0;
    account(s.m, s.p);
    CHECK(r.other_cost[s.e] == near(10));           // 20000 / 2000: the first experience counts in full
    CHECK(s.m.category.other_cost[0] == near(4.6)); // + 0.1 (10 - 4)
    s.m.need_flow.cost[0] = 270000.0;               // now 20 a unit
    account(s.m, s.p);
    CHECK(r.other_cost[s.e] == near(11.5));  // + 0.15 * 10
    s.m.need_flow.from_incumbent[0] = 100.0; // spread over 0.3 * 2000 at least: 66.7
    account(s.m, s.p);
    CHECK(r.other_cost[s.e] == near(11.5 + 0.15 * (40000.0 / 600.0 - 11.5)));
    r.other_cost[s.e] = 10.0;
    s.m.need_flow.cost[0] = 1e6; // believed up to 80
    account(s.m, s.p);
    CHECK(r.other_cost[s.e] == near(20.5));
    r.other_cost[s.e] = 10.0;
    s.m.need_flow.cost[0] = 0.0; // and down to -40
    account(s.m, s.p);
    CHECK(r.other_cost[s.e] == near(2.5));
    s.m.need_flow.from_incumbent[0] = 1.0; // no experience
    account(s.m, s.p);
    CHECK(r.other_cost[s.e] == near(2.5));
}

TEST_CASE("the public benchmark follows the mean over all incumbents of the category", "[relational][step]")
{
    Scene s;
    s.m.category.other_cost[0] = 4.0;
    s.m.relation.other_cost[s.at(0, 0)] = 10.0;
    s.m.relation.other_cost[s.at(1, 0)] = 20.0;
    s.m.relation.other_cost[s.at(1, 1)] = 70.0; // no incumbent
    account(s.m, s.p);
    CHECK(s.m.category.other_cost[0] == near(5.1)); // + 0.1 (15 - 4)
    s.m.need.incumbent[0] = s.m.need.incumbent[1] = nobody;
    account(s.m, s.p);
    CHECK(s.m.category.other_cost[0] == near(5.1));
}

TEST_CASE("rivals hear how a buyer stands with its supplier, and forget", "[relational][step]")
{
    Scene s;
    auto& ts = s.m.relation.supplier_trust;
    ts[s.at(0, 0)] = 0.9;
    ts[s.at(0, 1)] = 0.3;
    s.m.need.incumbent[1] = nobody;
    ts[s.at(1, 1)] = 0.3;
    reputation(s.m, s.p);
    CHECK(ts[s.at(0, 0)] == 0.9);
    CHECK(ts[s.at(0, 1)] == near(0.332)); // + 0.05 * 0.6 + 0.01 * 0.2
    CHECK(ts[s.at(0, 2)] == near(0.52));  // + 0.05 * 0.4
    CHECK(ts[s.at(1, 1)] == 0.3);         // without an incumbent nothing is heard
}

} // namespace models::relational
