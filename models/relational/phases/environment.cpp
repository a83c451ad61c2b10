// Phase 0: the world outside moves (specification 5.0, claim S24).
#include "models/relational/phases.hpp"
#include "sim/parallel/parallel.hpp"

namespace models::relational {

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
        m.need_flow[n] = {};
        for (std::size_t e = n * m.slots; e < (n + 1) * m.slots; ++e) m.relation_flow[e] = {};
    });
}

} // namespace models::relational
