// Phase 4: orders, re-openers, indexing (specification 5.4, claims S4, S15).
#include "models/relational/phases.hpp"
#include "sim/parallel/parallel.hpp"

namespace models::relational {

void order(Market& m, const Parameters& p, const sim::Streams& random)
{
    sim::for_each_entity(m.needs(), [&](std::size_t n) {
        if (!m.has_incumbent(n)) return;
        Relations& r = m.relation;
        const std::size_t e = m.incumbent(n), i = r.supplier[e];
        const rules::Policy& policy = m.policy_towards(e);
        RelationFlow& flow = m.relation_flow[e];
        flow.ordered = m.need.demand[n];
        r.owed[e] += m.need.demand[n];
        m.need.remaining_term[n] -= 1.0;

        if (random.bernoulli(
                rules::reopener_chance(r.age[e], policy.exploit, rules::through(p.contract, policy.contract), p.order),
                Purpose::reopener, m.need_address(n))) {
            const double hours = rules::through(
                p.transaction, rules::reopener_hours(rules::mutual_trust(r.buyer_trust[e], r.supplier_trust[e]), p.time));
            m.need_flow[n].transaction_hours += hours;
            m.need_flow[n].reopeners = 1.0;
            flow.transaction += hours * p.time.wage;
            flow.exploited = true;
            r.price[e] = rules::reopened_price(r.price[e], r.production_cost[e], p.order);
        }
        const double open_book_cost = rules::production_cost(
            p.cost.base, m.supplier.productivity[i], m.category.material_cost[m.need.category[n]], m.supplier.knowledge[i]);
        r.price[e] += policy.indexing * (open_book_cost - r.reference_cost[e]);
        r.reference_cost[e] = open_book_cost;
    });
}

} // namespace models::relational
