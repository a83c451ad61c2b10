// Comparisons of hand-worked tables: means, differences, stretches, the receipt, crossovers.
#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "sim/check/ensure.hpp"
#include "sim/run/comparison.hpp"

namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

/// A scenario without a model: each measure is one field of the row over the last one.
class Ledger final : public sim::Scenario {
public:
    explicit Ledger(std::vector<std::string> arms = {"first", "second"}, bool has_total = true) : arms_(std::move(arms))
    {
        measures_ = {
            {"goods", "coins", "Costs", "Goods.", sim::Role::part},
            {"fees", "coins", "Costs", "Fees.", sim::Role::part},
            {"refund", "coins", "Costs", "Refunds.", sim::Role::deduction},
            {"cost", "coins", "Costs", "All of it.", has_total ? sim::Role::total : sim::Role::plain, sim::Scope::arm, true},
            {"money", "coins", "Costs", "What is paid in money.", sim::Role::cash}};
    }
    const sim::ModelInfo& info() const override { return info_; }
    std::vector<std::string> arms() const override { return arms_; }
    std::vector<sim::MeasureInfo> measures() const override { return measures_; }
    double value(std::size_t measure, std::span<const double> row) const override { return sim::ratio(row[measure], row[5]); }
    std::size_t agents() const override { return 0; }
    sim::Series run(const sim::World&, int, int, sim::Pulse*) const override { return {}; }
    std::vector<sim::EffectiveValue> settings() const override { return {}; }

private:
    sim::ModelInfo info_{"ledger", "", "", "", "", ""};
    std::vector<std::string> arms_;
    std::vector<sim::MeasureInfo> measures_;
};

struct Row {
    double goods = 0.0, fees = 0.0, refund = 0.0, visits = 1.0;
    double off = 0.0; // what the total is off
};

void put(sim::Series& series, std::size_t period, std::size_t arm, const Row& row)
{
    const std::array<double, 6> values{row.goods, row.fees,  row.refund, row.goods + row.fees - row.refund + row.off,
                                       row.goods, row.visits};
    std::copy(values.begin(), values.end(), series.row(period, arm).begin());
}

/// rows[arm][period]
sim::Series table(const std::vector<std::vector<Row>>& rows)
{
    sim::Series series(rows[0].size(), rows.size(), 6);
    for (std::size_t arm = 0; arm < rows.size(); ++arm)
        for (std::size_t period = 0; period < rows[arm].size(); ++period) put(series, period, arm, rows[arm][period]);
    return series;
}

/// One cost a period and arm.
sim::Series costs(const std::vector<std::vector<double>>& by_arm)
{
    std::vector<std::vector<Row>> rows;
    for (const std::vector<double>& arm : by_arm) {
        rows.emplace_back();
        for (const double cost : arm) rows.back().push_back({.goods = cost});
    }
    return table(rows);
}

sim::Plan plan_of(std::size_t periods, std::size_t replicates, int first_stretch = 8, int last_stretch = 40)
{
    sim::Plan plan;
    plan.periods = static_cast<int>(periods);
    plan.replicates = static_cast<int>(replicates);
    plan.first_stretch = first_stretch;
    plan.last_stretch = last_stretch;
    return plan;
}

sim::Comparison compared(const std::vector<sim::Series>& replicates, const Ledger& ledger = Ledger())
{
    return sim::compare(ledger, plan_of(replicates[0].periods(), replicates.size()), replicates);
}

/// So many periods at one cost, then so many at another.
std::vector<double> steps(std::size_t periods, double before, std::size_t then, double after)
{
    std::vector<double> values(periods, before);
    for (std::size_t k = then; k < periods; ++k) values[k] = after;
    return values;
}

} // namespace

TEST_CASE("a measure is the ratio of sums in each arm and replicate, with its interval", "[sim][run]")
{
    const sim::Comparison c = compared({
        table({{{10, 2, 1, 2}, {20, 4, 2, 3}}, {{12, 0, 0, 1}, {12, 0, 0, 3}}}), // costs 33/5 and 24/4
        table({{{30, 1, 0, 4}, {10, 0, 1, 4}}, {{20, 0, 0, 2}, {16, 0, 0, 2}}}), // costs 40/8 and 36/4
    });
    CHECK(c.arms == std::vector<std::string>{"first", "second"});
    const sim::MeasureResult& cost = c.at("cost");
    CHECK(cost.measure == 3);
    CHECK(cost.info.unit == "coins");
    CHECK(cost.values[0] == std::vector<double>{33.0 / 5.0, 5.0});
    CHECK(cost.values[1] == std::vector<double>{6.0, 9.0});
    CHECK(cost.arms[0].mean == Approx(5.8));
    CHECK(cost.arms[1].mean == 7.5);
    CHECK(cost.arms[1].sd == Approx(std::sqrt(4.5)));
    CHECK(cost.arms[1].high == Approx(7.5 + 12.7062 * 1.5).epsilon(1e-5)); // sd / sqrt(2) = 1.5; t(0.975, 1)
    CHECK(c.at("goods").values[0] == std::vector<double>{6.0, 5.0});
    CHECK(c.at("fees").values[0] == std::vector<double>{1.2, 0.125});
    CHECK(c.at("refund").values[1] == std::vector<double>{0.0, 0.0});
}

TEST_CASE("differences are first arm minus each other arm, in pairs, with the gain of pairing", "[sim][run]")
{
    const Ledger ledger({"first", "second", "third"});
    const sim::Comparison c =
        compared({costs({{5, 7}, {8, 8}, {1, 3}}), costs({{9, 9}, {9, 11}, {2, 6}}), costs({{6, 6}, {8, 6}, {3, 3}})}, ledger);
    const sim::MeasureResult& cost = c.at("cost"); // 6 9 6 | 8 10 7 | 2 4 3
    REQUIRE(cost.differences.size() == 2);
    CHECK(cost.differences[0].mean == Approx(-4.0 / 3.0)); // -2 -1 -1
    CHECK(cost.differences[0].sd == Approx(std::sqrt(1.0 / 3.0)));
    CHECK(cost.differences[1].mean == Approx(4.0)); // 4 5 3
    CHECK(cost.differences[1].sd == Approx(1.0));
    CHECK(cost.differences[1].count == 3);
    REQUIRE(cost.gains.size() == 2);
    CHECK(cost.gains[0] == Approx((3.0 + 7.0 / 3.0) / (1.0 / 3.0)));
    CHECK(cost.gains[1] == Approx((3.0 + 1.0) / 1.0));
    CHECK(c.flow.size() == 2);
    CHECK(c.cumulative.size() == 2);
}

TEST_CASE("one arm alone has means and nothing to differ from", "[sim][run]")
{
    const sim::Comparison c = compared({costs({{5, 7}}), costs({{6, 8}})}, Ledger({"only"}));
    CHECK(c.at("cost").arms[0].mean == 6.5);
    CHECK(c.at("cost").differences.empty());
    CHECK(c.flow.empty());
}

TEST_CASE("the confidence is the plan's", "[sim][run]")
{
    sim::Plan plan = plan_of(1, 2);
    plan.confidence = 0.5; // t(0.75, 1) = 1
    const sim::Comparison c = sim::compare(Ledger(), plan, {costs({{1}, {5}}), costs({{3}, {5}})});
    CHECK(c.at("cost").arms[0].low == Approx(1.0)); // mean 2, sd / sqrt(2) = 1
    CHECK(c.at("cost").differences[0].high == Approx(-2.0));
    CHECK(c.plan.confidence == 0.5);
}

TEST_CASE("where nothing was observed there is no value, and the others count", "[sim][run]")
{
    const sim::Comparison c = compared({table({{{0, 0, 0, 0}}, {{4}}}), table({{{6}}, {{5}}}), table({{{8}}, {{9}}})});
    const sim::MeasureResult& cost = c.at("cost");
    CHECK(std::isnan(cost.values[0][0]));
    CHECK(cost.arms[0].count == 2);
    CHECK(cost.arms[0].mean == 7.0);
    CHECK(cost.arms[1].count == 3);
    CHECK(cost.differences[0].count == 2);
    CHECK(cost.differences[0].mean == 0.0);
}

TEST_CASE("stretches are the first and the last periods, named so", "[sim][run]")
{
    const std::vector<sim::Series> one{costs({{1, 2, 3, 4, 5, 6}, {6, 6, 6, 6, 6, 6}})};
    const sim::Comparison c = sim::compare(Ledger(), plan_of(6, 1, 2, 3), one);
    CHECK(c.at("cost").values[0][0] == 3.5);
    CHECK(c.at("cost_first_2_periods").values[0][0] == 1.5);
    CHECK(c.at("cost_last_3_periods").values[0][0] == 5.0);
    CHECK(c.at("cost_last_3_periods").values[1][0] == 6.0);
    CHECK(c.at("cost_last_3_periods").measure == 3);
    CHECK(c.at("cost").meaning == "All of it.");
    CHECK(c.at("cost_first_2_periods").meaning == "All of it. In the first 2 periods.");
    CHECK(c.measures.size() == 5 + 2); // only cost is taken by stretch
    CHECK_THROWS_AS(c.at("goods_first_2_periods"), sim::BrokenPromise);
}

TEST_CASE("stretches are no longer than the run", "[sim][run]")
{
    const std::vector<sim::Series> one{costs({{1, 2, 3, 4}, {6, 6, 6, 6}})};
    const sim::Comparison c = sim::compare(Ledger(), plan_of(4, 1, 8, 40), one);
    CHECK(c.at("cost_first_4_periods").values[0][0] == 2.5);
    CHECK(c.at("cost_last_4_periods").values[0][0] == 2.5);
    CHECK(c.measures.size() == 7);
    CHECK(sim::compare(Ledger(), plan_of(4, 1, 4, 1), one).at("cost_last_1_periods").values[0][0] == 4.0);
}

TEST_CASE("a receipt that does not add up is a broken promise", "[sim][run]")
{
    const auto off_by = [](double coins, std::size_t replicate, std::size_t arm) {
        std::vector<sim::Series> series;
        for (std::size_t r = 0; r < 3; ++r) {
            std::vector<std::vector<Row>> rows(2, std::vector<Row>{{10, 3, 1}});
            if (r == replicate) rows[arm][0].off = coins;
            series.push_back(table(rows));
        }
        return series;
    };
    CHECK_NOTHROW(compared(off_by(0.0, 0, 0)));
    CHECK_NOTHROW(compared(off_by(0.004, 2, 1)));
    CHECK_NOTHROW(compared(off_by(-0.004, 2, 1)));
    for (const double coins : {0.006, -0.006, 5.0})
        for (std::size_t replicate = 0; replicate < 3; ++replicate)
            for (std::size_t arm = 0; arm < 2; ++arm)
                CHECK_THROWS_AS(compared(off_by(coins, replicate, arm)), sim::BrokenPromise);
    CHECK_NOTHROW(compared(off_by(5.0, 1, 1), Ledger({"first", "second"}, false))); // no total, no receipt
}

TEST_CASE("a part that is not a number breaks the receipt, a total without observations does not", "[sim][run]")
{
    sim::Series series = costs({{5}, {5}});
    series.row(0, 1)[0] = nothing;
    CHECK_THROWS_AS(compared({series}), sim::BrokenPromise);
    CHECK_NOTHROW(compared({table({{{0, 0, 0, 0}}, {{5}}})}));
}

TEST_CASE("a crossover is the first period from which the first arm stays below", "[sim][run]")
{
    // First arm 12, from period 6 on 8; second arm 10. Means over four periods: 12 11 10 9 in periods 5 .. 8, so below from 8 on.
    // Cumulative: 72 + 8 (n - 6) < 10 n from n = 13 periods on, that is from period 12.
    const sim::Comparison c = compared({costs({steps(20, 12, 6, 8), steps(20, 10, 0, 10)})});
    CHECK(c.flow[0].by_replicate == std::vector<std::optional<int>>{8});
    CHECK(c.flow[0].of_mean == 8);
    CHECK(c.flow[0].crossed == 1);
    CHECK(c.cumulative[0].by_replicate == std::vector<std::optional<int>>{12});
    CHECK(c.cumulative[0].of_mean == 12);
}

TEST_CASE("a crossover of the flow needs eight periods below, the last of which may end the run", "[sim][run]")
{
    const auto flow_over = [](std::size_t periods) {
        return compared({costs({steps(periods, 12, 6, 8), steps(periods, 10, 0, 10)})}).flow[0];
    };
    CHECK(flow_over(16).of_mean == 8);
    CHECK(flow_over(15).of_mean == std::nullopt);
    CHECK(flow_over(15).crossed == 0);
    CHECK(flow_over(15).period.count == 0);
    CHECK(std::isnan(flow_over(15).period.mean));
}

TEST_CASE("crossovers are found in each replicate and in all of them added up", "[sim][run]")
{
    // Second replicate: 11 throughout, never below 10. Added up, the first arm is 11.5, then 9.5: means over four periods
    // 11 10.5 10 9.5 in periods 6 .. 9; cumulative 11.5 * 6 + 9.5 (n - 6) < 10 n from n = 25 on.
    const std::vector<double> ten = steps(30, 10, 0, 10);
    const sim::Comparison c = compared({costs({steps(30, 12, 6, 8), ten}), costs({steps(30, 11, 0, 11), ten})});
    CHECK(c.flow[0].by_replicate == std::vector<std::optional<int>>{8, std::nullopt});
    CHECK(c.flow[0].crossed == 1);
    CHECK(c.flow[0].period.count == 1);
    CHECK(c.flow[0].period.mean == 8.0);
    CHECK(c.flow[0].of_mean == 9);
    CHECK(c.cumulative[0].by_replicate == std::vector<std::optional<int>>{12, std::nullopt});
    CHECK(c.cumulative[0].of_mean == 24);
}

TEST_CASE("a cumulative mean counts as below when it stays so to the end", "[sim][run]")
{
    // Against 10, after 1 .. 5 periods: 8, 10, 32/3, 10, 48/5.
    CHECK(compared({costs({{8, 12, 12, 8, 8}, steps(5, 10, 0, 10)})}).cumulative[0].of_mean == 4);
    CHECK(compared({costs({{8, 12, 12, 8}, steps(4, 10, 0, 10)})}).cumulative[0].of_mean == std::nullopt);
}

TEST_CASE("each other arm has its own crossover, and the interval is over replicates that crossed", "[sim][run]")
{
    const Ledger ledger({"first", "second", "third"});
    const auto replicate = [](std::size_t fall) {
        return costs({steps(40, 12, fall, 8), steps(40, 10, 0, 10), steps(40, 7, 0, 7)});
    };
    const sim::Comparison c = compared({replicate(6), replicate(10), replicate(8)}, ledger);
    CHECK(c.flow[0].by_replicate == std::vector<std::optional<int>>{8, 12, 10});
    CHECK(c.flow[0].period.mean == 10.0);
    CHECK(c.flow[0].period.sd == 2.0);
    CHECK(c.flow[1].crossed == 0);
    CHECK(c.flow[1].of_mean == std::nullopt);
}

TEST_CASE("without a total there is nothing to cross", "[sim][run]")
{
    const sim::Comparison c = compared({costs({{5, 5}, {6, 6}})}, Ledger({"first", "second"}, false));
    CHECK(c.flow.empty());
    CHECK(c.cumulative.empty());
    CHECK_THROWS_AS(c.at("no_such_measure"), sim::BrokenPromise);
}
