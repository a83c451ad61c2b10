// Phase 4: orders, re-openers, indexing (specification 5.4, claims S4, S15).
#include "models/relational/phases.hpp"
#include "models/relational/phases/quotes.hpp"
#include "models/relational/running.hpp"
#include "sim/math/vector_width.hpp"

namespace models::relational {
namespace {

// The buyer demands a cut inside the running contract.
void reopen(Market& m, const Parameters& p, std::size_t n)
{
    Relations& r = m.relation;
    const double hours =
        rules::through(p.transaction, rules::reopener_hours(rules::mutual_trust(r.buyer_trust[n], r.supplier_trust[n]), p.time));
    m.need_flow.transaction_hours[n] += hours;
    m.need_flow.reopeners[n] = 1.0;
    m.relation_flow.transaction[n] += hours * p.time.wage;
    r.price[n] = rules::reopened_price(r.price[n], m.running.production_cost[n], p.order);
}

// The price follows the open book.
template <class Rows>
void place_orders(Market& m, double base, const Rows rows)
{
    Relations& r = m.relation;
    const std::size_t count = rows.size();
    sim::in_widest_vectors([&] {
#pragma GCC ivdep
        for (std::size_t k = 0; k < count; ++k) {
            const std::size_t n = rows[k], i = r.supplier[n];
            const double demand = m.need.demand[n];
            m.running_flow.ordered[n] = demand;
            r.owed[n] += demand;
            m.need.remaining_term[n] -= 1.0;
            const double production_cost = open_book_cost(m, base, n, i);
            r.price[n] += m.policy_of_need(n).indexing * (production_cost - m.running.reference_cost[n]);
            m.running.reference_cost[n] = production_cost;
        }
    });
}

} // namespace

void order(Market& m, const Parameters& p, const sim::Streams& random)
{
    const rules::OrderParameters rule = p.order;
    const rules::ContractParameters contract = p.contract;
    for_each_running(m, [&](const auto rows) {
        Side chance;
        Addresses::of_needs(m, rows).draw(random, Purpose::reopener, chance);
        sim::Marked reopeners;
        reopeners.mark(rows.size(), [&](std::size_t k) {
            const std::size_t n = rows[k];
            const rules::Policy& policy = m.policy_of_need(n);
            return chance[k] <
                   rules::reopener_chance(m.running.age[n], policy.exploit, rules::through(contract, policy.contract), rule);
        });
        reopeners.for_each([&](std::size_t k) { reopen(m, p, rows[k]); });
        place_orders(m, p.cost.base, rows);
    });
}

} // namespace models::relational
