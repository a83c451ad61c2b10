// Hand-worked: the smoothed figures behind a buyer's cost index (specification 5.12).
#include <catch2/catch.hpp>

#include "models/rules/learning.hpp"
#include "tests/models/rules/expected.hpp"

using tests::near;

namespace models::rules {

TEST_CASE("the cost index has the specification's memory", "[rules][learning]")
{
    tests::check_table<LearningParameters>({{"memory", 0.08, 0.02, 1}});
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
