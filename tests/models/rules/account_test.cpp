// Hand-worked: what a supplier costs beyond its price, and what rivals hear of a buyer (specification 5.10).
#include <catch2/catch.hpp>

#include "models/rules/account.hpp"
#include "tests/models/rules/expected.hpp"

using tests::near;

namespace models::rules {

TEST_CASE("accounts and reputation have the specification's numbers", "[rules][account]")
{
    tests::check_table<AccountParameters>({{"least_volume", 0.3},
                                           {"lowest", -40},
                                           {"highest", 80},
                                           {"learning", 0.15},
                                           {"least_delivery", 1},
                                           {"benchmark_learning", 0.1}});
    tests::check_table<ReputationParameters>({{"on", 1}, {"spread", 0.05}, {"forgetting", 0.01}});
}

TEST_CASE("non-price cost is spread over the delivery, at least 0.3 of base demand, and believed from -40 to 80",
          "[rules][account]")
{
    const AccountParameters p;
    CHECK(period_other_cost(8000, 1000, 2000, p) == near(8));    // 8000 / 1000
    CHECK(period_other_cost(3000, 600, 2000, p) == near(5));     // just as much as counts at least
    CHECK(period_other_cost(3000, 500, 2000, p) == near(5));     // 0.3 * 2000 = 600 units
    CHECK(period_other_cost(1200, 0, 2000, p) == near(2));       // nothing delivered: 600 units
    CHECK(period_other_cost(-4000, 1000, 2000, p) == near(-4));  // innovation may outweigh cost
    CHECK(period_other_cost(79'000, 1000, 2000, p) == near(79)); // below the clip
    CHECK(period_other_cost(80'000, 1000, 2000, p) == 80);       // at the clip
    CHECK(period_other_cost(100'000, 1000, 2000, p) == 80);      // 100 is not believed
    CHECK(period_other_cost(-100'000, 1000, 2000, p) == -40);    // nor is -100
    CHECK(period_other_cost(0, 0, 2000, p) == 0);

    const AccountParameters other{.least_volume = 0.5, .lowest = -10, .highest = 20};
    CHECK(period_other_cost(3000, 500, 2000, other) == near(3)); // 3000 / (0.5 * 2000)
    CHECK(period_other_cost(100'000, 1000, 2000, other) == 20);
    CHECK(period_other_cost(-100'000, 1000, 2000, other) == -10);
}

TEST_CASE("the first experience of non-price cost counts in full, later ones by 0.15", "[rules][account]")
{
    const AccountParameters p;
    CHECK(remembered_other_cost(0, 12, p) == 12);
    CHECK(remembered_other_cost(0, -12, p) == -12);
    CHECK(remembered_other_cost(0, 0, p) == 0);
    CHECK(remembered_other_cost(10, 10, p) == 10);
    CHECK(remembered_other_cost(10, 20, p) == near(11.5)); // 10 + 0.15 * 10
    CHECK(remembered_other_cost(-4, 16, p) == near(-1));   // -4 + 0.15 * 20
    CHECK(remembered_other_cost(10, 0, p) == near(8.5));

    const AccountParameters quick{.learning = 0.5};
    CHECK(remembered_other_cost(10, 20, quick) == near(15));
}

TEST_CASE("rivals' trust follows the incumbent's by 0.05 and returns to the start by 0.01", "[rules][account]")
{
    const ReputationParameters p;
    CHECK(rumoured_trust(0.5, 0.5, 0.5, p) == 0.5);
    CHECK(rumoured_trust(0.5, 0.9, 0.5, p) == near(0.52));  // 0.5 + 0.05 * 0.4
    CHECK(rumoured_trust(0.2, 0.2, 0.5, p) == near(0.203)); // 0.2 + 0.01 * 0.3
    CHECK(rumoured_trust(0.9, 0.1, 0.5, p) == near(0.856)); // 0.9 - 0.04 - 0.004

    const ReputationParameters talkative{.spread = 0.5, .forgetting = 0.25};
    CHECK(rumoured_trust(0.4, 0.8, 0.6, talkative) == near(0.65)); // 0.4 + 0.2 + 0.05
}

TEST_CASE("non-price cost stays between the limits of belief, whatever happened", "[rules][account]")
{
    tests::at_each_end<AccountParameters>(tests::Ends::legal, [](const AccountParameters& p) {
        for (const double cost : {-1e9, -1.0, 0.0, 1.0, 1e9})
            for (const double delivered : {0.0, 1e-12, 1.0, 1e9})
                for (const double base : {1.0, 1e9}) {
                    const double period = period_other_cost(cost, delivered, base, p);
                    tests::check_within(period, p.lowest, p.highest);
                    for (const double remembered : {p.lowest, 0.0, p.highest})
                        tests::check_within(remembered_other_cost(remembered, period, p), p.lowest, p.highest);
                }
    });
}

TEST_CASE("rumours keep trust between least and greatest trust", "[rules][account]")
{
    tests::at_each_end<ReputationParameters>(tests::Ends::plausible, [](const ReputationParameters& p) {
        for (const double trust : {0.02, 0.5, 0.98})
            for (const double incumbent : {0.02, 0.5, 0.98})
                for (const double start : {0.02, 0.5, 0.98})
                    tests::check_within(rumoured_trust(trust, incumbent, start, p), 0.02, 0.98);
    });
}

TEST_CASE("where reputation is off rivals hear nothing", "[rules][account]")
{
    CHECK(rumoured_trust(0.3, 0.9, 0.5, {.on = false}) == 0.3);
}

} // namespace models::rules
