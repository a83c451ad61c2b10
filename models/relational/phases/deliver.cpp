// Phase 6, first half: goods arrive or slip, are paid and inspected (specification 5.6, claims S4, S12, S18).
#include "models/relational/phases/delivery.hpp"
#include "models/relational/phases/quotes.hpp"
#include "sim/math/vector_width.hpp"

namespace models::relational {
namespace {

// The pipeline moves one period on; part of what is ready slips back. Without lead time what is started is ready at once.
template <class Rows>
void move_pipeline(const Deliveries<Rows>& d, const Side& chance)
{
    const rules::DeliveryParameters rule = d.p.delivery;
    const rules::InformationParameters info = d.p.info;
    const double uncertainty = d.p.env.uncertainty;
    Market& m = d.m;
    Relations& r = m.relation;
    RelationFlows& flow = m.relation_flow;
    const Rows relation = d.relation, need = d.need;
    const std::size_t count = relation.size();
    sim::in_widest_vectors([&] {
#pragma GCC ivdep
        for (std::size_t k = 0; k < count; ++k) {
            const std::size_t e = relation[k], c = m.need.category[need[k]];
            const double lead = m.category.lead_time[c], started = flow.started[e];
            const double first = r.pipeline[0][e], second = r.pipeline[1][e], third = r.pipeline[2][e], fourth = r.pipeline[3][e];
            const double ready = sim::select(lead > 0.0, first, started);
            const double share = rules::slip_share(r.problem[e], m.category.complexity[c], uncertainty,
                                                   rules::information_share(r.plans[e], info), chance[k], rule);
            const double slipped = sim::select((lead > 0.0) & (ready > rule.least_slip), ready * share, 0.0);
            r.pipeline[0][e] = sim::select(lead > 1.0, second, sim::select(lead == 1.0, started, first)) + slipped;
            r.pipeline[1][e] = sim::select(lead > 2.0, third, sim::select(lead == 2.0, started, second));
            r.pipeline[2][e] = sim::select(lead > 3.0, fourth, sim::select(lead == 3.0, started, third));
            r.pipeline[3][e] = sim::select(lead == 4.0, started, fourth);
            flow.delivered[e] = ready - slipped;
            d.sheet.late[k] = r.backlog[e] + slipped;
            r.owed[e] -= ready - slipped;
        }
    });
}

template <class Rows>
void pay(const Deliveries<Rows>& d)
{
    const rules::DeliveryParameters rule = d.p.delivery;
    RelationFlows& flow = d.m.relation_flow;
    const Column& price = d.m.relation.price;
    DeliverySheet& sheet = d.sheet;
    const Rows relation = d.relation;
    const std::size_t count = relation.size();
    sim::in_widest_vectors([&] {
#pragma GCC ivdep
        for (std::size_t k = 0; k < count; ++k) {
            const std::size_t e = relation[k];
            const double late = sheet.late[k];
            flow.revenue[e] = sheet.payment[k] = price[e] * flow.delivered[e];
            flow.penalty[e] = sheet.penalty[k] = rule.penalty * sheet.contract[k] * late;
            sheet.delay[k] = rule.delay_cost * late;
        }
    });
}

// Inspection, corner-cutting, defects: what the price covers, and the defect share.
template <class Rows>
void check_quality(const Deliveries<Rows>& d, const Side& deviation)
{
    const rules::QualityParameters rule = d.p.quality;
    const rules::ServiceParameters service = d.p.service;
    const rules::InspectionReliefParameters relief = d.p.inspection_relief;
    const QuoteTerms terms(d.p);
    const Market& m = d.m;
    const Suppliers& s = m.supplier;
    const Relations& r = m.relation;
    RelationFlows& flow = d.m.relation_flow;
    DeliverySheet& sheet = d.sheet;
    const Rows relation = d.relation, need = d.need;
    const std::size_t count = relation.size();
    sim::in_widest_vectors([&] {
#pragma GCC ivdep
        for (std::size_t k = 0; k < count; ++k) {
            const std::size_t e = relation[k], n = need[k], c = m.need.category[n], i = r.supplier[e];
            const double delivered = flow.delivered[e], work = m.category.work_factor[c];
            const rules::UnitCost cost = unit_cost(m, terms, n, e);
            const double coverage =
                rules::price_coverage(r.price[e] - cost.production, cost.capacity, cost.transaction, cost.service, service);
            const rules::Policy& policy = m.rows[sheet.policy[k]];
            const double inspection =
                rules::inspection_rate(policy.inspect_base, rules::through(relief, policy.inspect_relief), r.buyer_trust[e]);
            const double corners = rules::corner_cutting(s.honesty[i], inspection, r.supplier_trust[e], sheet.contract[k], rule);
            const double rate = rules::defect_rate({s.defect_rate[i], r.problem[e], r.quality_knowledge[e], coverage, corners},
                                                   m.category.complexity[c], work, rule);
            const double defects = sim::select(delivered > 0.0, rules::defects(delivered, rate, deviation[k], rule), 0.0);
            const double found = rule.detect * inspection * defects;
            sheet.price_coverage[k] = coverage;
            sheet.inspected[k] = inspection * delivered;
            sheet.found[k] = found;
            sheet.missed[k] = defects - found;
            sheet.inspection[k] = rule.inspect_cost * work * inspection * delivered;
            sheet.failure[k] = rule.failure_cost * (defects - found);
            sheet.late_share[k] = rules::share_of(sheet.late[k], delivered + sheet.late[k]);
            sheet.defect_share[k] = rules::share_of(defects, delivered);
            sheet.production[k] = cost.production * delivered - rule.shade_saving * delivered * corners;
            sheet.rework[k] = rule.rework * found;
        }
    });
}

} // namespace

template <class Rows>
void deliver(const Deliveries<Rows>& d, const sim::Streams& random)
{
    const std::size_t count = d.relation.size();
    Side slip, defects;
    const std::span addresses = std::span(d.sheet.address).first(count);
    random.uniforms(Purpose::slip, addresses, std::span(slip).first(count));
    random.normals(Purpose::defects, addresses, std::span(defects).first(count));
    move_pipeline(d, slip);
    pay(d);
    check_quality(d, defects);
}

template void deliver(const Deliveries<sim::Neighbours>&, const sim::Streams&);
template void deliver(const Deliveries<sim::Listed>&, const sim::Streams&);

} // namespace models::relational
