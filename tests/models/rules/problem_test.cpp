// Hand-worked: hidden problems come by chance and are found by those who are there (specification 5.6, 5.7).
#include <catch2/catch.hpp>

#include "models/rules/problem.hpp"
#include "tests/models/rules/expected.hpp"

using tests::near;

namespace models::rules {

TEST_CASE("hidden problems have the specification's numbers", "[rules][problem]")
{
    tests::check_table<ProblemParameters>({{"chance", 0.04, 0, 0.2},
                                           {"site_discovery", 0.15},
                                           {"simple_chance", 0.4},
                                           {"least_severity", 0.3},
                                           {"natural_discovery", 0.04}, // pb *= 0.96
                                           {"new_relation_share", 0.5}});
}

TEST_CASE("complex products have hidden problems more often", "[rules][problem]")
{
    const ProblemParameters p;
    CHECK(problem_chance(0, p) == near(0.016));   // 0.04 * 0.4
    CHECK(problem_chance(0.5, p) == near(0.028)); // 0.04 * 0.7
    CHECK(problem_chance(1, p) == near(0.04));
    CHECK(problem_chance(0.5, {.chance = 0.1, .simple_chance = 0.2}) == near(0.06));
}

TEST_CASE("a new problem takes 0.3 to 1 of what was still sound", "[rules][problem]")
{
    const ProblemParameters p;
    // problem, uniform
    CHECK(worsened_problem(0, 0, p) == 0.3);
    CHECK(worsened_problem(0, 0.5, p) == near(0.65));
    CHECK(worsened_problem(0, 1, p) == near(1));
    CHECK(worsened_problem(0.5, 0, p) == near(0.65));   // 0.5 + 0.5 * 0.3
    CHECK(worsened_problem(0.4, 0.5, p) == near(0.79)); // 0.4 + 0.6 * 0.65
    CHECK(worsened_problem(1, 0.5, p) == 1);
    CHECK(worsened_problem(0, 0.5, {.least_severity = 0.5}) == 0.75);
}

TEST_CASE("a problem shrinks by 0.04 anyhow and by 0.15 with engineers on site", "[rules][problem]")
{
    const ProblemParameters p;
    // problem, contact
    CHECK(discovered_problem(0, 1, p) == 0);
    CHECK(discovered_problem(1, 0, p) == near(0.96));
    CHECK(discovered_problem(1, 1, p) == near(0.816));     // 0.96 * 0.85
    CHECK(discovered_problem(0.5, 0.5, p) == near(0.444)); // 0.5 * 0.96 * 0.925
    CHECK(discovered_problem(1, 1, {.site_discovery = 0.5, .natural_discovery = 0.1}) == near(0.45));
}

TEST_CASE("a hidden problem stays between none and full", "[rules][problem]")
{
    tests::at_each_end<ProblemParameters>(tests::Ends::legal, [](const ProblemParameters& p) {
        for (const double problem : {0.0, 1e-300, 0.5, 1.0})
            for (const double share : {0.0, 0.5, 1.0}) {
                tests::check_within(problem_chance(share, p), 0, p.chance);
                tests::check_within(worsened_problem(problem, share, p), problem, 1);
                tests::check_within(discovered_problem(problem, share, p), 0, problem);
            }
    });
}

} // namespace models::rules
