// Phase 2: what suppliers ask, and the price at which they walk away (specification 5.2, claims S5, S6, S12, S19).
#include "models/relational/phases.hpp"
#include "sim/parallel/parallel.hpp"

namespace models::relational {

Quote quote_for(const Market& m, const Parameters& p, std::size_t n, std::size_t e)
{
    const Relations& r = m.relation;
    const std::size_t i = r.supplier[e], c = m.need.category[n];
    const Suppliers& s = m.supplier;
    const rules::SupplierParameters& firm = m.firm(p, i);
    const rules::UnitCost cost{rules::production_cost(p.cost.base, s.productivity[i], m.category.material_cost[c],
                                                      s.knowledge[i] + r.process_knowledge[e]),
                               rules::promised_service_cost(rules::served(m.category.service_need[c], p.service),
                                                            m.product(p, c).life, s.service_skill[i]),
                               firm.capacity_cost * (1.0 + firm.buffer), r.hours[e] * p.time.wage / m.usual(p, n).demand};
    const double risk = rules::risk_factor(r.supplier_trust[e], p.quote);
    const double padding =
        rules::padding(m.need.rivals[n], s.honesty[i], r.supplier_trust[e], rules::information_share(r.secrets[e], p.info),
                       rules::through(p.contract, m.policy_towards(n, e).contract), p.quote);
    const double asked = rules::asking_price(cost.full(), firm.target_margin, risk, padding, r.rent[e] - r.concession[e]);
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
    sim::for_each_entity(m.needs(), [&](std::size_t n) { quote_need(m, p, n); });
}

} // namespace models::relational
