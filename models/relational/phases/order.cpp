// Phase 4: orders, re-openers, indexing (specification 5.4, claims S4, S15).
#include "models/relational/phases.hpp"
#include "sim/parallel/parallel.hpp"

namespace models::relational {

void order(Market& m, const Parameters& p, const sim::Streams& random)
{
    sim::for_each_entity(m.needs(), [&](std::size_t n) {
        if (!m.has_incumbent(n)) return;
        Relations& r = m.relation;
        const std::size_t i = r.supplier[n];
        const rules::Policy& policy = m.policy_towards(n, n);
        RunningFlows& flow = m.running_flow;
        flow.ordered[n] = m.need.demand[n];
        r.owed[n] += m.need.demand[n];
        m.need.remaining_term[n] -= 1.0;

        if (random.bernoulli(
                rules::reopener_chance(m.running.age[n], policy.exploit, rules::through(p.contract, policy.contract), p.order),
                Purpose::reopener, m.need_address(n))) {
            const double hours = rules::through(
                p.transaction, rules::reopener_hours(rules::mutual_trust(r.buyer_trust[n], r.supplier_trust[n]), p.time));
            m.need_flow.transaction_hours[n] += hours;
            m.need_flow.reopeners[n] = 1.0;
            m.relation_flow.transaction[n] += hours * p.time.wage;
            flow.exploited[n] = 1.0;
            r.price[n] = rules::reopened_price(r.price[n], m.running.production_cost[n], p.order);
        }
        const double open_book_cost = rules::production_cost(
            p.cost.base, m.supplier.productivity[i], m.category.material_cost[m.need.category[n]], m.supplier.knowledge[i]);
        r.price[n] += policy.indexing * (open_book_cost - m.running.reference_cost[n]);
        m.running.reference_cost[n] = open_book_cost;
    });
}

} // namespace models::relational
