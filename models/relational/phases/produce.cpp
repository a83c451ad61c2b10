// Phase 5: capacity and who is served first (specification 5.5, claims S4, S10, S24).
#include "models/relational/phases.hpp"
#include "models/relational/running.hpp"
#include "sim/math/vector_width.hpp"
#include "sim/parallel/part_sums.hpp"

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

// Calls visit(relation) for those of the given relations that have units which nobody has started yet: few of the former ones.
template <class Visit>
void for_each_waiting(const Market& m, const sim::Neighbours relations, const Visit& visit)
{
    sim::for_each_stretch_of(relations.first, relations.first + relations.count, [&](const sim::Neighbours stretch) {
        sim::Marked waiting;
        const double* const backlog = m.relation.backlog.data() + stretch.first;
        waiting.mark(stretch.count, [&](std::size_t k) { return backlog[k] != 0.0; });
        waiting.for_each([&](std::size_t k) { visit(stretch[k]); });
    });
}

// Adds up by supplier, in the order of places and needs: what it expects, and what it is asked for.
void add_up_orders(Market& m)
{
    const Relations& r = m.relation;
    sim::ordered_part_sums(m.needs(), m.suppliers(), m.orders,
                           [&](std::span<SupplierOrders> by_supplier, std::size_t first, std::size_t end) {
                               for (std::size_t n = first; n < end; ++n) {
                                   SupplierOrders& orders = by_supplier[r.supplier[n]];
                                   if (m.has_incumbent(n)) orders.expected += m.of_need[n];
                                   orders.expected += r.backlog[n];
                                   orders.asked += m.running_flow.ordered[n] + r.backlog[n];
                               }
                               for (std::size_t place = 1; place < m.seats; ++place)
                                   for_each_waiting(m, {place * m.needs() + first, end - first}, [&](std::size_t e) {
                                       SupplierOrders& orders = by_supplier[r.supplier[e]];
                                       orders.expected += r.backlog[e];
                                       orders.asked += r.backlog[e];
                                   });
                           });
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

// Capacity is short: it is handed out by priority among the customers who wait for something, a few of all.
void ration(Market& m, const Parameters& p, std::size_t i, std::span<rules::Claim> claims, std::span<Index> claimants)
{
    Relations& r = m.relation;
    std::size_t count = 0;
    for (const Customer customer : m.customers(i)) { // without a jump: none could foretell who waits
        const std::size_t e = m.relation_with(customer);
        const double ordered = m.running_flow.ordered[customer.need];
        const double wanted = sim::select(e < m.needs(), ordered, 0.0) + r.backlog[e];
        claims[count] = {wanted, rules::priority(r.supplier_trust[e], r.link[e], p.production), 0.0};
        claimants[count] = static_cast<Index>(e);
        count += wanted > 0.0 ? 1 : 0;
    }
    rules::ration(claims.first(count), m.supplier.capacity[i], p.production);
    for (std::size_t k = 0; k < count; ++k) {
        m.relation_flow.started[claimants[k]] = claims[k].started;
        r.backlog[claimants[k]] = claims[k].left;
    }
}

// The orders of needs, with what waits of earlier ones, at suppliers whose capacity suffices.
void start_orders(Market& m, const sim::Neighbours needs)
{
    const Suppliers& s = m.supplier;
    const Column& ordered = m.running_flow.ordered;
    Column &backlog = m.relation.backlog, &started = m.relation_flow.started;
    sim::in_widest_vectors([&] {
#pragma GCC ivdep
        for (std::size_t k = 0; k < needs.count; ++k) {
            const std::size_t n = needs[k], i = m.relation.supplier[n];
            const double waits = backlog[n];
            const bool suffices = (s.alive[i] != 0.0) & (m.orders[i].asked <= s.capacity[i]);
            started[n] = sim::select(suffices, ordered[n] + waits, started[n]);
            backlog[n] = sim::select(suffices, 0.0, waits);
        }
    });
}

// Where capacity suffices everything is started; the others are rationed, or cancelled where the supplier is dead.
void start_work(Market& m, const Parameters& p)
{
    Suppliers& s = m.supplier;
    sim::for_each_entity(m.suppliers(), [&](std::size_t i) {
        if (s.alive[i] == 0.0) return cancel(m, i);
        const rules::SupplierParameters& firm = m.firm(p, i);
        s.capacity[i] = rules::next_capacity(s.capacity[i], m.orders[i].expected, firm.buffer, firm.capacity_speed, p.production);
        s.utilisation[i] = rules::next_utilisation(s.utilisation[i], m.orders[i].asked, s.capacity[i], p.production);
    });
    const std::size_t at_once = m.claims.size() / m.most_customers, each = (m.suppliers() + at_once - 1) / at_once;
    sim::for_each_range(m.suppliers(), each, [&](std::size_t first, std::size_t end) { // one after the other, in one scratch
        const std::size_t scratch = first / each * m.most_customers;
        const std::span claims = std::span(m.claims).subspan(scratch, m.most_customers);
        const std::span claimants = std::span(m.claimants).subspan(scratch, m.most_customers);
        for (std::size_t i = first; i < end; ++i)
            if (s.alive[i] != 0.0 && m.orders[i].asked > s.capacity[i]) ration(m, p, i, claims, claimants);
    });
    sim::for_each_stretch(m.needs(), [&](const sim::Neighbours needs) {
        start_orders(m, needs);
        for (std::size_t place = 1; place < m.seats; ++place)
            for_each_waiting(m, {place * m.needs() + needs.first, needs.count}, [&](std::size_t e) {
                const std::size_t i = m.relation.supplier[e];
                if (s.alive[i] == 0.0 || m.orders[i].asked > s.capacity[i]) return;
                m.relation_flow.started[e] = m.relation.backlog[e];
                m.relation.backlog[e] = 0.0;
            });
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
