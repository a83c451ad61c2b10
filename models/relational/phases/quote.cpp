// Phase 2: what suppliers ask, and the price at which they walk away (specification 5.2, claims S5, S6, S12, S19).
#include "models/relational/phases/quotes.hpp"
#include "models/relational/running.hpp"
#include "sim/math/vector_width.hpp"

namespace models::relational {

Quote quote_for(const Market& m, const Parameters& p, std::size_t n, std::size_t e)
{
    return quote_under(m, QuoteTerms(p), n, e, rules::through(p.contract, m.policy_towards(n, e).contract));
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
        const QuoteTerms terms(p);
        const std::size_t count = rows.size();
        sim::in_widest_vectors([&] {
#pragma GCC ivdep
            for (std::size_t k = 0; k < count; ++k) {
                const std::size_t n = rows[k];
                const rules::UnitCost cost = unit_cost(m, terms, n, n);
                m.running.production_cost[n] = cost.production;
                m.running.full_cost[n] = cost.full();
            }
        });
    });
}

} // namespace models::relational
