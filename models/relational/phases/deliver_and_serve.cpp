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
    RelationFlow& flow;
    NeedFlow& books;
};

// Moves the pipeline one period on; part of what is ready slips back. Sets delivered and late.
void move_pipeline(const Delivery& d)
{
    Relations& r = d.m.relation;
    const int lead = d.m.category.lead_time[d.c];
    double slipped = 0.0;
    double ready = d.flow.started;
    if (lead > 0) {
        ready = r.pipeline[0][d.e];
        for (int stage = 0; stage + 1 < lead; ++stage) r.pipeline[stage][d.e] = r.pipeline[stage + 1][d.e];
        r.pipeline[lead - 1][d.e] = d.flow.started;
        if (ready > d.p.delivery.least_slip) {
            slipped = ready * rules::slip_share(r.problem[d.e], d.m.category.complexity[d.c], d.p.env.uncertainty,
                                                rules::information_share(r.plans[d.e], d.p.info),
                                                d.random.uniform(Purpose::slip, d.address), d.p.delivery);
            r.pipeline[0][d.e] += slipped;
        }
    }
    d.flow.delivered = ready - slipped;
    d.flow.late = r.backlog[d.e] + slipped;
    r.owed[d.e] -= d.flow.delivered;
}

void pay(const Delivery& d)
{
    const double payment = d.m.relation.price[d.e] * d.flow.delivered;
    const double penalty = d.p.delivery.penalty * d.contract * d.flow.late;
    const double delay = d.p.delivery.delay_cost * d.flow.late;
    d.books.book(&NeedFlow::payment, payment);
    d.books.book(&NeedFlow::delay, delay);
    d.books.book_penalty(penalty);
    d.flow.revenue = payment;
    d.flow.penalty = penalty;
    d.books.received += d.flow.delivered;
    d.books.late += d.flow.late;
    if (d.active)
        d.books.from_incumbent = d.flow.delivered;
    else
        d.books.other_suppliers += payment + delay - penalty;
}

// Inspection, corner-cutting, defects; sets what the price covers and the defect share.
void check_quality(const Delivery& d)
{
    const Relations& r = d.m.relation;
    const Suppliers& s = d.m.supplier;
    const Parameters& p = d.p;
    const double delivered = d.flow.delivered;
    const double production_cost = rules::production_cost(p.cost.base, s.productivity[d.i], d.m.category.material_cost[d.c],
                                                          s.knowledge[d.i] + r.process_knowledge[d.e]);
    const rules::SupplierParameters& firm = d.m.firm(p, d.i);
    const double capacity_cost = firm.capacity_cost * (1.0 + firm.buffer);
    d.flow.price_coverage = rules::price_coverage(
        r.price[d.e] - production_cost, capacity_cost, r.hours[d.e] * p.time.wage / d.m.usual(p, d.n).demand,
        rules::promised_service_cost(d.service_need, d.m.product(p, d.c).life, s.service_skill[d.i]), p.service);
    const double inspection = rules::inspection_rate(
        d.policy.inspect_base, rules::through(p.inspection_relief, d.policy.inspect_relief), r.buyer_trust[d.e]);
    const double corners = rules::corner_cutting(s.honesty[d.i], inspection, r.supplier_trust[d.e], d.contract, p.quality);
    const double rate =
        rules::defect_rate({s.defect_rate[d.i], r.problem[d.e], r.quality_knowledge[d.e], d.flow.price_coverage, corners},
                           d.m.category.complexity[d.c], d.m.category.work_factor[d.c], p.quality);
    const double defects =
        delivered > 0.0 ? rules::defects(delivered, rate, d.random.normal(Purpose::defects, d.address), p.quality) : 0.0;
    const double found = p.quality.detect * inspection * defects;
    const double inspection_cost = p.quality.inspect_cost * d.m.category.work_factor[d.c] * inspection * delivered;
    const double failure = p.quality.failure_cost * (defects - found);

    d.flow.production = production_cost * delivered - p.quality.shade_saving * delivered * corners;
    d.flow.rework = p.quality.rework * found;
    d.flow.late_share = rules::share_of(d.flow.late, delivered + d.flow.late);
    d.flow.defect_share = rules::share_of(defects, delivered);
    d.books.book(&NeedFlow::inspection, inspection_cost);
    d.books.book(&NeedFlow::failure, failure);
    d.books.inspected += inspection * delivered;
    d.books.found += found;
    d.books.missed += defects - found;
    if (!d.active) d.books.other_suppliers += inspection_cost + failure;
}

void meet_problems(const Delivery& d)
{
    double& problem = d.m.relation.problem[d.e];
    if (d.random.bernoulli(rules::problem_chance(d.m.category.complexity[d.c], d.p.problem), Purpose::problem, d.address, 0))
        problem = rules::worsened_problem(problem, d.random.uniform(Purpose::problem, d.address, 1), d.p.problem);
}

// The installed base ages and is serviced as far as money, attention and good will reach.
void serve(const Delivery& d)
{
    Relations& r = d.m.relation;
    const Suppliers& s = d.m.supplier;
    d.flow.base_before = r.installed_base[d.e];
    const rules::InstalledBase base = rules::aged_base({r.installed_base[d.e], r.coverage[d.e]}, d.flow.delivered,
                                                       d.flow.price_coverage, d.m.product(d.p, d.c).life);
    r.installed_base[d.e] = base.units;
    r.coverage[d.e] = base.coverage;
    d.flow.service_ratio = rules::service_ratio(
        {base.coverage, rules::accountability(s.alignment[d.i], r.attention[d.e], d.p.sale), r.supplier_trust[d.e],
         r.attention[d.e], s.funding[d.i], r.repair[d.e], r.problem[d.e], d.contract, d.active, s.alive[d.i] != 0},
        d.p.service);
    if (d.service_need <= 0.0) return;
    d.flow.service = d.flow.service_ratio * base.units * d.service_need / s.service_skill[d.i];
    const double downtime = rules::downtime_loss(base.units, d.service_need, d.flow.service_ratio,
                                                 d.random.normal(Purpose::downtime, d.address), d.p.service);
    d.books.book(&NeedFlow::downtime, downtime);
    if (d.active) return;
    d.books.other_suppliers += downtime;
    d.books.downtime_former += downtime;
}

bool has_business(const Market& m, std::size_t e, double idle_base)
{
    const Relations& r = m.relation;
    return r.pipeline[0][e] + r.pipeline[1][e] + r.pipeline[2][e] + r.pipeline[3][e] + r.backlog[e] + m.relation_flow[e].started >
               0.0 ||
           r.installed_base[e] > idle_base;
}

} // namespace

void deliver_and_serve(Market& m, const Parameters& p, const sim::Streams& random)
{
    sim::for_each_entity(m.needs(), [&](std::size_t n) {
        for (int slot = 0; slot < static_cast<int>(m.slots); ++slot) {
            const std::size_t e = m.relation_at(n, slot);
            const bool active = slot == m.need.incumbent[n];
            m.relation_flow[e].base_before = m.relation.installed_base[e];
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
                             m.relation_address(n, slot),
                             active,
                             policy,
                             rules::through(p.contract, policy.contract),
                             rules::served(m.category.service_need[c], p.service),
                             m.relation_flow[e],
                             m.need_flow[n]};
            move_pipeline(d);
            pay(d);
            check_quality(d);
            meet_problems(d);
            serve(d);
            if (!active) m.relation.problem[e] *= 1.0 - p.problem.natural_discovery; // somebody finds it in the end
        }
    });
}

} // namespace models::relational
