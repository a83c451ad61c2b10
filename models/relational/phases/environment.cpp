// Phase 0: the world outside moves (specification 5.0, claim S24).
#include <algorithm>

#include "models/relational/phases.hpp"
#include "sim/parallel/parallel.hpp"
#include "sim/record/fields.hpp"

namespace models::relational {
namespace {

void clear(std::span<Column> columns)
{
    for (Column& column : columns) std::fill(column.begin(), column.end(), 0.0);
}

// The flows of the last period make room for those of this one.
void clear_flows(Market& m)
{
    clear(sim::columns_of<NeedFlowOf<Column>>(m.need_flow));
    clear(sim::columns_of<RelationFlowOf<Column>>(m.relation_flow));
    clear(sim::columns_of(m.running_flow));
    std::fill(m.relation_flow.ended.begin(), m.relation_flow.ended.end(), std::uint8_t{0});
}

} // namespace

void environment(Market& m, const Parameters& p, const sim::Streams& random)
{
    Categories& c = m.category;
    for (std::size_t k = 0; k < m.categories(); ++k) {
        c.log_material_cost[k] = rules::next_log_cost(c.log_material_cost[k], random.normal(Purpose::input_cost, k), p.env);
        c.material_cost[k] = sim::exp(c.log_material_cost[k]);
        if (m.period > 0) { // the frontiers of the first period are those of the opening
            const double step = rules::frontier_step(random.uniform(Purpose::technology_break, k), p.env);
            c.process_frontier[k] += step;
            c.product_frontier[k] += step;
        }
        c.reference_knowledge[k] += p.supplier.own_rate * (c.product_frontier[k] - c.reference_knowledge[k]);
    }
    sim::for_each_entity(m.needs(), [&](std::size_t n) {
        Needs& needs = m.need;
        needs.demand[n] = needs.next_demand[n];
        needs.log_demand[n] =
            rules::next_log_demand(needs.log_demand[n], random.normal(Purpose::demand, m.need_address(n)), p.env);
        needs.next_demand[n] = rules::demand_from(needs.log_demand[n], m.usual(p, n).demand, p.env);
    });
    clear_flows(m);
}

} // namespace models::relational
