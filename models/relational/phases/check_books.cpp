// The books must balance in every period of every run (specification section 8, identities 1 to 5).
#include <array>
#include <cmath>

#include "models/relational/phases.hpp"
#include "models/relational/running.hpp"
#include "sim/check/ensure.hpp"
#include "sim/math/vector_width.hpp"
#include "sim/record/lane_sum.hpp"

namespace models::relational {
namespace {

constexpr double rounding = 1e-9; // allowed difference, relative to the size of the sums

[[gnu::always_inline]] inline double scale_of(double value) { return std::abs(value) + 1.0; }

// 1. What buyers pay is what suppliers receive.
void check_payments(const BookSums& sum)
{
    sim::ensure_equal(sum.payment, sum.revenue, rounding * scale_of(sum.payment), "buyers' payments are suppliers' revenue");
    sim::ensure_equal(sum.penalties, sum.penalty, rounding * scale_of(sum.penalties), "penalties received are penalties paid");
}

// 2. Cash changes only by revenue, named costs, dividends, equity and write-offs.
void check_cash(const Market& m, const BookSums& flows)
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
void check_receipts(const Market& m, const sim::Neighbours needs)
{
    const NeedFlows& f = m.need_flow;
    const auto accounts = [&](std::size_t n) {
        return f.payment[n] + f.transaction[n] + f.coordination[n] + f.order_desk[n] + f.inspection[n] + f.failure[n] +
               f.downtime[n] + f.delay[n] + f.switching[n] + f.leak[n] + f.implementing[n] - f.penalties[n];
    };
    const auto allowed = [&](std::size_t n) { return rounding * (scale_of(f.cost[n]) + std::abs(f.payment[n])); };
    bool amiss = false;
    Side seen;
    sim::in_widest_vectors([&] {
#pragma GCC ivdep
        for (std::size_t k = 0; k < needs.count; ++k) {
            const std::size_t n = needs[k];
            seen[k] = sim::select(std::abs(accounts(n) - f.cost[n]) <= allowed(n), 0.0, 1.0);
        }
        amiss = sim::lane_sum(seen.data(), needs.count) > 0.0;
    });
    for (std::size_t k = 0; amiss && k < needs.count; ++k)
        sim::ensure_equal(accounts(needs[k]), f.cost[needs[k]], allowed(needs[k]), "the receipt adds up to the buyer's cost");
}

// 4. Orders are delivered, on their way, waiting or cancelled. 5. The installed base ages and grows by deliveries.
void check_goods(const Market& m, const sim::Neighbours needs)
{
    const Relations& r = m.relation;
    const RelationFlows& f = m.relation_flow;
    const auto open = [&](std::size_t e) {
        return r.pipeline[0][e] + r.pipeline[1][e] + r.pipeline[2][e] + r.pipeline[3][e] + r.backlog[e];
    };
    Side kept, usual, amiss{};
    for (std::size_t k = 0; k < needs.count; ++k) {
        kept[k] = 1.0 - 1.0 / m.category.life[m.need.category[needs[k]]];
        usual[k] = m.need.usual_demand[needs[k]];
    }
    const auto allowed = [&](std::size_t k, std::size_t e) { return 1e-7 * (scale_of(open(e)) + usual[k]); };
    const auto aged = [&](std::size_t k, std::size_t e) { return f.base_before[e] * kept[k] + f.delivered[e]; };
    const auto rests = [&](std::size_t e) { return (f.base_before[e] == 0.0) & (f.delivered[e] == 0.0); };
    bool any_amiss = false;
    sim::in_widest_vectors([&] {
        for (std::size_t place = 0; place < m.seats; ++place) {
            const std::size_t first = place * m.needs() + needs.first;
#pragma GCC ivdep
            for (std::size_t k = 0; k < needs.count; ++k) {
                const std::size_t e = first + k;
                const bool fits = std::abs(r.owed[e] - open(e)) <= allowed(k, e);
                // A base that differs by rounding alone costs a closer look, nothing else.
                amiss[k] = sim::select(fits & (rests(e) | (r.installed_base[e] == aged(k, e))), amiss[k], 1.0);
            }
        }
        any_amiss = sim::lane_sum(amiss.data(), needs.count) > 0.0;
    });
    for (std::size_t k = 0; any_amiss && k < needs.count; ++k)
        for (std::size_t e = needs[k]; e < m.relations(); e += m.needs()) {
            sim::ensure_equal(r.owed[e], open(e), allowed(k, e), "orders are delivered, under way, waiting or cancelled");
            if (rests(e)) continue;
            sim::ensure_equal(r.installed_base[e], aged(k, e), rounding * scale_of(aged(k, e)),
                              "the installed base ages and grows by deliveries");
        }
}

// 5. Capacity binds.
void check_capacity(const Market& m)
{
    for (std::size_t i = 0; i < m.suppliers(); ++i) {
        const double started = m.sales[i].started;
        sim::ensure(started <= m.supplier.capacity[i] * (1.0 + rounding) || m.supplier.born[i] == m.period,
                    "a supplier starts no more than its capacity");
    }
}

} // namespace

void check_books(Market& m)
{
    std::array<BookSums, 1> sum{m.books}; // of the suppliers, as they closed their books
    sim::ordered_block_sums(m.needs(), m.partial_books, std::span<BookSums>(sum),
                            [&](std::span<BookSums> sums, std::size_t first, std::size_t end) {
                                sim::for_each_stretch_of(first, end, [&](const sim::Neighbours needs) {
                                    sums[0].payment += sim::lane_sum(m.need_flow.payment.data() + needs.first, needs.count);
                                    sums[0].penalties += sim::lane_sum(m.need_flow.penalties.data() + needs.first, needs.count);
                                    check_receipts(m, needs);
                                    check_goods(m, needs);
                                });
                            });
    check_payments(sum[0]);
    check_cash(m, sum[0]);
    check_capacity(m);
}

} // namespace models::relational
