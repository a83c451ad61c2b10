// Hand-worked: what the price paid for, what reaches the customer and what stands still (specification 5.6).
#include <cmath>

#include <catch2/catch.hpp>

#include "models/rules/service.hpp"
#include "tests/models/rules/expected.hpp"

using tests::near;

namespace models::rules {

TEST_CASE("service has the specification's numbers", "[rules][service]")
{
    tests::check_table<ServiceParameters>({{"on", 1},
                                           {"downtime_multiple", 2.8, 1, 10},
                                           {"noise", 0.5},
                                           {"divert", 0.25, 0, 1},
                                           {"extra_mile", 0.6, 0, 1},
                                           {"level_agreement", 0.85, 0, 1},
                                           {"orphan", 0.15, 0, 1},
                                           {"attention", 0.15, 0, 1},
                                           {"capacity_share", 0.8},
                                           {"agreement_funding", 0.2},
                                           {"unfunded_service", 0.6},
                                           {"problem_effect", 0.6},
                                           {"idle_base", 1}});
}

TEST_CASE("a price covers service with what production, 0.8 of capacity and dealing leave", "[rules][service]")
{
    const ServiceParameters p;
    // price less production cost, capacity cost, cost of dealing, promised service; 0.8 * 5 + 2 = 6 come first
    CHECK(price_coverage(16, 5, 2, 10, p) == 1);
    CHECK(price_coverage(100, 5, 2, 10, p) == 1);
    CHECK(price_coverage(11, 5, 2, 10, p) == 0.5);
    CHECK(price_coverage(8.5, 5, 2, 10, p) == 0.25);
    CHECK(price_coverage(6, 5, 2, 10, p) == 0);
    CHECK(price_coverage(-20, 5, 2, 10, p) == 0);
    CHECK(price_coverage(-20, 5, 2, 0, p) == 1); // no service to pay for
    CHECK(price_coverage(12, 5, 2, 10, {.capacity_share = 1}) == 0.5);
    CHECK(price_coverage(6.03125, 5, 2, 0.0625, p) == near(0.5)); // hardly any service
}

TEST_CASE("an installed base ages, and its coverage is that of what was bought at which price", "[rules][service]")
{
    // units, coverage; delivered, coverage of today's price, life
    const InstalledBase bought = aged_base({400, 0.8}, 100, 0.4, 4);
    CHECK(bought.units == 400);          // 300 + 100
    CHECK(bought.coverage == near(0.7)); // (240 + 40) / 400
    const InstalledBase steady = aged_base({1200, 1}, 100, 0.5, 12);
    CHECK(steady.units == near(1200));
    CHECK(steady.coverage == near(23.0 / 24)); // (1100 + 50) / 1200
    const InstalledBase idle = aged_base({100, 0.6}, 0, 0.1, 4);
    CHECK(idle.units == 75);
    CHECK(idle.coverage == near(0.6)); // today's price pays for nothing
    const InstalledBase first = aged_base({0, 0.3}, 10, 0.7, 12);
    CHECK(first.units == 10);
    CHECK(first.coverage == near(0.7));
    const InstalledBase short_lived = aged_base({500, 0.9}, 100, 0.2, 1);
    CHECK(short_lived.units == 100);
    CHECK(short_lived.coverage == near(0.2));
}

TEST_CASE("a supplier with nothing installed is judged by what its price covers", "[rules][service]")
{
    const InstalledBase none = aged_base({0, 0.3}, 0, 0.7, 12);
    CHECK(none.units == 0);
    CHECK(none.coverage == 0.7);
    const InstalledBase dust = aged_base({1e-10, 0.3}, 0, 0.7, 2);
    CHECK(dust.units == near(5e-11));
    CHECK(dust.coverage == 0.7);
}

TEST_CASE("service is what is funded, the extra mile, the agreement and repairs, less what stands in its way", "[rules][service]")
{
    const ServiceParameters p;
    // coverage, accountability, supplier's trust, attention, funding, repair, problem, contract; active, alive
    CHECK(service_ratio({1, 1, 0, 1, 1, 0, 0, 0, true, true}, p) == near(1));
    CHECK(service_ratio({1, 0, 0, 1, 1, 0, 0, 0, true, true}, p) == near(0.75));          // a quarter spent elsewhere
    CHECK(service_ratio({0, 1, 0, 1, 1, 0, 0, 0, true, true}, p) == 0);                   // nothing was paid for
    CHECK(service_ratio({0, 1, 1, 1, 1, 0, 0, 0, true, true}, p) == near(0.6));           // the extra mile
    CHECK(service_ratio({0.5, 0.5, 0.5, 1, 1, 0, 0, 0, true, true}, p) == near(0.60625)); // 0.4375 + 0.3 * 0.5625
    CHECK(service_ratio({0, 1, 0, 1, 1, 0, 0, 1, true, true}, p) == near(0.85));          // the agreement
    CHECK(service_ratio({0, 1, 0, 1, 1, 0, 0, 0.4, true, true}, p) == near(0.34));
    CHECK(service_ratio({0, 1, 0, 1, 0.5, 0, 0, 1, true, true}, p) == near(0.68));      // 0.85 * (0.6 + 0.2)
    CHECK(service_ratio({0, 1, 0, 1, 0.2, 0, 0, 1, true, true}, p) == 0);               // no funds to sue for
    CHECK(service_ratio({0, 1, 0, 1, 0.201, 0, 0, 1, true, true}, p) == near(0.57834)); // 0.85 * 0.6804
    CHECK(service_ratio({0, 1, 0, 1, 1, 0.5, 0, 0, true, true}, p) == near(0.5));       // repair
    CHECK(service_ratio({0.6, 1, 0, 1, 1, 0.5, 0, 0, true, true}, p) == near(0.8));     // 0.6 + 0.5 * 0.4
    CHECK(service_ratio({1, 1, 0, 1, 0, 0, 0, 0, true, true}, p) == near(0.6));         // no funds
    CHECK(service_ratio({1, 1, 0, 0, 1, 0, 0, 0, true, true}, p) == near(0.85));        // no attention
    CHECK(service_ratio({1, 1, 0, 1, 1, 0, 1, 0, true, true}, p) == near(0.4));         // a hidden problem
    CHECK(service_ratio({1, 1, 0, 1, 1, 0, 0, 0, false, true}, p) == near(0.85));       // a former supplier
    CHECK(service_ratio({1, 1, 1, 1, 1, 1, 0, 1, true, false}, p) == 0);                // a dead one
    // 0.72 + 0.075 * 0.28 = 0.741, above 0.34; + 0.5 * 0.259 = 0.8705; * 0.8 * 0.925 * 0.7 = 0.450919; * 0.85
    CHECK(service_ratio({0.8, 0.6, 0.5, 0.5, 0.5, 0.5, 0.5, 0.4, true, true}, p) == near(0.450919));
    CHECK(service_ratio({0.8, 0.6, 0.5, 0.5, 0.5, 0.5, 0.5, 0.4, false, true}, p) == near(0.38328115));
}

TEST_CASE("the parameters of service are used", "[rules][service]")
{
    CHECK(service_ratio({1, 0, 0, 1, 1, 0, 0, 0, true, true}, {.divert = 0.5}) == near(0.5));
    CHECK(service_ratio({0, 1, 1, 1, 1, 0, 0, 0, true, true}, {.extra_mile = 0.2}) == near(0.2));
    CHECK(service_ratio({0, 1, 0, 1, 1, 0, 0, 1, true, true}, {.level_agreement = 0.5}) == near(0.5));
    CHECK(service_ratio({1, 1, 0, 1, 1, 0, 0, 0, false, true}, {.orphan = 0.4}) == near(0.6));
    CHECK(service_ratio({1, 1, 0, 0, 1, 0, 0, 0, true, true}, {.attention = 0.3}) == near(0.7));
    CHECK(service_ratio({0, 1, 0, 1, 0.5, 0, 0, 1, true, true}, {.agreement_funding = 0.5}) == 0);
    CHECK(service_ratio({1, 1, 0, 1, 0, 0, 0, 0, true, true}, {.unfunded_service = 0.2}) == near(0.2));
    CHECK(service_ratio({1, 1, 0, 1, 1, 0, 0.5, 0, true, true}, {.problem_effect = 1}) == near(0.5));
}

TEST_CASE("service that is not done costs the buyer 2.8 times as much", "[rules][service]")
{
    const ServiceParameters p;
    const double doubled = (std::log(2.0) + 0.125) / 0.5; // exp(0.5 n - 0.125) = 2
    // units, service need, service ratio, normal; the noise is 1 at n = 0.25
    CHECK(downtime_loss(1000, 0.9, 0.5, 0.25, p) == near(1260)); // 450 * 2.8
    CHECK(downtime_loss(1000, 0.9, 0, 0.25, p) == near(2520));
    CHECK(downtime_loss(1000, 0.9, 0.5, doubled, p) == near(2520));
    CHECK(downtime_loss(1000, 0.9, 1, 0.25, p) == 0);
    CHECK(downtime_loss(1000, 0, 0.5, 0.25, p) == 0); // no service need
    CHECK(downtime_loss(0, 0.9, 0.5, 0.25, p) == 0);
    CHECK(downtime_loss(1000, 0.9, 0.5, 5, {.downtime_multiple = 2, .noise = 0}) == near(900));
}

TEST_CASE("service ratio and coverage are shares and a loss is never negative", "[rules][service]")
{
    tests::at_each_end<ServiceParameters>(tests::Ends::legal, [](const ServiceParameters& p) {
        for (unsigned corner = 0; corner < 1024; ++corner) {
            const auto end = [&](unsigned bit) { return (corner >> bit & 1U) != 0 ? 1.0 : 0.0; };
            const double ratio =
                service_ratio({end(0), end(1), end(2), end(3), end(4), end(5), end(6), end(7), end(8) > 0, end(9) > 0}, p);
            const bool sound = ratio >= 0 && ratio <= 1;
            if (!sound || corner % 64 == 0) tests::check_within(ratio, 0, 1);
        }
        for (const double middle : {0.25, 0.5, 0.9})
            tests::check_within(
                service_ratio({middle, middle, middle, middle, middle, middle, middle, middle, middle < 0.5, true}, p), 0, 1);
        for (const double margin : {-1e6, 0.0, 10.0, 1e6})
            for (const double service : {0.0, 1e-300, 10.0, 1e6})
                tests::check_within(price_coverage(margin, 6, 2, service, p), 0, 1);
        for (const double ratio : {0.0, 0.5, 1.0})
            for (const double normal : {-8.3, 8.3}) tests::check_within(downtime_loss(1e9, 100, ratio, normal, p), 0, 1e25);
    });
}

TEST_CASE("an installed base is never negative and its coverage lies between old and new", "[rules][service]")
{
    for (const double units : {0.0, 1e-10, 1.0, 1e9})
        for (const double delivered : {0.0, 1e-10, 1.0, 1e9})
            for (const double life : {1.0, 12.0, 400.0})
                for (const double coverage : {0.0, 0.5, 1.0}) {
                    const InstalledBase next = aged_base({units, coverage}, delivered, 1 - coverage, life);
                    tests::check_within(next.units, 0, units + delivered);
                    tests::check_within(next.coverage, 0, 1);
                }
}

TEST_CASE("where service is off nothing needs it", "[rules][service]")
{
    CHECK(served(0.9, {}) == 0.9);
    CHECK(served(0.9, {.on = false}) == 0);
}

} // namespace models::rules
