// Hand-worked: dissatisfaction, voice and what a complaint mends (specification 5.7).
#include <cmath>

#include <catch2/catch.hpp>

#include "models/rules/complaint.hpp"
#include "tests/models/rules/expected.hpp"

using tests::near;

namespace models::rules {

TEST_CASE("complaints have the specification's numbers", "[rules][complaint]")
{
    tests::check_table<ComplaintParameters>({{"irritation", 0.03, 0, 0.1},
                                             {"memory", 0.85, 0.5, 0.97},
                                             {"repair", 0.5, 0, 1},
                                             {"repair_fade", 0.75, 0.3, 0.95},
                                             {"leave_level", 0.5, 0.2, 2},
                                             {"leave_chance", 0.3, 0, 1},
                                             {"candour_low", 0.05, 0, 1},
                                             {"candour_high", 0.95, 0, 1},
                                             {"contact_floor", 0.3},
                                             {"voice_scale", 0.15},
                                             {"relief", 0.6},
                                             {"finding", 0.2},
                                             {"finding_accountability", 0.7},
                                             {"problem_kept", 0.2},
                                             {"attention_gain", 0.15}});
}

TEST_CASE("dissatisfaction fades by 0.85 and grows with disappointment and irritation", "[rules][complaint]")
{
    const ComplaintParameters p;
    CHECK(next_dissatisfaction(0, 0, 0, p) == 0);
    CHECK(next_dissatisfaction(1, 0, 0, p) == 0.85);
    CHECK(next_dissatisfaction(0, 0.2, 0, p) == 0.2);
    CHECK(next_dissatisfaction(0, -0.2, 0, p) == 0);           // a good surprise does not reduce it
    CHECK(next_dissatisfaction(0, 0, 2, p) == near(0.06));     // nobody is ever always satisfied
    CHECK(next_dissatisfaction(0.4, 0.1, 1, p) == near(0.47)); // 0.34 + 0.1 + 0.03
    CHECK(next_dissatisfaction(0.4, 0.1, 1, {.irritation = 0.1, .memory = 0.5}) == near(0.4)); // 0.2 + 0.1 + 0.1
}

TEST_CASE("a complaint needs dissatisfaction, candour and contact", "[rules][complaint]")
{
    const ComplaintParameters p;
    const double half = 0.15 * std::log(2.0), three_quarters = 0.15 * std::log(4.0); // exp(-U / 0.15) = 1/2, 1/4
    CHECK(complaint_chance(1, 1, 0, p) == 0);
    CHECK(complaint_chance(0, 1, half, p) == 0);
    CHECK(complaint_chance(1, 1, half, p) == near(0.5));
    CHECK(complaint_chance(1, 0, half, p) == near(0.15));     // 0.3 * 0.5
    CHECK(complaint_chance(0.8, 0.5, half, p) == near(0.26)); // 0.8 * 0.65 * 0.5
    CHECK(complaint_chance(0.5, 1, three_quarters, p) == near(0.375));
    CHECK(complaint_chance(1, 1, 100, p) == near(1));
    CHECK(complaint_chance(1, 0, 0.3 * std::log(2.0), {.contact_floor = 0.5, .voice_scale = 0.3}) == near(0.25));
}

TEST_CASE("repair takes up half of what is still to be mended", "[rules][complaint]")
{
    const ComplaintParameters p;
    CHECK(started_repair(0, 1, p) == 0.5);
    CHECK(started_repair(0, 0.5, p) == 0.25);
    CHECK(started_repair(0.5, 1, p) == 0.75);
    CHECK(started_repair(1, 1, p) == 1);
    CHECK(started_repair(0.4, 0, p) == 0.4);         // nobody answers
    CHECK(started_repair(0.2, 0.5, p) == near(0.4)); // 0.2 + 0.25 * 0.8
    CHECK(started_repair(0.3, 1, {.repair = 1}) == near(1));
    CHECK(started_repair(0.05, 0, p) == near(0.05));
    CHECK(started_repair(0.5, 1, {.repair = 3}) == 1); // 2 is clipped
}

TEST_CASE("an accountable supplier takes 0.6 of the dissatisfaction away", "[rules][complaint]")
{
    const ComplaintParameters p;
    CHECK(relieved(1, 0, p) == 1);
    CHECK(relieved(1, 1, p) == near(0.4));
    CHECK(relieved(0.5, 0.5, p) == near(0.35)); // 0.5 * 0.7
    CHECK(relieved(0, 1, p) == 0);
    CHECK(relieved(1, 1, {.relief = 1}) == 0);
}

TEST_CASE("a complaint uncovers the problem with chance 0.2, or 0.9 where somebody is accountable", "[rules][complaint]")
{
    const ComplaintParameters p;
    CHECK(finding_chance(0, p) == 0.2);
    CHECK(finding_chance(0.5, p) == near(0.55));
    CHECK(finding_chance(1, p) == near(0.9));
    CHECK(finding_chance(0.5, {.finding = 0.1, .finding_accountability = 0.4}) == near(0.3));
}

TEST_CASE("dissatisfaction is never negative and repair, relief and chances are shares", "[rules][complaint]")
{
    tests::at_each_end<ComplaintParameters>(tests::Ends::legal, [](const ComplaintParameters& p) {
        for (const double low : {0.0, 0.5, 1.0})
            for (const double high : {0.0, 0.5, 1.0}) {
                for (const double dissatisfaction : {0.0, 1e-9, 0.5, 1e6}) {
                    tests::check_within(complaint_chance(low, high, dissatisfaction, p), 0, 1);
                    tests::check_within(relieved(dissatisfaction, high, p), 0, dissatisfaction);
                    for (const double shortfall : {-1.05, 0.0, 1.05})
                        tests::check_within(next_dissatisfaction(dissatisfaction, shortfall, 37, p), 0, 2e6);
                }
                tests::check_within(started_repair(low, high, p), low, 1);
            }
    });
    tests::check_within(finding_chance(1, {}), 0, 1);
}

} // namespace models::rules
