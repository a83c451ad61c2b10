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

// What both sides of all needs add up to. The checks look at whole stretches first, and at single rows where one does not hold.
BookSums add_up(Market& m)
{
    std::array<BookSums, 1> sum{};
    sim::ordered_block_sums(
        m.needs(), m.partial_books, std::span<BookSums>(sum), [&](std::span<BookSums> sums, std::size_t first, std::size_t end) {
            const RelationFlows& f = m.relation_flow;
            const RunningFlows& running = m.running_flow;
            const std::size_t count = end - first;
            sim::in_widest_vectors([&] {
                const auto over = [&](const Column& column, std::size_t from) {
                    return sim::lane_sum(column.data() + from, count);
                };
                for (std::size_t from = first; from < m.relations(); from += m.needs()) {
                    sums[0].revenue += over(f.revenue, from);
                    sums[0].penalty += over(f.penalty, from);
                    sums[0].named_costs +=
                        over(f.production, from) + over(f.service, from) + over(f.rework, from) + over(f.transaction, from);
                }
                sums[0].named_costs +=
                    over(running.engineering, first) + over(running.links, first) + over(running.audits, first);
                sums[0].payment += over(m.need_flow.payment, first);
                sums[0].penalties += over(m.need_flow.penalties, first);
            });
        });
    return sum[0];
}

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
void check_receipts(const Market& m)
{
    const NeedFlows& f = m.need_flow;
    const auto accounts = [&](std::size_t n) {
        return f.payment[n] + f.transaction[n] + f.coordination[n] + f.order_desk[n] + f.inspection[n] + f.failure[n] +
               f.downtime[n] + f.delay[n] + f.switching[n] + f.leak[n] + f.implementing[n] - f.penalties[n];
    };
    const auto allowed = [&](std::size_t n) { return rounding * (scale_of(f.cost[n]) + std::abs(f.payment[n])); };
    sim::for_each_stretch(m.needs(), [&](const sim::Neighbours needs) {
        bool amiss = false;
        Side seen;
        const std::size_t first = needs.first, count = needs.count;
        sim::in_widest_vectors([&] {
#pragma GCC ivdep
            for (std::size_t k = 0; k < count; ++k) {
                const double difference = std::abs(accounts(first + k) - f.cost[first + k]);
                seen[k] = sim::select(difference <= allowed(first + k), 0.0, 1.0);
            }
            amiss = sim::lane_sum(seen.data(), count) > 0.0;
        });
        for (std::size_t k = 0; amiss && k < needs.count; ++k)
            sim::ensure_equal(accounts(needs[k]), f.cost[needs[k]], allowed(needs[k]), "the receipt adds up to the buyer's cost");
    });
}

// 4. Orders are delivered, on their way, waiting or cancelled. 5. The installed base ages and grows by deliveries.
void check_goods(const Market& m, const sim::Neighbours needs, std::size_t place)
{
    const Relations& r = m.relation;
    const RelationFlows& f = m.relation_flow;
    const auto open = [&](std::size_t e) {
        return r.pipeline[0][e] + r.pipeline[1][e] + r.pipeline[2][e] + r.pipeline[3][e] + r.backlog[e];
    };
    const auto allowed = [&](std::size_t n, std::size_t e) { return 1e-7 * (scale_of(open(e)) + m.need.usual_demand[n]); };
    const auto aged = [&](std::size_t n, std::size_t e) {
        return f.base_before[e] * (1.0 - 1.0 / m.category.life[m.need.category[n]]) + f.delivered[e];
    };
    bool amiss = false;
    Side seen;
    const std::size_t first = needs.first, count = needs.count, row = place * m.needs();
    const int period = m.period;
    sim::in_widest_vectors([&] {
#pragma GCC ivdep
        for (std::size_t k = 0; k < count; ++k) {
            const std::size_t n = first + k, e = row + n;
            const double before = f.base_before[e], delivered = f.delivered[e];
            const bool rests = (before == 0.0) & (delivered == 0.0), ages = r.installed_base[e] == aged(n, e);
            const bool fits = std::abs(r.owed[e] - open(e)) <= allowed(n, e);
            // A base that differs by rounding alone costs a closer look, nothing else.
            const bool is_new = m.supplier.born[r.supplier[e]] == period;
            seen[k] = sim::select(fits & (rests | ages | is_new), 0.0, 1.0);
        }
        amiss = sim::lane_sum(seen.data(), count) > 0.0;
    });
    for (std::size_t k = 0; amiss && k < needs.count; ++k) {
        const std::size_t n = needs[k], e = place * m.needs() + n;
        sim::ensure_equal(r.owed[e], open(e), allowed(n, e), "orders are delivered, under way, waiting or cancelled");
        const bool rests = f.delivered[e] == 0.0 && (f.base_before[e] == 0.0 || r.installed_base[e] == f.base_before[e]);
        if (rests || m.supplier.born[r.supplier[e]] == m.period) continue;
        sim::ensure_equal(r.installed_base[e], aged(n, e), rounding * scale_of(aged(n, e)),
                          "the installed base ages and grows by deliveries");
    }
}

// 5. Capacity binds.
void check_capacity(const Market& m)
{
    for (std::size_t i = 0; i < m.suppliers(); ++i) {
        const double started = m.supplier_books[i].started;
        sim::ensure(started <= m.supplier.capacity[i] * (1.0 + rounding) || m.supplier.born[i] == m.period,
                    "a supplier starts no more than its capacity");
    }
}

} // namespace

void check_books(Market& m)
{
    const BookSums sum = add_up(m);
    check_payments(sum);
    check_cash(m, sum);
    check_receipts(m);
    sim::for_each_stretch(m.needs(), [&](const sim::Neighbours needs) {
        for (std::size_t place = 0; place < m.seats; ++place) check_goods(m, needs, place);
    });
    check_capacity(m);
}

} // namespace models::relational
