// Phase 12: suppliers close their books, learn, drift, change hands, fail and enter (specification 5.11, claims S6, S13).
#include <algorithm>

#include "models/relational/phases.hpp"
#include "sim/parallel/parallel.hpp"

namespace models::relational {
namespace {

void close_books(Market& m, const Parameters& p, std::size_t i)
{
    Suppliers& s = m.supplier;
    SupplierBooks& books = m.supplier_books[i];
    const rules::SupplierParameters& firm = m.firm(p, i);
    double profit = 0.0, spill = 0.0;
    for (const Customer customer : m.customers(i)) {
        const std::size_t e = m.relation_with(customer);
        profit += m.contribution(e);
        if (e < m.needs()) spill += m.running_flow.spill[e];
        books.revenue += m.relation_flow.revenue[e];
        books.started += m.relation_flow.started[e];
    }
    books.capacity = firm.capacity_cost * s.capacity[i];
    books.profit = profit - books.capacity;
    s.cash[i] += books.profit;
    const double scale = rules::financial_scale(s.capacity[i], firm.capacity_cost, p.finance);
    s.funding[i] = rules::funding_health(s.cash[i], scale, p.finance);
    books.dividends = rules::dividend(s.cash[i], scale, firm.dividend_at, p.finance);
    s.cash[i] -= books.dividends;
    const double gap = m.category.process_frontier[s.category[i]] - s.knowledge[i];
    s.knowledge[i] += firm.own_rate * std::max(0.0, gap) + spill;
    if (rules::fails(s.cash[i], scale, firm.credit, p.finance)) {
        books.written_off = -s.cash[i];
        s.cash[i] = 0.0;
        s.alive[i] = 0;
        s.died[i] = m.period;
    }
}

void drift(Market& m, const Parameters& p, const sim::Streams& random, std::size_t i)
{
    Suppliers& s = m.supplier;
    const rules::SupplierParameters& firm = m.firm(p, i);
    s.productivity[i] = rules::drifted(s.productivity[i], firm.drift, firm.productivity_sd,
                                       random.normal(Purpose::productivity_drift, m.supplier_address(i)));
    if (firm.defect_rate > 0.0) // where nobody makes defects, nobody drifts into making them
        s.defect_rate[i] = firm.defect_rate * rules::drifted(s.defect_rate[i] / firm.defect_rate, firm.drift, firm.defect_sd,
                                                             random.normal(Purpose::defect_drift, m.supplier_address(i)));
}

// People leave, and with them part of the trust: it is partly personal.
void change_management(Market& m, const Parameters& p, const sim::Streams& random, std::size_t i)
{
    const rules::SupplierParameters& firm = m.firm(p, i);
    if (!random.bernoulli(firm.new_management, Purpose::new_management, m.supplier_address(i), 0)) return;
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
        for (Column* column : {&r.process_knowledge, &r.installed_base, &r.quality_knowledge, &r.other_cost, &r.experiences,
                               &r.dissatisfaction, &r.link, &r.plans, &r.secrets})
            (*column)[e] = 0.0;
    }
}

// Mean process knowledge of each category's live firms, as the phase begins; 0 if there are none.
void survey_knowledge(Market& m)
{
    Column& mean = m.category.mean_knowledge;
    Column& alive = m.partial_counts;
    for (std::size_t k = 0; k < m.categories(); ++k) mean[k] = alive[k] = 0.0;
    for (std::size_t i = 0; i < m.suppliers(); ++i) {
        if (!m.supplier.alive[i]) continue;
        mean[m.supplier.category[i]] += m.supplier.knowledge[i];
        alive[m.supplier.category[i]] += 1.0;
    }
    for (std::size_t k = 0; k < m.categories(); ++k) mean[k] = alive[k] > 0.0 ? mean[k] / alive[k] : 0.0;
}

} // namespace

void finance(Market& m, const Parameters& p, const sim::Streams& random)
{
    survey_knowledge(m);
    sim::for_each_entity(m.suppliers(), [&](std::size_t i) {
        m.supplier_books[i] = {.open = m.supplier.alive[i] != 0, .cash_before = m.supplier.cash[i]};
        if (!m.supplier.alive[i]) return maybe_enter(m, p, random, i);
        close_books(m, p, i);
        drift(m, p, random, i);
        change_management(m, p, random, i);
    });
}

} // namespace models::relational
