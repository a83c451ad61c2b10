// Hand-worked: what slips on the way to delivery (specification 5.6).
#include <catch2/catch.hpp>

#include "models/rules/delivery.hpp"
#include "tests/models/rules/expected.hpp"

using tests::near;

namespace models::rules {

TEST_CASE("delivery has the specification's numbers", "[rules][delivery]")
{
    tests::check_table<DeliveryParameters>({{"slip", 0.06, 0, 0.3},
                                            {"delay_cost", 35, 5, 100},
                                            {"penalty", 10, 0, 50},
                                            {"problem_slip", 0.1},
                                            {"calm_slip", 0.3},
                                            {"uncertain_slip", 0.7},
                                            {"plan_relief", 0.7},
                                            {"slip_limit", 0.9},
                                            {"least_slip", 1}});
}

TEST_CASE("the slip grows with problems, complexity and uncertainty, and shared plans prevent 0.7 of it", "[rules][delivery]")
{
    const DeliveryParameters p;
    // problem, complexity, uncertainty, shared plans, uniform (0.5 gives the mean)
    CHECK(slip_share(0, 1, 1, 0, 0.5, p) == near(0.06));
    CHECK(slip_share(0, 1, 1, 0, 0, p) == 0);
    CHECK(slip_share(0, 1, 1, 0, 1, p) == near(0.12));
    CHECK(slip_share(0, 0, 1, 0, 1, p) == 0);                    // a simple product never slips
    CHECK(slip_share(0, 1, 0, 0, 0.5, p) == near(0.018));        // calm: 0.06 * 0.3
    CHECK(slip_share(0, 1, 2, 0, 0.5, p) == near(0.102));        // 0.06 * 1.7
    CHECK(slip_share(0, 1, 1, 1, 0.5, p) == near(0.018));        // 0.06 * 0.3
    CHECK(slip_share(1, 1, 1, 0, 0.5, p) == near(0.16));         // 0.06 + 0.1
    CHECK(slip_share(0.4, 0.5, 1, 0.5, 0.5, p) == near(0.0325)); // 0.1 * 0.5 * 0.65
    CHECK(slip_share(1, 1, 3, 0, 1, p) == near(0.768));          // 0.16 * 2.4 * 2
    CHECK(slip_share(1, 1, 10, 0, 1, p) == 0.9);                 // 0.16 * 7.3 * 2 = 2.336

    const DeliveryParameters other{
        .slip = 0.1, .problem_slip = 0.2, .calm_slip = 0.5, .uncertain_slip = 0.25, .plan_relief = 0.5};
    CHECK(slip_share(0.5, 1, 2, 0.5, 0.5, other) == near(0.15)); // 0.2 * 1.0 * 0.75
    CHECK(slip_share(1, 1, 1, 0, 1, {.slip_limit = 0.25}) == 0.25);
}

TEST_CASE("the slip is a share below its limit", "[rules][delivery]")
{
    tests::at_each_end<DeliveryParameters>(tests::Ends::legal, [](const DeliveryParameters& p) {
        for (const double problem : {0.0, 1.0})
            for (const double complexity : {0.0, 1.0})
                for (const double uncertainty : {0.0, 1.0, 10.0})
                    for (const double plans : {0.0, 1.0})
                        for (const double uniform : {0.0, 0.5, 1.0})
                            tests::check_within(slip_share(problem, complexity, uncertainty, plans, uniform, p), 0, p.slip_limit);
    });
}

} // namespace models::rules
