// Hand-worked: complexity, lead time and the work a product makes (specification 2, 5, 6, 7).
#include <catch2/catch.hpp>

#include "models/rules/category.hpp"
#include "tests/models/rules/expected.hpp"

using tests::near;

namespace models::rules {

TEST_CASE("categories, money and volume have the specification's numbers", "[rules][category]")
{
    tests::check_table<CategoryParameters>({{"complexity_lowest", 0.4, 0, 1},
                                            {"complexity_highest", 1, 0, 1},
                                            {"service_cost", 0.9, 0, 4},
                                            {"life", 12, 4, 40},
                                            {"lead_max", 3, 0, 4},
                                            {"idea_potential", 1, 0, 1}, // iota = x
                                            {"simple_work", 0.3},
                                            {"opening_other_cost", 8}});
    tests::check_table<CostParameters>({{"base", 100}});
    tests::check_table<NeedParameters>({{"demand", 2000}});
}

TEST_CASE("complexity is evenly spaced from the simplest to the most complex category", "[rules][category]")
{
    const CategoryParameters p;
    CHECK(complexity(0, 8, p) == 0.4);
    CHECK(complexity(7, 8, p) == near(1));
    CHECK(complexity(3, 7, p) == near(0.7)); // half way
    CHECK(complexity(1, 4, p) == near(0.6)); // 0.4 + 0.6 / 3
    CHECK(complexity(0, 2, p) == 0.4);
    CHECK(complexity(1, 2, p) == near(1));
    CHECK(complexity(0, 1, p) == 0.4); // the only one is the simplest

    const CategoryParameters commodity{.complexity_lowest = 0.05, .complexity_highest = 0.2};
    CHECK(complexity(1, 4, commodity) == near(0.1)); // 0.05 + 0.15 / 3
    CHECK(complexity(3, 4, commodity) == near(0.2));
}

TEST_CASE("the lead time is a whole number of quarters, three for the most complex product", "[rules][category]")
{
    const CategoryParameters p;
    CHECK(lead_time(0, p) == 0);
    CHECK(lead_time(0.16, p) == 0);  // 0.48 + 0.5 = 0.98
    CHECK(lead_time(0.166, p) == 0); // 0.498 + 0.5 = 0.998
    CHECK(lead_time(0.17, p) == 1);  // 0.51 + 0.5 = 1.01
    CHECK(lead_time(0.4, p) == 1);   // 1.2 + 0.5 = 1.7
    CHECK(lead_time(0.5, p) == 2);   // 1.5 + 0.5 = 2
    CHECK(lead_time(0.8, p) == 2);   // 2.4 + 0.5 = 2.9
    CHECK(lead_time(1, p) == 3);
    CHECK(lead_time(1, {.lead_max = 0}) == 0); // commodity
    CHECK(lead_time(1, {.lead_max = 4}) == 4);
    CHECK(lead_time(0.5, {.lead_max = 4}) == 2); // 2.5
}

TEST_CASE("even the simplest product makes 0.3 of the work of the most complex one", "[rules][category]")
{
    const CategoryParameters p;
    CHECK(work_factor(0, p) == 0.3);
    CHECK(work_factor(0.4, p) == near(0.58)); // 0.3 + 0.28
    CHECK(work_factor(0.5, p) == near(0.65));
    CHECK(work_factor(1, p) == 1);
    CHECK(work_factor(0.5, {.simple_work = 0.5}) == near(0.75)); // 0.5 + 0.25
}

TEST_CASE("complexity and work are shares and lead times are 0 to 4 quarters", "[rules][category]")
{
    tests::at_each_end<CategoryParameters>(tests::Ends::legal, [](const CategoryParameters& p) {
        for (const std::size_t count : {std::size_t{1}, std::size_t{2}, std::size_t{8}, std::size_t{10'000}})
            for (const std::size_t index : {std::size_t{0}, count / 2, count - 1}) {
                const double x = complexity(index, count, p);
                tests::check_within(x, 0, 1);
                tests::check_within(work_factor(x, p), 0, 1);
                tests::check_within(lead_time(x, p), 0, 4);
            }
    });
}

} // namespace models::rules
