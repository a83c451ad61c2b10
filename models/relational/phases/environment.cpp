// Phase 0: the world outside moves (specification 5.0, claim S24).
#include <algorithm>

#include "models/relational/phases.hpp"
#include "models/relational/running.hpp"
#include "sim/math/vector_width.hpp"
#include "sim/parallel/ranges.hpp"
#include "sim/record/fields.hpp"

namespace models::relational {
namespace {

// Long ranges: then the processor clears whole lines without reading them first.
void clear(std::span<Column> columns, std::size_t rows)
{
    constexpr std::size_t rows_at_once = 16 * 1024;
    sim::for_each_range(rows, rows_at_once, [&](std::size_t first, std::size_t end) {
        for (Column& column : columns) std::fill_n(column.begin() + static_cast<std::ptrdiff_t>(first), end - first, 0.0);
    });
}

// The flows of the last period make room for those of this one.
void clear_flows(Market& m)
{
    clear(sim::columns_of<NeedFlowOf<Column>>(m.need_flow), m.needs());
    clear(sim::columns_of(m.running_flow), m.needs());
    clear(sim::columns_of<RelationFlowOf<Column>>(m.relation_flow), m.relations());
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
    sim::for_each_stretch(m.needs(), [&](const sim::Neighbours rows) {
        const rules::EnvironmentParameters rule = p.env;
        Needs& needs = m.need;
        Side shock;
        random.normals(Purpose::demand, std::span(needs.address).subspan(rows.first, rows.count),
                       std::span(shock).first(rows.count));
        sim::in_widest_vectors([&] {
#pragma GCC ivdep
            for (std::size_t k = 0; k < rows.count; ++k) {
                const std::size_t n = rows[k];
                needs.demand[n] = needs.next_demand[n];
                const double log_demand = rules::next_log_demand(needs.log_demand[n], shock[k], rule);
                needs.log_demand[n] = log_demand;
                needs.next_demand[n] = rules::demand_from(log_demand, needs.usual_demand[n], rule);
            }
        });
    });
    clear_flows(m);
}

} // namespace models::relational
