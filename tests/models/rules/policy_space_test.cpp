// Hand-worked: rows of policies as points between two archetypes (specification 5.12).
#include <catch2/catch.hpp>

#include "models/rules/policy_space.hpp"
#include "tests/models/rules/expected.hpp"

using tests::near;

namespace models::rules {

TEST_CASE("a row lies between the archetypes entry by entry", "[rules][learning]")
{
    const Policy first = trusting(), second = aggressive();
    const Policy middle = row_between(first, second, [](std::size_t) { return 0.5; });
    CHECK(middle.pressure == near(0.475)); // 0.15, 0.80
    CHECK(middle.term == near(6));         // 8, 4
    CHECK(middle.contract == near(0.4));   // 0.4, 0.4
    CHECK(entries_of(row_between(first, second, [](std::size_t) { return 1.0; })).back() == near(first.assist));
    const Policy mixed = row_between(first, second, [](std::size_t k) { return k == 2 ? 1.0 : 0.0; });
    CHECK(mixed.pressure == near(0.15));
    CHECK(mixed.term == near(4));
}

TEST_CASE("the position of a row is its mean share of the way, over the entries that differ", "[rules][learning]")
{
    const Policy first = trusting(), second = aggressive(); // 15 entries differ; contract is 0.4 in both
    CHECK(position(first, first, second) == near(1));
    CHECK(position(second, first, second) == near(0));
    Policy row = second;
    row.pressure = 0.15;
    CHECK(position(row, first, second) == near(1.0 / 15.0));
    row.term = 6;
    CHECK(position(row, first, second) == near(0.1)); // 1.5 of 15
    CHECK(position(row, first, first) == 1.0);        // archetypes that do not differ
}

TEST_CASE("a copied row errs by a share of the distance between the archetypes, and never leaves it", "[rules][learning]")
{
    const Policy first = trusting(), second = aggressive();
    const Policy middle = row_between(first, second, [](std::size_t) { return 0.5; });
    const Policy copy = copied_with_errors(middle, first, second, 0.1, [](std::size_t k) { return k == 2 ? 2.0 : -1.0; });
    CHECK(copy.pressure == near(0.345)); // 0.475 + 0.1 (0.15 - 0.80) 2
    CHECK(copy.term == near(5.6));       // 6 - 0.1 (8 - 4)
    CHECK(copy.contract == near(0.4));
    const Policy far = copied_with_errors(middle, first, second, 1.0, [](std::size_t) { return 9.0; });
    CHECK(far.pressure == near(0.15));
    CHECK(far.term == near(8));
    CHECK(far.exploit == near(0.01));
}

} // namespace models::rules
