// Every channel can be switched off alone: its flows are then exactly zero, the market is bit by bit the one whose parameters say
// the same thing, and what the world draws stays as it was.
#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "sim/param/describe.hpp"
#include "tests/models/relational/column_walk.hpp"
#include "tests/models/relational/worlds.hpp"

namespace models::relational {
namespace {

constexpr std::uint32_t periods = 60;

using Change = std::function<void(Parameters&)>;

struct Channel {
    std::string name;                                                      // the key that switches it
    Change off;                                                            // what the key does
    std::function<double(const Market&, std::size_t n, std::size_t)> flow; // of a need and one of its relations
    Change same; // other parameters that must give the same market; none where no other parameters can say it
};

Change in_rows(double rules::Policy::*entry)
{
    return [entry](Parameters& p) {
        for (auto& row : p.policy) row.row.*entry = 0.0;
    };
}

// What flows is not negative, so that no sum of it hides anything.
std::vector<Channel> channels()
{
    using M = const Market&;
    using Row = std::size_t;
    return {
        {"idea.on", [](Parameters& p) { p.idea.on = false; },
         [](M m, Row n, Row e) {
             return m.need_flow.supplier_ideas_born[n] + m.need_flow.buyer_ideas_born[n] + m.need_flow.implementing[n] +
                    m.need_flow.innovation[n] + m.relation.process_knowledge[e] + m.relation.rent[e];
         },
         [](Parameters& p) { p.idea.rate = p.idea.buyer_rate = 0.0; }},
        {"info.on",
         [](Parameters& p) { p.info.on = false; },
         [](M m, Row n, Row e) { return m.relation.plans[e] + m.relation.secrets[e] + m.need_flow.betrayals[n]; },
         {}},
        {"service.on", [](Parameters& p) { p.service.on = false; },
         [](M m, Row n, Row e) {
             return m.need_flow.downtime[n] + (m.relation_flow.delivered[e] > 0.0 ? 0.0 : m.relation_flow.fulfilment[e]);
         },
         [](Parameters& p) { p.category.service_cost = p.time.service = p.time.service_incidents = 0.0; }},
        {"inspection_relief.on", [](Parameters& p) { p.inspection_relief.on = false; },
         [](M m, Row n, Row) { // what is inspected less than without any trust
             const double base = m.policy_towards(n, n).inspect_base;
             const NeedFlows& f = m.need_flow;
             return f.received[n] == f.from_incumbent[n] && f.inspected[n] != base * f.received[n] ? 1.0 : 0.0;
         },
         in_rows(&rules::Policy::inspect_relief)},
        {"transaction.on", [](Parameters& p) { p.transaction.on = false; },
         [](M m, Row n, Row e) {
             return m.need_flow.transaction_hours[n] + m.need_flow.transaction[n] + m.relation_flow.transaction[e];
         },
         [](Parameters& p) {
             p.time.search = p.time.tender = p.time.contract = p.time.reopen = p.time.dispute = p.time.complaint = p.time.haggle =
                 p.time.monitor = p.relation.opening_hours = 0.0;
         }},
        {"leak.on", [](Parameters& p) { p.leak.on = false; },
         [](M m, Row n, Row) { return m.need_flow.ideas_leaked[n] + m.need_flow.betrayals[n] + m.need_flow.leak[n]; },
         [](Parameters& p) {
             in_rows (&rules::Policy::leak)(p);
             p.info.supplier_leak = 0.0;
         }},
        {"audit.on", [](Parameters& p) { p.audit.on = false; },
         [](M m, Row n, Row e) { return m.need_flow.audits[n] + m.running_flow.audits[n] + m.relation.concession[e]; },
         [](Parameters& p) { p.audit.chance = 0.0; }},
        {"decay.on",
         [](Parameters& p) { p.decay.on = false; },
         {},
         [](Parameters& p) { p.trust.decay = p.trust.attention_decay = 0.0; }},
        {"link.on", [](Parameters& p) { p.link.on = false; },
         [](M m, Row n, Row e) { return m.relation.link[e] + m.running_flow.links[n]; },
         [](Parameters& p) { p.link.install_chance = 0.0; }},
        {"contract.on", [](Parameters& p) { p.contract.on = false; },
         [](M m, Row n, Row e) { return m.need_flow.penalties[n] + m.relation_flow.penalty[e]; },
         in_rows(&rules::Policy::contract)},
        {"engineers.on", [](Parameters& p) { p.engineers.on = false; },
         [](M m, Row n, Row e) {
             return m.running_flow.contact[n] + m.relation.quality_knowledge[e] + m.need_flow.supplier_ideas_born[n];
         },
         in_rows(&rules::Policy::engineers)},
        {"finance.on",
         [](Parameters& p) { p.finance.on = false; },
         [](M m, Row, Row e) { return 1.0 - m.supplier.funding[m.relation.supplier[e]] + (m.is_alive(e) ? 0.0 : 1.0); },
         {}},
        {"reputation.on",
         [](Parameters& p) { p.reputation.on = false; },
         {},
         [](Parameters& p) { p.reputation.spread = p.reputation.forgetting = 0.0; }},
    };
}

// A market in which every channel is at work: many ideas, leaks and betrayals, little cash.
Parameters busy_market()
{
    Parameters p = tests::small_market();
    p.idea.rate = 20.0;
    p.idea.buyer_rate = 10.0;
    p.idea.supplier_cost = 10.0;
    p.info.supplier_leak = 1.0;
    p.supplier.opening_cash = 0.1;
    p.supplier.credit = 0.2;
    for (auto& entry : p.policy) entry.row.leak = 0.5;
    return p;
}

// Calls watch(market before, market after) for each period.
template <class Watch>
void run(const Parameters& p, const Watch& watch)
{
    const sim::World world(11, 0);
    Market m = open(p, world, 0);
    for (std::uint32_t period = 0; period < periods; ++period) {
        const Market before = m;
        step(m, p, sim::Streams(world, period));
        watch(before, m);
    }
}

double flow_through(const Channel& channel, const Parameters& p)
{
    double sum = 0.0;
    run(p, [&](const Market&, const Market& m) {
        for (std::size_t e = 0; e < m.relations(); ++e) {
            const std::size_t n = e % m.needs(); // place by place, one relation of each need
            if (m.has_incumbent(n)) sum += channel.flow(m, n, e);
        }
    });
    return sum;
}

// All state as bytes, period after period.
std::vector<std::string> history(const Parameters& p)
{
    std::vector<std::string> bytes;
    run(p, [&](const Market&, const Market& m) {
        tests::walk_columns(m, [&](const std::string& name, const auto& column) {
            if (name == "service_need") return; // what the category would need, read through the switch
            bytes.emplace_back(reinterpret_cast<const char*>(column.data()), column.size() * sizeof(column[0]));
        });
    });
    return bytes;
}

// What the world gives whatever people do: the environment, who knows whom, who people are. Firms that entered after a failure
// are other firms, so that what suppliers are is compared where nobody failed.
std::vector<double> fortunes(const Parameters& p)
{
    std::vector<double> values;
    run(p, [&](const Market&, const Market& m) {
        const Categories& c = m.category;
        for (const Column* column : {&c.log_material_cost, &c.process_frontier, &c.product_frontier, &c.reference_knowledge,
                                     &m.need.demand, &m.need.next_demand, &m.need.log_demand, &m.buyer.candour})
            values.insert(values.end(), column->begin(), column->end());
        tests::for_each_acquaintance(
            m, [&](std::size_t n, int seat) { values.push_back(m.relation.supplier[m.relation_at(n, seat)]); });
        const Suppliers& s = m.supplier;
        if (p.supplier.credit < 100.0) return;
        for (const Column* column : {&s.productivity, &s.defect_rate, &s.alignment, &s.honesty, &s.service_skill})
            values.insert(values.end(), column->begin(), column->end());
    });
    return values;
}

} // namespace

TEST_CASE("every switch of a channel is tested, and all are on by default", "[relational][channels]")
{
    std::vector<std::string> declared, tested;
    for (const sim::RowInfo& row : sim::rows<Parameters>())
        if (row.path.ends_with(".on")) {
            declared.push_back(row.path);
            CHECK(row.default_text == "true");
            CHECK(row.doc.find("off: ") != std::string::npos);
        }
    for (const Channel& channel : channels()) tested.push_back(channel.name);
    std::sort(declared.begin(), declared.end());
    std::sort(tested.begin(), tested.end());
    CHECK(declared == tested);
}

TEST_CASE("nothing flows through a channel that is off, and something through one that is on", "[relational][channels]")
{
    for (const Channel& channel : channels()) {
        if (!channel.flow) continue;
        CAPTURE(channel.name);
        Parameters p = busy_market();
        CHECK(flow_through(channel, p) > 0.0);
        channel.off(p);
        CHECK(flow_through(channel, p) == 0.0);
    }
}

TEST_CASE("a channel that is off gives bit by bit the market whose parameters say the same", "[relational][channels]")
{
    const std::vector<std::string> all_on = history(busy_market());
    for (const Channel& channel : channels()) {
        Parameters off = busy_market();
        channel.off(off);
        const std::vector<std::string> without = history(off);
        CAPTURE(channel.name);
        CHECK(without != all_on);
        if (!channel.same) continue;
        Parameters same = busy_market();
        channel.same(same);
        CHECK(without == history(same));
    }
}

TEST_CASE("no switch moves what the world draws", "[relational][channels]")
{
    for (const double credit : {0.2, 1000.0}) { // with failures, and without any
        Parameters p = busy_market();
        p.supplier.credit = credit;
        const std::vector<double> all_on = fortunes(p);
        for (const Channel& channel : channels()) {
            CAPTURE(channel.name, credit);
            Parameters off = p;
            channel.off(off);
            CHECK(fortunes(off) == all_on);
        }
    }
}

TEST_CASE("without decay trust and attention fall only by what somebody does", "[relational][channels]")
{
    Parameters p = tests::small_market();
    p.decay.on = false;
    p.supplier.new_management = 0.0; // people who leave take attention with them
    run(p, [](const Market& before, const Market& m) {
        tests::for_each_acquaintance(m, [&](std::size_t n, int seat) {
            REQUIRE(m.relation.attention[m.relation_at(n, seat)] >= before.relation.attention[before.relation_at(n, seat)]);
        });
    });
}

TEST_CASE("without reputation a supplier's trust moves only by what it sees itself", "[relational][channels]")
{
    Parameters p = tests::small_market();
    p.reputation.on = false;
    run(p, [](const Market& before, const Market& m) {
        tests::for_each_acquaintance(m, [&](std::size_t n, int seat) {
            const std::size_t e = m.relation_at(n, seat), then = before.relation_at(n, seat);
            const bool stranger = !m.is_active(e) && !before.is_active(then);
            const bool new_firm = m.supplier.born[m.relation.supplier[e]] == before.period;
            if (stranger && !new_firm) REQUIRE(m.relation.supplier_trust[e] == before.relation.supplier_trust[then]);
        });
    });
}

} // namespace models::relational
