// Identities 7 and 8 of specification section 8: both sides book the same hours; all state stays in its range. And: the moods are
// moody.
#include <cmath>
#include <map>
#include <string>

#include <catch2/catch.hpp>

#include "tests/models/relational/column_walk.hpp"
#include "tests/models/relational/worlds.hpp"

using tests::agree;
using tests::over_slots;

namespace models::relational {
namespace {

// The hours of an incumbent from what the two sides were and experienced in the period.
struct HoursWatcher {
    const Parameters& p;
    HoursWatcher(const Market&, const Parameters& parameters) : p(parameters) {}

    void close(const Market& before, const Market& m) const
    {
        for (std::size_t n = 0; n < m.needs(); ++n) {
            const NeedFlow f = tests::need_flow_of(m, n);
            double monitoring = 0, productive = 0, desk = 0, engineering = 0, visits = 0;
            if (m.has_incumbent(n)) {
                const std::size_t e = before.relation_at(n, m.need.incumbent[n]), c = m.need.category[n];
                const double x = m.category.complexity[c], cx = 0.3 + 0.7 * x;
                const std::size_t b = m.buyer_of(n); // what it follows now, towards one it trusted so much
                const bool trusts = before.relation.buyer_trust[e] >= m.buyer.trust_threshold[b];
                const rules::Policy& policy = m.rows[trusts ? m.buyer.row[b] : m.buyer.other_row[b]];
                const double engineers =
                    !p.engineers.on
                        ? 0.0
                        : p.time.engineers * x * std::sqrt(policy.engineers * (0.15 + 0.85 * before.relation.supplier_trust[e]));
                monitoring = !p.transaction.on || !p.contract.on
                                 ? 0.0
                                 : p.time.monitor * policy.contract * (1.0 - before.relation.buyer_trust[e]) * cx *
                                       (0.7 + 0.3 * p.env.uncertainty);
                productive = p.time.plan * cx + (p.service.on ? p.time.service * m.running_flow.service_ratio[n] * x : 0.0) +
                             engineers + 0.3 * p.audit.hours * f.audits;
                desk = p.time.order_desk * m.need.demand[n] / 1000.0 * (1.0 - 0.5 * before.relation.link[e]);
                engineering = p.time.wage * engineers + p.idea.supplier_cost * f.supplier_ideas_proposed;
                visits = p.audit.hours * p.time.wage * f.audits;
            }
            const auto entry = [&](const char* name, double booked, double expected) {
                if (!agree(booked, expected)) FAIL_CHECK(name << " of need " << n << ": " << booked << " is not " << expected);
            };
            entry("shared hours", f.transaction_hours - monitoring, over_slots(m, n, &RelationFlows::transaction) / p.time.wage);
            entry("productive hours", f.productive_hours, productive);
            entry("order desk", f.order_hours, desk);
            entry("engineering", m.running_flow.engineering[n], engineering);
            entry("visits", m.running_flow.audits[n], visits);
        }
    }
};

struct RangeWatcher {
    RangeWatcher(const Market& m, const Parameters&) { see(m); }
    void close(const Market&, const Market& m) const { see(m); }
    static void see(const Market& m)
    {
        const Relations& r = m.relation;
        const auto within = [](const char* name, const auto& column, double low, double high) {
            for (const auto value : column)
                if (!(value >= low && value <= high)) FAIL_CHECK(name << " is " << value);
        };
        for (const Column* share :
             {&r.buyer_trust, &r.supplier_trust, &r.attention, &m.running.performance, &r.problem, &r.repair, &r.coverage,
              &r.link, &r.quality_knowledge, &r.expected_share, &m.supplier.funding, &m.supplier.utilisation})
            within("a share", *share, 0.0, 1.0);
        for (std::size_t n = 0; n < m.needs(); ++n)
            if (m.has_incumbent(n) && m.period > 0) // new management may move trust, but towards the start
                if (!(r.buyer_trust[n] >= 0.02 && r.buyer_trust[n] <= 0.98)) FAIL_CHECK("trust of need " << n);
        within("promise", m.running.promise, 0.0, 1.05);
        within("experiences", r.experiences, 0.0, 20.0);
        for (const Column* stock :
             {&r.plans, &r.secrets, &r.process_knowledge, &r.rent, &r.installed_base, &r.backlog, &r.pipeline[0], &r.pipeline[1],
              &r.pipeline[2], &r.pipeline[3], &r.dissatisfaction, &m.running.silence, &r.hours, &m.running.orders, &r.concession,
              &m.need.product_knowledge, &m.supplier.knowledge, &m.supplier.capacity})
            within("a stock", *stock, 0.0, 1e12);
        tests::walk_columns(m, [](const char* name, const auto& column) {
            if (!tests::all_finite(column)) FAIL_CHECK(name << " is not finite");
        });
        for (std::size_t e = 0; e < m.relations(); ++e)
            if (m.is_active(e) && !(r.price[e] > 0.0)) FAIL_CHECK("price of relation " << e << " is " << r.price[e]);
    }
};

// What happened in all moods together.
struct EventWatcher {
    inline static std::map<std::string, double> seen;
    EventWatcher(const Market&, const Parameters&) {}
    void close(const Market& before, const Market& m) const
    {
        for (std::size_t i = 0; i < m.suppliers(); ++i) {
            seen["exits"] += before.supplier.alive[i] > m.supplier.alive[i];
            seen["entries"] += before.supplier.alive[i] < m.supplier.alive[i];
            seen["dividends"] += m.supplier_books[i].dividends > 0.0;
        }
        for (std::size_t n = 0; n < m.needs(); ++n) {
            const NeedFlow f = tests::need_flow_of(m, n);
            seen["switches"] += f.switching > 0.0;
            seen["renewals"] += f.renewals;
            seen["early ends"] += f.ended_early;
            seen["ends by failure"] += f.ended_by_failure;
            seen["needs without supplier"] += !m.has_incumbent(n);
            seen["re-openers"] += f.reopeners;
            seen["supplier ideas withheld"] += f.supplier_ideas_withheld;
            seen["supplier ideas rejected"] += f.supplier_ideas_rejected;
            seen["ideas leaked"] += f.ideas_leaked;
            seen["buyer ideas adopted"] += f.buyer_ideas_adopted;
            seen["betrayals"] += f.betrayals;
            seen["complaints"] += f.complaints;
            seen["audits"] += f.audits;
            seen["penalties"] += f.penalties > 0.0;
            seen["detected leaks"] += m.running_flow.leak_detected[n];
        }
        tests::for_each_acquaintance(m, [&](std::size_t n, int seat) {
            const std::size_t e = m.relation_at(n, seat);
            seen["cancellations"] += m.relation.owed[e] < 1e-6 && before.relation.owed[before.relation_at(n, seat)] > 1.0 &&
                                     before.supplier.alive[m.relation.supplier[e]] == 0.0;
            seen["rationing"] += m.relation.backlog[e] > 0.0;
            seen["links"] += m.relation.link[e] > before.relation.link[before.relation_at(n, seat)];
            seen["deliveries of former suppliers"] += m.relation_flow.delivered[e] > 0.0 && !m.is_active(e);
        });
    }
};

} // namespace

TEST_CASE("suppliers book the same tender, re-opener, dispute and haggling hours as the buyer", "[relational][identity]")
{
    tests::watch_every_period<HoursWatcher>();
}

TEST_CASE("all state stays finite and within its range", "[relational][identity]") { tests::watch_every_period<RangeWatcher>(); }

TEST_CASE("the walk over all columns leaves none out", "[relational][identity]")
{
    std::size_t columns = 0;
    Market m;
    tests::walk_columns(m, [&](const char*, const auto&) { ++columns; });
    CHECK(columns == tests::columns_of_a_market);
}

TEST_CASE("the moods in which the identities are checked have every kind of event", "[relational][identity]")
{
    EventWatcher::seen.clear();
    tests::watch_every_period<EventWatcher>();
    CHECK(EventWatcher::seen.size() == 22);
    for (const auto& [event, count] : EventWatcher::seen) {
        CAPTURE(event, count);
        CHECK(count >= 20.0);
    }
}

} // namespace models::relational
