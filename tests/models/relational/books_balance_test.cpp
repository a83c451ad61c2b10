// That check_books() sees what it is there to see: one number that is wrong in one book only.
#include <functional>

#include <catch2/catch.hpp>

#include "models/relational/phases.hpp"
#include "sim/check/ensure.hpp"
#include "tests/models/relational/worlds.hpp"

namespace models::relational {
namespace {

using Spoil = std::function<void(Market&)>;

// A market some quarters old, and one more quarter in which two numbers may be spoiled on the way.
void run_a_quarter(const Spoil& before_finance, const Spoil& after_finance)
{
    const Parameters p = tests::small_market();
    const sim::World world(7, 0);
    Market m = open(p, world, 0);
    for (std::uint32_t period = 0; period < 8; ++period) step(m, p, sim::Streams(world, period));
    const sim::Streams random(world, 8);
    adopt_policies(m);
    environment(m, p, random);
    sourcing_need(m, p, random);
    quote(m, p);
    award(m, p);
    order(m, p, random);
    produce(m, p);
    deliver_and_serve(m, p, random);
    experience(m, p, random);
    share(m, p, random);
    trust(m, p);
    account(m, p);
    reputation(m, p);
    before_finance(m);
    finance(m, p, random);
    after_finance(m);
    check_books(m);
}

const Spoil nothing = [](Market&) {};

// The first need with a supplier that lives.
std::size_t served_need(const Market& m)
{
    for (std::size_t n = 0; n < m.needs(); ++n)
        if (m.has_incumbent(n) && m.is_alive(n) && m.relation_flow.delivered[n] > 0.0) return n;
    FAIL("nobody is served");
    return 0;
}

} // namespace

TEST_CASE("books of a quarter balance, and a number that is wrong in one of them is noticed", "[relational][step]")
{
    CHECK_NOTHROW(run_a_quarter(nothing, nothing));
    const auto spoil = [](auto column_of) {
        return [=](Market& m) {
            double& value = column_of(m)[served_need(m)];
            value += 1.0 + 0.01 * value;
        };
    };
    const auto wrong_before = [&](const Spoil& wrong) { CHECK_THROWS_AS(run_a_quarter(wrong, nothing), sim::BrokenPromise); };
    const auto wrong_after = [&](const Spoil& wrong) { CHECK_THROWS_AS(run_a_quarter(nothing, wrong), sim::BrokenPromise); };
    // 1. payments and penalties
    wrong_before(spoil([](Market& m) -> Column& { return m.relation_flow.revenue; }));
    wrong_before(spoil([](Market& m) -> Column& { return m.relation_flow.penalty; }));
    wrong_after(spoil([](Market& m) -> Column& { return m.need_flow.payment; }));
    wrong_after(spoil([](Market& m) -> Column& { return m.need_flow.penalties; }));
    // 2. cash
    wrong_after([](Market& m) { m.supplier.cash[m.relation.supplier[served_need(m)]] += 1000.0; });
    wrong_after([](Market& m) { m.supplier_books[m.relation.supplier[served_need(m)]].capacity += 1000.0; });
    // 3. receipts
    wrong_after(spoil([](Market& m) -> Column& { return m.need_flow.cost; }));
    wrong_after(spoil([](Market& m) -> Column& { return m.need_flow.coordination; }));
    // 4. orders and goods
    wrong_after(spoil([](Market& m) -> Column& { return m.relation.owed; }));
    wrong_after(spoil([](Market& m) -> Column& { return m.relation.backlog; }));
    // 5. the installed base, that of a former supplier too, and capacity
    wrong_after([](Market& m) {
        const RelationFlows& flow = m.relation_flow;
        std::size_t former = m.needs();
        while (flow.base_before[former] == 0.0 || flow.delivered[former] > 0.0) ++former;
        m.relation.installed_base[former] = flow.base_before[former]; // it does not age
    });
    wrong_after(spoil([](Market& m) -> Column& { return m.relation.installed_base; }));
    wrong_after(spoil([](Market& m) -> Column& { return m.relation_flow.base_before; }));
    wrong_after([](Market& m) {
        const std::size_t i = m.relation.supplier[served_need(m)];
        m.sales[i].started = 1.1 * m.supplier.capacity[i];
    });
}

} // namespace models::relational
