// Hand-worked: when an ordering link is offered and how it grows (specification 5.8).
#include <catch2/catch.hpp>

#include "models/rules/link.hpp"
#include "tests/models/rules/expected.hpp"

using tests::near;

namespace models::rules {

TEST_CASE("links have the specification's numbers", "[rules][link]")
{
    tests::check_table<LinkParameters>({{"on", 1},
                                        {"cost", 6000, 0, 50'000},
                                        {"upkeep", 150, 0, 2000},
                                        {"least_trust", 0.55},
                                        {"least_age", 3},
                                        {"install_chance", 0.5},
                                        {"growth", 0.25}});
}

TEST_CASE("a link is offered once, above a trust of 0.55 and from age 3", "[rules][link]")
{
    const LinkParameters p;
    // link, supplier's trust, age
    CHECK(link_is_due(0, 0.56, 3, p));
    CHECK(link_is_due(0, 0.551, 3, p));
    CHECK(link_is_due(0, 0.98, 80, p));
    CHECK_FALSE(link_is_due(0, 0.55, 3, p));   // not above
    CHECK_FALSE(link_is_due(0, 0.56, 2, p));   // too early
    CHECK_FALSE(link_is_due(0.01, 0.9, 9, p)); // there is one
    CHECK_FALSE(link_is_due(1, 0.9, 9, p));
    CHECK_FALSE(link_is_due(0, 0.9, 9, {.on = false}));

    const LinkParameters eager{.least_trust = 0.3, .least_age = 1};
    CHECK(link_is_due(0, 0.31, 1, eager));
    CHECK_FALSE(link_is_due(0, 0.3, 1, eager));
    CHECK_FALSE(link_is_due(0, 0.31, 0, eager));
}

TEST_CASE("a link grows by a quarter to one, also what is left of an old one", "[rules][link]")
{
    const LinkParameters p;
    CHECK(grown_link(0, p) == 0); // none does not grow
    CHECK(grown_link(0.25, p) == 0.5);
    CHECK(grown_link(0.5, p) == 0.75);
    CHECK(grown_link(0.75, p) == 1);
    CHECK(grown_link(0.9, p) == 1);
    CHECK(grown_link(1, p) == 1);
    CHECK(grown_link(0.001, p) == near(0.251));
    CHECK(grown_link(0.25, {.growth = 0.1}) == near(0.35));
    CHECK(grown_link(0.25, {.on = false}) == 0.25);
}

TEST_CASE("a link is never below zero or above one", "[rules][link]")
{
    tests::at_each_end<LinkParameters>(tests::Ends::legal, [](const LinkParameters& p) {
        for (const double link : {0.0, 1e-300, 0.25, 0.999, 1.0}) tests::check_within(grown_link(link, p), link, 1);
    });
}

} // namespace models::rules
