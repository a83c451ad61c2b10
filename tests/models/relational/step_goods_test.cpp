// Hand-worked scenes for delivery, quality and service (specification 5.6).
#include <catch2/catch.hpp>

#include "tests/models/relational/scene.hpp"

using tests::near;
using tests::quiet;
using tests::Scene;

namespace models::relational {
namespace {

// A relation of the trusting buyer that delivers 1000 units at a price that covers half of the service.
struct Delivered : Scene {
    std::size_t e;
    explicit Delivered(const Parameters& chosen = quiet(), int seat = 0) : Scene(chosen), e(at(0, seat))
    {
        m.relation_flow.started[e] = 1000.0;
        m.relation.price[e] = 100.0 + 0.8 * 6.48 + 1.2 + 2.7;
        m.relation.owed[e] = 1000.0;
    }
    void deliver() { deliver_and_serve(m, p, random()); }
};

// What the units of the scene cost to make, and to put right: production at 100 less the corners that are cut at a trust of 0.5,
// an inspection of 0.3 and a contract of 0.4; rework.
double making(double units, double found) { return units * (100.0 - 0.3 * 0.7 * 0.5 * 0.72) + 40.0 * found; }

Parameters two_quarters_ahead()
{
    Parameters p = quiet();
    p.category.lead_max = 4.0; // 0.5 * 4
    return p;
}

} // namespace

TEST_CASE("without lead time what is started is delivered and paid; the backlog is late", "[relational][step]")
{
    Delivered s;
    s.m.relation.backlog[s.e] = 100.0;
    s.deliver();
    const RelationFlow flow = s.flow(0, 0);
    CHECK(flow.delivered == 1000.0);
    CHECK(s.running(0).late_share == near(100.0 / 1100.0).epsilon(1e-9));
    CHECK(flow.revenue == near(109084));
    CHECK(flow.penalty == near(400)); // 10 * 0.4 * 100
    CHECK(s.m.relation.owed[s.e] == 0.0);
    CHECK(s.books(0).payment == near(109084));
    CHECK(s.books(0).delay == near(3500));
    CHECK(s.books(0).penalties == near(400));
    CHECK(s.books(0).received == 1000.0);
    CHECK(s.books(0).from_incumbent == 1000.0);
    CHECK(s.books(0).late == 100.0);
    CHECK(s.books(0).other_suppliers == 0.0);
}

TEST_CASE("with a lead of two quarters goods move one stage a quarter, and some slip", "[relational][step]")
{
    Delivered s(two_quarters_ahead());
    auto& r = s.m.relation;
    r.pipeline[0][s.e] = 500.0;
    r.pipeline[1][s.e] = 700.0;
    s.deliver();
    CHECK(s.m.relation_flow.delivered[s.e] == 500.0);
    CHECK(s.books(0).late == 0.0);
    CHECK(r.pipeline[0][s.e] == 700.0);
    CHECK(r.pipeline[1][s.e] == 1000.0);

    tests::clear_relation_flow(s.m, s.e);
    s.m.relation_flow.started[s.e] = 300.0;
    s.p.delivery.slip = 0.06;
    s.p.delivery.problem_slip = 0.1;
    r.problem[s.e] = 0.5;
    r.plans[s.e] = 1.5;
    s.deliver();
    const double slipped = 700.0 * 0.11 * 0.5 * 0.3 * 0.65 * 2.0 * s.random().uniform(Purpose::slip, s.e);
    CHECK(s.m.relation_flow.delivered[s.e] == near(700.0 - slipped));
    CHECK(s.books(0).late == near(slipped));
    CHECK(r.pipeline[0][s.e] == near(1000.0 + slipped));
    CHECK(r.pipeline[1][s.e] == 300.0);

    r.pipeline[0][s.e] = 1.0; // a single unit does not slip
    s.deliver();
    CHECK(s.m.relation_flow.delivered[s.e] == 1.0);
}

TEST_CASE("inspection, corners cut, defects and their costs follow trust, price, problems and knowledge", "[relational][step]")
{
    Delivered s;
    s.m.relation.problem[s.e] = 0.5;
    s.m.relation.quality_knowledge[s.e] = 0.4;
    s.deliver();
    const double corners = 0.3 * 0.7 * 0.5 * 0.72; // inspection 0.8 (1 - 1.25 * 0.5) = 0.3; contract 0.4
    const double defects = 1000.0 * 0.65 * (0.004 * 2.0 * 0.7 * 1.15 + 0.006 * corners);
    const double found = 0.85 * 0.3 * defects;
    CHECK(s.m.relation.coverage[s.e] == near(0.5)); // of a base that is new
    CHECK(s.running(0).defect_share == near(defects / 1000.0).epsilon(1e-9));
    const double service = s.running(0).service_ratio * 450.0; // 1000 * 0.45
    CHECK(s.flow(0, 0).fulfilment == near(100000.0 - 1000.0 * corners + 40.0 * found + service));
    CHECK(s.books(0).inspected == near(300));
    CHECK(s.books(0).inspection == near(175.5)); // 0.9 * 0.65 * 300
    CHECK(s.books(0).found == near(found));
    CHECK(s.books(0).missed == near(defects - found));
    CHECK(s.books(0).failure == near(350.0 * (defects - found)));
}

TEST_CASE("a hidden problem arises after quality is checked and spoils service", "[relational][step]")
{
    Parameters p = quiet();
    p.problem.chance = p.problem.simple_chance = 1.0;
    Delivered s(p), without;
    s.m.relation.problem[s.e] = without.m.relation.problem[s.e] = 0.2;
    s.deliver();
    without.deliver();
    CHECK(s.m.relation.problem[s.e] == near(0.2 + 0.8 * (0.3 + 0.7 * s.random().uniform(Purpose::problem, s.e, 1))));
    CHECK(without.m.relation.problem[s.e] == 0.2);
    CHECK(s.books(0).failure == without.books(0).failure);
    CHECK(s.books(0).downtime > without.books(0).downtime);
}

TEST_CASE("the installed base ages, grows, and is covered by what prices paid", "[relational][step]")
{
    Delivered s;
    s.m.relation.installed_base[s.e] = 1200.0;
    s.m.relation.coverage[s.e] = 0.8;
    s.deliver();
    CHECK(s.m.relation.installed_base[s.e] == near(2100));
    CHECK(s.m.relation.coverage[s.e] == near(1380.0 / 2100.0)); // 0.8 * 1100 + 0.5 * 1000

    Delivered nothing;
    nothing.m.relation_flow.started[nothing.e] = 0.0;
    nothing.m.relation.coverage[nothing.e] = 0.9;
    nothing.deliver();
    CHECK(nothing.m.relation.coverage[nothing.e] == near(0.5)); // judged on what its price covers
}

TEST_CASE("service follows coverage, accountability, good will, repair, funds, attention and problems", "[relational][step]")
{
    Delivered s;
    auto& r = s.m.relation;
    r.installed_base[s.e] = 1200.0; // 1100 remain and 1100 come: coverage (0.8 + 0.6) / 2
    r.coverage[s.e] = 0.8;
    s.m.relation_flow.started[s.e] = 1100.0;
    r.price[s.e] = 100.0 + 0.8 * 6.48 + 1.2 + 0.6 * 5.4;
    r.repair[s.e] = 0.2;
    r.problem[s.e] = 0.5;
    s.deliver();
    // Funded 0.7 (1 - 0.25 * 0.3) = 0.6475, accountability 0.6 + 0.4 * 0.5 * 0.5; extra mile 0.6 * 0.5 * 0.5 * 0.3525;
    // 0.700375 + 0.2 * 0.299625 = 0.7603; times 0.925 for attention and 0.7 for the problem.
    const double ratio = 0.7603 * 0.925 * 0.7;
    CHECK(s.m.running_flow.service_ratio[s.e] == near(ratio));
    CHECK(s.flow(0, 0).fulfilment - making(1100.0, s.books(0).found) == near(990.0 * ratio).margin(1e-9)); // 2200 * 0.45
    CHECK(s.books(0).downtime == near(990.0 * (1.0 - ratio) * 2.8));
    CHECK(s.books(0).downtime_former == 0.0);

    Delivered contract;
    contract.row(0).contract = 1.0;
    contract.m.relation.price[contract.e] = 50.0; // covers nothing
    contract.deliver();
    CHECK(contract.m.running_flow.service_ratio[contract.e] == near(0.85 * 0.925));
    contract.m.supplier.funding[contract.supplier(0, 0)] = 0.2; // too poor to keep its word
    contract.deliver();
    CHECK(contract.m.running_flow.service_ratio[contract.e] == near(0.6 * 0.5 * 0.5 * 0.2 * 0.68 * 0.925));
}

TEST_CASE("former suppliers serve less, dead ones not at all, and nobody is blamed for a predecessor", "[relational][step]")
{
    Delivered s(quiet(), 1), own; // seat 1 is not the incumbent
    s.m.relation.installed_base[s.e] = own.m.relation.installed_base[own.e] = 1200.0;
    s.m.relation.coverage[s.e] = own.m.relation.coverage[own.e] = 0.8;
    s.m.relation.backlog[s.e] = 10.0;
    s.m.relation.problem[s.e] = own.m.relation.problem[own.e] = 0.5;
    s.deliver();
    own.deliver();
    const NeedFlow books = s.books(0);
    // 1100 remain and 1000 come: coverage (0.8 * 1100 + 0.5 * 1000) / 2100; funded and extra mile as above, times 0.925 for
    // attention and 0.7 for the problem. A former supplier serves 0.85 of it; 2100 units need 945 EUR.
    const double funded = 1380.0 / 2100.0 * 0.925, ratio = (funded + 0.15 * (1.0 - funded)) * 0.925 * 0.7;
    CHECK(own.running(0).service_ratio == near(ratio));
    CHECK(own.flow(0, 0).fulfilment - making(1000.0, own.books(0).found) == near(945.0 * ratio).margin(1e-9));
    CHECK(own.books(0).downtime == near(945.0 * (1.0 - ratio) * 2.8));
    CHECK(s.flow(0, 1).fulfilment - making(1000.0, s.books(0).found) == near(945.0 * 0.85 * ratio).margin(1e-9));
    CHECK(books.downtime == near(945.0 * (1.0 - 0.85 * ratio) * 2.8));
    CHECK(s.m.relation.problem[s.e] == near(0.48)); // somebody finds it in the end
    CHECK(own.m.relation.problem[own.e] == 0.5);
    CHECK(books.received == 1000.0);
    CHECK(books.from_incumbent == 0.0);
    CHECK(books.downtime_former == books.downtime);
    CHECK(books.other_suppliers == near(books.cost)); // all of it is caused elsewhere

    Delivered dead(quiet(), 1);
    dead.m.relation_flow.started[dead.e] = 0.0;
    dead.m.relation.installed_base[dead.e] = 1200.0;
    dead.m.supplier.alive[dead.supplier(0, 1)] = 0;
    dead.deliver();
    CHECK(dead.m.relation_flow.fulfilment[dead.e] == 0.0);
    CHECK(dead.books(0).downtime == near(1100.0 * 0.45 * 2.8)); // all of it: nothing is served
}

TEST_CASE("an idle base of one unit or less rests", "[relational][step]")
{
    Delivered s(quiet(), 1);
    s.m.relation_flow.started[s.e] = 0.0;
    s.m.relation.installed_base[s.e] = 1.0;
    s.deliver();
    CHECK(s.m.relation.installed_base[s.e] == 1.0);
    CHECK(s.books(0).downtime == 0.0);
    s.m.relation.installed_base[s.e] = 1.2;
    s.deliver();
    CHECK(s.m.relation.installed_base[s.e] == near(1.1));
    CHECK(s.books(0).downtime > 0.0);
}

TEST_CASE("a product without service need causes neither service cost nor downtime", "[relational][step]")
{
    Parameters p = quiet();
    p.category.service_cost = 0.0;
    Delivered s(p);
    s.m.relation.installed_base[s.e] = 1200.0;
    s.m.relation.coverage[s.e] = 1.0;
    s.deliver();
    CHECK(s.m.relation.coverage[s.e] == 1.0); // by what was delivered, too
    CHECK(s.flow(0, 0).fulfilment == near(making(1000.0, s.books(0).found)));
    CHECK(s.books(0).downtime == 0.0);
}

} // namespace models::relational
