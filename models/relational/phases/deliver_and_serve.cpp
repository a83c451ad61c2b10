// Phase 6: goods arrive or slip, are inspected, serviced, stand still (specification 5.6, claims S3, S4, S12, S13, S18).
#include "models/relational/phases.hpp"
#include "sim/parallel/parallel.hpp"

namespace models::relational {
namespace {

// Everything that phase 6 knows of one relation.
struct Delivery {
    Market& m;
    const Parameters& p;
    const sim::Streams& random;
    std::size_t n, e, c, i;
    std::uint64_t address;
    bool active;
    const rules::Policy& policy;
    double contract;     // completeness
    double service_need; // EUR per installed unit and quarter
    RelationFlows& flow;
    NeedFlows& books;
};

// What one delivery was like.
struct Outcome {
    double price_coverage, late_share, defect_share, service_ratio;
};

// Moves the pipeline one period on; part of what is ready slips back. Sets delivered and late.
void move_pipeline(const Delivery& d)
{
    Relations& r = d.m.relation;
    const int lead = d.m.category.lead_time[d.c];
    double slipped = 0.0;
    double ready = d.flow.started[d.e];
    if (lead > 0) {
        ready = r.pipeline[0][d.e];
        for (int stage = 0; stage + 1 < lead; ++stage) r.pipeline[stage][d.e] = r.pipeline[stage + 1][d.e];
        r.pipeline[lead - 1][d.e] = d.flow.started[d.e];
        if (ready > d.p.delivery.least_slip) {
            slipped = ready * rules::slip_share(r.problem[d.e], d.m.category.complexity[d.c], d.p.env.uncertainty,
                                                rules::information_share(r.plans[d.e], d.p.info),
                                                d.random.uniform(Purpose::slip, d.address), d.p.delivery);
            r.pipeline[0][d.e] += slipped;
        }
    }
    d.flow.delivered[d.e] = ready - slipped;
    d.flow.late[d.e] = r.backlog[d.e] + slipped;
    r.owed[d.e] -= d.flow.delivered[d.e];
}

void pay(const Delivery& d)
{
    const double payment = d.m.relation.price[d.e] * d.flow.delivered[d.e];
    const double penalty = d.p.delivery.penalty * d.contract * d.flow.late[d.e];
    const double delay = d.p.delivery.delay_cost * d.flow.late[d.e];
    d.books.book(d.n, &NeedFlows::payment, payment);
    d.books.book(d.n, &NeedFlows::delay, delay);
    d.books.book_penalty(d.n, penalty);
    d.flow.revenue[d.e] = payment;
    d.flow.penalty[d.e] = penalty;
    d.books.received[d.n] += d.flow.delivered[d.e];
    d.books.late[d.n] += d.flow.late[d.e];
    if (d.active)
        d.books.from_incumbent[d.n] = d.flow.delivered[d.e];
    else
        d.books.other_suppliers[d.n] += payment + delay - penalty;
}

// Inspection, corner-cutting, defects; sets what the price covers and the defect share.
void check_quality(const Delivery& d, Outcome& outcome)
{
    const Relations& r = d.m.relation;
    const Suppliers& s = d.m.supplier;
    const Parameters& p = d.p;
    const double delivered = d.flow.delivered[d.e];
    const double production_cost = rules::production_cost(p.cost.base, s.productivity[d.i], d.m.category.material_cost[d.c],
                                                          s.knowledge[d.i] + r.process_knowledge[d.e]);
    const rules::SupplierParameters& firm = d.m.firm(p, d.i);
    const double capacity_cost = firm.capacity_cost * (1.0 + firm.buffer);
    outcome.price_coverage = rules::price_coverage(
        r.price[d.e] - production_cost, capacity_cost, r.hours[d.e] * p.time.wage / d.m.usual(p, d.n).demand,
        rules::promised_service_cost(d.service_need, d.m.product(p, d.c).life, s.service_skill[d.i]), p.service);
    const double inspection = rules::inspection_rate(
        d.policy.inspect_base, rules::through(p.inspection_relief, d.policy.inspect_relief), r.buyer_trust[d.e]);
    const double corners = rules::corner_cutting(s.honesty[d.i], inspection, r.supplier_trust[d.e], d.contract, p.quality);
    const double rate =
        rules::defect_rate({s.defect_rate[d.i], r.problem[d.e], r.quality_knowledge[d.e], outcome.price_coverage, corners},
                           d.m.category.complexity[d.c], d.m.category.work_factor[d.c], p.quality);
    const double defects =
        delivered > 0.0 ? rules::defects(delivered, rate, d.random.normal(Purpose::defects, d.address), p.quality) : 0.0;
    const double found = p.quality.detect * inspection * defects;
    const double inspection_cost = p.quality.inspect_cost * d.m.category.work_factor[d.c] * inspection * delivered;
    const double failure = p.quality.failure_cost * (defects - found);

    d.flow.production[d.e] = production_cost * delivered - p.quality.shade_saving * delivered * corners;
    d.flow.rework[d.e] = p.quality.rework * found;
    outcome.late_share = rules::share_of(d.flow.late[d.e], delivered + d.flow.late[d.e]);
    outcome.defect_share = rules::share_of(defects, delivered);
    d.books.book(d.n, &NeedFlows::inspection, inspection_cost);
    d.books.book(d.n, &NeedFlows::failure, failure);
    d.books.inspected[d.n] += inspection * delivered;
    d.books.found[d.n] += found;
    d.books.missed[d.n] += defects - found;
    if (!d.active) d.books.other_suppliers[d.n] += inspection_cost + failure;
}

void meet_problems(const Delivery& d)
{
    double& problem = d.m.relation.problem[d.e];
    if (d.random.bernoulli(rules::problem_chance(d.m.category.complexity[d.c], d.p.problem), Purpose::problem, d.address, 0))
        problem = rules::worsened_problem(problem, d.random.uniform(Purpose::problem, d.address, 1), d.p.problem);
}

// The installed base ages and is serviced as far as money, attention and good will reach.
void serve(const Delivery& d, Outcome& outcome)
{
    Relations& r = d.m.relation;
    const Suppliers& s = d.m.supplier;
    d.flow.base_before[d.e] = r.installed_base[d.e];
    const rules::InstalledBase base = rules::aged_base({r.installed_base[d.e], r.coverage[d.e]}, d.flow.delivered[d.e],
                                                       outcome.price_coverage, d.m.product(d.p, d.c).life);
    r.installed_base[d.e] = base.units;
    r.coverage[d.e] = base.coverage;
    outcome.service_ratio = rules::service_ratio(
        {base.coverage, rules::accountability(s.alignment[d.i], r.attention[d.e], d.p.sale), r.supplier_trust[d.e],
         r.attention[d.e], s.funding[d.i], r.repair[d.e], r.problem[d.e], d.contract, d.active, s.alive[d.i] != 0},
        d.p.service);
    if (d.service_need <= 0.0) return;
    d.flow.service[d.e] = outcome.service_ratio * base.units * d.service_need / s.service_skill[d.i];
    const double downtime = rules::downtime_loss(base.units, d.service_need, outcome.service_ratio,
                                                 d.random.normal(Purpose::downtime, d.address), d.p.service);
    d.books.book(d.n, &NeedFlows::downtime, downtime);
    if (d.active) return;
    d.books.other_suppliers[d.n] += downtime;
    d.books.downtime_former[d.n] += downtime;
}

bool has_business(const Market& m, std::size_t e, double idle_base)
{
    const Relations& r = m.relation;
    return r.pipeline[0][e] + r.pipeline[1][e] + r.pipeline[2][e] + r.pipeline[3][e] + r.backlog[e] + m.relation_flow.started[e] >
               0.0 ||
           r.installed_base[e] > idle_base;
}

// What later phases read of the relation that runs.
void keep(RunningFlows& flow, std::size_t n, const Outcome& outcome)
{
    flow.price_coverage[n] = outcome.price_coverage;
    flow.late_share[n] = outcome.late_share;
    flow.defect_share[n] = outcome.defect_share;
    flow.service_ratio[n] = outcome.service_ratio;
}

} // namespace

void deliver_and_serve(Market& m, const Parameters& p, const sim::Streams& random)
{
    sim::for_each_entity(m.needs(), [&](std::size_t n) {
        for (int seat = 0; seat < static_cast<int>(m.slots); ++seat) {
            const std::size_t e = m.relation_at(n, seat);
            const bool active = seat == m.need.incumbent[n];
            m.relation_flow.base_before[e] = m.relation.installed_base[e];
            if (!active && !has_business(m, e, p.service.idle_base)) continue;
            const rules::Policy& policy = m.policy_towards(n, e);
            const std::size_t c = m.need.category[n];
            const Delivery d{m,
                             p,
                             random,
                             n,
                             e,
                             c,
                             m.relation.supplier[e],
                             m.relation_address(n, e),
                             active,
                             policy,
                             rules::through(p.contract, policy.contract),
                             rules::served(m.category.service_need[c], p.service),
                             m.relation_flow,
                             m.need_flow};
            Outcome outcome{};
            move_pipeline(d);
            pay(d);
            check_quality(d, outcome);
            meet_problems(d);
            serve(d, outcome);
            if (active)
                keep(m.running_flow, n, outcome);
            else
                m.relation.problem[e] *= 1.0 - p.problem.natural_discovery; // somebody finds it in the end
        }
    });
}

} // namespace models::relational
