// Suppliers who learn from rivals: scenes of phase 13, and what holds of whole runs.
#include <algorithm>
#include <string>
#include <vector>

#include "models/relational/model.hpp"
#include "sim/parallel/parallel.hpp"
#include "sim/run/adapt.hpp"
#include "sim/run/comparison.hpp"
#include "sim/run/ensemble.hpp"
#include "tests/models/relational/column_walk.hpp"
#include "tests/models/relational/scene.hpp"
#include "tests/models/relational/worlds.hpp"

namespace models::relational {

using tests::Scene;

namespace {

// Everybody looks at a rival every quarter; the better earner is always copied, without error.
Parameters eager(Parameters p)
{
    p.supplier_learning.rule = rules::SupplierAdaptation::imitate;
    p.supplier_learning.rate = 1.0;
    p.supplier_learning.sharpness = 1000.0;
    p.supplier_learning.patience = p.supplier_learning.warm = 0;
    p.supplier_learning.error = 0.0;
    return p;
}

// Supplier 2 earns; the others lose.
Scene one_earns(const Parameters& p)
{
    Scene s(eager(p));
    for (std::size_t i = 0; i < 4; ++i)
        s.m.supplier_books[i] = {.open = true, .profit = i == 2 ? 1000.0 : -500.0, .capacity = 100.0};
    s.m.supplier.audit_effort = {0.1, 0.2, 1.7, 0.4};
    s.m.supplier.alignment = {0.4, 0.5, 0.8, 0.6};
    return s;
}

} // namespace

TEST_CASE("without the rule every supplier keeps the usual effort and its own alignment", "[relational][step]")
{
    const sim::World world(5, 0);
    Parameters p = tests::small_market();
    p.supplier.new_management = 0.0;
    p.supplier.credit = 100.0; // nobody new comes in
    Market m = open(p, world, 0);
    const Column alignment = m.supplier.alignment;
    for (std::uint32_t period = 0; period < 40; ++period) step(m, p, sim::Streams(world, period));
    CHECK(m.supplier.audit_effort == Column(m.suppliers(), 1.0));
    CHECK(m.supplier.alignment == alignment);
}

TEST_CASE("only the practice of the better earner is copied, and it keeps its own", "[relational][step]")
{
    Parameters p = tests::quiet();
    p.supplier.alignment_low = 0.3; // else all are alike and stay so
    p.supplier.alignment_high = 0.9;
    Scene s = one_earns(p);
    for (int quarter = 0; quarter < 20; ++quarter) {
        learn_from_rivals(s.m, s.p, s.random());
        ++s.m.period;
    }
    CHECK(s.m.supplier.audit_effort == Column{1.7, 1.7, 1.7, 1.7});
    CHECK(s.m.supplier.alignment == Column{0.8, 0.8, 0.8, 0.8});
}

TEST_CASE("a supplier within patience, or dead, changes nothing, and a dead one is no example", "[relational][step]")
{
    Parameters p = tests::quiet();
    p.supplier.alignment_low = 0.3;
    p.supplier.alignment_high = 0.9;
    Scene s = one_earns(p);
    s.m.supplier.alive[2] = 0;
    s.p.supplier_learning.patience = 100;
    learn_from_rivals(s.m, s.p, s.random());
    CHECK(s.m.supplier.audit_effort == Column{0.1, 0.2, 1.7, 0.4});
    s.p.supplier_learning.patience = 0;
    for (int quarter = 0; quarter < 20; ++quarter) learn_from_rivals(s.m, s.p, s.random());
    for (const std::size_t i : {0U, 1U, 3U}) CHECK(s.m.supplier.audit_effort[i] < 1.0);
    CHECK(s.m.supplier.audit_effort[2] == 1.7);
}

TEST_CASE("more audit effort means more visits", "[relational][step]")
{
    for (const double effort : {0.0, 1.0, 2.0}) {
        CAPTURE(effort);
        Parameters p = tests::quiet();
        p.audit.chance = 0.5;
        Scene s(p);
        s.m.supplier.audit_effort.assign(4, effort);
        double visits = 0;
        for (int quarter = 0; quarter < 100; ++quarter, ++s.m.period) {
            s.m.running.silence.assign(s.m.needs(), 4.0);
            std::fill(s.m.need_flow.audits.begin(), s.m.need_flow.audits.end(), 0.0);
            experience(s.m, s.p, s.random());
            visits += s.books(0).audits + s.books(1).audits;
        }
        if (effort == 0.0) CHECK(visits == 0.0);
        if (effort == 1.0) CHECK(visits == Approx(100).margin(30)); // 4 standard errors
        if (effort == 2.0) CHECK(visits == 200.0);                  // the chance is 1
    }
}

TEST_CASE("learning suppliers spread their practice: effort and alignment move, and vary less", "[relational][step]")
{
    Parameters p;
    p.supplier_learning.rule = rules::SupplierAdaptation::imitate;
    p.supplier_learning.error = 0.0;
    p.supplier.new_management = 0.0;
    p.supplier.credit = 100.0; // nobody new comes in
    const sim::World world(5, 0);
    Market m = open(p, world, 0);
    const auto different = [](const Column& column) {
        std::vector<double> values = column;
        std::sort(values.begin(), values.end());
        return std::unique(values.begin(), values.end()) - values.begin();
    };
    const auto efforts = different(m.supplier.audit_effort), alignments = different(m.supplier.alignment);
    CHECK(efforts == static_cast<std::ptrdiff_t>(m.suppliers()));
    for (std::uint32_t period = 0; period < 80; ++period) step(m, p, sim::Streams(world, period));
    CHECK(different(m.supplier.audit_effort) < efforts);
    CHECK(different(m.supplier.alignment) < alignments);
}

TEST_CASE("learning suppliers are the same bytes on 1 and on 7 threads", "[invariance]")
{
    Parameters p;
    p.market.buyers = 300;
    p.market.suppliers_per_category = 80;
    p.supplier_learning.rule = rules::SupplierAdaptation::imitate;
    p.supplier_learning.rate = 0.5;
    p.supplier.credit = 0.3; // failures and entries too
    p.supplier.opening_cash = 0.2;
    const sim::ScenarioOf<Relational> scenario(p);
    sim::Plan plan;
    plan.periods = 30;
    plan.replicates = 1;
    std::string fingerprints[2];
    for (const int threads : {1, 7})
        sim::with_threads(threads, [&] { fingerprints[threads == 7] = sim::fingerprint(sim::run_ensemble(scenario, plan)); });
    CHECK(fingerprints[0] == fingerprints[1]);
}

TEST_CASE("two names for one row differ in nothing where suppliers learn", "[relational][symmetry]")
{
    Parameters p = eager({});
    p.market.buyers = 16;
    p.policy.replace({{"one", rules::trusting(), {}, false, 1.0}, {"two", rules::trusting(), {}, false, 1.0}});
    const sim::ScenarioOf<Relational> scenario(p);
    sim::Plan plan;
    plan.periods = 40;
    plan.replicates = 5;
    const sim::Comparison c = sim::compare(scenario, plan, sim::run_ensemble(scenario, plan));
    CHECK(c.at("total_cost").differences[0].mean == 0.0);
    CHECK(c.at("service_ratio").differences[0].mean == 0.0);
}

} // namespace models::relational
