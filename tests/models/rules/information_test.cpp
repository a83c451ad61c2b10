// Hand-worked: what is told, how it goes stale, and betrayal (specification 5, 5.8).
#include <cmath>

#include <catch2/catch.hpp>

#include "models/rules/information.hpp"
#include "tests/models/rules/expected.hpp"

using tests::near;

namespace models::rules {

TEST_CASE("information has the specification's numbers", "[rules][information]")
{
    tests::check_table<InformationParameters>({{"on", 1},
                                               {"fade", 0.15, 0.03, 0.5},
                                               {"half", 1.5, 0.3, 5},
                                               {"threshold", 0.45, 0.2, 0.8},
                                               {"supplier_leak", 0.03, 0, 0.2},
                                               {"leak_loss", 12'000, 0, 1e5},
                                               {"steepness", 0.08},
                                               {"link_flow", 0.3},
                                               {"calm_ageing", 0.5},
                                               {"leak_factor", 2},
                                               {"leak_signal", 1}});
}

TEST_CASE("half of everything is known at a stock of 1.5, and nothing when the channel is off", "[rules][information]")
{
    const InformationParameters p;
    CHECK(information_share(0, p) == 0);
    CHECK(information_share(0.5, p) == 0.25);
    CHECK(information_share(1.5, p) == 0.5);
    CHECK(information_share(4.5, p) == 0.75);
    CHECK(information_share(4.5, {.on = false}) == 0);
    CHECK(information_share(1, {.half = 3}) == 0.25);
}

TEST_CASE("readiness to tell steps up around a trust of 0.45", "[rules][information]")
{
    const InformationParameters p;
    CHECK(readiness(0.45, p) == near(0.5));
    CHECK(readiness(0.45 + 0.08 * std::log(3.0), p) == near(0.75)); // exp(-ln 3) = 1/3
    CHECK(readiness(0.45 - 0.08 * std::log(3.0), p) == near(0.25));
    CHECK(readiness(0.45 + 0.08 * std::log(9.0), p) == near(0.9));
    CHECK(readiness(0.6 + 0.1 * std::log(4.0), {.threshold = 0.6, .steepness = 0.1}) == near(0.8));
}

TEST_CASE("a stock of news loses 0.15 a quarter, half of it where technology is calm, and gains what is told",
          "[rules][information]")
{
    const InformationParameters p;
    // stock, told, ageing
    CHECK(next_stock(0, 0, 1, p) == 0);
    CHECK(next_stock(0, 0.9, 1, p) == 0.9);
    CHECK(next_stock(2, 1, 1, p) == near(2.7));             // 1.7 + 1
    CHECK(next_stock(2, 0, 0.5, p) == near(1.85));          // 2 * 0.925
    CHECK(next_stock(2, 0, 2, p) == near(1.4));             // 2 * 0.7
    CHECK(next_stock(6, 0.9, 1, p) == near(6));             // steady
    CHECK(next_stock(2, 1, 1, {.on = false}) == near(1.7)); // fades but nothing is added
    CHECK(next_stock(2, 1, 1, {.fade = 0.5}) == near(2));
}

TEST_CASE("a supplier betrays plans when it is dishonest, distrusting and informed", "[rules][information]")
{
    const InformationParameters p;
    // honesty, supplier's trust, shared plans
    CHECK(betrayal_chance(0, 0, 1, p) == near(0.06)); // 0.03 * 2
    CHECK(betrayal_chance(1, 0, 1, p) == 0);
    CHECK(betrayal_chance(0, 1, 1, p) == 0);
    CHECK(betrayal_chance(0, 0, 0, p) == 0);
    CHECK(betrayal_chance(0.5, 0.5, 0.5, p) == near(0.0075)); // 0.03 * 0.125 * 2
    CHECK(betrayal_chance(0.5, 0, 1, {.supplier_leak = 0.2, .leak_factor = 3}) == near(0.3));
}

TEST_CASE("shares, readiness and stocks of information stay in their ranges", "[rules][information]")
{
    tests::at_each_end<InformationParameters>(tests::Ends::plausible, [](const InformationParameters& p) {
        for (const double stock : {0.0, 1e-9, 1.5, 1e9}) {
            tests::check_within(information_share(stock, p), 0, 1);
            for (const double told : {0.0, 1.3})
                for (const double ageing : {0.0, 0.5, 2.0})
                    tests::check_within(next_stock(stock, told, ageing, p), 0, stock + told);
        }
        for (const double share : {0.0, 0.02, 0.5, 0.98, 1.0}) {
            tests::check_within(readiness(share, p), 0, 1);
            tests::check_within(betrayal_chance(1 - share, share, share, p), 0, 1);
        }
    });
    tests::at_each_end<InformationParameters>(tests::Ends::legal, [](const InformationParameters& p) {
        for (const double trust : {0.0, 0.45, 1.0}) tests::check_within(readiness(trust, p), 0, 1);
        for (const double stock : {0.0, 1.0, 1e9}) {
            tests::check_within(information_share(stock, p), 0, 1);
            for (const double ageing : {0.0, 0.5, 1.0}) tests::check_within(next_stock(stock, 1, ageing, p), 0, stock + 1);
        }
    });
}

} // namespace models::rules
