// Hand-worked: a supplier's financial scale, health and dividend (specification 5.11).
#include <catch2/catch.hpp>

#include "models/rules/finance.hpp"
#include "tests/models/rules/expected.hpp"

using tests::near;

namespace models::rules {

TEST_CASE("finance has the specification's numbers", "[rules][finance]")
{
    tests::check_table<FinanceParameters>({{"on", 1},
                                           {"scale_quarters", 3},
                                           {"least_capacity", 500},
                                           {"neutral_health", 0.5},
                                           {"payout", 0.3},
                                           {"cash_unit", 20},
                                           {"entry_equity", 6},
                                           {"entry_delay", 2},
                                           {"entry_utilisation", 0.3},
                                           {"entry_knowledge", 0.9},
                                           {"opening_utilisation", 0.9},
                                           {"leaving_attention", 0.5},
                                           {"leaving_trust", 0.2}});
}

TEST_CASE("the financial scale is three quarters of capacity cost, of 500 units at least", "[rules][finance]")
{
    const FinanceParameters p;
    CHECK(financial_scale(2000, 6, p) == 36'000); // 3 * 6 * 2000
    CHECK(financial_scale(501, 6, p) == near(9'018));
    CHECK(financial_scale(500, 6, p) == 9'000);
    CHECK(financial_scale(100, 6, p) == 9'000);
    CHECK(financial_scale(0, 6, p) == 9'000);
    CHECK(financial_scale(100, 5, {.scale_quarters = 2, .least_capacity = 1000}) == 10'000);
}

TEST_CASE("funding is one half without cash and full with half a scale of it", "[rules][finance]")
{
    const FinanceParameters p;
    CHECK(funding_health(0, 36'000, p) == 0.5);
    CHECK(funding_health(9'000, 36'000, p) == 0.75);
    CHECK(funding_health(-9'000, 36'000, p) == 0.25);
    CHECK(funding_health(18'000, 36'000, p) == 1);
    CHECK(funding_health(-18'000, 36'000, p) == 0);
    CHECK(funding_health(1e9, 36'000, p) == 1);
    CHECK(funding_health(-1e9, 36'000, p) == 0);
    CHECK(funding_health(3'600, 36'000, {.neutral_health = 0.4}) == near(0.5));
}

TEST_CASE("three tenths of the cash above three scales are paid out", "[rules][finance]")
{
    const FinanceParameters p;
    CHECK(dividend(-10'000, 36'000, 3, p) == 0);
    CHECK(dividend(0, 36'000, 3, p) == 0);
    CHECK(dividend(108'000, 36'000, 3, p) == 0);
    CHECK(dividend(118'000, 36'000, 3, p) == near(3'000)); // 0.3 * 10 000
    CHECK(dividend(46'000, 36'000, 1, p) == near(3'000));
    CHECK(dividend(1'000, 36'000, 0, p) == near(300));
    CHECK(dividend(118'000, 36'000, 3, {.payout = 0.5}) == near(5'000));
}

TEST_CASE("funding is a share and a dividend never touches the cash that must stay", "[rules][finance]")
{
    tests::at_each_end<FinanceParameters>(tests::Ends::legal, [](const FinanceParameters& p) {
        for (const double capacity : {0.0, 500.0, 1e9})
            for (const double cost : {0.01, 6.0, 1000.0}) {
                const double scale = financial_scale(capacity, cost, p);
                tests::check_finite(scale);
                CHECK(scale > 0);
                for (const double cash : {-1e12, -1.0, 0.0, 1.0, 1e12}) {
                    tests::check_within(funding_health(cash, scale, p), 0, 1);
                    for (const double at : {0.0, 3.0, 100.0}) {
                        const double paid = dividend(cash, scale, at, p);
                        CHECK(paid >= 0);
                        if (paid > 0) tests::check_within(cash - paid, at * scale * (1 - 1e-12), cash);
                    }
                }
            }
    });
}

TEST_CASE("a supplier fails when it owes more than its credit, unless money does not matter", "[rules][finance]")
{
    const FinanceParameters p, off{.on = false};
    // cash, scale, credit
    CHECK_FALSE(fails(-200, 100, 2, p)); // just its credit
    CHECK(fails(-200.1, 100, 2, p));
    CHECK_FALSE(fails(0, 100, 0, p));
    CHECK_FALSE(fails(-1e9, 100, 2, off));
    CHECK(funding_health(-1e9, 100, p) == 0);
    CHECK(funding_health(-1e9, 100, off) == 1);
}

} // namespace models::rules
