// What is recorded of a period: sums by arm, measures as ratios of sums, and endings counted once.
#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include <fmt/format.h>

#include "models/relational/criteria.hpp"
#include "models/relational/model.hpp"
#include "sim/run/adapt.hpp"
#include "tests/models/relational/worlds.hpp"

using tests::agree;

namespace models::relational {
namespace {

constexpr int periods = 40;

// One world of the small market, period by period.
template <class See>
void run_and_see(const Parameters& p, const See& see)
{
    const sim::World world(5, 0);
    Market m = open(p, world, 0);
    for (int period = 0; period < periods; ++period) {
        step(m, p, sim::Streams(world, static_cast<std::uint32_t>(period)));
        see(m, period);
    }
}

std::vector<Tally> tallied(Market& m, const Parameters& p)
{
    std::vector<Tally> arms(m.arms);
    measure(m, p, m.buyer.arm, arms);
    return arms;
}

// What one relation was at the end of each period.
struct Past {
    std::vector<double> age; // 0 when it was not active
    std::vector<bool> complained;
    std::vector<int> ends; // periods in which it ended
    std::vector<std::size_t> arm;
};

} // namespace

TEST_CASE("a period is added up by arm without loss", "[relational][measure]")
{
    Parameters p = tests::small_market();
    p.policy.choose({"trusting", "aggressive", "conditional"});
    run_and_see(p, [&](Market& m, int) {
        const std::vector<Tally> arms = tallied(m, p);
        std::vector<Tally> own(3);
        for (std::size_t n = 0; n < m.needs(); ++n) {
            Tally& t = own[m.buyer.arm[m.buyer_of(n)]];
            t.flow.payment += m.need_flow.payment[n];
            t.flow.cost += m.need_flow.cost[n];
            t.flow.transaction_hours += m.need_flow.transaction_hours[n];
            t.needs += 1.0;
            if (!m.has_incumbent(n)) continue;
            const std::size_t e = m.relation_at(n, m.need.incumbent[n]);
            const Relations& r = m.relation;
            t.relations += 1.0;
            t.buyer_trust += r.buyer_trust[e];
            t.health += 0.3 * r.buyer_trust[e] + 0.3 * r.supplier_trust[e] + 0.2 * r.attention[e] +
                        0.2 * std::clamp(1.0 - r.dissatisfaction[e], 0.0, 1.0);
        }
        for (std::size_t arm = 0; arm < 3; ++arm) {
            const Tally &t = arms[arm], &o = own[arm];
            const bool same = agree(t.flow.payment, o.flow.payment) && agree(t.flow.cost, o.flow.cost) &&
                              agree(t.flow.transaction_hours, o.flow.transaction_hours) && t.needs == o.needs &&
                              t.relations == o.relations && agree(t.buyer_trust, o.buyer_trust) && agree(t.health, o.health);
            if (!same) FAIL_CHECK("arm " << arm);
            CHECK(t.suppliers == 16.0); // the market is the same for every arm
            CHECK(t.supplier_profit == arms[0].supplier_profit);
        }
    });
}

TEST_CASE("a relation of the opening is counted as long as it has never ended", "[relational][measure]")
{
    const Parameters p = tests::small_market();
    std::vector<bool> first; // of each need: has it kept the supplier of the opening in every period
    double before = 0.0;
    run_and_see(p, [&](Market& m, int period) {
        if (period == 0) first.assign(m.needs(), true);
        double own = 0.0;
        for (std::size_t n = 0; n < m.needs(); ++n) {
            if (m.need_flow.ended_one(n)) first[n] = false;
            own += first[n] ? 1.0 : 0.0;
        }
        const std::vector<Tally> arms = tallied(m, p);
        CHECK(arms[0].first_relations + arms[1].first_relations == own);
        if (period > 0) CHECK(own <= before);
        before = own;
    });
    CHECK(before > 0.0);
    CHECK(before < static_cast<double>(first.size()));
}

TEST_CASE("what a relation is counts as it stands at the end of the period", "[relational][measure]")
{
    const Parameters p = tests::small_market();
    run_and_see(p, [&](Market& m, int) {
        const std::vector<Tally> arms = tallied(m, p);
        const Relations& r = m.relation;
        const auto counts = [&](double Tally::*sum, auto&& of_relation) {
            double own = 0.0;
            for (std::size_t e = 0; e < m.relations(); ++e)
                if (m.is_active(e)) own += of_relation(e);
            CHECK(agree(arms[0].*sum + arms[1].*sum, own));
        };
        counts(&Tally::supplier_trust, [&](std::size_t e) { return r.supplier_trust[e]; });
        counts(&Tally::attention, [&](std::size_t e) { return r.attention[e]; });
        counts(&Tally::plans, [&](std::size_t e) { return r.plans[e] / (r.plans[e] + 1.5); });
        counts(&Tally::secrets, [&](std::size_t e) { return r.secrets[e] / (r.secrets[e] + 1.5); });
        counts(&Tally::age, [&](std::size_t e) { return m.running.age[e]; });
        counts(&Tally::service_ratio, [&](std::size_t e) { return m.running_flow.service_ratio[e]; });
        counts(&Tally::coverage, [&](std::size_t e) { return r.coverage[e]; });
        counts(&Tally::performance, [&](std::size_t e) { return m.running.performance[e]; });
        counts(&Tally::dissatisfaction, [&](std::size_t e) { return r.dissatisfaction[e]; });
        counts(&Tally::problem, [&](std::size_t e) { return r.problem[e]; });
        counts(&Tally::link, [&](std::size_t e) { return r.link[e]; });
        counts(&Tally::funding, [&](std::size_t e) { return m.supplier.funding[r.supplier[e]]; });
        counts(&Tally::process_knowledge, [&](std::size_t e) { return r.process_knowledge[e]; });
    });
}

TEST_CASE("staff is hours by the hours of an employee, and a market's figures stand once for every arm", "[relational][measure]")
{
    Parameters p = tests::small_market();
    p.supplier.opening_cash = 0.1;
    p.supplier.credit = 0.2;
    double exits = 0.0;
    run_and_see(p, [&](Market& m, int) {
        const std::vector<Tally> arms = tallied(m, p);
        double contribution = 0, profit = 0, alive = 0, shares = 0;
        for (const Tally& t : arms) {
            CHECK(agree(t.procurement_staff, (t.flow.transaction_hours + t.flow.order_hours) / 450.0));
            CHECK(agree(t.inspection_staff, t.flow.inspection / 60.0 / 450.0));
            contribution += t.contribution;
        }
        std::vector<double> revenue(m.suppliers(), 0.0), of_category(m.categories(), 0.0);
        for (std::size_t e = 0; e < m.relations(); ++e) revenue[m.relation.supplier[e]] += m.relation_flow.revenue[e];
        for (std::size_t i = 0; i < m.suppliers(); ++i) of_category[m.supplier.category[i]] += revenue[i];
        for (std::size_t i = 0; i < m.suppliers(); ++i) {
            const double share = revenue[i] / of_category[m.supplier.category[i]];
            shares += share * share;
            profit += m.supplier_books[i].profit;
            contribution -= m.supplier_books[i].profit + m.supplier_books[i].capacity; // what is left is nothing
            alive += m.supplier.alive[i];
        }
        CHECK(std::abs(contribution) < 1e-3);
        CHECK(agree(arms[0].supplier_profit, profit));
        CHECK(arms[1].suppliers_alive == alive);
        CHECK(agree(arms[1].concentration / arms[1].categories, shares / 4.0)); // Herfindahl index, mean over categories
        exits += arms[0].exits;
        CHECK(arms[1].exits == arms[0].exits);
    });
    CHECK(exits > 0.0);
}

TEST_CASE("what measures say of how they count is what they count by", "[relational][measure]")
{
    const auto meaning = [](std::string_view name) {
        for (const sim::MeasureInfo& info : sim::ScenarioOf<Relational>(Parameters{}).measures())
            if (info.name == name) return std::string(info.meaning);
        FAIL("no such measure");
        return std::string();
    };
    CHECK_THAT(meaning("silent_dissatisfied"), Catch::Contains(fmt::format("above {}", silent_level)));
    CHECK_THAT(meaning("health"),
               Catch::Contains(fmt::format("{0} and {0} the trusts, {1} attention, {2} absence of dissatisfaction",
                                           health_of_trust, health_of_attention, health_of_content)));
    REQUIRE(followed_quarters == 6);
    CHECK_THAT(meaning("ending_after_silence"),
               Catch::Contains("six quarters or more without a complaint in six that end within six"));
    CHECK_THAT(meaning("ending_after_complaint"), Catch::Contains("in six quarters"));
}

TEST_CASE("the receipt of measures adds up to the total cost of ownership", "[relational][measure]")
{
    const sim::ScenarioOf<Relational> scenario(tests::small_market());
    const sim::Series series = scenario.run(sim::World(5, 0), 0, periods);
    const auto measures = scenario.measures();
    for (std::size_t arm = 0; arm < 2; ++arm) {
        const std::vector<double> row = series.sum(0, periods, arm);
        double parts = 0.0, total = 0.0;
        for (std::size_t k = 0; k < measures.size(); ++k) {
            if (measures[k].role == sim::Role::part) parts += scenario.value(k, row);
            if (measures[k].role == sim::Role::deduction) parts -= scenario.value(k, row);
            if (measures[k].role == sim::Role::total) total += scenario.value(k, row);
        }
        CHECK(parts == Approx(total).epsilon(1e-12));
        CHECK(total > 90.0);
    }
}

TEST_CASE("every measure has a value in a market where everything happens", "[relational][measure]")
{
    const sim::ScenarioOf<Relational> scenario(tests::small_market());
    const sim::Series series = scenario.run(sim::World(5, 0), 0, periods);
    const auto measures = scenario.measures();
    for (std::size_t k = 0; k < measures.size(); ++k) {
        CAPTURE(measures[k].name);
        for (std::size_t arm = 0; arm < 2; ++arm) CHECK(std::isfinite(scenario.value(k, series.sum(0, periods, arm))));
        if (measures[k].scope == sim::Scope::market) // of the market as a whole
            CHECK(scenario.value(k, series.sum(0, periods, 0)) == scenario.value(k, series.sum(0, periods, 1)));
    }
}

TEST_CASE("an ending is counted once for each of the six quarters before it in which the relation was at risk",
          "[relational][measure]")
{
    Parameters p = tests::small_market();
    p.supplier.opening_cash = 0.2; // failures among the endings
    p.supplier.credit = 0.3;
    std::map<std::pair<std::size_t, int>, Past> past; // by need and seat
    std::vector<Tally> recorded(2), expected(2);
    run_and_see(p, [&](Market& m, int period) {
        const std::vector<Tally> arms = tallied(m, p);
        for (std::size_t arm = 0; arm < 2; ++arm) recorded[arm] += arms[arm];
        tests::for_each_acquaintance(m, [&](std::size_t n, int seat) {
            Past& relation = past[{n, seat}];
            const std::size_t e = m.relation_at(n, seat);
            relation.age.push_back(m.is_active(e) ? m.running.age[n] : 0.0);
            relation.complained.push_back(m.is_active(e) && m.need_flow.complaints[n] != 0.0);
            relation.arm.push_back(m.buyer.arm[m.buyer_of(n)]);
            if (m.relation_flow.ended[e]) relation.ends.push_back(period);
        });
    });
    for (const auto& [who, relation] : past)
        for (int t = 0; t + 6 < periods; ++t) {
            const auto now = static_cast<std::size_t>(t);
            if (relation.age[now] < 6.0) continue;
            bool complained = false; // in the six quarters up to now; the relation is older than that
            for (int k = 0; k < 6; ++k)
                complained = complained || (t - k >= 0 && relation.complained[now - static_cast<std::size_t>(k)]);
            const bool ends =
                std::any_of(relation.ends.begin(), relation.ends.end(), [&](int end) { return end > t && end <= t + 6; });
            Tally& of_arm = expected[relation.arm[now]];
            (complained ? of_arm.flow.at_risk_after_complaint : of_arm.flow.at_risk_after_silence) += 1.0;
            if (ends) (complained ? of_arm.flow.ended_after_complaint : of_arm.flow.ended_after_silence) += 1.0;
        }
    for (std::size_t arm = 0; arm < 2; ++arm) {
        CHECK(recorded[arm].flow.at_risk_after_silence == expected[arm].flow.at_risk_after_silence);
        CHECK(recorded[arm].flow.at_risk_after_complaint == expected[arm].flow.at_risk_after_complaint);
        CHECK(recorded[arm].flow.ended_after_silence == expected[arm].flow.ended_after_silence);
        CHECK(recorded[arm].flow.ended_after_complaint == expected[arm].flow.ended_after_complaint);
        CHECK(expected[arm].flow.ended_after_silence + expected[arm].flow.ended_after_complaint > 0.0);
    }
}

} // namespace models::relational
