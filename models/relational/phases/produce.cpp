// Phase 5: capacity and who is served first (specification 5.5, claims S4, S10, S24).
#include "models/relational/phases.hpp"
#include "models/relational/running.hpp"
#include "sim/math/vector_width.hpp"

namespace models::relational {
namespace {

// What each supplier expects of the customers that it serves, by what they have told it.
void plan_orders(Market& m, const Parameters& p)
{
    for_each_running(m, [&](const auto rows) {
        const rules::ProductionParameters rule = p.production;
        const rules::InformationParameters info = p.info;
        const Relations& r = m.relation;
        const std::size_t count = rows.size();
        sim::in_widest_vectors([&] {
#pragma GCC ivdep
            for (std::size_t k = 0; k < count; ++k) {
                const std::size_t n = rows[k];
                const double weight = rules::plan_weight(rules::information_share(r.plans[n], info), r.link[n], info.on, rule);
                m.of_need[n] = rules::expected_order(m.need.demand[n], m.running.orders[n], weight);
            }
        });
    });
}

// Adds up by supplier, in the order of places and needs, by one thread: what it expects, and what it is asked for.
void add_up_orders(Market& m)
{
    Suppliers& s = m.supplier;
    const Relations& r = m.relation;
    for (std::size_t i = 0; i < m.suppliers(); ++i) s.expected[i] = s.asked[i] = 0.0;
    for (std::size_t n = 0; n < m.needs(); ++n) {
        const std::size_t i = r.supplier[n];
        if (m.has_incumbent(n)) s.expected[i] += m.of_need[n];
        s.expected[i] += r.backlog[n];
        s.asked[i] += m.running_flow.ordered[n] + r.backlog[n];
    }
    for (std::size_t e = m.needs(); e < m.relations(); ++e) {
        if (r.backlog[e] == 0.0) continue;
        s.expected[r.supplier[e]] += r.backlog[e];
        s.asked[r.supplier[e]] += r.backlog[e];
    }
}

// A failed supplier delivers nothing more: backlog and pipeline are cancelled.
void cancel(Market& m, std::size_t i)
{
    Relations& r = m.relation;
    for (const Customer customer : m.customers(i)) {
        const std::size_t e = m.relation_with(customer);
        double cancelled = r.backlog[e];
        r.backlog[e] = 0.0;
        for (Column& stage : r.pipeline) {
            cancelled += stage[e];
            stage[e] = 0.0;
        }
        r.owed[e] -= cancelled;
    }
}

// Capacity is short: it is handed out by priority.
void ration(Market& m, const Parameters& p, std::size_t i)
{
    Relations& r = m.relation;
    const std::span<rules::Claim> claims = std::span(m.claims).first(m.customers(i).size());
    for (std::size_t k = 0; const Customer customer : m.customers(i)) {
        const std::size_t e = m.relation_with(customer);
        const double left = (e < m.needs() ? m.running_flow.ordered[e] : 0.0) + r.backlog[e];
        claims[k++] = {left, rules::priority(r.supplier_trust[e], r.link[e], p.production), 0.0};
    }
    rules::ration(claims, m.supplier.capacity[i], p.production);
    for (std::size_t k = 0; const Customer customer : m.customers(i)) {
        const std::size_t e = m.relation_with(customer);
        m.relation_flow.started[e] = claims[k].started;
        r.backlog[e] = claims[k].left;
        ++k;
    }
}

// Where capacity suffices everything is started; the others are rationed, or cancelled where the supplier is dead.
void start_work(Market& m, const Parameters& p)
{
    Suppliers& s = m.supplier;
    sim::for_each_entity(m.suppliers(), [&](std::size_t i) {
        if (s.alive[i] == 0.0) return cancel(m, i);
        const rules::SupplierParameters& firm = m.firm(p, i);
        s.capacity[i] = rules::next_capacity(s.capacity[i], s.expected[i], firm.buffer, firm.capacity_speed, p.production);
        s.utilisation[i] = rules::next_utilisation(s.utilisation[i], s.asked[i], s.capacity[i], p.production);
    });
    for (std::size_t i = 0; i < m.suppliers();
         ++i) // by one thread: few are short, and the claims of one at a time need little room
        if (s.alive[i] != 0.0 && s.asked[i] > s.capacity[i]) ration(m, p, i);
    sim::for_each_stretch(m.needs(), [&](const sim::Neighbours needs) {
        Relations& r = m.relation;
        for (std::size_t place = 0; place < m.slots; ++place)
            for (std::size_t e = place * m.needs() + needs.first, k = 0; k < needs.count; ++k, ++e) {
                if (place > 0 && r.backlog[e] == 0.0) continue;
                const std::size_t i = r.supplier[e];
                if (s.alive[i] == 0.0 || s.asked[i] > s.capacity[i]) continue;
                m.relation_flow.started[e] = (place == 0 ? m.running_flow.ordered[e] : 0.0) + r.backlog[e];
                r.backlog[e] = 0.0;
            }
    });
}

} // namespace

void produce(Market& m, const Parameters& p)
{
    plan_orders(m, p);
    add_up_orders(m);
    start_work(m, p);
}

} // namespace models::relational
