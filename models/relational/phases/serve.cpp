// Phase 6, second half: hidden problems arise, equipment ages, is serviced or stands still (specification 5.6, claims S3, S13).
#include "models/relational/phases/delivery.hpp"
#include "sim/math/vector_width.hpp"

namespace models::relational {
namespace {

// What is drawn for each relation: whether a problem arises and how bad it is; how long the equipment stands still.
struct ServiceDraws {
    std::array<sim::UnitPair, sim::rows_side_by_side> problem;
    Side downtime;
};

// Hidden problems arise; the installed base ages and is serviced as far as money, attention and good will reach.
template <bool with_goods, class Rows>
void keep_running(const Deliveries<Rows>& d, const ServiceDraws& drawn)
{
    const rules::ServiceParameters rule = d.p.service;
    const rules::ProblemParameters problems = d.p.problem;
    const rules::SaleParameters sale = d.p.sale;
    const double undiscovered = sim::select(d.run, 1.0, 1.0 - d.p.problem.natural_discovery); // somebody finds it in the end
    const bool run = d.run;
    const Market& m = d.m;
    const Suppliers& s = m.supplier;
    Relations& r = d.m.relation;
    RelationFlows& flow = d.m.relation_flow;
    DeliverySheet& sheet = d.sheet;
    const Rows relation = d.relation, need = d.need;
    const std::size_t count = relation.size();
    sim::in_widest_vectors([&] {
#pragma GCC ivdep
        for (std::size_t k = 0; k < count; ++k) {
            const std::size_t e = relation[k], c = m.need.category[need[k]], i = r.supplier[e];
            const double service_need = rules::served(m.category.service_need[c], rule);
            const double old_problem = r.problem[e];
            const double problem = sim::select(drawn.problem[k][0] < rules::problem_chance(m.category.complexity[c], problems),
                                               rules::worsened_problem(old_problem, drawn.problem[k][1], problems), old_problem);
            double delivered = 0.0, covered_today = 0.0;
            if constexpr (with_goods) delivered = flow.delivered[e], covered_today = sheet.price_coverage[k];
            flow.base_before[e] = r.installed_base[e];
            const rules::InstalledBase base =
                rules::aged_base({r.installed_base[e], r.coverage[e]}, delivered, covered_today, m.category.life[c]);
            const double ratio = rules::service_ratio({base.coverage, rules::accountability(s.alignment[i], r.attention[e], sale),
                                                       r.supplier_trust[e], r.attention[e], s.funding[i], r.repair[e], problem,
                                                       sheet.contract[k], run, s.alive[i] != 0},
                                                      rule);
            const double downtime = rules::downtime_loss(base.units, service_need, ratio, drawn.downtime[k], rule);
            r.installed_base[e] = base.units;
            r.coverage[e] = base.coverage;
            r.problem[e] = problem * undiscovered;
            sheet.service_ratio[k] = ratio;
            sheet.downtime[k] = sim::select(service_need > 0.0, downtime, 0.0);
            const double service = sim::select(service_need > 0.0, ratio * base.units * service_need / s.service_skill[i], 0.0);
            if constexpr (with_goods)
                flow.fulfilment[e] = sheet.production[k] + service + sheet.rework[k];
            else
                flow.fulfilment[e] = service;
        }
    });
}

} // namespace

template <class Rows>
void serve(const Deliveries<Rows>& d, bool with_goods, const sim::Streams& random)
{
    const std::size_t count = d.relation.size();
    const std::span addresses = std::span(d.sheet.address).first(count);
    ServiceDraws drawn;
    random.uniform_pairs(Purpose::problem, addresses, std::span(drawn.problem).first(count));
    random.normals(Purpose::downtime, addresses, std::span(drawn.downtime).first(count));
    if (with_goods)
        keep_running<true>(d, drawn);
    else
        keep_running<false>(d, drawn);
}

template void serve(const Deliveries<sim::Neighbours>&, bool, const sim::Streams&);
template void serve(const Deliveries<sim::Listed>&, bool, const sim::Streams&);

} // namespace models::relational
