// Phase 14: the period added up by arm, in entity order.
#include <algorithm>
#include <bit>

#include "models/relational/phases.hpp"
#include "sim/parallel/parallel.hpp"
#include "sim/record/fields.hpp"

namespace models::relational {
namespace {

// Health of a relation (specification section 2, claim S1): 0.3 tb + 0.3 ts + 0.2 att + 0.2 clip(1 - U, 0, 1).
double health(double buyer_trust, double supplier_trust, double attention, double dissatisfaction)
{
    return 0.3 * buyer_trust + 0.3 * supplier_trust + 0.2 * attention + 0.2 * std::clamp(1.0 - dissatisfaction, 0.0, 1.0);
}

// A relation of the opening was 1 old then, and is older than any that began later.
bool runs_since_opening(const Market& m, std::size_t n) { return m.running.age[n] > m.period; }

void add_relation(Tally& t, const Market& m, const Parameters& p, std::size_t n)
{
    const Relations& r = m.relation;
    t.relations += 1.0;
    t.first_relations += runs_since_opening(m, n) ? 1.0 : 0.0;
    t.buyer_trust += r.buyer_trust[n];
    t.supplier_trust += r.supplier_trust[n];
    t.attention += r.attention[n];
    t.health += health(r.buyer_trust[n], r.supplier_trust[n], r.attention[n], r.dissatisfaction[n]);
    t.plans += rules::information_share(r.plans[n], p.info);
    t.secrets += rules::information_share(r.secrets[n], p.info);
    t.age += m.running.age[n];
    t.service_ratio += m.running_flow.service_ratio[n];
    t.coverage += r.coverage[n];
    t.performance += m.running.performance[n];
    t.dissatisfaction += r.dissatisfaction[n];
    t.problem += r.problem[n];
    t.link += r.link[n];
    t.funding += m.supplier.funding[r.supplier[n]];
    t.process_knowledge += r.process_knowledge[n];
}

void add_buyer(Tally& t, const Market& m, std::size_t b)
{
    t.buyers += 1.0;
    t.changes += m.buyer.changed[b];
}

void add_need(Tally& t, const Market& m, const Parameters& p, std::size_t n)
{
    const NeedFlow flow = sim::row_of<NeedFlow, NeedFlowOf<Column>>(m.need_flow, n);
    sim::add_fields(t.flow, flow);
    t.procurement_staff += (flow.transaction_hours + flow.order_hours) / p.time.hours_per_employee;
    if (p.time.wage > 0.0) t.inspection_staff += flow.inspection / p.time.wage / p.time.hours_per_employee;
    t.needs += 1.0;
    t.product_knowledge += m.need.product_knowledge[n];
    for (int seat = 0; seat < static_cast<int>(m.slots); ++seat) t.contribution += m.contribution(m.relation_at(n, seat));
    if (m.has_incumbent(n)) add_relation(t, m, p, n);
    if (n % m.needs_per_buyer == 0) add_buyer(t, m, m.buyer_of(n));
}

// Suppliers belong to no arm: what they do is the same for every arm.
void add_suppliers(Tally& t, const Market& m)
{
    for (std::size_t i = 0; i < m.suppliers(); ++i) {
        const SupplierBooks& books = m.supplier_books[i];
        t.suppliers += 1.0;
        t.exits += books.written_off > 0.0 ? 1.0 : 0.0;
        t.supplier_profit += books.profit;
        if (!m.supplier.alive[i]) continue;
        t.suppliers_alive += 1.0;
        t.supplier_funding += m.supplier.funding[i];
        t.supplier_alignment += m.supplier.alignment[i];
        t.audit_effort += m.supplier.audit_effort[i];
    }
    // Herfindahl index of revenue in each category; suppliers stand by category.
    for (std::size_t k = 0; k < m.categories(); ++k) {
        double total = 0, squares = 0;
        for (std::size_t i = m.category.first_supplier[k]; i < m.category.first_supplier[k + 1]; ++i) {
            const double revenue = m.supplier_books[i].revenue;
            total += revenue;
            squares += revenue * revenue;
        }
        if (total <= 0.0) continue;
        t.concentration += squares / (total * total);
        t.categories += 1.0;
    }
}

} // namespace

void measure(Market& m, const Parameters& p, std::span<const std::uint16_t> group_of_buyer, std::span<Tally> by_group)
{
    sim::ordered_sums(m.needs(), m.partial_tallies, by_group,
                      [&](std::span<Tally> groups, std::size_t n) { add_need(groups[group_of_buyer[m.buyer_of(n)]], m, p, n); });
    Tally market{};
    market.all_buyers = static_cast<double>(m.buyers());
    add_suppliers(market, m);
    for (Tally& t : by_group) t += market;
}

} // namespace models::relational
