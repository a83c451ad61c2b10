// The conserved identities of specification section 8, in every period of every mood of the market, recomputed from flows and
// states.
#include <algorithm>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/models/relational/worlds.hpp"

using tests::agree;
using tests::over_customers;
using tests::over_slots;

namespace models::relational {
namespace {

double under_way(const Market& m, std::size_t e)
{
    const Relations& r = m.relation;
    return r.pipeline[0][e] + r.pipeline[1][e] + r.pipeline[2][e] + r.pipeline[3][e];
}

// Units that came too late from all suppliers of a need: what waits still, and what was ready and did not come.
double late_of(const Market& before, const Market& m, std::size_t n)
{
    double late = 0.0;
    for (int seat = 0; seat < static_cast<int>(m.seats); ++seat) {
        const std::size_t e = m.relation_at(n, seat), then = before.relation_at(n, seat);
        if (before.supplier.alive[m.relation.supplier[e]] == 0.0) continue; // what was under way is cancelled
        const double ready =
            m.category.lead_time[m.need.category[n]] > 0 ? before.relation.pipeline[0][then] : m.relation_flow.started[e];
        late += m.relation.backlog[e] + (ready - m.relation_flow.delivered[e]);
    }
    return late;
}

struct PaymentWatcher {
    PaymentWatcher(const Market&, const Parameters&) {}
    void close(const Market&, const Market& m) const
    {
        double payment = 0, revenue = 0, received = 0, paid = 0;
        for (std::size_t n = 0; n < m.needs(); ++n) {
            payment += m.need_flow.payment[n];
            received += m.need_flow.penalties[n];
            if (!agree(m.need_flow.payment[n], over_slots(m, n, &RelationFlows::revenue))) FAIL_CHECK("payment of need " << n);
            if (!agree(m.need_flow.penalties[n], over_slots(m, n, &RelationFlows::penalty))) FAIL_CHECK("penalty of need " << n);
        }
        for (std::size_t i = 0; i < m.suppliers(); ++i) {
            revenue += over_customers(m, i, &RelationFlows::revenue);
            paid += over_customers(m, i, &RelationFlows::penalty);
        }
        CHECK(agree(payment, revenue));
        CHECK(agree(received, paid));
    }
};

// Own books of every supplier: what it had, what came in, what went where.
struct CashWatcher {
    const Parameters& p;
    CashWatcher(const Market&, const Parameters& parameters) : p(parameters) {}

    double operating(const Market& m, std::size_t i) const
    {
        double sum = over_customers(m, i, &RelationFlows::revenue) - over_customers(m, i, &RelationFlows::penalty);
        for (Column RelationFlows::*sink : {&RelationFlows::fulfilment, &RelationFlows::transaction})
            sum -= over_customers(m, i, sink);
        for (Column RunningFlows::*sink : {&RunningFlows::engineering, &RunningFlows::links, &RunningFlows::audits})
            sum -= over_customers(m, i, sink);
        return sum;
    }
    void close(const Market& before, const Market& m) const
    {
        for (std::size_t i = 0; i < m.suppliers(); ++i) {
            double expected = before.supplier.cash[i];
            const double flow = operating(m, i);
            if (before.supplier.alive[i]) {
                expected += flow - m.firm(p, i).capacity_cost * m.supplier.capacity[i];
                const double scale = 3.0 * m.firm(p, i).capacity_cost * std::max(m.supplier.capacity[i], 500.0);
                expected -= 0.3 * std::max(0.0, expected - m.firm(p, i).dividend_at * scale);
                const bool fails = p.finance.on && expected < -m.firm(p, i).credit * scale;
                if (fails == (m.supplier.alive[i] != 0)) FAIL_CHECK("failure of supplier " << i << " with cash " << expected);
                if (fails) expected = 0.0; // the shortfall is written off
            } else {
                if (flow != 0.0) FAIL_CHECK("a dead supplier has business: " << i);
                if (m.supplier.alive[i]) expected += 6.0 * m.firm(p, i).capacity_cost * p.need.demand; // equity paid in
            }
            if (!agree(m.supplier.cash[i], expected, over_customers(m, i, &RelationFlows::revenue)))
                FAIL_CHECK("cash of supplier " << i << ": " << m.supplier.cash[i] << " is not " << expected);
        }
    }
};

// Every account from its cause; nothing is in the cost that is in no account.
struct ReceiptWatcher {
    const Parameters& p;
    ReceiptWatcher(const Market&, const Parameters& parameters) : p(parameters) {}

    void close(const Market& before, const Market& m) const
    {
        for (std::size_t n = 0; n < m.needs(); ++n) {
            const NeedFlow f = tests::need_flow_of(m, n);
            const std::size_t c = m.need.category[n];
            const bool changed = before.has_incumbent(n) && m.has_incumbent(n) && before.need.incumbent[n] != m.need.incumbent[n];
            const double late = late_of(before, m, n);
            const double switching =
                changed ? p.award.switch_cost * m.category.complexity[c] * p.cost.base * m.usual(p, n).demand : 0.0;
            const double implementing =
                p.idea.implement * f.supplier_ideas_adopted + 0.5 * p.idea.supplier_cost * f.buyer_ideas_proposed;
            const auto entry = [&](const char* name, double booked, double expected) {
                if (!agree(booked, expected)) FAIL_CHECK(name << " of need " << n << ": " << booked << " is not " << expected);
            };
            entry("transaction", f.transaction, p.time.wage * f.transaction_hours);
            entry("coordination", f.coordination, p.time.wage * f.productive_hours);
            entry("order desk", f.order_desk, p.time.wage * f.order_hours);
            entry("inspection", f.inspection, p.quality.inspect_cost * m.category.work_factor[c] * f.inspected);
            entry("failure", f.failure, p.quality.failure_cost * f.missed);
            entry("delay", f.delay, p.delivery.delay_cost * late);
            entry("switching", f.switching, switching);
            entry("leak", f.leak, p.info.leak_loss * m.category.complexity[c] * f.betrayals);
            entry("implementing", f.implementing, implementing);
            entry("cost", f.cost,
                  f.payment + f.transaction + f.coordination + f.order_desk + f.inspection + f.failure + f.downtime + f.delay +
                      switching + f.leak + implementing - f.penalties);
            entry("innovation", f.innovation,
                  m.has_incumbent(n) ? p.cost.base * m.need.product_knowledge[n] *
                                           m.relation_flow.delivered[m.relation_at(n, m.need.incumbent[n])]
                                     : 0.0);
            entry("goods", f.received, over_slots(m, n, &RelationFlows::delivered));
            entry("late", f.late, late);
        }
    }
};

// Own ledger of every relation: what was under way at the opening and all orders, less what came or was cancelled.
struct GoodsWatcher {
    std::vector<double> open; // by need and seat
    double cancelled = 0.0;
    GoodsWatcher(const Market& m, const Parameters&)
    {
        tests::for_each_acquaintance(m, [&](std::size_t n, int seat) {
            const std::size_t e = m.relation_at(n, seat);
            open.push_back(under_way(m, e) + m.relation.backlog[e]);
        });
    }
    void close(const Market& before, const Market& m)
    {
        for (std::size_t n = 0; n < m.needs(); ++n) {
            const double wanted = m.has_incumbent(n) ? m.need.demand[n] : 0.0;
            if (m.running_flow.ordered[n] != wanted) FAIL_CHECK("order of need " << n);
        }
        std::size_t at = 0;
        tests::for_each_acquaintance(m, [&](std::size_t n, int seat) {
            const std::size_t e = m.relation_at(n, seat);
            const RelationFlow f = tests::relation_flow_of(m, e);
            const double ordered = seat == m.need.incumbent[n] ? m.running_flow.ordered[n] : 0.0;
            open[at] += ordered - f.delivered;
            if (before.supplier.alive[m.relation.supplier[e]] == 0.0) { // nothing more comes from a dead supplier
                cancelled += open[at];
                open[at] = 0.0;
            }
            if (!agree(open[at], under_way(m, e) + m.relation.backlog[e], 1e4 + cancelled))
                FAIL_CHECK("goods of need " << n << " from seat " << seat);
            ++at;
        });
    }
};

struct CapacityWatcher {
    const Parameters& p;
    CapacityWatcher(const Market&, const Parameters& parameters) : p(parameters) {}

    void close(const Market& before, const Market& m) const
    {
        for (std::size_t i = 0; i < m.suppliers(); ++i) {
            const double started = over_customers(m, i, &RelationFlows::started);
            const bool worked = before.supplier.alive[i] != 0;
            if (started > (worked ? m.supplier.capacity[i] * (1.0 + 1e-12) : 0.0)) FAIL_CHECK("capacity of supplier " << i);
        }
        tests::for_each_acquaintance(m, [&](std::size_t n, int seat) {
            const std::size_t e = m.relation_at(n, seat), then = before.relation_at(n, seat), i = m.relation.supplier[e];
            const double old = before.relation.installed_base[then], now = m.relation.installed_base[e];
            const double delivered = m.relation_flow.delivered[e];
            const bool entered = !before.supplier.alive[i] && m.supplier.alive[i];
            const bool rests = old <= 1.0 && !m.is_active(e) && under_way(before, then) + before.relation.backlog[then] == 0.0;
            const double expected = entered ? 0.0
                                    : rests ? old
                                            : old * (1.0 - 1.0 / m.product(p, m.need.category[n]).life) + delivered;
            if (!agree(now, expected))
                FAIL_CHECK("base of need " << n << " from seat " << seat << ": " << now << " is not " << expected);
        });
    }
};

struct IdeaWatcher {
    IdeaWatcher(const Market&, const Parameters&) {}
    void close(const Market&, const Market& m) const
    {
        for (std::size_t n = 0; n < m.needs(); ++n) {
            const NeedFlow f = tests::need_flow_of(m, n);
            const bool holds = f.supplier_ideas_born == f.supplier_ideas_withheld + f.supplier_ideas_proposed &&
                               f.supplier_ideas_proposed == f.supplier_ideas_adopted + f.supplier_ideas_rejected &&
                               f.ideas_leaked <= f.supplier_ideas_adopted && f.buyer_ideas_proposed <= f.buyer_ideas_born &&
                               f.buyer_ideas_adopted <= f.buyer_ideas_proposed &&
                               f.buyer_ideas_adopted == m.running_flow.assistance[n];
            if (!holds) FAIL_CHECK("ideas of need " << n);
        }
    }
};

} // namespace

TEST_CASE("what buyers pay is what suppliers receive, and penalties likewise", "[relational][identity]")
{
    tests::watch_every_period<PaymentWatcher>();
}

TEST_CASE("a supplier's cash changes by revenue, named costs, dividends, equity and write-offs alone", "[relational][identity]")
{
    tests::watch_every_period<CashWatcher>();
}

TEST_CASE("every euro of a buyer's cost stands in one account, and every account follows from its cause",
          "[relational][identity]")
{
    tests::watch_every_period<ReceiptWatcher>();
}

TEST_CASE("what was ordered has been delivered, is under way, waits or was cancelled", "[relational][identity]")
{
    tests::watch_every_period<GoodsWatcher>();
}

TEST_CASE("a supplier starts no more than its capacity, and the installed base ages and grows by deliveries",
          "[relational][identity]")
{
    tests::watch_every_period<CapacityWatcher>();
}

TEST_CASE("an idea is withheld or proposed, adopted or rejected, and only an adopted one leaks", "[relational][identity]")
{
    tests::watch_every_period<IdeaWatcher>();
}

} // namespace models::relational
