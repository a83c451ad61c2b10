// Phase 2: what suppliers ask, and the price at which they walk away (specification 5.2, claims S5, S6, S12, S19).
#include "models/relational/phases.hpp"
#include "models/relational/running.hpp"
#include "sim/math/vector_width.hpp"

namespace models::relational {

namespace {

// What a unit costs the supplier of a relation.
[[gnu::always_inline]] inline rules::UnitCost unit_cost(const Market& m, const rules::ServiceParameters& service, double base,
                                                        double wage, std::size_t n, std::size_t e)
{
    const Relations& r = m.relation;
    const Suppliers& s = m.supplier;
    const std::size_t i = r.supplier[e], c = m.need.category[n];
    return {
        rules::production_cost(base, s.productivity[i], m.category.material_cost[c], s.knowledge[i] + r.process_knowledge[e]),
        rules::promised_service_cost(rules::served(m.category.service_need[c], service), m.category.life[c], s.service_skill[i]),
        s.overhead[i], r.hours[e] * wage / m.need.usual_demand[n]};
}

} // namespace

Quote quote_for(const Market& m, const Parameters& p, std::size_t n, std::size_t e)
{
    const Relations& r = m.relation;
    const Suppliers& s = m.supplier;
    const std::size_t i = r.supplier[e];
    const rules::UnitCost cost = unit_cost(m, p.service, p.cost.base, p.time.wage, n, e);
    const double risk = rules::risk_factor(r.supplier_trust[e], p.quote);
    const double padding =
        rules::padding(m.need.rivals[n], s.honesty[i], r.supplier_trust[e], rules::information_share(r.secrets[e], p.info),
                       rules::through(p.contract, m.policy_towards(n, e).contract), p.quote);
    const double asked = rules::asking_price(cost.full(), s.target_margin[i], risk, padding, r.rent[e] - r.concession[e]);
    return {cost.production, cost.full(), asked,
            rules::walk_away_price(cost, asked, risk, rules::service_giveaway(s.alignment[i], s.funding[i], p.quote),
                                   rules::capacity_giveaway(s.utilisation[i], p.quote), p.quote)};
}

void quote_need(Market& m, const Parameters& p, std::size_t n)
{
    if (!m.has_incumbent(n)) return;
    const Quote quote = quote_for(m, p, n, n);
    m.running.production_cost[n] = quote.production_cost;
    m.running.full_cost[n] = quote.full_cost;
}

void quote(Market& m, const Parameters& p)
{
    for_each_running(m, [&](const auto rows) {
        const rules::ServiceParameters service = p.service;
        const double base = p.cost.base, wage = p.time.wage;
        const std::size_t count = rows.size();
        sim::in_widest_vectors([&] {
#pragma GCC ivdep
            for (std::size_t k = 0; k < count; ++k) {
                const std::size_t n = rows[k];
                const rules::UnitCost cost = unit_cost(m, service, base, wage, n, n);
                m.running.production_cost[n] = cost.production;
                m.running.full_cost[n] = cost.full();
            }
        });
    });
}

} // namespace models::relational
