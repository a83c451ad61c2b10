// Phase 5: capacity and who is served first (specification 5.5, claims S4, S10, S24).
#include "models/relational/phases.hpp"
#include "sim/parallel/parallel.hpp"

namespace models::relational {
namespace {

// A failed supplier delivers nothing more: backlog and pipeline are cancelled.
void cancel(Market& m, std::size_t i)
{
    Relations& r = m.relation;
    for (const Customer customer : m.customers(i)) {
        const std::size_t e = m.relation_with(customer);
        double& cancelled = m.relation_flow.cancelled[e];
        cancelled = r.backlog[e];
        r.backlog[e] = 0.0;
        for (Column& stage : r.pipeline) {
            cancelled += stage[e];
            stage[e] = 0.0;
        }
        r.owed[e] -= cancelled;
    }
}

} // namespace

void produce(Market& m, const Parameters& p)
{
    sim::for_each_entity(m.suppliers(), [&](std::size_t i) {
        Suppliers& s = m.supplier;
        Relations& r = m.relation;
        if (!s.alive[i]) return cancel(m, i);
        const std::span<rules::Claim> claims = std::span(m.claims).subspan(s.first_customer[i], m.customers(i).size());
        double expected = 0.0, needed = 0.0;
        for (std::size_t k = 0; const Customer customer : m.customers(i)) {
            const std::size_t e = m.relation_with(customer);
            if (m.is_active(e))
                expected += rules::expected_order(
                    m.need.demand[e], m.running.orders[e],
                    rules::plan_weight(rules::information_share(r.plans[e], p.info), r.link[e], p.info.on, p.production));
            expected += r.backlog[e];
            const double left = (e < m.needs() ? m.running_flow.ordered[e] : 0.0) + r.backlog[e];
            needed += left;
            claims[k++] = {left, rules::priority(r.supplier_trust[e], r.link[e], p.production), 0.0};
        }
        const rules::SupplierParameters& firm = m.firm(p, i);
        s.capacity[i] = rules::next_capacity(s.capacity[i], expected, firm.buffer, firm.capacity_speed, p.production);
        s.utilisation[i] = rules::next_utilisation(s.utilisation[i], needed, s.capacity[i], p.production);
        rules::ration(claims, s.capacity[i], p.production);
        for (std::size_t k = 0; const Customer customer : m.customers(i)) {
            const std::size_t e = m.relation_with(customer);
            m.relation_flow.started[e] = claims[k].started;
            r.backlog[e] = claims[k].left;
            ++k;
        }
    });
}

} // namespace models::relational
