// Hand-worked: when a supplier visits a silent customer, and what it concedes (specification 5.7).
#include <catch2/catch.hpp>

#include "models/rules/audit.hpp"
#include "tests/models/rules/expected.hpp"

using tests::near;

namespace models::rules {

TEST_CASE("audits have the specification's numbers", "[rules][audit]")
{
    tests::check_table<AuditParameters>({{"on", 1},
                                         {"silence", 4, 1, 16},
                                         {"chance", 0.3, 0, 1},
                                         {"reveal", 0.7, 0, 1},
                                         {"hours", 12, 4, 60},
                                         {"attention_gain", 0.35},
                                         {"problem_kept", 0.1},
                                         {"dissatisfaction_kept", 0.4},
                                         {"expectation_talk", 0.3},
                                         {"concession", 0.01},
                                         {"concession_fade", 0.2}}); // con *= 0.8
}

TEST_CASE("a visit is due after four silent quarters, and never when audits are off", "[rules][audit]")
{
    const AuditParameters p;
    CHECK_FALSE(audit_is_due(0, p));
    CHECK_FALSE(audit_is_due(3, p));
    CHECK(audit_is_due(4, p));
    CHECK(audit_is_due(80, p));

    const AuditParameters off{.on = false};
    CHECK_FALSE(audit_is_due(4, off));
    CHECK_FALSE(audit_is_due(80, off));

    const AuditParameters patient{.silence = 8};
    CHECK_FALSE(audit_is_due(7, patient));
    CHECK(audit_is_due(8, patient));

    const AuditParameters always{.silence = 0};
    CHECK(audit_is_due(0, always));
}

TEST_CASE("the concession is one percent of base cost to a customer trusted fully", "[rules][audit]")
{
    const AuditParameters p;
    CHECK(audit_concession(100, 0, p) == 0);
    CHECK(audit_concession(100, 1, p) == near(1));
    CHECK(audit_concession(100, 0.5, p) == near(0.5));
    CHECK(audit_concession(250, 0.4, p) == near(1)); // 0.01 * 250 * 0.4

    const AuditParameters generous{.concession = 0.02};
    CHECK(audit_concession(100, 0.5, generous) == near(1));
}

TEST_CASE("a concession is never negative and never above the base cost", "[rules][audit]")
{
    tests::at_each_end<AuditParameters>(tests::Ends::legal, [](const AuditParameters& p) {
        for (const double base : {1.0, 100.0, 1e6})
            for (const double trust : {0.0, 0.02, 0.98, 1.0}) tests::check_within(audit_concession(base, trust, p), 0, base);
    });
}

TEST_CASE("a supplier that takes more trouble visits more often, at most every time", "[rules][audit]")
{
    const AuditParameters p;
    CHECK(visit_chance(1, p) == 0.3);
    CHECK(visit_chance(0, p) == 0);
    CHECK(visit_chance(2, p) == 0.6);
    CHECK(visit_chance(5, p) == 1);
}

} // namespace models::rules
