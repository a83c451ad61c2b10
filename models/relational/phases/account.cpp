// Phase 10: buyers learn what a supplier really costs; the benchmark of the category follows (specification 5.10, claims S2,
// S11).
#include "models/relational/phases.hpp"
#include "sim/parallel/parallel.hpp"

namespace models::relational {

void account(Market& m, const Parameters& p)
{
    sim::for_each_entity(m.needs(), [&](std::size_t n) {
        const NeedFlows& flow = m.need_flow;
        if (!m.has_incumbent(n) || flow.from_incumbent[n] <= p.account.least_delivery) return;
        // Total cost of ownership without what other seats caused, less the incumbent's payment.
        const double other = flow.cost[n] - flow.innovation[n] - flow.other_suppliers[n] - m.relation_flow.revenue[n];
        const double period = rules::period_other_cost(other, flow.from_incumbent[n], m.usual(p, n).demand, p.account);
        m.relation.other_cost[n] = rules::remembered_other_cost(m.relation.other_cost[n], period, p.account);
    });

    // In need order, by one thread: two additions a need.
    Column& sums = m.partial_sums;
    Column& counts = m.partial_counts;
    for (std::size_t k = 0; k < m.categories(); ++k) sums[k] = counts[k] = 0.0;
    for (std::size_t n = 0; n < m.needs(); ++n) {
        if (!m.has_incumbent(n)) continue;
        sums[m.need.category[n]] += m.relation.other_cost[n];
        counts[m.need.category[n]] += 1.0;
    }
    for (std::size_t k = 0; k < m.categories(); ++k)
        if (counts[k] > 0.0)
            m.category.other_cost[k] += p.account.benchmark_learning * (sums[k] / counts[k] - m.category.other_cost[k]);
}

} // namespace models::relational
