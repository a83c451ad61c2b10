// The books must balance in every period of every run (specification section 8, identities 1 to 5).
#include <cmath>

#include "models/relational/phases.hpp"
#include "sim/check/ensure.hpp"

namespace models::relational {
namespace {

constexpr double rounding = 1e-9; // allowed difference, relative to the size of the sums

double scale_of(double value) { return std::abs(value) + 1.0; }

// What the suppliers' side of all relations adds up to.
struct SupplierSide {
    double revenue = 0, penalty = 0, named_costs = 0;
};

SupplierSide add_up(const Market& m)
{
    SupplierSide sum;
    for (std::size_t e = 0; e < m.relations(); ++e) {
        sum.revenue += m.relation_flow.revenue[e];
        sum.penalty += m.relation_flow.penalty[e];
        sum.named_costs += m.named_costs(e);
    }
    return sum;
}

// 1. What buyers pay is what suppliers receive.
void check_payments(const Market& m, const SupplierSide& suppliers)
{
    double payment = 0, penalties = 0;
    for (std::size_t n = 0; n < m.needs(); ++n) {
        payment += m.need_flow.payment[n];
        penalties += m.need_flow.penalties[n];
    }
    sim::ensure_equal(payment, suppliers.revenue, rounding * scale_of(payment), "buyers' payments are suppliers' revenue");
    sim::ensure_equal(penalties, suppliers.penalty, rounding * scale_of(penalties), "penalties received are penalties paid");
}

// 2. Cash changes only by revenue, named costs, dividends, equity and write-offs.
void check_cash(const Market& m, const SupplierSide& flows)
{
    double change = 0, outside = 0, capacity = 0, unpaid = 0;
    double turnover = std::abs(flows.revenue) + flows.penalty + flows.named_costs; // what rounding is measured by
    for (std::size_t i = 0; i < m.suppliers(); ++i) {
        const SupplierBooks& b = m.supplier_books[i];
        change += m.supplier.cash[i] - b.cash_before;
        outside += b.equity - b.dividends + b.written_off;
        capacity += b.capacity;
        turnover += std::abs(m.supplier.cash[i]) + b.capacity + b.equity + b.dividends + b.written_off;
        if (b.open) continue; // a dead supplier books nothing: what its relations show must be nothing
        for (const Customer customer : m.customers(i)) {
            const std::size_t e = m.relation_with(customer);
            unpaid += std::abs(m.relation_flow.revenue[e]) + m.relation_flow.penalty[e] + m.named_costs(e);
        }
    }
    const double expected = flows.revenue - flows.penalty - flows.named_costs - capacity + outside;
    sim::ensure_equal(change, expected, rounding * (turnover + 1.0), "cash changes only by named flows");
    sim::ensure(unpaid == 0.0, "a supplier that is dead has no business");
}

// 3. Every cost has a receipt: the accounts add up to what was booked as the buyer's cost.
void check_receipts(const Market& m)
{
    const NeedFlows& f = m.need_flow;
    for (std::size_t n = 0; n < m.needs(); ++n) {
        const double accounts = f.payment[n] + f.transaction[n] + f.coordination[n] + f.order_desk[n] + f.inspection[n] +
                                f.failure[n] + f.downtime[n] + f.delay[n] + f.switching[n] + f.leak[n] + f.implementing[n] -
                                f.penalties[n];
        sim::ensure_equal(accounts, f.cost[n], rounding * (scale_of(f.cost[n]) + std::abs(f.payment[n])),
                          "the receipt adds up to the buyer's cost");
    }
}

// 4. Orders are delivered, on their way, waiting or cancelled. 5. Capacity binds; the installed base ages and grows by
// deliveries.
void check_goods(const Market& m, const Parameters& p)
{
    const Relations& r = m.relation;
    for (std::size_t n = 0; n < m.needs(); ++n) {
        const double demand = m.usual(p, n).demand, kept = 1.0 - 1.0 / m.product(p, m.need.category[n]).life;
        for (std::size_t e = n; e < m.relations(); e += m.needs()) {
            const RelationFlows& f = m.relation_flow;
            const double open = r.pipeline[0][e] + r.pipeline[1][e] + r.pipeline[2][e] + r.pipeline[3][e] + r.backlog[e];
            if (r.owed[e] != open) // equal to the last bit where nothing is under way
                sim::ensure_equal(r.owed[e], open, 1e-7 * (scale_of(open) + demand),
                                  "orders are delivered, under way, waiting or cancelled");
            const bool rests = f.delivered[e] == 0.0 && (f.base_before[e] == 0.0 || r.installed_base[e] == f.base_before[e]);
            if (rests || m.supplier.born[r.supplier[e]] == m.period) continue;
            const double aged = f.base_before[e] * kept + f.delivered[e];
            sim::ensure_equal(r.installed_base[e], aged, rounding * scale_of(aged),
                              "the installed base ages and grows by deliveries");
        }
    }
    for (std::size_t i = 0; i < m.suppliers(); ++i) {
        const double started = m.supplier_books[i].started;
        sim::ensure(started <= m.supplier.capacity[i] * (1.0 + rounding) || m.supplier.born[i] == m.period,
                    "a supplier starts no more than its capacity");
    }
}

} // namespace

void check_books(const Market& m, const Parameters& p)
{
    const SupplierSide suppliers = add_up(m);
    check_payments(m, suppliers);
    check_cash(m, suppliers);
    check_receipts(m);
    check_goods(m, p);
}

} // namespace models::relational
