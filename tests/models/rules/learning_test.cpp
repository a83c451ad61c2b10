// Hand-worked: the smoothed figures behind a buyer's cost index (specification 5.12).
#include <catch2/catch.hpp>

#include <cmath>

#include "models/rules/learning.hpp"
#include "tests/models/rules/expected.hpp"

using tests::near;

namespace models::rules {

TEST_CASE("learning has the specification's defaults and plausible spans", "[rules][learning]")
{
    tests::check_table<LearningParameters>({{"rule", 0},
                                            {"memory", 0.08, 0.02, 1},
                                            {"rate", 0.06, 0, 1},
                                            {"sharpness", 40, 1, 500},
                                            {"patience", 10, 0, 40},
                                            {"mutate", 0.002, 0, 0.05},
                                            {"mutate_sd", 0.05, 0, 0.2},
                                            {"warm", 8, 0, 40}});
    CHECK(LearningParameters{}.rule == Adaptation::none);
}

TEST_CASE("the cost index is cost over volume, and 1 while nothing was received", "[rules][learning]")
{
    CHECK(cost_index(204000, 183200) == near(204.0 / 183.2));
    CHECK(cost_index(-50, 100) == near(-0.5));
    CHECK(cost_index(500, 0) == 1.0);
}

TEST_CASE("a policy is kept while the market warms up, and for its patience", "[rules][learning]")
{
    const LearningParameters p; // warm 8, patience 10
    CHECK_FALSE(is_free_to_change(7, 0, p));
    CHECK_FALSE(is_free_to_change(9, 0, p)); // the last change counts from period 0
    CHECK(is_free_to_change(10, 0, p));
    CHECK_FALSE(is_free_to_change(29, 20, p));
    CHECK(is_free_to_change(30, 20, p));
    CHECK(is_free_to_change(8, 0, {.patience = 0}));
    CHECK_FALSE(is_free_to_change(7, 0, {.patience = 0}));
}

TEST_CASE("the cheaper is copied, the more surely the cheaper it is", "[rules][learning]")
{
    const LearningParameters p; // beta 40
    CHECK(imitation_chance(1.1, 1.1, p) == near(0.5));
    CHECK(imitation_chance(1.1, 1.05, p) == near(1.0 / (1.0 + std::exp(-2.0))));
    CHECK(imitation_chance(1.05, 1.1, p) == near(1.0 / (1.0 + std::exp(2.0))));
    CHECK(imitation_chance(9, 1, {.sharpness = 0}) == 0.5);
}

TEST_CASE("a policy is believed to cost what it cost at first, and then what it costs on average", "[rules][learning]")
{
    const LearningParameters p; // memory 0.08
    CHECK(next_value(0.0, false, 1.2, p) == 1.2);
    CHECK(next_value(1.2, true, 1.0, p) == near(1.184));
}

TEST_CASE("a policy is chosen by the logit of what it is believed to cost", "[rules][learning]")
{
    const LearningParameters p; // weights 1, e^-4 = 0.0183156, e^-2 = 0.1353353; sum 1.1536509
    const double values[] = {1.0, 1.1, 1.05};
    CHECK(chosen_policy(values, 0.0001, p) == 0);
    CHECK(chosen_policy(values, 0.8667, p) == 0); // below 1 / 1.1536509 = 0.866813
    CHECK(chosen_policy(values, 0.8669, p) == 1);
    CHECK(chosen_policy(values, 0.8826, p) == 1); // below 0.882689
    CHECK(chosen_policy(values, 0.8828, p) == 2);
    CHECK(chosen_policy(values, 0.9999, p) == 2);
    const double equal[] = {3.0, 3.0};
    CHECK(chosen_policy(equal, 0.49, p) == 0);
    CHECK(chosen_policy(equal, 0.51, p) == 1);
}

TEST_CASE("a smoothed figure moves 0.08 of the way to the present", "[rules][learning]")
{
    const LearningParameters p;
    CHECK(smoothed(100, 100, p) == near(100));
    CHECK(smoothed(100, 200, p) == near(108)); // 92 + 16
    CHECK(smoothed(0, 100, p) == near(8));
    CHECK(smoothed(100, 0, p) == near(92));
    CHECK(smoothed(100, -100, p) == near(84));
    CHECK(smoothed(100, 200, {.memory = 1}) == 200);
    CHECK(smoothed(100, 200, {.memory = 0.5}) == 150);
}

TEST_CASE("a smoothed figure lies between the past and the present", "[rules][learning]")
{
    tests::at_each_end<LearningParameters>(tests::Ends::legal, [](const LearningParameters& p) {
        for (const double past : {-1e9, 0.0, 1e9})
            for (const double present : {-1e9, 0.0, 1e9})
                tests::check_within(smoothed(past, present, p), std::min(past, present), std::max(past, present));
    });
}

} // namespace models::rules
