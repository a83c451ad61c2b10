// Phase 2: what suppliers ask, and the price at which they walk away (specification 5.2, claims S5, S6, S12, S19).
#include "models/relational/phases.hpp"
#include "sim/parallel/parallel.hpp"

namespace models::relational {
namespace {

void quote_relation(Market& m, const Parameters& p, std::size_t n, std::size_t e)
{
    Relations& r = m.relation;
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
                       rules::through(p.contract, m.policy_towards(e).contract), p.quote);
    r.production_cost[e] = cost.production;
    r.full_cost[e] = cost.full();
    r.asking_price[e] = rules::asking_price(cost.full(), firm.target_margin, risk, padding, r.rent[e] - r.concession[e]);
    r.walk_away_price[e] =
        rules::walk_away_price(cost, r.asking_price[e], risk, rules::service_giveaway(s.alignment[i], s.funding[i], p.quote),
                               rules::capacity_giveaway(s.utilisation[i], p.quote), p.quote);
}

} // namespace

void quote_need(Market& m, const Parameters& p, std::size_t n)
{
    for (int slot = 0; slot < static_cast<int>(m.slots); ++slot)
        if (m.is_invited(n, slot) || slot == m.need.incumbent[n]) quote_relation(m, p, n, m.relation_at(n, slot));
}

void quote(Market& m, const Parameters& p)
{
    sim::for_each_entity(m.needs(), [&](std::size_t n) { quote_need(m, p, n); });
}

} // namespace models::relational
