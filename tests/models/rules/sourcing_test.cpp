// Hand-worked: when a need goes to tender and how many rivals are asked (specification 5.1).
#include <catch2/catch.hpp>

#include "models/rules/sourcing.hpp"
#include "tests/models/rules/expected.hpp"

namespace models::rules {

TEST_CASE("sourcing has the specification's numbers", "[rules][sourcing]")
{
    tests::check_table<SourcingParameters>({{"in_turn", 0}, {"link_patience", 0.5}, {"least_rivals", 3}});
}

TEST_CASE("a buyer wants to leave above a level of dissatisfaction that a link raises by half", "[rules][sourcing]")
{
    const SourcingParameters p;
    // dissatisfaction, link, leave level
    CHECK_FALSE(wants_to_leave(0, 0, 0.5, p));
    CHECK_FALSE(wants_to_leave(0.5, 0, 0.5, p)); // not above
    CHECK(wants_to_leave(0.51, 0, 0.5, p));
    CHECK_FALSE(wants_to_leave(0.6, 1, 0.5, p));
    CHECK_FALSE(wants_to_leave(0.75, 1, 0.5, p)); // 0.5 * 1.5
    CHECK(wants_to_leave(0.76, 1, 0.5, p));
    CHECK(wants_to_leave(0.751, 1, 0.5, p));
    CHECK_FALSE(wants_to_leave(0.62, 0.5, 0.5, p)); // 0.5 * 1.25 = 0.625
    CHECK(wants_to_leave(0.63, 0.5, 0.5, p));
    CHECK(wants_to_leave(0.6, 1, 0.5, {.link_patience = 0}));
    CHECK_FALSE(wants_to_leave(1, 1, 0.5, {.link_patience = 1}));
}

TEST_CASE("the fraction of rivals invited is the chance of one more", "[rules][sourcing]")
{
    const SourcingParameters p;
    // rivals invited, uniform, wide
    CHECK(rivals_wanted(0, 0.99, false, p) == 0);
    CHECK(rivals_wanted(1, 0.01, false, p) == 1);
    CHECK(rivals_wanted(1, 0.99, false, p) == 1);
    CHECK(rivals_wanted(1.5, 0.4, false, p) == 1);
    CHECK(rivals_wanted(1.5, 0.5, false, p) == 2);
    CHECK(rivals_wanted(1.5, 0.6, false, p) == 2);
    CHECK(rivals_wanted(0.25, 0.7, false, p) == 0);
    CHECK(rivals_wanted(0.25, 0.8, false, p) == 1);
    CHECK(rivals_wanted(4, 0.5, false, p) == 4);
}

TEST_CASE("a wide tender asks three rivals at least", "[rules][sourcing]")
{
    const SourcingParameters p;
    CHECK(rivals_wanted(0, 0.5, true, p) == 3);
    CHECK(rivals_wanted(1, 0.5, true, p) == 3);
    CHECK(rivals_wanted(2.5, 0.6, true, p) == 3);
    CHECK(rivals_wanted(3.5, 0.6, true, p) == 4);
    CHECK(rivals_wanted(4, 0.5, true, p) == 4);
    CHECK(rivals_wanted(1, 0.5, true, {.least_rivals = 2}) == 2);
    CHECK(rivals_wanted(1, 0.5, true, {.least_rivals = 5}) == 5);
}

TEST_CASE("the number of rivals wanted is 0 to 15 and never less in a wide tender", "[rules][sourcing]")
{
    tests::at_each_end<SourcingParameters>(tests::Ends::legal, [](const SourcingParameters& p) {
        for (const double invited : {0.0, 0.5, 5.0, 15.0})
            for (const double uniform : {0.0, 0.5, 0.9999999}) {
                const int usual = rivals_wanted(invited, uniform, false, p), wide = rivals_wanted(invited, uniform, true, p);
                tests::check_within(usual, 0, 15);
                tests::check_within(wide, usual, 15);
                CHECK(wide >= p.least_rivals);
            }
    });
}

} // namespace models::rules
