// Hand-worked: hours of tenders, disputes, haggling, monitoring, engineers and the order desk (specification 5.3, 5.4, 5.7).
#include <catch2/catch.hpp>

#include "models/rules/hours.hpp"
#include "tests/models/rules/expected.hpp"

using tests::near;

namespace models::rules {

TEST_CASE("hours have the specification's numbers", "[rules][hours]")
{
    tests::check_table<TimeParameters>(
        {{"wage", 60, 30, 150},         {"search", 4, 2, 8},      {"tender", 3.2, 1.6, 6.4},
         {"contract", 30, 15, 60},      {"haggle", 9, 4.5, 18},   {"reopen", 12, 6, 24},
         {"dispute", 28, 14, 56},       {"monitor", 16, 8, 32},   {"complaint", 3, 1.5, 6},
         {"plan", 23.5, 11.75, 47},     {"service", 8, 4, 16},    {"engineers", 24, 12, 48},
         {"contact_half", 15, 7.5, 30}, {"order_desk", 6, 3, 12}, {"hours_per_employee", 450, 380, 500},
         {"tender_ease", 0.6},          {"contract_ease", 0.5},   {"reopen_ease", 0.3},
         {"dispute_ease", 0.6},         {"complaint_ease", 0.7},  {"haggle_ease", 0.45},
         {"tender_base", 0.5},          {"haggle_base", 0.4},     {"calm_work", 0.7},
         {"uncertain_work", 0.3},       {"late_incidents", 2},    {"defect_scale", 0.01},
         {"service_incidents", 0.6},    {"engineers_base", 0.15}, {"audit_share", 0.3},
         {"link_relief", 0.5},          {"memory", 0.2}});
}

TEST_CASE("mutual trust is the mean of both sides' trust", "[rules][hours]")
{
    CHECK(mutual_trust(0, 0) == 0);
    CHECK(mutual_trust(1, 0) == 0.5);
    CHECK(mutual_trust(0, 1) == 0.5);
    CHECK(mutual_trust(1, 1) == 1);
    CHECK(mutual_trust(0.25, 0.5) == 0.375);
}

TEST_CASE("a tender takes hours to search, to handle bids and to write the contract", "[rules][hours]")
{
    const TimeParameters p;
    // rivals, bidders, pressure, contract, mutual trust, work factor
    CHECK(tender_hours(0, 0, 0.5, 0, 0, 1, p) == 0);
    CHECK(tender_hours(0, 1, 0.5, 0, 0, 1, p) == near(3.2));  // the incumbent alone: 3.2 * 1.0
    CHECK(tender_hours(1, 1, 0, 0, 0, 1, p) == near(5.6));    // 4 + 3.2 * 0.5
    CHECK(tender_hours(1, 1, 1, 0, 0, 1, p) == near(8.8));    // 4 + 3.2 * 1.5
    CHECK(tender_hours(1, 2, 0.5, 0, 0, 1, p) == near(10.4)); // 4 + 6.4
    CHECK(tender_hours(0, 0, 0.5, 1, 0, 1, p) == 30);
    CHECK(tender_hours(4, 5, 0.5, 0.4, 0, 1, p) == near(44));         // 16 + 16 + 12
    CHECK(tender_hours(4, 5, 0.5, 0.4, 1, 1, p) == near(28.4));       // 16 + 16 * 0.4 + 12 * 0.5
    CHECK(tender_hours(4, 5, 0.5, 0.4, 0.5, 1, p) == near(36.2));     // 16 + 16 * 0.7 + 12 * 0.75
    CHECK(tender_hours(4, 5, 0.5, 0.4, 0.5, 0.65, p) == near(23.53)); // 36.2 * 0.65

    const TimeParameters other{
        .search = 10, .tender = 2, .contract = 20, .tender_ease = 0.2, .contract_ease = 0.4, .tender_base = 1};
    CHECK(tender_hours(2, 3, 0.5, 0.5, 0.5, 1, other) == near(36.1)); // 20 + 9 * 0.9 + 10 * 0.8
}

TEST_CASE("a re-opener takes 12 hours, 0.3 less between those who trust each other", "[rules][hours]")
{
    const TimeParameters p;
    CHECK(reopener_hours(0, p) == 12);
    CHECK(reopener_hours(0.5, p) == near(10.2));
    CHECK(reopener_hours(1, p) == near(8.4));
    CHECK(reopener_hours(0.5, {.reopen = 20, .reopen_ease = 0.5}) == near(15));
}

TEST_CASE("incidents come from lateness, defects and service not done", "[rules][hours]")
{
    const TimeParameters p;
    // late share, defect share, service ratio, complexity
    CHECK(incidents(0, 0, 1, 1, p) == 0);
    CHECK(incidents(0.1, 0, 1, 1, p) == near(0.2));
    CHECK(incidents(0, 0.01, 1, 1, p) == near(1));
    CHECK(incidents(0, 0, 0, 1, p) == near(0.6));
    CHECK(incidents(0, 0, 0.5, 0.5, p) == near(0.15));
    CHECK(incidents(0, 0, 0, 0, p) == 0);
    CHECK(incidents(0.25, 0.005, 0.5, 1, p) == near(1.3)); // 0.5 + 0.5 + 0.3
    CHECK(incidents(0.25, 0.005, 0.5, 1, {.late_incidents = 4, .defect_scale = 0.02, .service_incidents = 1}) == near(1.75));
}

TEST_CASE("disputes take 28 hours an incident, a complaint 3 more whatever the product", "[rules][hours]")
{
    const TimeParameters p;
    // incidents, complaint, mutual trust, work factor
    CHECK(dispute_hours(0, false, 0, 1, p) == 0);
    CHECK(dispute_hours(1, false, 0, 1, p) == 28);
    CHECK(dispute_hours(1, true, 0, 1, p) == 31);
    CHECK(dispute_hours(0, true, 0, 0.3, p) == 3);
    CHECK(dispute_hours(1, true, 1, 1, p) == near(12.1));        // 28 * 0.4 + 3 * 0.3
    CHECK(dispute_hours(0.5, true, 0.5, 0.65, p) == near(8.32)); // 28 * 0.5 * 0.7 * 0.65 + 3 * 0.65
    const TimeParameters other{.dispute = 10, .complaint = 2, .dispute_ease = 0.2, .complaint_ease = 0.4};
    CHECK(dispute_hours(1, true, 0.5, 1, other) == near(10.6)); // 9 + 1.6
}

TEST_CASE("an uncertain world gives more to settle", "[rules][hours]")
{
    const TimeParameters p;
    CHECK(unsettled_work(0, p) == 0.7);
    CHECK(unsettled_work(1, p) == near(1));
    CHECK(unsettled_work(2, p) == near(1.3));
    CHECK(unsettled_work(2, {.calm_work = 0.5, .uncertain_work = 0.25}) == 1);
}

TEST_CASE("haggling grows with pressure and complexity and shrinks by 0.45 with trust", "[rules][hours]")
{
    const TimeParameters p;
    // pressure, mutual trust, work factor, uncertainty
    CHECK(haggling_hours(0.6, 0, 1, 1, p) == near(9));
    CHECK(haggling_hours(0, 0, 1, 1, p) == near(3.6));  // 9 * 0.4
    CHECK(haggling_hours(1, 0, 1, 1, p) == near(12.6)); // 9 * 1.4
    CHECK(haggling_hours(0.6, 1, 1, 1, p) == near(4.95));
    CHECK(haggling_hours(0.6, 0, 1, 2, p) == near(11.7));
    CHECK(haggling_hours(1, 0.5, 0.5, 0, p) == near(3.41775)); // 9 * 1.4 * 0.775 * 0.5 * 0.7
    CHECK(haggling_hours(0.5, 0.5, 1, 1, {.haggle = 20, .haggle_ease = 0.2, .haggle_base = 0.5}) == near(18)); // 20 * 1 * 0.9
}

TEST_CASE("monitoring follows the contract and is needless in full trust", "[rules][hours]")
{
    const TimeParameters p;
    // contract, buyer's trust, work factor, uncertainty
    CHECK(monitoring_hours(1, 0, 1, 1, p) == near(16));
    CHECK(monitoring_hours(0, 0, 1, 1, p) == 0);
    CHECK(monitoring_hours(1, 1, 1, 1, p) == 0);
    CHECK(monitoring_hours(0.4, 0.5, 1, 1, p) == near(3.2));
    CHECK(monitoring_hours(0.5, 0.5, 0.65, 0, p) == near(1.82)); // 16 * 0.25 * 0.65 * 0.7
    CHECK(monitoring_hours(0.5, 0.5, 1, 1, {.monitor = 40}) == near(10));
}

TEST_CASE("engineers come where the product is complex, the door open and the supplier trusting", "[rules][hours]")
{
    const TimeParameters p;
    // complexity, openness, supplier's trust
    CHECK(engineer_hours(1, 1, 1, p) == near(24));
    CHECK(engineer_hours(0.5, 1, 1, p) == near(12));
    CHECK(engineer_hours(1, 0.25, 1, p) == near(12));
    CHECK(engineer_hours(1, 1, 0.4, p) == near(16.8));             // sqrt(0.15 + 0.34) = 0.7
    CHECK(engineer_hours(1, 1, 0, p) == near(9.2951600308978005)); // 24 sqrt(0.15)
    CHECK(engineer_hours(0, 1, 1, p) == 0);
    CHECK(engineer_hours(1, 0, 1, p) == 0);
    CHECK(engineer_hours(1, 1, 0, {.engineers = 40, .engineers_base = 0.25}) == near(20));
}

TEST_CASE("contact is one half at 15 engineer hours", "[rules][hours]")
{
    const TimeParameters p;
    CHECK(contact(0, p) == 0);
    CHECK(contact(5, p) == near(0.25));
    CHECK(contact(15, p) == 0.5);
    CHECK(contact(45, p) == near(0.75));
    CHECK(contact(15, {.contact_half = 5}) == near(0.75));
}

TEST_CASE("productive hours are planning, service, engineers and the buyer's part of an audit", "[rules][hours]")
{
    const TimeParameters p;
    // work factor, service ratio times complexity, engineer hours, hours of an audit
    CHECK(productive_hours(0, 0, 0, 0, p) == 0);
    CHECK(productive_hours(1, 1, 24, 0, p) == near(55.5));       // 23.5 + 8 + 24
    CHECK(productive_hours(1, 1, 24, 12, p) == near(59.1));      // + 0.3 * 12
    CHECK(productive_hours(0.58, 0.2, 10, 0, p) == near(25.23)); // 13.63 + 1.6 + 10
    CHECK(productive_hours(1, 0.5, 0, 10, {.plan = 20, .service = 10, .audit_share = 0.5}) == near(30));
}

TEST_CASE("the order desk takes 6 hours per 1000 units, half of it with a full link", "[rules][hours]")
{
    const TimeParameters p;
    CHECK(order_desk_hours(0, 0, p) == 0);
    CHECK(order_desk_hours(2000, 0, p) == near(12));
    CHECK(order_desk_hours(2000, 1, p) == near(6));
    CHECK(order_desk_hours(1000, 0.5, p) == near(4.5));
    CHECK(order_desk_hours(1000, 0.5, {.order_desk = 10, .link_relief = 0.8}) == near(6));
}

TEST_CASE("hours are never negative and contact is a share", "[rules][hours]")
{
    tests::at_each_end<TimeParameters>(tests::Ends::legal, [](const TimeParameters& p) {
        for (const double share : {0.0, 0.4, 1.0})
            for (const double trust : {0.0, 0.02, 0.98, 1.0})
                for (const double work : {0.0, 0.3, 1.0}) {
                    tests::check_within(tender_hours(15, 16, share, share, trust, work, p), 0, 1e6);
                    tests::check_within(incidents(share, trust, 1 - share, work, p), 0, 1e7);
                    tests::check_within(dispute_hours(share, true, trust, work, p), 0, 1e7);
                    tests::check_within(haggling_hours(share, trust, work, 10, p), 0, 1e6);
                    tests::check_within(monitoring_hours(share, trust, work, 10, p), 0, 1e6);
                    const double engineers = engineer_hours(work, share, trust, p);
                    tests::check_within(engineers, 0, p.engineers);
                    tests::check_within(contact(engineers, p), 0, 1);
                    tests::check_within(productive_hours(work, share, engineers, 1000, p), 0, 1e5);
                    tests::check_within(order_desk_hours(1e9, share, p), 0, 1e9);
                    tests::check_within(reopener_hours(trust, p), 0, p.reopen);
                }
    });
}

} // namespace models::rules
