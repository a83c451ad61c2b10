// Hand-worked: inspection, cut corners and defects (specification 5.6, 5.7).
#include <cmath>

#include <catch2/catch.hpp>

#include "models/rules/policy.hpp"
#include "models/rules/quality.hpp"
#include "tests/models/rules/expected.hpp"

using tests::near;

namespace models::rules {

TEST_CASE("quality has the specification's numbers", "[rules][quality]")
{
    tests::check_table<QualityParameters>({{"inspect_cost", 0.9, 0.2, 3},
                                           {"detect", 0.85, 0.5, 1},
                                           {"failure_cost", 350, 50, 2000},
                                           {"rework", 40, 10, 150},
                                           {"shade", 0.006, 0, 0.03},
                                           {"shade_saving", 1, 0, 5},
                                           {"cut_effect", 0.6, 0, 2},
                                           {"noise", 0.5, 0, 1},
                                           {"know_gain", 0.12, 0, 0.3},
                                           {"know_decay", 0.02, 0, 0.1},
                                           {"know_effect", 0.75, 0, 0.95},
                                           {"problem_effect", 2},
                                           {"contract_protection", 0.7}});
}

TEST_CASE("inspection is given up as trust grows", "[rules][quality]")
{
    // base, relief, buyer's trust
    CHECK(inspection_rate(0.8, 1.25, 0) == 0.8);
    CHECK(inspection_rate(0.8, 1.25, 0.4) == near(0.4));
    CHECK(inspection_rate(0.8, 1.25, 0.8) == near(0));
    CHECK(inspection_rate(0.8, 1.25, 1) == 0);              // -0.2 is none
    CHECK(inspection_rate(0.9, 0.25, 0.5) == near(0.7875)); // 0.9 * 0.875
    CHECK(inspection_rate(0.9, 0, 1) == 0.9);
    CHECK(inspection_rate(0, 0.25, 0.5) == 0);
    CHECK(inspection_rate(1, 0, 0.5) == 1);
}

TEST_CASE("corners are cut by a dishonest, unwatched, distrusting supplier under a loose contract", "[rules][quality]")
{
    const QualityParameters p;
    // honesty, inspection, supplier's trust, contract
    CHECK(corner_cutting(0, 0, 0, 0, p) == 1);
    CHECK(corner_cutting(1, 0, 0, 0, p) == 0);
    CHECK(corner_cutting(0, 1, 0, 0, p) == 0);
    CHECK(corner_cutting(0, 0, 1, 0, p) == 0);
    CHECK(corner_cutting(0, 0, 0, 1, p) == near(0.3));
    CHECK(corner_cutting(0.5, 0.5, 0.5, 0, p) == 0.125);
    CHECK(corner_cutting(0.5, 0, 0.5, 0.5, p) == near(0.1625)); // 0.25 * 0.65
    CHECK(corner_cutting(0, 0, 0, 1, {.contract_protection = 1}) == 0);
}

TEST_CASE("defects come from problems, prices that do not cover service and cut corners; joint knowledge prevents 0.75 of them",
          "[rules][quality]")
{
    const QualityParameters p;
    // base rate, problem, knowledge, coverage, corners; complexity, work factor
    CHECK(defect_rate({0.004, 0, 0, 1, 0}, 1, 1, p) == near(0.004));
    CHECK(defect_rate({0.004, 1, 0, 1, 0}, 1, 1, p) == near(0.012));    // three times
    CHECK(defect_rate({0.004, 0, 1, 1, 0}, 1, 1, p) == near(0.001));    // a quarter
    CHECK(defect_rate({0.004, 0, 0, 0, 0}, 1, 1, p) == near(0.0064));   // 1.6 times
    CHECK(defect_rate({0.004, 0, 0, 0, 0}, 0, 0.3, p) == near(0.0012)); // 0.3 of the simple product
    CHECK(defect_rate({0.004, 0, 0, 1, 1}, 1, 1, p) == near(0.01));     // 0.004 + 0.006
    CHECK(defect_rate({0, 1, 0, 0, 0.5}, 1, 1, p) == near(0.003));
    // 0.004 * 2 * 0.7 * 1.15 = 0.00644; + 0.006 / 4 = 0.00794; * 0.65
    CHECK(defect_rate({0.004, 0.5, 0.4, 0.5, 0.25}, 0.5, 0.65, p) == near(0.005161));

    const QualityParameters other{.shade = 0.01, .cut_effect = 1, .know_effect = 0.5, .problem_effect = 4};
    CHECK(defect_rate({0.004, 0.5, 0.4, 0.5, 0.25}, 0.5, 1, other) == near(0.0145)); // 0.004 * 3 * 0.8 * 1.25 + 0.0025
}

TEST_CASE("defects vary from lot to lot and never exceed the lot", "[rules][quality]")
{
    const QualityParameters p;
    const double doubled = (std::log(2.0) + 0.125) / 0.5; // exp(0.5 n - 0.125) = 2
    // delivered, rate, normal; the noise is 1 at n = 0.25
    CHECK(defects(1000, 0.004, 0.25, p) == near(4));
    CHECK(defects(1000, 0.004, doubled, p) == near(8));
    CHECK(defects(1000, 0, 0.25, p) == 0);
    CHECK(defects(0, 0.004, 0.25, p) == 0);
    CHECK(defects(1000, 0.6, doubled, p) == 1000);
    CHECK(defects(1000, 2, 0.25, p) == 1000);
    CHECK(defects(1000, 0.004, 3, {.noise = 0}) == near(4));
    CHECK(defects(1000, 0.004, 0.1, {.noise = 0.2}) == near(4)); // 0.02 - 0.02
}

TEST_CASE("engineers on site build quality knowledge, which fades by 0.02", "[rules][quality]")
{
    const QualityParameters p;
    // knowledge, contact
    CHECK(next_quality_knowledge(0, 0, p) == 0);
    CHECK(next_quality_knowledge(0, 1, p) == 0.12);
    CHECK(next_quality_knowledge(1, 1, p) == near(0.98));
    CHECK(next_quality_knowledge(0.5, 0, p) == near(0.49));
    CHECK(next_quality_knowledge(0.5, 0.5, p) == near(0.52)); // 0.5 + 0.03 - 0.01
    CHECK(next_quality_knowledge(0.5, 0.5, {.know_gain = 0.2, .know_decay = 0.1}) == near(0.5));
}

TEST_CASE("inspection, corners and knowledge are shares and defects part of the delivery", "[rules][quality]")
{
    tests::at_each_end<QualityParameters>(tests::Ends::legal, [](const QualityParameters& p) {
        for (const double low : {0.0, 0.5, 1.0})
            for (const double high : {0.0, 0.5, 1.0}) {
                tests::check_within(next_quality_knowledge(low, high, p), 0, 1);
                for (const double base : {0.0, 0.004, 0.2})
                    for (const double corners : {0.0, 1.0}) {
                        const double rate = defect_rate({base, low, high, low, corners}, high, high, p);
                        tests::check_within(rate, 0, 1e4);
                        for (const double normal : {-8.3, 0.0, 8.3})
                            for (const double delivered : {0.0, 1.0, 1e9})
                                tests::check_within(defects(delivered, rate, normal, p), 0, delivered);
                    }
                tests::check_within(corner_cutting(low, high, low, high, p), 0, 1);
                tests::check_within(corner_cutting(high, high, low, low, p), 0, 1);
            }
    });
    tests::at_each_end<Policy>(tests::Ends::legal, [](const Policy& policy) {
        for (const double trust : {0.0, 0.02, 0.98, 1.0})
            tests::check_within(inspection_rate(policy.inspect_base, policy.inspect_relief, trust), 0, policy.inspect_base);
    });
}

} // namespace models::rules
