// Hand-worked scenes for experience, complaint, audit and hours (specification 5.7).
#include <cmath>

#include <catch2/catch.hpp>

#include "tests/models/relational/scene.hpp"

using tests::near;
using tests::quiet;
using tests::Scene;

namespace models::relational {
namespace {

// The trusting buyer had a mixed quarter: service 0.8, a tenth late, three in a thousand defective.
struct Quarter : Scene {
    std::size_t e;
    explicit Quarter(const Parameters& chosen = quiet()) : Scene(chosen), e(at(0, 0))
    {
        RunningFlows& flow = m.running_flow;
        flow.service_ratio[e] = 0.8;
        flow.late_share[e] = 0.1;
        flow.defect_share[e] = 0.003;
        flow.ordered[e] = 2000.0;
        m.running.expectation[e] = 0.9;
        m.running.promise[e] = 0.92;
        m.relation.dissatisfaction[e] = 0.2;
        m.running.silence[e] = 2.0;
    }
    void live() { experience(m, p, random()); }
};

// A buyer that complains at once, and is heard: the problem is found.
Parameters outspoken()
{
    Parameters p = quiet();
    p.complaint.candour_low = p.complaint.candour_high = p.complaint.contact_floor = 1.0;
    p.complaint.voice_scale = 1e-6;
    p.complaint.finding = 1.0;
    return p;
}

Parameters visited(double reveal)
{
    Parameters p = quiet();
    p.audit.chance = 1.0;
    p.audit.reveal = reveal;
    return p;
}

const double engineers = 24.0 * 0.5 * std::sqrt(0.575); // 0.15 + 0.85 * 0.5, door wide open
const double contact = engineers / (engineers + 15.0);
double attention_kept(double attention) { return 0.88 * attention + (0.22 * contact + 0.04) * (1.0 - attention); }

} // namespace

TEST_CASE("experience below expectation disappoints and lowers it", "[relational][step]")
{
    Quarter s;
    s.live();
    const auto& r = s.m.relation;
    CHECK(s.m.running.performance[s.e] == near(0.7575));   // 0.45 * 0.8 + 0.3 * 0.7 + 0.25 * 0.75
    CHECK(r.dissatisfaction[s.e] == near(0.3125));         // 0.85 * 0.2 + 0.1425
    CHECK(s.m.running_flow.signal[s.e] == near(-0.33));    // 4 (0.7575 - 0.9 + 0.06)
    CHECK(s.m.running.expectation[s.e] == near(0.893475)); // - 0.05 * 0.1425 + 0.03 * 0.02

    Parameters p = quiet();
    p.category.service_cost = 0.0;
    p.complaint.irritation = 0.03;
    Quarter simple(p); // no service need: no service to miss; but nobody is ever always satisfied
    simple.live();
    CHECK(simple.m.running.performance[simple.e] == near(0.8475));
    CHECK(simple.m.relation.dissatisfaction[simple.e] ==
          near(0.17 + 0.0525 + 0.03 * simple.random().exponential(Purpose::irritation, simple.e)));
}

TEST_CASE("silence grows and is counted when it hides dissatisfaction", "[relational][step]")
{
    Quarter s;
    s.m.running.complaints[s.e] = 0b101;
    s.m.relation.repair[s.e] = 0.4;
    s.live();
    CHECK(s.m.need_flow.complaints[s.e] == 0.0);
    CHECK(s.m.running.silence[s.e] == 3.0);
    CHECK(s.m.running.complaints[s.e] == 0b1010);
    CHECK(s.m.relation.repair[s.e] == near(0.3));
    CHECK(s.books(0).complaints == 0.0);
    CHECK(s.books(0).silent_dissatisfied == 1.0);

    Quarter mild;
    mild.m.relation.dissatisfaction[mild.e] = 0.1; // 0.085 + 0.1425
    mild.live();
    CHECK(mild.books(0).silent_dissatisfied == 0.0);
}

TEST_CASE("a complaint mends, relieves, wakes attention and may uncover the problem", "[relational][step]")
{
    Quarter s(outspoken());
    auto& r = s.m.relation;
    r.repair[s.e] = 0.1;
    r.problem[s.e] = 0.5;
    s.live();
    CHECK(s.m.need_flow.complaints[s.e] == 1.0);
    CHECK(s.books(0).complaints == 1.0);
    CHECK(s.books(0).silent_dissatisfied == 0.0);
    CHECK(s.m.running.silence[s.e] == 0.0);
    CHECK(s.m.running.complaints[s.e] == 1);
    CHECK(r.repair[s.e] == near(0.415 * 0.75));           // 0.1 + 0.5 * 0.7 * 0.9; somebody answers for 0.7
    CHECK(r.dissatisfaction[s.e] == near(0.3125 * 0.58)); // 1 - 0.6 * 0.7
    CHECK(r.problem[s.e] == near(0.5 * 0.2 * 0.96 * (1.0 - 0.15 * contact)));
    CHECK(r.attention[s.e] == near(attention_kept(0.65)));

    Parameters p = outspoken();
    p.complaint.finding = p.complaint.finding_accountability = 0.0;
    Quarter unheard(p);
    unheard.m.relation.problem[unheard.e] = 0.5;
    unheard.live();
    CHECK(unheard.m.relation.problem[unheard.e] == near(0.48 * (1.0 - 0.15 * contact)));
}

TEST_CASE("a supplier visits a customer that has been silent for a year and finds what is the matter", "[relational][step]")
{
    Quarter s(visited(1.0));
    auto& r = s.m.relation;
    s.m.running.silence[s.e] = 3.0; // four with this quarter
    r.repair[s.e] = 0.4;
    r.problem[s.e] = 0.5;
    s.live();
    const RunningFlow flow = s.running(0);
    CHECK(flow.audits == near(720));
    CHECK(s.books(0).audits == 1.0);
    CHECK(s.m.running.silence[s.e] == 0.0);
    CHECK(r.attention[s.e] == near(attention_kept(0.85)));
    CHECK(r.dissatisfaction[s.e] == near(0.125));
    CHECK(r.problem[s.e] == near(0.05 * 0.96 * (1.0 - 0.15 * contact)));
    CHECK(r.repair[s.e] == near(0.65)); // 0.3 + 0.5 * 0.7
    CHECK(s.m.running.expectation[s.e] == near(0.893475 - 0.3 * (0.893475 - 0.7575)));
    CHECK(r.concession[s.e] == near(0.5)); // 0.01 * 100 * 0.5

    Quarter in_vain(visited(0.0));
    in_vain.m.running.silence[in_vain.e] = 3.0;
    in_vain.m.relation.problem[in_vain.e] = 0.5;
    in_vain.live();
    CHECK(in_vain.m.need_flow.audits[in_vain.e] == 1.0);
    CHECK(in_vain.m.running.silence[in_vain.e] == 0.0);
    CHECK(in_vain.m.relation.dissatisfaction[in_vain.e] == near(0.3125));
    CHECK(in_vain.m.relation.concession[in_vain.e] == 0.0);

    Quarter too_soon(visited(1.0));
    too_soon.live();
    CHECK(too_soon.m.need_flow.audits[too_soon.e] == 0.0);
    CHECK(too_soon.m.running.silence[too_soon.e] == 3.0);

    Quarter off(visited(1.0));
    off.p.audit.on = false;
    off.m.running.silence[off.e] = 30.0;
    off.live();
    CHECK(off.m.need_flow.audits[off.e] == 0.0);
}

TEST_CASE("hours go to disputes, haggling, monitoring, planning, service, engineers and the order desk", "[relational][step]")
{
    Quarter s;
    s.m.relation.link[s.e] = 0.5;
    s.m.need_flow.transaction_hours[0] = 10.0; // of the tender
    s.m.relation_flow.transaction[s.e] = 300.0;
    s.live();
    const double dispute = 28.0 * 0.56 * 0.7 * 0.65;         // incidents 2 * 0.1 + 0.3 + 0.6 * 0.2 * 0.5; mutual trust 0.5
    const double haggling = 9.0 * 0.55 * 0.775 * 0.65 * 0.7; // calm: 0.7
    const double monitoring = 16.0 * 0.4 * 0.5 * 0.65 * 0.7;
    const double productive = 23.5 * 0.65 + 8.0 * 0.8 * 0.5 + engineers;
    const NeedFlow books = s.books(0);
    const RunningFlow flow = s.running(0);
    CHECK(books.transaction_hours == near(10.0 + dispute + haggling + monitoring));
    CHECK(books.productive_hours == near(productive));
    CHECK(books.order_hours == near(9.0)); // 6 * 2 * 0.75
    CHECK(books.transaction == near(60.0 * books.transaction_hours));
    CHECK(books.coordination == near(60.0 * productive));
    CHECK(books.order_desk == near(540));
    CHECK(s.flow(0, 0).transaction == near(300.0 + 60.0 * (dispute + haggling)));
    CHECK(flow.engineering == near(60.0 * engineers));
    CHECK(flow.contact == near(contact));
    CHECK(s.m.relation.hours[s.e] == near(40.0 + 0.2 * (dispute + haggling - 40.0)));

    Quarter loud(outspoken());
    loud.live();
    CHECK(loud.books(0).transaction_hours == near(dispute + 3.0 * 0.65 + haggling + monitoring)); // + 3 (1 - 0.7 * 0.5)

    Quarter visit(visited(0.0));
    visit.m.running.silence[visit.e] = 3.0;
    visit.live();
    CHECK(visit.books(0).productive_hours == near(productive + 3.6)); // 0.3 * 12
}

TEST_CASE("uncertainty and pressure make more to haggle about", "[relational][step]")
{
    Parameters p = quiet();
    p.env.uncertainty = 2.0;
    Quarter s(p);
    s.row(0).pressure = 0.8;
    s.row(0).engineers = 0.0;
    s.row(0).contract = 0.0;
    s.live();
    CHECK(s.books(0).transaction_hours == near(28.0 * 0.56 * 0.7 * 0.65 + 9.0 * 1.2 * 0.775 * 0.65 * 1.3));
    CHECK(s.books(0).productive_hours == near(23.5 * 0.65 + 3.2));
    CHECK(s.m.running_flow.contact[s.e] == 0.0);
}

TEST_CASE("engineers on site find problems, learn about quality and keep the relation alive", "[relational][step]")
{
    Quarter s;
    s.m.relation.problem[s.e] = 0.5;
    s.m.relation.quality_knowledge[s.e] = 0.3;
    s.live();
    CHECK(s.m.relation.problem[s.e] == near(0.48 * (1.0 - 0.15 * contact)));
    CHECK(s.m.relation.quality_knowledge[s.e] == near(0.3 + 0.12 * contact * 0.7 - 0.006));
    CHECK(s.m.relation.attention[s.e] == near(attention_kept(0.5)));
}

TEST_CASE("a need without a supplier experiences nothing", "[relational][step]")
{
    Quarter s;
    s.m.need.incumbent[0] = nobody;
    s.live();
    CHECK(s.books(0).cost == 0.0);
    CHECK(s.books(0).productive_hours == 0.0);
    CHECK(s.m.running.silence[s.e] == 2.0);
}

} // namespace models::relational
