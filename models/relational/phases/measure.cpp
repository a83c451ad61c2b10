// Phase 14: the period added up by arm, in entity order.
#include <array>
#include <bit>

#include "models/relational/criteria.hpp"
#include "models/relational/phases.hpp"
#include "models/relational/running.hpp"
#include "sim/math/clamp.hpp"
#include "sim/math/vector_width.hpp"
#include "sim/record/fields.hpp"
#include "sim/record/lane_sum.hpp"

namespace models::relational {
namespace {

// Health of a relation (specification section 2, claim S1): both sides' trust, attention, and clip(1 - U, 0, 1), weighted.
[[gnu::always_inline]] inline double health(double buyer_trust, double supplier_trust, double attention, double dissatisfaction)
{
    return health_of_trust * buyer_trust + health_of_trust * supplier_trust + health_of_attention * attention +
           health_of_content * sim::clamp(1.0 - dissatisfaction, 0.0, 1.0);
}

// What is worked out of each need before it is added up.
struct Observed {
    Side relation, first_relation, health, plans, secrets, funding; // of the relation that runs; 0 where none does
    Side procurement_staff, inspection_staff;
};

void observe(const Market& m, const Parameters& p, const sim::Neighbours needs, Observed& seen)
{
    const rules::InformationParameters info = p.info;
    const double wage = p.time.wage, hours = p.time.hours_per_employee, since_opening = m.period;
    const Relations& r = m.relation;
    for (std::size_t k = 0; k < needs.count; ++k) seen.relation[k] = m.has_incumbent(needs[k]) ? 1.0 : 0.0;
    sim::in_widest_vectors([&] {
#pragma GCC ivdep
        for (std::size_t k = 0; k < needs.count; ++k) {
            const std::size_t n = needs[k];
            // A relation of the opening was 1 old then, and is older than any that began later.
            seen.first_relation[k] = sim::select(m.running.age[n] > since_opening, 1.0, 0.0);
            seen.health[k] = health(r.buyer_trust[n], r.supplier_trust[n], r.attention[n], r.dissatisfaction[n]);
            seen.plans[k] = rules::information_share(r.plans[n], info);
            seen.secrets[k] = rules::information_share(r.secrets[n], info);
            seen.funding[k] = m.supplier.funding[r.supplier[n]];
            seen.procurement_staff[k] = (m.need_flow.transaction_hours[n] + m.need_flow.order_hours[n]) / hours;
            seen.inspection_staff[k] = sim::select(wage > 0.0, m.need_flow.inspection[n] / wage / hours, 0.0);
        }
    });
}

// Adds up one group's needs of a stretch; `belongs` is 1 for those.
void add_needs(Tally& t, const Market& m, const sim::Neighbours needs, const Observed& seen, const Side& belongs)
{
    const Relations& r = m.relation;
    const std::size_t first = needs.first, count = needs.count;
    const auto flows = sim::columns_of<const NeedFlowOf<Column>, const Column>(m.need_flow);
    sim::in_widest_vectors([&] {
        std::array<double, sim::field_count<NeedFlow>> flow;
        for (std::size_t field = 0; field < flow.size(); ++field)
            flow[field] = sim::lane_sum(belongs.data(), flows[field].data() + first, count);
        sim::add_fields(t.flow, std::bit_cast<NeedFlow>(flow));

        Side runs;
        for (std::size_t k = 0; k < count; ++k) runs[k] = belongs[k] * seen.relation[k];
        const auto sum = [&](const Side& values) { return sim::lane_sum(belongs.data(), values.data(), count); };
        const auto sum_running = [&](const double* values) { return sim::lane_sum(runs.data(), values, count); };
        t.needs += sum(belongs);
        t.product_knowledge += sim::lane_sum(belongs.data(), m.need.product_knowledge.data() + first, count);
        t.procurement_staff += sum(seen.procurement_staff);
        t.inspection_staff += sum(seen.inspection_staff);
        t.contribution += sim::lane_sum(belongs.data(), m.of_need.data() + first, count);
        t.relations += sum(seen.relation);
        t.first_relations += sum_running(seen.first_relation.data());
        t.health += sum_running(seen.health.data());
        t.plans += sum_running(seen.plans.data());
        t.secrets += sum_running(seen.secrets.data());
        t.funding += sum_running(seen.funding.data());
        t.buyer_trust += sum_running(r.buyer_trust.data() + first);
        t.supplier_trust += sum_running(r.supplier_trust.data() + first);
        t.attention += sum_running(r.attention.data() + first);
        t.age += sum_running(m.running.age.data() + first);
        t.service_ratio += sum_running(m.running_flow.service_ratio.data() + first);
        t.coverage += sum_running(r.coverage.data() + first);
        t.performance += sum_running(m.running.performance.data() + first);
        t.dissatisfaction += sum_running(r.dissatisfaction.data() + first);
        t.problem += sum_running(r.problem.data() + first);
        t.link += sum_running(r.link.data() + first);
        t.process_knowledge += sum_running(r.process_knowledge.data() + first);
    });
}

// Buyers are counted with the first of their needs.
void add_buyers(std::span<Tally> groups, const Market& m, std::span<const std::uint16_t> group_of_buyer,
                const sim::Neighbours needs)
{
    for (std::size_t k = (m.needs_per_buyer - needs.first % m.needs_per_buyer) % m.needs_per_buyer; k < needs.count;
         k += m.needs_per_buyer) {
        const std::size_t b = m.need.buyer[needs[k]];
        groups[group_of_buyer[b]].buyers += 1.0;
        groups[group_of_buyer[b]].changes += m.buyer.changed[b];
    }
}

// Suppliers belong to no arm: what they do is the same for every arm.
void add_suppliers(Tally& t, const Market& m)
{
    for (std::size_t i = 0; i < m.suppliers(); ++i) {
        const SupplierBooks& books = m.supplier_books[i];
        t.suppliers += 1.0;
        t.exits += books.failed ? 1.0 : 0.0;
        t.supplier_profit += books.profit;
        if (m.supplier.alive[i] == 0.0) continue;
        t.suppliers_alive += 1.0;
        t.supplier_funding += m.supplier.funding[i];
        t.supplier_alignment += m.supplier.alignment[i];
        t.audit_effort += m.supplier.audit_effort[i];
    }
    // Herfindahl index of revenue in each category; suppliers stand by category.
    for (std::size_t k = 0; k < m.categories(); ++k) {
        double total = 0, squares = 0;
        for (std::size_t i = m.category.first_supplier[k]; i < m.category.first_supplier[k + 1]; ++i) {
            const double revenue = m.sales[i].revenue;
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
    sim::ordered_block_sums(m.needs(), m.partial_tallies, by_group,
                            [&](std::span<Tally> groups, std::size_t first, std::size_t end) {
                                sim::for_each_stretch_of(first, end, [&](const sim::Neighbours needs) {
                                    Observed seen;
                                    observe(m, p, needs, seen);
                                    for (std::size_t group = 0; group < groups.size(); ++group) {
                                        Side belongs;
                                        for (std::size_t k = 0; k < needs.count; ++k)
                                            belongs[k] = group_of_buyer[m.need.buyer[needs[k]]] == group ? 1.0 : 0.0;
                                        add_needs(groups[group], m, needs, seen, belongs);
                                    }
                                    add_buyers(groups, m, group_of_buyer, needs);
                                });
                            });
    Tally market{};
    market.all_buyers = static_cast<double>(m.buyers());
    add_suppliers(market, m);
    for (Tally& t : by_group) t += market;
}

} // namespace models::relational
