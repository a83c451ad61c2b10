// Hand-worked: plans, capacity, and who is served first when it is short (specification 5.5).
#include <vector>

#include <catch2/catch.hpp>

#include "models/rules/production.hpp"
#include "tests/models/rules/expected.hpp"

using tests::near;

namespace models::rules {

TEST_CASE("production has the specification's numbers", "[rules][production]")
{
    tests::check_table<ProductionParameters>({{"link_weight", 0.2},
                                              {"least_plan", 200},
                                              {"slow_down", 0.5},
                                              {"utilisation_speed", 0.4},
                                              {"priority_base", 0.3},
                                              {"priority_trust", 1.4},
                                              {"priority_link", 0.3},
                                              {"passes", 3}});
}

TEST_CASE("a supplier plans on what it is told, through talk and link, and else on past orders", "[rules][production]")
{
    const ProductionParameters p;
    // shared plans, link, information on
    CHECK(plan_weight(0, 0, true, p) == 0);
    CHECK(plan_weight(0.5, 0, true, p) == 0.5);
    CHECK(plan_weight(0.5, 0.5, true, p) == near(0.6));
    CHECK(plan_weight(0.5, 1, true, p) == near(0.7));
    CHECK(plan_weight(0.9, 1, true, p) == 1); // 1.1 is clipped
    CHECK(plan_weight(0.9, 1, false, p) == 0);
    CHECK(plan_weight(0.25, 1, true, {.link_weight = 0.5}) == 0.75);

    // demand, smoothed orders, weight
    CHECK(expected_order(3000, 2000, 0) == 2000);
    CHECK(expected_order(3000, 2000, 0.25) == 2250);
    CHECK(expected_order(3000, 2000, 1) == 3000);
    CHECK(expected_order(0, 2000, 0.5) == 1000);
}

TEST_CASE("capacity follows the plan, faster up than down", "[rules][production]")
{
    const ProductionParameters p;
    // capacity, expected, buffer, speed; the target of 2000 is 2160
    CHECK(next_capacity(2000, 2000, 0.08, 0.8, p) == near(2128)); // 2000 + 0.8 * 160
    CHECK(next_capacity(2160, 2000, 0.08, 0.8, p) == near(2160));
    CHECK(next_capacity(3000, 2000, 0.08, 0.8, p) == near(2664)); // 3000 - 0.4 * 840
    CHECK(next_capacity(0, 0, 0.08, 0.8, p) == near(172.8));      // plans for 200 at least: 0.8 * 216
    CHECK(next_capacity(216, 100, 0.08, 0.8, p) == near(216));
    CHECK(next_capacity(1000, 2000, 0, 1, p) == 2000);
    CHECK(next_capacity(3000, 2000, 0, 1, p) == 2500);
    CHECK(next_capacity(3000, 2000, 0, 0, p) == 3000);
    CHECK(next_capacity(3000, 500, 0, 1, {.least_plan = 1000, .slow_down = 0.25}) == 2500); // 3000 - 0.25 * 2000
}

TEST_CASE("utilisation moves 0.4 of the way to the load", "[rules][production]")
{
    const ProductionParameters p;
    // utilisation, need, capacity
    CHECK(next_utilisation(0.9, 1000, 2000, p) == near(0.74)); // 0.9 - 0.4 * 0.4
    CHECK(next_utilisation(0.5, 0, 2000, p) == near(0.3));
    CHECK(next_utilisation(0.5, 2000, 2000, p) == near(0.7));
    CHECK(next_utilisation(0.5, 9000, 2000, p) == near(0.7)); // no load above one
    CHECK(next_utilisation(0.5, 500, 2000, {.utilisation_speed = 1}) == 0.25);
}

TEST_CASE("trusted and linked customers come first", "[rules][production]")
{
    const ProductionParameters p;
    CHECK(priority(0, 0, p) == 0.3);
    CHECK(priority(0.5, 0, p) == near(1));
    CHECK(priority(0, 1, p) == near(0.6));
    CHECK(priority(0.5, 0.5, p) == near(1.15)); // 0.3 + 0.7 + 0.15
    CHECK(priority(1, 1, p) == near(2));
    CHECK(priority(0.5, 0.5, {.priority_base = 0.1, .priority_trust = 1, .priority_link = 0.6}) == near(0.9));
}

TEST_CASE("enough capacity starts everything, whatever the priorities", "[rules][production]")
{
    const ProductionParameters p;
    std::vector<Claim> claims{{100, 0.3, 0}, {200, 2, 0}, {0, 1, 0}};
    CHECK(ration(claims, 1000, p) == near(300));
    CHECK(claims[0].started == 100);
    CHECK(claims[1].started == 200);
    CHECK(claims[2].started == 0);
    CHECK(claims[0].left == 0);
    CHECK(claims[1].left == 0);

    std::vector<Claim> exactly{{100, 0.3, 0}, {200, 2, 0}};
    CHECK(ration(exactly, 300, p) == 300);
    CHECK(exactly[0].started == 100);
    CHECK(exactly[1].started == 200);
}

TEST_CASE("short capacity is shared by priority times what is left", "[rules][production]")
{
    const ProductionParameters p;
    std::vector<Claim> alike{{100, 0.5, 0}, {300, 0.5, 0}};
    CHECK(ration(alike, 200, p) == near(200));
    CHECK(alike[0].started == near(50)); // 200 * 50 / 200
    CHECK(alike[1].started == near(150));
    CHECK(alike[0].left == near(50));
    CHECK(alike[1].left == near(150));

    std::vector<Claim> preferred{{100, 1, 0}, {100, 3, 0}};
    CHECK(ration(preferred, 100, p) == near(100));
    CHECK(preferred[0].started == near(25));
    CHECK(preferred[1].started == near(75));

    std::vector<Claim> alone{{100, 0.7, 0}};
    CHECK(ration(alone, 60, p) == near(60));
    CHECK(alone[0].left == near(40));

    std::vector<Claim> tiny{{0.125, 0.5, 0}, {0.0625, 0.5, 0}};
    CHECK(ration(tiny, 0.046875, p) == near(0.046875));
    CHECK(tiny[0].started == near(0.03125));
    CHECK(tiny[1].started == near(0.015625));
}

TEST_CASE("what a served customer leaves goes to the others in the next pass", "[rules][production]")
{
    // pass 1 of 240: weights 900 and 300; 180 for the first, who takes 100, and 60; pass 2: 80 for the second
    std::vector<Claim> two{{100, 9, 0}, {300, 1, 0}};
    CHECK(ration(two, 240, {}) == near(240));
    CHECK(two[0].started == near(100));
    CHECK(two[1].started == near(140));
    CHECK(two[1].left == near(160));

    std::vector<Claim> one_pass{{100, 9, 0}, {300, 1, 0}};
    CHECK(ration(one_pass, 240, {.passes = 1}) == near(160)); // 100 + 60
    CHECK(one_pass[1].started == near(60));
    CHECK(one_pass[1].left == near(240));
}

TEST_CASE("after three passes the rest of the capacity stays idle", "[rules][production]")
{
    std::vector<Claim> claims{{40, 40, 0}, {400, 5, 0}, {100, 3, 0}, {100, 1, 0}};
    // pass 1 of 600, weights 1600 2000 300 100 = 4000: 240 (takes 40), 300, 45, 15; 200 remain
    // pass 2 of 200, weights    0  500 165  85 =  750:              133.3 (takes 100), 44, 22.67; 33.33 remain
    // pass 3 of 33.33, weights  0    0  33  62.33 = 95.33:          11.54 (takes 11), 21.79; 7/13 remain
    CHECK(ration(claims, 600, {}) == near(7793.0 / 13));
    CHECK(claims[0].started == near(40));
    CHECK(claims[1].started == near(400));
    CHECK(claims[2].started == near(100));
    CHECK(claims[3].started == near(773.0 / 13)); // 15 + 68/3 + 850/39
    CHECK(claims[3].left == near(527.0 / 13));
}

TEST_CASE("nothing to share or nobody to share with starts nothing", "[rules][production]")
{
    const ProductionParameters p;
    CHECK(ration({}, 100, p) == 0);
    std::vector<Claim> idle{{0, 1, 0}, {0, 2, 0}};
    CHECK(ration(idle, 100, p) == 0);
    std::vector<Claim> stopped{{100, 1, 0}};
    CHECK(ration(stopped, 0, p) == 0);
    CHECK(stopped[0].started == 0);
    CHECK(stopped[0].left == 100);
    std::vector<Claim> unloved{{100, 0, 0}, {100, 0, 0}};
    CHECK(ration(unloved, 100, p) == 0);
    std::vector<Claim> half_loved{{100, 0, 0}, {100, 1, 0}};
    CHECK(ration(half_loved, 60, p) == near(60)); // all to the one with a weight
    CHECK(half_loved[0].started == 0);
    CHECK(half_loved[1].started == near(60));
}

TEST_CASE("rationing hands out neither more than capacity nor more than a claim, and loses no unit", "[rules][production]")
{
    for (const int passes : {1, 2, 3, 10})
        for (const double capacity : {0.0, 1e-9, 1.0, 333.3, 1000.0, 1e9})
            for (const double first : {0.0, 1e-9, 100.0, 1e6})
                for (const double second : {0.0, 1.0, 333.3})
                    for (const double weight : {0.001, 0.3, 2.0, 23.0}) {
                        std::vector<Claim> claims{{first, weight, 0}, {second, 0.3, 0}, {70, 1, 0}};
                        const double before = first + second + 70;
                        const double total = ration(claims, capacity, {.passes = passes});
                        double started = 0, left = 0;
                        for (const Claim& claim : claims) {
                            tests::check_within(claim.started, 0, before);
                            CHECK(claim.left >= 0);
                            started += claim.started;
                            left += claim.left;
                        }
                        CHECK(claims[0].started <= first);
                        CHECK(claims[1].started <= second * (1 + 1e-15));
                        tests::check_within(started, 0, capacity * (1 + 1e-12));
                        CHECK(total == Approx(started).epsilon(1e-12).margin(1e-12 * capacity));
                        CHECK(started + left == near(before));
                        if (before <= capacity) CHECK(left == 0);
                    }
}

TEST_CASE("plans, capacity, utilisation and priority stay in their ranges", "[rules][production]")
{
    tests::at_each_end<ProductionParameters>(tests::Ends::legal, [](const ProductionParameters& p) {
        for (const double low : {0.0, 0.5, 1.0})
            for (const double high : {0.0, 0.5, 1.0}) {
                const double weight = plan_weight(low, high, true, p);
                tests::check_within(weight, 0, 1);
                tests::check_within(expected_order(3000, 2000, weight), 2000, 3000);
                CHECK(priority(low, high, p) > 0);
                tests::check_within(priority(low, high, p), p.priority_base, 30);
                for (const double amount : {0.0, 1.0, 1e9}) {
                    const double target = std::max(amount, p.least_plan) * (1 + high);
                    tests::check_within(next_capacity(2000, amount, high, low, p), std::min(2000.0, target),
                                        std::max(2000.0, target));
                    for (const double capacity : {0.0, 1e-9, 2000.0})
                        tests::check_within(next_utilisation(low, amount, capacity, p), 0, 1);
                }
            }
    });
}

} // namespace models::rules
