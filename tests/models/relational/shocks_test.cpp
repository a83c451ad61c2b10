// What shocks move in the relational market: parameters, and the states of entities that are chosen.
#include <catch2/catch.hpp>

#include <array>
#include <string>
#include <vector>

#include "models/relational/model.hpp"
#include "tests/models/every_parameter.hpp"
#include "tests/models/relational/worlds.hpp"

using models::relational::Market;
using models::relational::Parameters;
using models::relational::Relational;
using sim::Change;
using sim::Shock;

namespace {

Shock shock_of(std::string_view group, std::string_view handle, Change change, int from)
{
    Shock shock;
    shock.from = shock.to = from;
    shock.change = change;
    while (Relational::entities()[shock.group].name != group) ++shock.group;
    while (Relational::entities()[shock.group].handles[shock.handle].info.name != handle) ++shock.handle;
    return shock;
}

// The market as it enters a period, its shocks having acted.
Market entered(const Parameters& p, const std::vector<Shock>& shocks, int period)
{
    const sim::World world(5, 0);
    Market m = models::relational::open(p, world, 0);
    sim::Course<Relational> course(p, shocks);
    for (int k = 0;; ++k) {
        course.enter(m, k, world);
        if (k == period) return m;
        models::relational::step(m, course.parameters(), sim::Streams(world, static_cast<std::uint32_t>(k)));
    }
}

} // namespace

TEST_CASE("a shock moves every parameter that the relational market reads after its opening", "[relational][shock]")
{
    tests::check_every_parameter<Relational>(tests::small_market(), 16);
}

TEST_CASE("new management of every trusting buyer makes all buyers aggressive", "[relational][shock]")
{
    const Parameters p = tests::small_market();
    Shock shock = shock_of("buyers", "policy", {Change::Kind::set, 1}, 3);
    shock.selection.arm = 0;
    const Market before = entered(p, {}, 3), after = entered(p, {shock}, 3);
    CHECK(std::count(before.buyer.arm.begin(), before.buyer.arm.end(), 0) == 4);
    CHECK(std::count(after.buyer.arm.begin(), after.buyer.arm.end(), 1) == 8);
    CHECK(after.buyer.row == std::vector<models::relational::Index>(8, 2)); // the first row of the second arm
    CHECK(after.relation.buyer_trust == before.relation.buyer_trust);       // trust is not wired in
    CHECK(after.relation.price == before.relation.price);
}

TEST_CASE("a share, a number and a list choose whom a shock moves", "[relational][shock]")
{
    const Parameters p = tests::small_market();
    const auto touched = [&](const sim::Selection& selection) {
        Shock shock = shock_of("suppliers", "capacity", {Change::Kind::set, 1.0}, 2);
        shock.selection = selection;
        const Market m = entered(p, {shock}, 2);
        std::vector<std::size_t> rows;
        for (std::size_t i = 0; i < m.suppliers(); ++i)
            if (m.supplier.capacity[i] == 1.0) rows.push_back(i);
        return rows;
    };
    CHECK(touched({}).size() == 16);
    CHECK(touched({.rows = {3, 5}}) == std::vector<std::size_t>{3, 5});
    CHECK(touched({.rows = {3, 99}}) == std::vector<std::size_t>{3});
    const auto quarter = touched({.share = 0.25}), half = touched({.share = 0.5});
    CHECK(quarter.size() == 4);
    CHECK(half.size() == 8);
    CHECK(std::includes(half.begin(), half.end(), quarter.begin(),
                        quarter.end())); // a larger shock reaches the same firms and more
    CHECK(touched({.count = 4}) == quarter);
    CHECK(touched({.share = 0.0}).empty());
}

TEST_CASE("a state is moved in its period alone, or in each period of its span", "[relational][shock]")
{
    const Parameters p = tests::small_market();
    Shock shock = shock_of("buyers", "trust", {Change::Kind::set, 0.0}, 2);
    const auto trust = [&](int period) { return entered(p, {shock}, period).relation.buyer_trust; };
    const auto none = std::vector<double>(trust(2).size(), 0.0);
    CHECK(trust(1) != none);
    CHECK(trust(2) == none);
    CHECK(trust(3) != none);
    shock.to = 3;
    CHECK(trust(3) == none);
    CHECK(trust(4) != none);
}

TEST_CASE("a supplier that a shock closes loses its customers and leaves no money behind", "[relational][shock]")
{
    Parameters p = tests::small_market();
    p.supplier.entry = 0.0;
    Shock shock = shock_of("suppliers", "in_business", {Change::Kind::set, 0.0}, 2);
    shock.selection.rows = {0, 1, 2};
    const Market m = entered(p, {shock}, 4);
    for (const std::size_t i : {0u, 1u, 2u}) {
        CHECK_FALSE(m.supplier.alive[i]);
        CHECK(m.supplier.cash[i] == 0.0);
        for (const auto customer : m.customers(i)) CHECK_FALSE(m.is_active(m.relation_with(customer)));
    }
}

TEST_CASE("suppliers that shocks close are counted as exits, in the quarter and once", "[relational][shock]")
{
    Parameters p = tests::small_market();
    p.supplier.credit = 1e6; // nobody fails by itself
    p.supplier.entry = GENERATE(0.0, 1.0);
    p.finance.entry_delay = 0;
    Shock first = shock_of("suppliers", "in_business", {Change::Kind::set, 0.0}, 0), second = first;
    first.selection.rows = {0, 1, 2};
    second.selection.rows = {1, 5};
    second.from = second.to = 3;
    const sim::World world(5, 0);
    Market m = models::relational::open(p, world, 0);
    sim::Course<Relational> course(p, std::vector{first, second});
    std::vector<double> exits;
    for (int period = 0; period < 6; ++period) {
        course.enter(m, period, world);
        models::relational::step(m, course.parameters(), sim::Streams(world, static_cast<std::uint32_t>(period)));
        std::array<models::relational::Tally, 2> tallies{};
        Relational::tally(m, p, tallies);
        exits.push_back(tallies[0].exits);
    }
    const double again = p.supplier.entry; // where a new firm has taken the place of 1, that one is closed as well
    CHECK(exits == std::vector{3.0, 0.0, 0.0, 1.0 + again, 0.0, 0.0});
}

TEST_CASE("the books balance whatever a shock does to whom", "[relational][shock][identities]")
{
    for (const tests::Mood& mood : tests::moods())
        for (std::size_t group = 0; group < Relational::entities().size(); ++group)
            for (std::size_t handle = 0; handle < Relational::entities()[group].handles.size(); ++handle) {
                const sim::HandleInfo& info = Relational::entities()[group].handles[handle].info;
                const double highest = info.is_arm ? 1.0 : std::min(info.highest, 1e9), lowest = std::max(info.lowest, -1e9);
                for (const Change change :
                     {Change{Change::Kind::set, lowest}, Change{Change::Kind::set, highest}, Change{Change::Kind::multiply, 0.0},
                      Change{Change::Kind::multiply, 1.5}, Change{Change::Kind::add, -0.5}}) {
                    if (info.is_arm && change.kind != Change::Kind::set) continue;
                    INFO(mood.name << ", " << Relational::entities()[group].name << "." << info.name << ", " << change.amount);
                    Shock shock;
                    shock.group = group, shock.handle = handle, shock.change = change;
                    shock.from = 3, shock.to = 5;
                    shock.selection.share = 0.5;
                    CHECK_NOTHROW(sim::play<Relational>(mood.p, std::vector{shock}, sim::World(5, 0), 0, 10, nullptr));
                }
            }
}
