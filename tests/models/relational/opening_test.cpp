// The market before the first period, value by value (specification section 7).
#include <algorithm>
#include <cmath>
#include <set>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "models/relational/phases.hpp"
#include "models/rules/policy_space.hpp"
#include "tests/models/relational/column_walk.hpp"
#include "tests/models/relational/worlds.hpp"
#include "tests/models/rules/expected.hpp"

using tests::near;
using tests::small_market;

namespace models::relational {
namespace {

Market opened(const Parameters& p, int rotation = 0, std::uint64_t replicate = 0)
{
    return open(p, sim::World(11, replicate), rotation);
}

std::vector<int> categories_of(const Market& m) { return {m.need.category.begin(), m.need.category.end()}; }

bool all_equal(const Column& column, double value)
{
    return std::all_of(column.begin(), column.end(), [&](double each) { return each == value; });
}

} // namespace

TEST_CASE("needs are spread over the categories as the specification says", "[relational][opening]")
{
    Parameters p = small_market(); // 8 buyers, 2 needs, 4 categories: (b + 2 k + b / 4) mod 4
    CHECK(categories_of(opened(p)) == std::vector{0, 2, 1, 3, 2, 0, 3, 1, /* b / 4 = 1 */ 1, 3, 2, 0, 3, 1, 0, 2});

    p.market.needs_per_buyer = 3; // 4 / 3 = 1: neighbouring categories
    p.market.buyers = 2;
    CHECK(categories_of(opened(p)) == std::vector{0, 1, 2, 1, 2, 3});

    p.market.categories = 2; // more needs than categories: a step of one, and round again
    CHECK(categories_of(opened(p)) == std::vector{0, 1, 0, 1, 0, 1});

    Parameters defaults;
    const Market m = opened(defaults); // 40 buyers, 4 needs, 8 categories
    CHECK(m.needs() == 160);
    CHECK(m.need.category[1] == 2);         // buyer 0, k = 1: 8 / 4
    CHECK(m.need.category[4 * 9 + 3] == 0); // buyer 9: (9 + 6 + 1) mod 8
    std::vector<int> count(8, 0);
    for (const Index c : m.need.category) ++count[c];
    CHECK(count == std::vector<int>(8, 20)); // no category is bought more than another
}

TEST_CASE("categories are spaced evenly in complexity, with technology at its steady gap", "[relational][opening]")
{
    const Market m = opened(small_market());
    const Categories& c = m.category;
    REQUIRE(m.categories() == 4);
    for (std::size_t k = 0; k < 4; ++k) {
        const double x = 0.4 + 0.2 * static_cast<double>(k);
        CHECK(c.complexity[k] == near(x));
        CHECK(c.work_factor[k] == near(0.3 + 0.7 * x));
        CHECK(c.service_need[k] == near(0.9 * x));
        CHECK(c.idea_potential[k] == near(x));
        CHECK(c.other_cost[k] == near(8.0 * x));
        CHECK(c.log_material_cost[k] == 0.0);
        CHECK(c.material_cost[k] == 1.0);
        CHECK(c.reference_knowledge[k] == 0.0);
        CHECK(c.process_frontier[k] == near(0.115)); // (0.003 + 0.015 * 0.03) / 0.03
        CHECK(c.product_frontier[k] == c.process_frontier[k]);
    }
    CHECK(c.lead_time == std::vector{1, 2, 2, 3}); // 1.2, 1.8, 2.4, 3.0, rounded

    Parameters turbulent = small_market();
    turbulent.env.uncertainty = 2.0;
    turbulent.env.technology = 0.25; // u uT = 0.5: 0.003 (0.2 + 0.8 / 2) + 0.015 / 2 * 0.03
    CHECK(opened(turbulent).category.process_frontier[0] == near((0.0018 + 0.000225) / 0.03));
}

TEST_CASE("suppliers open with cash, capacity and traits as the specification says", "[relational][opening]")
{
    Parameters p = small_market();
    Market m = opened(p);
    const Suppliers& s = m.supplier;
    REQUIRE(m.suppliers() == 16);
    for (std::size_t i = 0; i < 16; ++i) {
        CHECK(s.category[i] == i / 4);
        CHECK(s.alive[i] == 1);
        CHECK(s.capacity[i] == near(2160)); // 2000 * 8 * 2 / 16 * 1.08
        CHECK(s.cash[i] == near(64800));    // 20 * 1.5 * 2160
        CHECK(s.utilisation[i] == 0.9);
        CHECK(s.funding[i] == 1.0);
        CHECK(s.knowledge[i] == 0.0);
        tests::check_within(s.alignment[i], 0.3, 0.9);
        tests::check_within(s.honesty[i], 0.3, 1.0);
    }
    const sim::World world(11, 0);
    const sim::Streams random(world, 0);
    CHECK(s.productivity[3] == near(std::exp(0.03 * random.normal(Purpose::productivity, 3))));
    CHECK(s.defect_rate[3] == near(0.004 * std::exp(0.4 * random.normal(Purpose::defect_rate, 3))));
    CHECK(s.service_skill[3] == near(std::exp(0.08 * random.normal(Purpose::service_skill, 3))));
    CHECK(s.alignment[3] == near(0.3 + 0.6 * random.uniform(Purpose::alignment, 3)));
    CHECK(s.honesty[3] == near(0.3 + 0.7 * random.uniform(Purpose::honesty, 3)));
    CHECK(m.buyer.candour[5] == near(0.05 + 0.9 * random.uniform(Purpose::candour, 5)));
}

TEST_CASE("a need knows distinct suppliers of its category, each as likely as another", "[relational][opening]")
{
    const Parameters p = small_market();
    std::vector<int> chosen(16, 0), first(3, 0);
    constexpr int worlds = 400;
    for (std::uint64_t replicate = 0; replicate < worlds; ++replicate) {
        const Market m = opened(p, 0, replicate);
        REQUIRE(m.relations() == 48);
        for (std::size_t n = 0; n < m.needs(); ++n) {
            std::set<Index> known;
            for (int seat = 0; seat < 3; ++seat) {
                const Index i = m.relation.supplier[m.relation_at(n, seat)];
                if (m.supplier.category[i] != m.need.category[n]) FAIL_CHECK("a supplier of another category");
                known.insert(i);
                ++chosen[i];
            }
            if (known.size() != 3) FAIL_CHECK("a supplier is known twice");
            ++first[static_cast<std::size_t>(m.need.incumbent[n])];
        }
    }
    // Each supplier is one of 3 out of 4 for 4 needs: mean 1200, sd sqrt(1600 * 3/4 * 1/4) = 17.3; 18 counts within 4.5 sd are
    // all there with a chance above 0.9998. Each seat opens as incumbent 6400 / 3 times, sd 37.7.
    for (const int count : chosen) tests::check_within(count, 1200 - 78, 1200 + 78);
    for (const int count : first) tests::check_within(count, 2133 - 170, 2133 + 170);
}

TEST_CASE("the inverse index lists the relations of each supplier once and in rising order", "[relational][opening]")
{
    const Market m = opened(Parameters{});
    std::size_t listed = 0;
    for (std::size_t i = 0; i < m.suppliers(); ++i) {
        const auto customers = m.customers(i);
        const auto order = [](Customer one, Customer other) {
            return std::pair(+one.need, +one.seat) < std::pair(+other.need, +other.seat); // of bits no pair is made
        };
        const auto same = [](Customer one, Customer other) { return one.need == other.need && one.seat == other.seat; };
        CHECK(std::is_sorted(customers.begin(), customers.end(), order));
        CHECK(std::adjacent_find(customers.begin(), customers.end(), same) == customers.end());
        for (const Customer customer : customers)
            if (m.relation.supplier[m.relation_with(customer)] != i)
                FAIL_CHECK("need " << customer.need << " knows another supplier as seat " << customer.seat);
        listed += customers.size();
    }
    CHECK(listed == m.relations());
    CHECK(m.supplier.first_customer.front() == 0);
    CHECK(m.supplier.first_customer.back() == m.relations());
}

TEST_CASE("strangers open with the specification's state and nothing else", "[relational][opening]")
{
    const Market m = opened(small_market());
    for (std::size_t e = 0; e < m.relations(); ++e) {
        if (m.is_active(e)) continue;
        CAPTURE(e);
        const Relations& r = m.relation;
        CHECK(r.buyer_trust[e] == 0.5);
        CHECK(r.supplier_trust[e] == 0.5);
        CHECK(r.attention[e] == 0.4);
        CHECK(r.expected_share[e] == 0.25);
        CHECK(r.hours[e] == 40.0);
        double others = 0.0;
        tests::walk_relations(r, [&](std::string_view name, const auto& column) {
            const std::set<std::string_view> given{"supplier",  "seat",           "buyer_trust", "supplier_trust",
                                                   "attention", "expected_share", "hours"};
            if (!given.contains(name)) others += std::abs(static_cast<double>(column[e]));
        });
        CHECK(others == 0.0);
    }
}

TEST_CASE("every need opens inside a contract at cost-plus, with a full pipeline and a mature base", "[relational][opening]")
{
    const Parameters p = small_market();
    const Market m = opened(p);
    const sim::World world(11, 0);
    const sim::Streams random(world, 0);
    for (std::size_t n = 0; n < m.needs(); ++n) {
        CAPTURE(n);
        REQUIRE(m.has_incumbent(n));
        const Relations& r = m.relation;
        const std::size_t e = m.relation_at(n, m.need.incumbent[n]), i = r.supplier[e], c = m.need.category[n];
        REQUIRE(e == n); // those that run come first
        const double production = 100.0 * m.supplier.productivity[i];
        const double service = m.category.service_need[c] * 12.0 / m.supplier.service_skill[i];
        CHECK(r.price[e] == near((production + service + 6.0 * 1.08 + 40.0 * 60.0 / 2000.0) * 1.08));
        CHECK(m.running.reference_cost[e] == near(production));
        const double term = (m.buyer.arm[n / 2] == 0 ? 8.0 : 4.0) * random.uniform(Purpose::opening_term, m.need_address(n));
        CHECK(m.need.remaining_term[n] == std::floor(term));
        CHECK(r.attention[e] == 0.5);
        CHECK(m.running.expectation[e] == 0.88);
        CHECK(m.running.promise[e] == 0.88);
        CHECK(m.running.age[e] == 1.0);
        CHECK(m.running.orders[e] == 2000.0);
        double others = 0.0;
        tests::walk_running(m.running, [&](std::string_view name, const auto& column) {
            const std::set<std::string_view> given{"reference_cost", "expectation", "promise", "age", "orders"};
            if (!given.contains(name)) others += std::abs(static_cast<double>(column[n]));
        });
        CHECK(others == 0.0);
        CHECK(r.coverage[e] == 1.0);
        CHECK(r.installed_base[e] == near(22000)); // 2000 * 12 * 11/12
        for (int stage = 0; stage < 4; ++stage) CHECK(r.pipeline[stage][e] == (stage < m.category.lead_time[c] ? 2000.0 : 0.0));
        CHECK(r.owed[e] == 2000.0 * m.category.lead_time[c]);

        CHECK(m.need.product_knowledge[n] == 0.0);
        CHECK(m.need.log_demand[n] == near(0.1 / std::sqrt(0.51) * random.normal(Purpose::opening_demand, m.need_address(n))));
        CHECK(m.need.next_demand[n] == near(2000.0 * std::exp(m.need.log_demand[n] - 0.01 / 1.02)));
    }
    CHECK(all_equal(m.buyer.smoothed_cost, 0.0));
    CHECK(all_equal(m.buyer.smoothed_volume, 0.0));
}

TEST_CASE("the swapped assignment swaps the arms, and only what a strategy decides", "[relational][opening]")
{
    const Parameters p = small_market();
    const Market first = opened(p, 0), second = opened(p, 1);
    CHECK(first.buyer.arm == std::vector<std::uint16_t>{0, 1, 0, 1, 0, 1, 0, 1}); // alternate
    CHECK(second.buyer.arm == std::vector<std::uint16_t>{1, 0, 1, 0, 1, 0, 1, 0});
    for (std::size_t b = 0; b < 8; ++b) CHECK(first.rows[first.buyer.row[b]].term == (first.buyer.arm[b] == 0 ? 8.0 : 4.0));
    CHECK(first.relation.supplier == second.relation.supplier);
    CHECK(first.relation.price == second.relation.price);
    CHECK(first.need.incumbent == second.need.incumbent);
    CHECK(first.need.log_demand == second.need.log_demand);
    CHECK(first.buyer.candour == second.buyer.candour);
    CHECK(first.supplier.productivity == second.supplier.productivity);
}

TEST_CASE("unequal shares are respected in every rotation", "[relational][opening]")
{
    Parameters p = small_market();
    p.policy[0].share = 3.0;
    for (int rotation = 0; rotation < 2; ++rotation) {
        const Market m = opened(p, rotation);
        CHECK(std::count(m.buyer.arm.begin(), m.buyer.arm.end(), 0) == 6);
        CHECK(std::count(m.buyer.arm.begin(), m.buyer.arm.end(), 1) == 2);
    }
    CHECK(opened(p, 0).buyer.arm != opened(p, 1).buyer.arm);
}

TEST_CASE("a conditional buyer does otherwise where it does not trust, and any other buyer the same", "[relational][opening]")
{
    Parameters p = small_market();
    p.policy.choose({"conditional", "aggressive"});
    const Market m = opened(p);
    CHECK(m.arms == 2);
    CHECK(m.buyer.row[0] != m.buyer.other_row[0]);
    CHECK(m.rows[m.buyer.row[0]].pressure == 0.15);
    CHECK(m.rows[m.buyer.other_row[0]].pressure == 0.80);
    CHECK(rules::entries_of(m.rows[m.buyer.row[1]]) == rules::entries_of(m.rows[m.buyer.other_row[1]]));
    CHECK(m.rows[m.buyer.row[1]].pressure == 0.80);
    const std::size_t e = m.relation_at(0, m.need.incumbent[0]); // trust 0.5 is above the threshold of 0.4
    CHECK(m.need.remaining_term[0] == std::floor(8.0 * sim::Streams(sim::World(11, 0), 0).uniform(Purpose::opening_term, 0)));
    CHECK(m.row_towards(0, e) == m.buyer.row[0]);
}

} // namespace models::relational
