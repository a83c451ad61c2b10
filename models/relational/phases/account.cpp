// Phase 10: buyers learn what a supplier really costs; the benchmark of the category follows (specification 5.10, claims S2,
// S11).
#include "models/relational/phases.hpp"
#include "models/relational/running.hpp"
#include "sim/math/vector_width.hpp"

namespace models::relational {
namespace {

// Total cost of ownership without what other suppliers caused, less the incumbent's payment.
template <class Rows>
void remember_other_costs(Market& m, const rules::AccountParameters rule, const Rows rows)
{
    const NeedFlows& flow = m.need_flow;
    Column& remembered = m.relation.other_cost;
    const std::size_t count = rows.size();
    sim::in_widest_vectors([&] {
#pragma GCC ivdep
        for (std::size_t k = 0; k < count; ++k) {
            const std::size_t n = rows[k];
            const double before = remembered[n], units = flow.from_incumbent[n];
            const double other = flow.cost[n] - flow.innovation[n] - flow.other_suppliers[n] - m.relation_flow.revenue[n];
            const double period = rules::period_other_cost(other, units, m.need.usual_demand[n], rule);
            remembered[n] = sim::select(units > rule.least_delivery, rules::remembered_other_cost(before, period, rule), before);
        }
    });
}

} // namespace

void account(Market& m, const Parameters& p)
{
    for_each_running(m, [&](const auto rows) { remember_other_costs(m, p.account, rows); });

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
