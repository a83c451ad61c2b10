// Hand-worked: what a buyer experiences against what it expects (specification 5.7).
#include <catch2/catch.hpp>

#include "models/rules/experience.hpp"
#include "tests/models/rules/expected.hpp"

using tests::near;

namespace models::rules {

TEST_CASE("experience has the specification's numbers", "[rules][experience]")
{
    tests::check_table<ExperienceParameters>({{"service_weight", 0.45},
                                              {"delivery_weight", 0.30},
                                              {"quality_weight", 0.25},
                                              {"late_scale", 3},
                                              {"defect_scale", 0.012},
                                              {"learning", 0.05},
                                              {"promise_pull", 0.03},
                                              {"signal_slope", 4}});
}

TEST_CASE("a share of nothing is nothing", "[rules][experience]")
{
    CHECK(share_of(0, 0) == 0);
    CHECK(share_of(0, 100) == 0);
    CHECK(share_of(1, 1 - 1e-9) == near(1));
    CHECK(share_of(0.5e-9, 1e-9) == near(0.25)); // 0.5 / (1 + 1)
    CHECK(share_of(5, 10) == Approx(0.5).epsilon(1e-9));
}

TEST_CASE("performance weighs service 0.45, delivery 0.30 and quality 0.25", "[rules][experience]")
{
    const ExperienceParameters p;
    // service ratio, needs service, late share, defect share
    CHECK(performance(1, true, 0, 0, p) == near(1));
    CHECK(performance(0, true, 0, 0, p) == near(0.55));
    CHECK(performance(0, false, 0, 0, p) == near(1)); // no service need
    CHECK(performance(0.2, false, 0, 0, p) == near(1));
    CHECK(performance(1, true, 0.1, 0, p) == near(0.91));    // 0.45 + 0.3 * 0.7 + 0.25
    CHECK(performance(1, true, 0.5, 0, p) == near(0.7));     // a third late or more: nothing for delivery
    CHECK(performance(1, true, 0, 0.006, p) == near(0.875)); // 0.75 + 0.25 / 2
    CHECK(performance(1, true, 0, 0.012, p) == near(0.75));
    CHECK(performance(1, true, 0, 0.5, p) == near(0.75));
    CHECK(performance(0.5, true, 0.2, 0.003, p) == near(0.5325)); // 0.225 + 0.3 * 0.4 + 0.25 * 0.75
    CHECK(performance(0, true, 1, 1, p) == 0);

    const ExperienceParameters other{
        .service_weight = 0.5, .delivery_weight = 0.25, .quality_weight = 0.125, .late_scale = 2, .defect_scale = 0.02};
    CHECK(performance(0.5, true, 0.25, 0.01, other) == near(0.4375)); // 0.25 + 0.125 + 0.0625
}

TEST_CASE("a surprise is felt four times, after a tolerance, and at most fully", "[rules][experience]")
{
    const ExperienceParameters p;
    CHECK(signal(0.8, 0.8, 0, p) == 0);
    CHECK(signal(0.8, 0.8, 0.06, p) == near(0.24));
    CHECK(signal(0.5, 0.75, 0.25, p) == 0);          // just forgiven
    CHECK(signal(0.6, 0.8, 0.06, p) == near(-0.56)); // 4 * -0.14
    CHECK(signal(0.75, 0.5, 0, p) == 1);
    CHECK(signal(1, 0.5, 0.06, p) == 1);
    CHECK(signal(0, 0.9, 0.06, p) == -1);
    CHECK(signal(0.6, 0.8, 0.06, {.signal_slope = 2}) == near(-0.28));
}

TEST_CASE("expectation follows experience by 0.05 and the promise by 0.03", "[rules][experience]")
{
    const ExperienceParameters p;
    CHECK(next_expectation(0.8, 0.8, 0.8, p) == 0.8);
    CHECK(next_expectation(0.8, 0.6, 0.9, p) == near(0.793)); // 0.8 - 0.01 + 0.003
    CHECK(next_expectation(0.5, 1, 1, p) == near(0.54));      // 0.5 + 0.025 + 0.015
    CHECK(next_expectation(1, 0, 1, p) == near(0.95));
    CHECK(next_expectation(0.8, 0.6, 0.9, {.learning = 0.5, .promise_pull = 0}) == near(0.7));
    CHECK(next_expectation(0.8, 0.8, 0.9, {.promise_pull = 0.1}) == near(0.81));
}

TEST_CASE("performance is 0 to 1, expectation 0 to 1.05 and a signal -1 to 1", "[rules][experience]")
{
    tests::at_each_end<ExperienceParameters>(tests::Ends::legal, [](const ExperienceParameters& p) {
        const double most = p.service_weight + p.delivery_weight + p.quality_weight;
        for (const double service : {0.0, 0.5, 1.0})
            for (const double late : {0.0, 0.1, 1.0})
                for (const double defect : {0.0, 1e-6, 0.012, 1.0}) {
                    tests::check_within(performance(service, true, late, defect, p), 0, most);
                    tests::check_within(performance(service, false, late, defect, p), p.service_weight, most);
                }
        for (const double performance : {0.0, 0.5, 1.0})
            for (const double expectation : {0.0, 0.88, 1.05})
                for (const double tolerance : {0.0, 0.06, 1.0})
                    tests::check_within(signal(performance, expectation, tolerance, p), -1, 1);
    });
    tests::at_each_end<ExperienceParameters>(tests::Ends::plausible, [](const ExperienceParameters& p) {
        for (const double performance : {0.0, 0.5, 1.0})
            for (const double expectation : {0.0, 0.88, 1.05})
                for (const double promise : {0.0, 0.9, 1.05})
                    tests::check_within(next_expectation(expectation, performance, promise, p), 0, 1.05);
    });
}

TEST_CASE("shares of a delivery are never negative and never above one", "[rules][experience]")
{
    for (const double whole : {0.0, 1e-12, 1e-9, 1.0, 1e9})
        for (const double share : {0.0, 0.5, 1.0}) tests::check_within(share_of(share * whole, whole), 0, 1);
}

} // namespace models::rules
