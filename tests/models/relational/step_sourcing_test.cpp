// Hand-worked scenes for the first phases of a period: environment, sourcing need, quote (specification 5.0 to 5.2).
#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/models/relational/scene.hpp"

using tests::near;
using tests::quiet;
using tests::Scene;

namespace models::relational {
namespace {

// Runs the phase and returns how many suppliers are invited for the need.
int invited_after_sourcing(Scene& s, std::size_t n)
{
    sourcing_need(s.m, s.p, s.random());
    return __builtin_popcount(s.m.need.invited[n]);
}

} // namespace

TEST_CASE("input costs return to normal and shocks scale with uncertainty", "[relational][step]")
{
    Parameters p = quiet();
    p.env.uncertainty = 2.0;
    p.env.cost = 0.5;
    Scene s(p);
    s.m.category.log_material_cost[0] = 0.1;
    environment(s.m, s.p, s.random());
    const double shock = 0.02 * 2.0 * 0.5 * s.random().normal(Purpose::input_cost, 0);
    CHECK(s.m.category.log_material_cost[0] == near(0.095 + shock)); // 0.95 * 0.1
    CHECK(s.m.category.material_cost[0] == near(std::exp(0.095 + shock)));
}

TEST_CASE("technology frontiers stand still in the first period and grow from the second", "[relational][step]")
{
    Scene s;
    s.m.category.process_frontier[0] = 0.30;
    s.m.category.product_frontier[0] = 0.20;
    s.m.category.reference_knowledge[0] = 0.10;
    environment(s.m, s.p, s.random());
    CHECK(s.m.category.process_frontier[0] == 0.30);
    CHECK(s.m.category.product_frontier[0] == 0.20);
    CHECK(s.m.category.reference_knowledge[0] == near(0.103)); // + 0.03 (0.20 - 0.10)
    s.m.period = 1;
    environment(s.m, s.p, s.random());
    CHECK(s.m.category.process_frontier[0] == near(0.3006)); // calm: + 0.003 * 0.2
    CHECK(s.m.category.product_frontier[0] == near(0.2006));
    CHECK(s.m.category.reference_knowledge[0] == near(0.105928)); // + 0.03 (0.2006 - 0.103)

    Parameters p = quiet();
    p.env.uncertainty = 1.0;
    p.env.break_chance = 1.0;
    Scene breaking(p);
    breaking.m.period = 1;
    breaking.m.category.process_frontier[0] = 0.30;
    environment(breaking.m, breaking.p, breaking.random());
    CHECK(breaking.m.category.process_frontier[0] == near(0.333)); // + 0.003 + 0.03
}

TEST_CASE("a buyer's plan becomes demand and a new plan is made", "[relational][step]")
{
    Parameters p = quiet();
    p.env.uncertainty = 1.0;
    Scene s(p);
    s.m.need.next_demand[1] = 2500.0;
    s.m.need.log_demand[1] = 0.2;
    s.m.need_flow.payment[1] = 5.0;
    s.m.relation_flow.started[s.at(1, 2)] = 5.0;
    s.m.relation_flow.ended[s.at(1, 2)] = 1;
    s.m.running_flow.ordered[1] = 5.0;
    environment(s.m, s.p, s.random());
    const double y = 0.14 + 0.1 * s.random().normal(Purpose::demand, s.m.need_address(1)); // 0.7 * 0.2
    CHECK(s.m.need.demand[1] == 2500.0);
    CHECK(s.m.need.log_demand[1] == near(y));
    CHECK(s.m.need.next_demand[1] == near(2000.0 * std::exp(y - 0.01 / 1.02)));
    CHECK(s.books(1).payment == 0.0); // the flows of the last period are cleared
    CHECK(s.flow(1, 2).started == 0.0);
    CHECK(s.m.relation_flow.ended[s.at(1, 2)] == 0);
    CHECK(s.running(1).ordered == 0.0);
}

TEST_CASE("a contented buyer inside a contract does not tender", "[relational][step]")
{
    Scene s;
    CHECK(invited_after_sourcing(s, 0) == 0);
    CHECK_FALSE(s.m.need.tender[0]);
    CHECK(s.m.need.rivals[0] == 0);
}

TEST_CASE("a contract that ends is tendered to the incumbent and as many rivals as the buyer invites", "[relational][step]")
{
    Scene s;
    s.m.need.remaining_term[0] = s.m.need.remaining_term[1] = 0.0;
    CHECK(invited_after_sourcing(s, 0) == 2); // trusting: one rival
    CHECK(s.m.need.tender[0]);
    CHECK(s.m.need.rivals[0] == 1);
    CHECK(s.is_invited(0, 0));
    CHECK(s.m.need.rivals[1] == 3); // aggressive: four wanted, three there
    CHECK(s.books(0).ended_early == 0.0);

    s.row(0).rivals_invited = 0.0;
    CHECK(invited_after_sourcing(s, 0) == 1); // the incumbent alone
    CHECK(s.m.need.rivals[0] == 0);

    s.row(0).rivals_invited = 1.5; // a fraction is a chance of one more
    const bool one_more = s.random().uniform(Purpose::rivals_number, 0) >= 0.5;
    CHECK(invited_after_sourcing(s, 0) == (one_more ? 3 : 2));
}

TEST_CASE("rivals are those with the smallest keys of the period, never a dead one", "[relational][step]")
{
    Scene s;
    s.row(0).rivals_invited = 2.0;
    for (s.m.period = 0; s.m.period < 20; ++s.m.period) {
        s.m.need.remaining_term[0] = 0.0;
        std::vector<std::pair<std::uint64_t, int>> order;
        for (int seat = 1; seat < 4; ++seat)
            order.emplace_back(s.random().key(Purpose::rival_order, s.m.relation_address(0, s.at(0, seat))), seat);
        std::sort(order.begin(), order.end());
        CHECK(invited_after_sourcing(s, 0) == 3);
        CHECK(s.is_invited(0, order[0].second));
        CHECK(s.is_invited(0, order[1].second));

        s.m.supplier.alive[s.supplier(0, order[0].second)] = 0;
        CHECK(invited_after_sourcing(s, 0) == 3);
        CHECK_FALSE(s.is_invited(0, order[0].second));
        CHECK(s.is_invited(0, order[2].second));
        s.m.supplier.alive[s.supplier(0, order[0].second)] = 1;
    }
}

TEST_CASE("without a living incumbent at least three rivals are asked", "[relational][step]")
{
    Scene s;
    s.m.need.incumbent[0] = nobody;
    CHECK(invited_after_sourcing(s, 0) == 3); // of four
    CHECK(s.m.need.rivals[0] == 3);
    CHECK(s.m.need.tender[0]);

    Scene dead;
    dead.m.supplier.alive[dead.supplier(0, 0)] = 0;
    CHECK(invited_after_sourcing(dead, 0) == 3);
    CHECK_FALSE(dead.is_invited(0, 0));
    CHECK(dead.m.need.tender[0]);
    CHECK(dead.books(0).ended_early == 0.0);

    for (auto& alive : dead.m.supplier.alive) alive = 0;
    CHECK(invited_after_sourcing(dead, 0) == 0); // nobody left to ask
    CHECK(dead.m.need.tender[0]);
    CHECK(dead.m.need.rivals[0] == 0);
}

TEST_CASE("a disappointed buyer looks around before the contract ends, later where a link binds it", "[relational][step]")
{
    Parameters p = quiet();
    p.complaint.leave_chance = 1.0;
    Scene s(p);
    const std::size_t e = s.at(0, 0);
    const auto wide_at = [&](double dissatisfaction, double link) {
        s.m.need_flow.ended_early[0] = 0.0;
        s.m.relation.dissatisfaction[e] = dissatisfaction;
        s.m.relation.link[e] = link;
        invited_after_sourcing(s, 0);
        CHECK((s.m.need.tender[0] != 0) == (s.books(0).ended_early == 1.0));
        return s.m.need.tender[0] != 0;
    };
    CHECK_FALSE(wide_at(0.50, 0.0));
    CHECK(wide_at(0.51, 0.0));
    CHECK(s.m.need.rivals[0] == 3); // a wide tender, although this buyer would ask one rival
    CHECK(s.is_invited(0, 0));
    CHECK_FALSE(wide_at(0.74, 1.0)); // 0.5 (1 + 0.5)
    CHECK(wide_at(0.76, 1.0));

    s.m.need.remaining_term[0] = 0.0; // due anyway: wide, but no early end
    s.m.need_flow.ended_early[0] = 0.0;
    invited_after_sourcing(s, 0);
    CHECK(s.m.need.rivals[0] == 3);
    CHECK(s.books(0).ended_early == 0.0);

    s.p.complaint.leave_chance = 0.0;
    s.m.need.remaining_term[0] = 1.0;
    CHECK_FALSE(wide_at(5.0, 0.0));
}

TEST_CASE("a conditional buyer tenders like a trusting one where it trusts its supplier", "[relational][step]")
{
    Parameters p = quiet();
    p.policy.choose({"conditional", "aggressive"});
    Scene s(p);
    s.m.need.remaining_term[0] = 0.0;
    s.m.relation.buyer_trust[s.at(0, 0)] = 0.40;
    sourcing_need(s.m, s.p, s.random());
    CHECK(s.m.policy_of_need(0).pressure == 0.15);
    CHECK(s.m.need.rivals[0] == 1);
    s.m.relation.buyer_trust[s.at(0, 0)] = 0.39;
    sourcing_need(s.m, s.p, s.random());
    CHECK(s.m.policy_of_need(0).pressure == 0.80);
    CHECK(s.m.need.rivals[0] == 3);
    s.m.need.incumbent[0] = nobody;
    sourcing_need(s.m, s.p, s.random());
    CHECK(s.m.policy_of_need(0).pressure == 0.15);
}

TEST_CASE("a quote is cost-plus with a premium for distrust, padding of a sole bidder, rent and concession", "[relational][step]")
{
    Scene s;
    const std::size_t e = s.at(0, 0), i = s.supplier(0, 0);
    auto& r = s.m.relation;
    s.m.supplier.knowledge[i] = 0.05;
    r.process_knowledge[e] = 0.02;
    r.secrets[e] = 1.5; // half of what could be known
    r.rent[e] = 2.0;
    r.concession[e] = 0.5;
    s.m.supplier.funding[i] = 0.8;
    s.m.need.rivals[0] = 1;
    const auto quoted = [&] { return quote_for(s.m, s.p, 0, e); };
    quote(s.m, s.p);
    const double kp = 100.0 * std::exp(-0.07);
    const double full = kp + 5.4 + 6.48 + 1.2; // 0.45 * 12, 6 * 1.08, 40 * 60 / 2000
    CHECK(s.m.running.production_cost[0] == near(kp));
    CHECK(s.m.running.full_cost[0] == near(full));
    CHECK(quoted().production_cost == s.m.running.production_cost[0]);
    CHECK(quoted().full_cost == s.m.running.full_cost[0]);
    CHECK(quoted().asking_price == near(full * 1.08 * 1.01 * 1.003 + 1.5)); // 0.05 * 0.3 * 0.5 * 0.5 * 0.8
    // gives away 0.65 * 0.4 + 0.2 * 0.2 of the service and 0.5 * 4 * 0.1 of the capacity
    CHECK(quoted().walk_away_price == near((kp + 0.7 * 5.4 + 0.8 * 6.48 + 1.2) * 1.01));

    s.m.need.rivals[0] = 2; // no padding against two
    CHECK(quoted().asking_price == near(full * 1.08 * 1.01 + 1.5));

    s.p.quote.price_floor = true;
    CHECK(quoted().walk_away_price == near(full));
    r.concession[e] = 30.0; // even a floor is not above the asking price
    CHECK(quoted().walk_away_price == quoted().asking_price);
    CHECK(quoted().asking_price == near(full * 1.08 * 1.01 - 28.0));
}

TEST_CASE("only invited suppliers and the incumbent quote", "[relational][step]")
{
    Scene s;
    s.m.need.invited[0] = 0b0100;
    s.m.need.tender[0] = 1;
    for (const int seat : {1, 3}) s.m.supplier.productivity[s.supplier(0, seat)] = 0.5; // would win, if they were asked
    s.m.need.incumbent[1] = nobody;
    quote(s.m, s.p);
    CHECK(s.m.running.full_cost[0] == near(113.08));
    CHECK(s.m.running.full_cost[1] == 0.0);
    CHECK(quote_for(s.m, s.p, 0, s.at(0, 2)).full_cost == near(113.08));

    s.m.running.full_cost[0] = 0.0;
    award(s.m, s.p);
    CHECK(s.m.need.incumbent[0] == 2);
    CHECK(s.m.running.full_cost[0] == near(113.08)); // kept of the winner
    CHECK(s.m.running.production_cost[0] == near(100));
}

} // namespace models::relational
