// Hand-worked scenes for suppliers' books, failure, entry, turnover of people, and buyers' cost index (specification 5.11, 5.12).
#include <algorithm>
#include <cmath>

#include <catch2/catch.hpp>

#include "tests/models/relational/scene.hpp"

using tests::near;
using tests::quiet;
using tests::Scene;

namespace models::relational {
namespace {

// Supplier 0 with capacity 1000 (financial scale 18000) and one relation for each buyer.
struct Firm : Scene {
    std::size_t first, second;
    explicit Firm(double cash, const Parameters& chosen = quiet())
        : Scene(chosen), first(make_incumbent(0, 0)), second(make_incumbent(1, 0))
    {
        m.supplier.capacity[0] = 1000.0;
        m.supplier.cash[0] = cash;
        m.category.process_frontier[0] = 0.0;
    }
    void close() { finance(m, p, random()); }
    double cash() const { return m.supplier.cash[0]; }
    double funding() const { return m.supplier.funding[0]; }
};

} // namespace

TEST_CASE("a supplier's profit is what comes in less every named cost and its capacity", "[relational][step]")
{
    Firm s(9000.0);
    RelationFlows& flow = s.m.relation_flow;
    flow.revenue[s.first] = 200000;
    flow.penalty[s.first] = 1000;
    flow.fulfilment[s.first] = 159800;
    flow.transaction[s.first] = 3000;
    s.m.running_flow.engineering[s.first] = 2000;
    s.m.running_flow.links[s.first] = 150;
    s.m.running_flow.audits[s.first] = 720;
    flow.revenue[s.second] = 50000;
    flow.fulfilment[s.second] = 48000;
    s.close();
    CHECK(s.m.supplier_books[0].capacity == near(6000));
    CHECK(s.m.supplier_books[0].profit == near(29330));
    CHECK(s.cash() == near(38330));
    CHECK(s.funding() == 1.0);
    CHECK(s.m.supplier_books[0].dividends == 0.0);

    Firm weak(3000.0); // 6000 for capacity: -3000
    weak.close();
    CHECK(weak.cash() == near(-3000));
    CHECK(weak.funding() == near(0.5 - 3000.0 / 18000.0));
    CHECK(weak.m.supplier.alive[0]);

    Firm rich(84000.0); // 78000 after capacity, 24000 above three scales
    rich.close();
    CHECK(rich.m.supplier_books[0].dividends == near(7200));
    CHECK(rich.cash() == near(70800));

    Firm small(3000.0);
    small.m.supplier.capacity[0] = 100.0; // the scale is that of 500 units
    small.close();
    CHECK(small.funding() == near(0.5 + 2400.0 / 9000.0));
}

TEST_CASE("knowledge closes on the frontier and takes in what ideas spill", "[relational][step]")
{
    Firm s(9000.0);
    s.m.category.process_frontier[0] = 0.3;
    s.m.supplier.knowledge[0] = 0.1;
    s.m.running_flow.spill[s.first] = 0.009;
    s.m.running_flow.spill[s.second] = 0.001;
    s.m.supplier.knowledge[1] = 0.4; // ahead of the frontier
    s.close();
    CHECK(s.m.supplier.knowledge[0] == near(0.116)); // + 0.03 * 0.2 + 0.01
    CHECK(s.m.supplier.knowledge[1] == 0.4);
}

TEST_CASE("productivity and defect rate wander around their means", "[relational][step]")
{
    Parameters p = quiet();
    p.supplier.productivity_sd = 0.03;
    p.supplier.defect_sd = 0.4;
    Firm s(9000.0, p);
    s.m.supplier.productivity[0] = std::exp(0.05);
    s.m.supplier.defect_rate[0] = 0.004 * std::exp(-0.5);
    s.close();
    const double shock = std::sqrt(0.04);
    CHECK(s.m.supplier.productivity[0] ==
          near(std::exp(0.049 + 0.03 * shock * s.random().normal(Purpose::productivity_drift, 0))));
    CHECK(s.m.supplier.defect_rate[0] ==
          near(0.004 * std::exp(-0.49 + 0.4 * shock * s.random().normal(Purpose::defect_drift, 0))));
}

TEST_CASE("new management changes a firm's character and costs half the attention and some trust", "[relational][step]")
{
    Parameters p = quiet();
    p.supplier.new_management = 1.0;
    p.supplier.alignment_low = 0.3;
    p.supplier.alignment_high = 0.9;
    p.supplier.honesty_low = 0.3;
    p.supplier.honesty_high = 1.0;
    Firm s(9000.0, p);
    s.m.relation.buyer_trust[s.first] = 0.9;
    s.m.relation.buyer_trust[s.second] = 0.3;
    s.m.relation.supplier_trust[s.first] = 0.9;
    s.close();
    CHECK(s.m.supplier.alignment[0] == near(0.3 + 0.6 * s.random().uniform(Purpose::new_management, 0, 1)));
    CHECK(s.m.supplier.honesty[0] == near(0.3 + 0.7 * s.random().uniform(Purpose::new_management, 0, 2)));
    CHECK(s.m.relation.attention[s.first] == 0.25);
    CHECK(s.m.relation.buyer_trust[s.first] == near(0.82));
    CHECK(s.m.relation.buyer_trust[s.second] == near(0.34));
    CHECK(s.m.relation.supplier_trust[s.first] == 0.9); // the others are the same people
}

TEST_CASE("a supplier fails when its credit is used up, and its debt is written off", "[relational][step]")
{
    Firm survives(-29999.0); // -35999 after capacity; credit is 2 * 18000
    survives.close();
    CHECK(survives.m.supplier.alive[0]);
    CHECK(survives.funding() == 0.0);

    Firm fails(-30001.0);
    fails.m.period = 7;
    fails.close();
    CHECK_FALSE(fails.m.supplier.alive[0]);
    CHECK(fails.m.supplier.died[0] == 7);
    CHECK(fails.cash() == 0.0);
    CHECK(fails.m.supplier_books[0].written_off == near(36001));
}

TEST_CASE("two quarters after a failure at the earliest a new firm takes the place", "[relational][step]")
{
    Parameters p = quiet();
    p.supplier.entry = 1.0;
    p.supplier.productivity_sd = 0.03;
    p.supplier.defect_sd = 0.4;
    p.supplier.alignment_low = p.supplier.honesty_low = 0.1;
    Firm s(0.0, p);
    auto& firm = s.m.supplier;
    auto& r = s.m.relation;
    firm.alive[0] = firm.alive[2] = 0;
    firm.died[0] = firm.died[2] = 7;
    firm.service_skill[0] = 1.2;
    firm.knowledge = {0.5, 0.2, 0.7, 0.4};
    for (Column* column : {&r.process_knowledge, &r.installed_base, &r.quality_knowledge, &r.other_cost, &r.dissatisfaction,
                           &r.link, &r.plans, &r.secrets, &r.buyer_trust, &r.supplier_trust, &r.hours})
        std::fill(column->begin(), column->end(), 0.9);
    std::fill(r.experiences.begin(), r.experiences.end(), 9.0F);

    s.m.period = 8; // one quarter after
    s.close();
    CHECK_FALSE(firm.alive[0]);
    CHECK(firm.knowledge[0] == 0.5); // nothing moves
    CHECK(firm.cash[0] == 0.0);

    const double mean = (firm.knowledge[1] + firm.knowledge[3]) / 2.0; // of the live firms
    s.m.period = 9;
    s.close();
    CHECK(firm.alive[0]);
    CHECK(firm.born[0] == 9);
    CHECK(firm.cash[0] == near(72000)); // 6 * 6 * 2000
    CHECK(s.m.supplier_books[0].equity == near(72000));
    CHECK(firm.capacity[0] == 2000.0);
    CHECK(firm.funding[0] == 1.0);
    CHECK(firm.utilisation[0] == 0.3);
    CHECK(firm.knowledge[0] == near(0.9 * mean));
    CHECK(firm.service_skill[0] == 1.2);
    CHECK(firm.productivity[0] == near(std::exp(0.03 * s.random().normal(Purpose::entry, 0, 1))));
    CHECK(firm.defect_rate[0] == near(0.004 * std::exp(0.4 * s.random().normal(Purpose::entry, 0, 2))));
    CHECK(firm.alignment[0] == near(0.1 + 0.5 * s.random().uniform(Purpose::entry, 0, 3)));
    CHECK(firm.honesty[0] == near(0.1 + 0.6 * s.random().uniform(Purpose::entry, 0, 4)));
    for (const std::size_t e : {s.first, s.second}) {
        CHECK(r.buyer_trust[e] == 0.5);
        CHECK(r.supplier_trust[e] == 0.5);
        CHECK(r.hours[e] == 0.9); // kept
        for (const Column* column : {&r.process_knowledge, &r.installed_base, &r.quality_knowledge, &r.other_cost,
                                     &r.dissatisfaction, &r.link, &r.plans, &r.secrets})
            CHECK((*column)[e] == 0.0);
        CHECK(r.experiences[e] == 0.0F);
    }
    for (std::size_t e = 0; e < s.m.relations(); ++e) // those of the firms that lived on
        if (r.supplier[e] % 2 == 1) CHECK(r.process_knowledge[e] == 0.9);
}

TEST_CASE("a firm that enters where all have failed begins without knowledge", "[relational][step]")
{
    Parameters p = quiet();
    p.supplier.entry = 1.0;
    Firm s(0.0, p);
    s.m.period = 5;
    for (std::size_t i = 0; i < 4; ++i) {
        s.m.supplier.alive[i] = 0;
        s.m.supplier.knowledge[i] = 0.5;
    }
    s.close();
    for (std::size_t i = 0; i < 4; ++i) CHECK(s.m.supplier.knowledge[i] == 0.0);
}

TEST_CASE("a buyer's cost index follows its total cost over the volume at cost", "[relational][step]")
{
    Scene s;
    s.m.buyer.smoothed_cost[0] = 200000.0;
    s.m.buyer.smoothed_volume[0] = 180000.0;
    s.m.category.material_cost[0] = 1.1;
    s.m.need_flow.cost[0] = 260000.0;
    s.m.need_flow.innovation[0] = 10000.0;
    s.m.need_flow.received[0] = 2000.0;
    learn(s.m, s.p, s.random());
    CHECK(s.m.buyer.smoothed_cost[0] == near(204000));   // 0.92, 0.08 of 250000
    CHECK(s.m.buyer.smoothed_volume[0] == near(183200)); // 0.92, 0.08 of 2000 * 100 * 1.1
    CHECK(s.m.buyer.smoothed_cost[1] == 0.0);
}

} // namespace models::relational
