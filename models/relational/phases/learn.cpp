// Phase 13: buyers look at their own success (specification 5.12, first part).
#include "models/relational/phases.hpp"
#include "sim/parallel/parallel.hpp"

namespace models::relational {

void learn(Market& m, const Parameters& p)
{
    sim::for_each_entity(m.buyer.arm.size(), [&](std::size_t b) {
        double cost = 0.0, volume = 0.0;
        for (std::size_t n = b * m.needs_per_buyer; n < (b + 1) * m.needs_per_buyer; ++n) {
            cost += m.need_flow[n].cost - m.need_flow[n].innovation;
            volume += m.need_flow[n].received * p.cost.base * m.category.material_cost[m.need.category[n]];
        }
        m.buyer.smoothed_cost[b] = rules::smoothed(m.buyer.smoothed_cost[b], cost, p.learn);
        m.buyer.smoothed_volume[b] = rules::smoothed(m.buyer.smoothed_volume[b], volume, p.learn);
    });
}

} // namespace models::relational
