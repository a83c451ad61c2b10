// Hand-worked: re-opened contracts (specification 5.4).
#include <catch2/catch.hpp>

#include "models/rules/order.hpp"
#include "tests/models/rules/expected.hpp"

using tests::near;

namespace models::rules {

TEST_CASE("orders have the specification's numbers", "[rules][order]")
{
    tests::check_table<OrderParameters>(
        {{"reopen_cut", 0.015, 0, 0.05}, {"reopen_floor", 0.95}, {"reopen_age", 2}, {"contract_protection", 0.8}});
}

TEST_CASE("a contract is re-opened from age 2, and a complete one prevents 0.8 of it", "[rules][order]")
{
    const OrderParameters p;
    // age, exploit, contract
    CHECK(reopener_chance(0, 0.2, 0, p) == 0);
    CHECK(reopener_chance(1, 0.2, 0, p) == 0);
    CHECK(reopener_chance(2, 0.2, 0, p) == 0.2);
    CHECK(reopener_chance(2, 0.2, 1, p) == near(0.04));
    CHECK(reopener_chance(5, 0.2, 0.4, p) == near(0.136)); // 0.2 * 0.68
    CHECK(reopener_chance(5, 0, 0.4, p) == 0);
    CHECK(reopener_chance(3, 1, 0, {.reopen_age = 4}) == 0);
    CHECK(reopener_chance(4, 1, 0.5, {.reopen_age = 4, .contract_protection = 0.5}) == near(0.75));
}

TEST_CASE("a re-opener cuts 0.015 of the price but not below 0.95 of production cost", "[rules][order]")
{
    const OrderParameters p;
    // price, production cost
    CHECK(reopened_price(100, 80, p) == near(98.5));
    CHECK(reopened_price(100, 0, p) == near(98.5));
    CHECK(reopened_price(80, 83, p) == near(78.85)); // 0.95 * 83 against 0.985 * 80 = 78.8
    CHECK(reopened_price(95, 100, p) == near(95));   // already there
    CHECK(reopened_price(100, 110, p) == 100);       // 104.5 would be a rise: a demanded cut leaves the price
    CHECK(reopened_price(100, 80, {.reopen_cut = 0.05}) == near(95));
    CHECK(reopened_price(100, 100, {.reopen_cut = 0.05, .reopen_floor = 0.98}) == near(98));
}

TEST_CASE("a re-opener never raises the price and its chance is a chance", "[rules][order]")
{
    tests::at_each_end<OrderParameters>(tests::Ends::legal, [](const OrderParameters& p) {
        for (const double price : {0.0, 1.0, 100.0, 1e6})
            for (const double cost : {0.0, 1.0, 100.0, 1e6}) tests::check_within(reopened_price(price, cost, p), 0, price);
        for (const double age : {0.0, 2.0, 80.0})
            for (const double exploit : {0.0, 0.2, 1.0})
                for (const double contract : {0.0, 0.4, 1.0})
                    tests::check_within(reopener_chance(age, exploit, contract, p), 0, exploit);
    });
}

} // namespace models::rules
