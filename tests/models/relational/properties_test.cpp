// What holds for any legal parameters: the books balance, nothing is out of its range, and names are but names.
#include <algorithm>
#include <cmath>
#include <type_traits>

#include "sim/run/adapt.hpp"
#include "tests/models/relational/column_walk.hpp"
#include "tests/models/relational/random_parameters.hpp"
#include "tests/models/relational/worlds.hpp"

namespace models::relational {
namespace {

using tests::Move;
using tests::moved;

constexpr int periods = 24;
const sim::World world(71, 0);

// The books are checked by the market itself, in every period: a book that does not balance is thrown.
sim::Series run(const Parameters& p, int rotation = 0) { return sim::ScenarioOf<Relational>(p).run(world, rotation, periods); }

// Lateness counts each quarter anew; concentration is a share while no revenue is below 0, and at the ends of what is legal
// (technology that leaps each quarter) prices may fall below 0.
bool is_share(const sim::MeasureInfo& info)
{
    return (info.unit == "share" || info.unit == "0..1") && info.name != "late_share" && info.name != "concentration";
}

// Nothing is wrong, or what.
std::string wrong_with(const sim::Scenario& scenario, std::span<const double> row)
{
    const auto measures = scenario.measures();
    double parts = 0.0, size = 1.0, total = 0.0, innovation = 0.0, cash = 0.0;
    for (std::size_t k = 0; k < measures.size(); ++k) {
        const sim::MeasureInfo& m = measures[k];
        const double value = scenario.value(k, row);
        if (std::isnan(value)) continue; // nothing observed: all that is summed is finite
        if (!std::isfinite(value)) return std::string(m.name) + " is not finite";
        if (is_share(m) && !(value > -1e-9 && value < 1.0 + 1e-9)) return std::string(m.name) + " is " + std::to_string(value);
        if (m.role == sim::Role::part) parts += value, size += std::abs(value);
        if (m.role == sim::Role::deduction) parts -= value, size += std::abs(value);
        if (m.role == sim::Role::total) total = value;
        if (m.role == sim::Role::cash) cash = value;
        if (m.name == "innovation_value") innovation = value;
    }
    if (!(std::abs(parts - total) <= 1e-9 * size)) return "the receipt does not add up";
    if (!(std::abs(total + innovation - cash) <= 1e-9 * size)) return "the cash is not what is paid";
    return "";
}

// The market with its two policies named the other way round.
Parameters names_swapped(Parameters p)
{
    std::vector<Policies::Entry> entries(p.policy.begin(), p.policy.end());
    std::swap(entries[0], entries[1]);
    p.policy.replace(entries);
    return p;
}

} // namespace

TEST_CASE("whatever the parameters, the books balance, all is finite, shares are shares and the receipt adds up",
          "[relational][property]")
{
    tests::holds(400, [] {
        const auto moves = *tests::random_moves();
        const Parameters p = moved(moves, tests::small_market());
        RC_LOG() << tests::told(moves, tests::small_market());
        const sim::ScenarioOf<Relational> scenario(p);
        const sim::Series series = run(p);
        for (const double value : series.values()) RC_ASSERT(std::isfinite(value));
        for (std::size_t period = 0; period < series.periods(); ++period)
            for (std::size_t arm = 0; arm < 2; ++arm) RC_ASSERT(wrong_with(scenario, series.row(period, arm)) == "");
    });
}

TEST_CASE("whatever the parameters, all state stays finite, trust stays trust and stocks stay stocks", "[relational][property]")
{
    tests::holds(200, [] {
        const auto moves = *tests::random_moves();
        const Parameters p = moved(moves, tests::small_market());
        RC_LOG() << tests::told(moves, tests::small_market());
        Market m = open(p, world, 0);
        for (std::uint32_t period = 0; period < periods; ++period) step(m, p, sim::Streams(world, period));
        tests::walk_columns(m, [](const char* name, const auto& column) {
            for (const auto value : column)
                if constexpr (std::is_floating_point_v<std::remove_cv_t<decltype(value)>>)
                    if (!std::isfinite(value)) RC_FAIL(std::string(name) + " is not finite");
        });
        for (const Column* share : {&m.relation.buyer_trust, &m.relation.supplier_trust, &m.relation.attention})
            for (const double value : *share) RC_ASSERT(value >= 0.0 && value <= 1.0);
        for (const Column* stock : {&m.relation.installed_base, &m.relation.backlog, &m.supplier.capacity})
            for (const double value : *stock) RC_ASSERT(value >= 0.0);
    });
}

TEST_CASE("whatever the parameters, two policies that swap their names and their places swap their results, bit by bit",
          "[relational][property][symmetry]")
{
    tests::holds(100, [] {
        const auto moves = *tests::random_moves();
        Parameters p = moved(moves, tests::small_market());
        // These name an order: rows lie between the first and the second, and a choice goes through policies one by one.
        RC_PRE(p.learn.rule != rules::Adaptation::imitate_rows && p.learn.rule != rules::Adaptation::reinforce);
        RC_LOG() << tests::told(moves, tests::small_market());
        const sim::ScenarioOf<Relational> scenario(p);
        const auto measures = scenario.measures();
        const sim::Series one = run(p, 0), other = run(names_swapped(p), 1);
        for (std::size_t period = 0; period < one.periods(); ++period)
            for (std::size_t arm = 0; arm < 2; ++arm)
                for (std::size_t k = 0; k < measures.size(); ++k) {
                    if (measures[k].scope == sim::Scope::market) continue;
                    const double first = scenario.value(k, one.row(period, arm));
                    const double second = scenario.value(k, other.row(period, 1 - arm));
                    if (first != second && !(std::isnan(first) && std::isnan(second)))
                        RC_FAIL(std::string(measures[k].name) + " in period " + std::to_string(period));
                }
    });
}

} // namespace models::relational
