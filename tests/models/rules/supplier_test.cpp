// Hand-worked: how suppliers differ and drift (specification 5.11, 7).
#include <cmath>

#include <catch2/catch.hpp>

#include "models/rules/supplier.hpp"
#include "tests/models/rules/expected.hpp"

using tests::near;

namespace models::rules {

TEST_CASE("suppliers have the specification's numbers", "[rules][supplier]")
{
    tests::check_table<SupplierParameters>({{"productivity_sd", 0.03, 0, 0.1},
                                            {"defect_rate", 0.004, 0.0005, 0.02},
                                            {"defect_sd", 0.4},
                                            {"alignment_low", 0.3, 0, 1},
                                            {"alignment_high", 0.9, 0, 1},
                                            {"honesty_low", 0.3, 0, 1},
                                            {"honesty_high", 1, 0, 1},
                                            {"service_skill_sd", 0.08, 0, 0.3},
                                            {"target_margin", 0.08, 0.02, 0.15},
                                            {"capacity_cost", 6, 2, 15},
                                            {"buffer", 0.08, 0, 0.3},
                                            {"capacity_speed", 0.8, 0.1, 1},
                                            {"own_rate", 0.03, 0.005, 0.1},
                                            {"drift", 0.02, 0, 0.1},
                                            {"new_management", 0.015, 0, 0.1},
                                            {"opening_cash", 1.5, 0.3, 8},
                                            {"credit", 2, 0.5, 8},
                                            {"dividend_at", 3, 1, 15},
                                            {"entry", 0.25, 0.02, 1}});
}

TEST_CASE("traits are spread evenly between low and high", "[rules][supplier]")
{
    CHECK(between(0.3, 0.9, 0) == 0.3);
    CHECK(between(0.3, 0.9, 0.5) == near(0.6));
    CHECK(between(0.3, 0.9, 1) == near(0.9));
    CHECK(between(0.5, 0.5, 0.7) == 0.5);
}

TEST_CASE("a log-normal factor is spread around one", "[rules][supplier]")
{
    CHECK(log_normal_factor(0.03, 0) == 1);
    CHECK(log_normal_factor(0, 3) == 1);
    CHECK(log_normal_factor(std::log(2.0), 1) == near(2));
    CHECK(log_normal_factor(std::log(2.0), -1) == near(0.5));
    CHECK(log_normal_factor(std::log(2.0), 3) == near(8));
}

TEST_CASE("a drifting factor forgets its past and is shaken by sd sqrt(2 drift)", "[rules][supplier]")
{
    // factor, drift, sd, normal
    CHECK(drifted(1, 0.02, 0.03, 0) == near(1));
    CHECK(drifted(2, 0, 0.03, 5) == near(2));                    // no drift: neither forgets nor moves
    CHECK(drifted(2, 1, 0, 5) == near(1));                       // forgets at once
    CHECK(drifted(4, 0.5, 0, 5) == near(2));                     // half the logarithm
    CHECK(drifted(1, 0.5, std::log(2.0), 1) == near(2));         // sqrt(2 * 0.5) = 1
    CHECK(drifted(4, 0.5, std::log(2.0), 1) == near(4));         // 2 * 2
    CHECK(drifted(1, 0.02, 0.1, 5) == near(1.1051709180756476)); // exp(0.1 * 0.2 * 5)
    CHECK(drifted(1, 0.02, 0.1, -5) == near(0.9048374180359596));
}

TEST_CASE("traits stay between low and high and factors positive and finite", "[rules][supplier]")
{
    tests::at_each_end<SupplierParameters>(tests::Ends::legal, [](const SupplierParameters& p) {
        for (const double uniform : {0.0, 0.5, 1.0})
            tests::check_within(between(0, p.alignment_high, uniform), 0, p.alignment_high);
        for (const double normal : {-8.3, 0.0, 8.3})
            for (const double sd : {p.productivity_sd, p.defect_sd, p.service_skill_sd}) {
                tests::check_within(log_normal_factor(sd, normal), 1e-8, 1e8);
                for (const double factor : {1e-7, 1.0, 1e7})
                    tests::check_within(drifted(factor, p.drift, sd, normal), 1e-20, 1e20);
            }
    });
}

} // namespace models::rules
