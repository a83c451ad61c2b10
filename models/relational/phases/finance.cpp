// Phase 12: suppliers close their books, learn, drift, change hands, fail and enter (specification 5.11, claims S6, S13).
#include <algorithm>
#include <array>

#include "models/relational/phases.hpp"
#include "models/relational/running.hpp"
#include "sim/math/select.hpp"
#include "sim/math/vector_width.hpp"
#include "sim/parallel/part_sums.hpp"
#include "sim/record/lane_sum.hpp"

namespace models::relational {
namespace {

// Relations of one place of a stretch of needs: what each leaves its supplier, and whether it had any business.
struct Business {
    Side contribution;
    sim::Marked any;
};

void reckon(const Market& m, const sim::Neighbours needs, std::size_t place, Business& business)
{
    const RelationFlows& flow = m.relation_flow;
    const RunningFlows& running = m.running_flow;
    const std::size_t first = place * m.needs() + needs.first;
    sim::in_widest_vectors([&] {
        if (place == 0) {
            for (std::size_t k = 0; k < needs.count; ++k) {
                const std::size_t n = needs[k];
                business.contribution[k] = flow.revenue[n] - flow.penalty[n] - m.named_costs_running(n);
            }
        } else {
            for (std::size_t k = 0; k < needs.count; ++k) {
                const std::size_t e = first + k;
                business.contribution[k] = flow.revenue[e] - flow.penalty[e] - m.named_costs_at_rest(e);
            }
        }
    });
    const auto has_any = [&](std::size_t k) {
        return (business.contribution[k] != 0.0) | (flow.revenue[first + k] != 0.0) | (flow.started[first + k] != 0.0);
    };
    if (place == 0)
        business.any.mark(needs.count, [&](std::size_t k) { return has_any(k) | (running.spill[needs[k]] != 0.0); });
    else
        business.any.mark(needs.count, has_any);
}

// The same columns once more, each for itself: what check_books() holds against the tills.
void add_up_columns(const Market& m, const sim::Neighbours needs, std::size_t place, BookSums& sums)
{
    const RelationFlows& flow = m.relation_flow;
    const RunningFlows& running = m.running_flow;
    sim::in_widest_vectors([&] {
        const auto over = [&](const Column& column) {
            return sim::lane_sum(column.data() + place * m.needs() + needs.first, needs.count);
        };
        sums.revenue += over(flow.revenue);
        sums.penalty += over(flow.penalty);
        sums.named_costs += over(flow.fulfilment) + over(flow.transaction);
        if (place == 0) sums.named_costs += over(running.engineering) + over(running.links) + over(running.audits);
    });
}

// Adds up by supplier and by need, in the order of places and needs. Relations that rest add nothing, and nobody looks for their
// suppliers.
void add_up_relations(Market& m, std::span<SupplierSales> by_supplier, std::size_t first, std::size_t end)
{
    std::fill_n(m.of_need.begin() + static_cast<std::ptrdiff_t>(first), end - first, 0.0);
    const auto of_block = [&](std::size_t n) -> BookSums& { return m.partial_books[n / sim::entities_per_block]; };
    for (std::size_t n = first; n < end; n += sim::entities_per_block) of_block(n) = {};
    Business business;
    for (std::size_t place = 0; place < m.seats; ++place)
        sim::for_each_stretch_of(first, end, [&](const sim::Neighbours needs) {
            reckon(m, needs, place, business);
            add_up_columns(m, needs, place, of_block(needs.first));
            business.any.for_each([&](std::size_t k) {
                const std::size_t n = needs[k], e = place * m.needs() + n;
                SupplierSales& sums = by_supplier[m.relation.supplier[e]];
                sums.contribution += business.contribution[k];
                sums.revenue += m.relation_flow.revenue[e];
                sums.started += m.relation_flow.started[e];
                if (place == 0) sums.spill += m.running_flow.spill[n];
                m.of_need[n] += business.contribution[k];
            });
        });
}

void add_up_books(Market& m)
{
    sim::ordered_part_sums(m.needs(), m.suppliers(), m.sales,
                           [&](std::span<SupplierSales> by_supplier, std::size_t first, std::size_t end) {
                               add_up_relations(m, by_supplier, first, end);
                           });
    sim::for_each_entity(m.suppliers(), [&](std::size_t i) {
        const bool open = m.supplier.alive[i] != 0;
        // A shock closes a firm as if it had failed when the last books were closed, but they did not say so.
        const bool shut = !open && m.supplier.died[i] == m.period - 1 && !m.supplier_books[i].failed;
        m.supplier_books[i] = {.open = open, .failed = shut, .cash_before = m.supplier.cash[i]};
    });
    m.books = {};
    for (const BookSums& sums : m.partial_books) m.books += sums;
}

void close_books(Market& m, const Parameters& p, std::size_t i)
{
    Suppliers& s = m.supplier;
    SupplierBooks& books = m.supplier_books[i];
    const rules::SupplierParameters& firm = m.firm(p, i);
    books.capacity = firm.capacity_cost * s.capacity[i];
    books.profit = m.sales[i].contribution - books.capacity;
    s.cash[i] += books.profit;
    const double scale = rules::financial_scale(s.capacity[i], firm.capacity_cost, p.finance);
    s.funding[i] = rules::funding_health(s.cash[i], scale, p.finance);
    books.dividends = rules::dividend(s.cash[i], scale, firm.dividend_at, p.finance);
    s.cash[i] -= books.dividends;
    const double gap = m.category.process_frontier[s.category[i]] - s.knowledge[i];
    s.knowledge[i] += firm.own_rate * std::max(0.0, gap) + m.sales[i].spill;
    if (rules::fails(s.cash[i], scale, firm.credit, p.finance)) {
        books.failed = true;
        books.written_off = -s.cash[i];
        s.cash[i] = 0.0;
        s.alive[i] = 0;
        s.died[i] = m.period;
    }
}

// Productivity and defect rate wander. Where nobody makes defects, nobody drifts into making them.
void drift(Market& m, const Parameters& p, const sim::Streams& random, const sim::Neighbours suppliers)
{
    Suppliers& s = m.supplier;
    std::array<std::uint64_t, sim::rows_side_by_side> address;
    Side productivity, defects, productivity_sd, defect_sd, usual_defects, speed, alive;
    for (std::size_t k = 0; k < suppliers.count; ++k) {
        const std::size_t i = suppliers[k];
        const rules::SupplierParameters& firm = m.firm(p, i);
        address[k] = m.supplier_address(i);
        productivity_sd[k] = firm.productivity_sd;
        defect_sd[k] = firm.defect_sd;
        usual_defects[k] = firm.defect_rate;
        speed[k] = firm.drift;
        alive[k] = m.supplier_books[i].open ? 1.0 : 0.0;
    }
    const std::span addresses = std::span(address).first(suppliers.count);
    random.normals(Purpose::productivity_drift, addresses, std::span(productivity).first(suppliers.count));
    random.normals(Purpose::defect_drift, addresses, std::span(defects).first(suppliers.count));
    sim::in_widest_vectors([&] {
#pragma GCC ivdep
        for (std::size_t k = 0; k < suppliers.count; ++k) {
            const std::size_t i = suppliers[k];
            const double old = s.productivity[i], old_rate = s.defect_rate[i], usual = usual_defects[k];
            const double next = rules::drifted(old, speed[k], productivity_sd[k], productivity[k]);
            const double rate = usual * rules::drifted(old_rate / usual, speed[k], defect_sd[k], defects[k]);
            s.productivity[i] = sim::select(alive[k] != 0.0, next, old);
            s.defect_rate[i] = sim::select((alive[k] != 0.0) & (usual > 0.0), rate, old_rate);
        }
    });
}

// People leave, and with them part of the trust: it is partly personal.
void change_management(Market& m, const Parameters& p, const sim::Streams& random, std::size_t i)
{
    const rules::SupplierParameters& firm = m.firm(p, i);
    Suppliers& s = m.supplier;
    s.alignment[i] = rules::between(firm.alignment_low, firm.alignment_high,
                                    random.uniform(Purpose::new_management, m.supplier_address(i), 1));
    s.honesty[i] =
        rules::between(firm.honesty_low, firm.honesty_high, random.uniform(Purpose::new_management, m.supplier_address(i), 2));
    s.audit_effort[i] = rules::own_effort(random.uniform(Purpose::audit_effort, m.supplier_address(i), 1), p.supplier_learning);
    for (const Customer customer : m.customers(i)) {
        const std::size_t e = m.relation_with(customer);
        m.relation.attention[e] *= p.finance.leaving_attention;
        m.relation.buyer_trust[e] -= p.finance.leaving_trust * (m.relation.buyer_trust[e] - p.trust.start);
    }
}

void maybe_enter(Market& m, const Parameters& p, const sim::Streams& random, std::size_t i)
{
    Suppliers& s = m.supplier;
    if (m.period - s.died[i] < p.finance.entry_delay ||
        !random.bernoulli(m.firm(p, i).entry, Purpose::entry, m.supplier_address(i), 0))
        return;
    m.own.renew_supplier(i, p.supplier, random, m.supplier_address(i)); // a new firm is another firm
    const rules::SupplierParameters& firm = m.firm(p, i);
    m.keep_terms(i, firm);
    s.alive[i] = 1;
    s.born[i] = m.period;
    s.productivity[i] = rules::log_normal_factor(firm.productivity_sd, random.normal(Purpose::entry, m.supplier_address(i), 1));
    s.defect_rate[i] =
        firm.defect_rate * rules::log_normal_factor(firm.defect_sd, random.normal(Purpose::entry, m.supplier_address(i), 2));
    s.alignment[i] =
        rules::between(firm.alignment_low, firm.alignment_high, random.uniform(Purpose::entry, m.supplier_address(i), 3));
    s.honesty[i] = rules::between(firm.honesty_low, firm.honesty_high, random.uniform(Purpose::entry, m.supplier_address(i), 4));
    s.audit_effort[i] = rules::own_effort(random.uniform(Purpose::audit_effort, m.supplier_address(i), 2), p.supplier_learning);
    m.supplier_books[i].equity = p.finance.entry_equity * firm.capacity_cost * p.need.demand;
    s.cash[i] += m.supplier_books[i].equity;
    s.capacity[i] = p.need.demand;
    s.funding[i] = 1.0;
    s.utilisation[i] = p.finance.entry_utilisation;
    s.knowledge[i] = p.finance.entry_knowledge * m.category.mean_knowledge[s.category[i]];
    Relations& r = m.relation;
    for (const Customer customer : m.customers(i)) {
        const std::size_t e = m.relation_with(customer);
        r.buyer_trust[e] = r.supplier_trust[e] = p.trust.start;
        for (Column* column : {&r.process_knowledge, &r.installed_base, &m.relation_flow.base_before, &r.quality_knowledge,
                               &r.other_cost, &r.dissatisfaction, &r.link, &r.plans, &r.secrets})
            (*column)[e] = 0.0;
        r.experiences[e] = 0.0F;
    }
}

// Mean process knowledge of each category's live firms, as the phase begins; 0 if there are none.
void survey_knowledge(Market& m)
{
    Column& mean = m.category.mean_knowledge;
    Column& alive = m.partial_counts;
    for (std::size_t k = 0; k < m.categories(); ++k) mean[k] = alive[k] = 0.0;
    for (std::size_t i = 0; i < m.suppliers(); ++i) {
        if (m.supplier.alive[i] == 0.0) continue;
        mean[m.supplier.category[i]] += m.supplier.knowledge[i];
        alive[m.supplier.category[i]] += 1.0;
    }
    for (std::size_t k = 0; k < m.categories(); ++k) mean[k] = alive[k] > 0.0 ? mean[k] / alive[k] : 0.0;
}

} // namespace

void finance(Market& m, const Parameters& p, const sim::Streams& random)
{
    survey_knowledge(m);
    add_up_books(m);
    sim::for_each_stretch(m.suppliers(), [&](const sim::Neighbours suppliers) {
        std::array<std::uint64_t, sim::rows_side_by_side> address;
        Side new_management;
        for (std::size_t k = 0; k < suppliers.count; ++k) address[k] = m.supplier_address(suppliers[k]);
        random.uniforms(Purpose::new_management, std::span(address).first(suppliers.count),
                        std::span(new_management).first(suppliers.count));
        drift(m, p, random, suppliers);
        for (std::size_t k = 0; k < suppliers.count; ++k) {
            const std::size_t i = suppliers[k];
            if (!m.supplier_books[i].open) {
                maybe_enter(m, p, random, i);
                continue;
            }
            close_books(m, p, i);
            if (new_management[k] < m.firm(p, i).new_management) change_management(m, p, random, i);
        }
    });
}

} // namespace models::relational
