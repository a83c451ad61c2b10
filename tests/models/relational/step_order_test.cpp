// Hand-worked scenes for orders and running prices (specification 5.4).
#include <catch2/catch.hpp>

#include "tests/models/relational/scene.hpp"

using tests::near;
using tests::Scene;

namespace models::relational {

TEST_CASE("a buyer orders its demand and uses up its contract", "[relational][step]")
{
    Scene s;
    s.m.need.demand[0] = 2100.0;
    s.m.relation.price[s.at(0, 0)] = 120.0;
    s.m.running.reference_cost[s.at(0, 0)] = 100.0;
    s.m.need.incumbent[1] = nobody;
    order(s.m, s.p, s.random());
    CHECK(s.running(0).ordered == 2100.0);
    CHECK(s.m.relation.owed[s.at(0, 0)] == 2100.0);
    CHECK(s.m.need.remaining_term[0] == 2.0);
    CHECK(s.m.relation.price[s.at(0, 0)] == 120.0);
    CHECK(s.books(0).reopeners == 0.0);
    CHECK(s.running(1).ordered == 0.0); // nobody to order from
    for (int seat = 0; seat < 4; ++seat) CHECK(s.m.relation.owed[s.at(1, seat)] == 0.0);
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
        const bool reopened = s.books(0).reopeners == 1.0;
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
        s.m.need_flow.reopeners[0] = 0.0;
        order(s.m, s.p, s.random());
        CHECK((s.books(0).reopeners == 1.0) == (s.random().uniform(Purpose::reopener, 0) < 1.0 - 0.8));
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
