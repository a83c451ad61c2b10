// Small markets in many moods, and the means to watch each of them period by period.
#pragma once

#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "models/relational/market.hpp"
#include "models/relational/step.hpp"
#include "tests/models/relational/flow_rows.hpp"
#include "tests/models/relational/populations.hpp"

namespace tests {

using models::relational::Market;
using models::relational::Parameters;

/// A market of 8 buyers, 16 needs, 16 suppliers and 48 relations; otherwise the defaults.
inline Parameters small_market()
{
    Parameters p;
    p.market.buyers = 8;
    p.market.categories = 4;
    p.market.needs_per_buyer = 2;
    p.market.suppliers_per_category = 4;
    p.market.known = 3;
    return p;
}

/// A small market that is driven hard in one direction.
struct Mood {
    std::string name;
    Parameters p;
};

/// The default and the moods that strain it.
inline std::vector<Mood> moods()
{
    std::vector<Mood> all;
    const auto add = [&](const char* name, auto&& change) {
        all.push_back({name, small_market()});
        change(all.back().p);
    };
    add("default", [](Parameters&) {});
    add("turbulent", [](Parameters& p) { p.env.uncertainty = 3.0; });
    add("weak finances", [](Parameters& p) {
        p.supplier.opening_cash = 0.1;
        p.supplier.credit = 0.2;
        p.supplier.entry = 0.5;
    });
    add("nobody left", [](Parameters& p) { // penalties that no price covers; who fails hardly ever comes back
        p.market.suppliers_per_category = 2;
        p.market.known = 2;
        p.supplier.opening_cash = 0.0;
        p.supplier.credit = 0.0;
        p.supplier.entry = 0.1;
        p.delivery.penalty = 200.0;
        for (auto& entry : p.policy) entry.row.contract = 1.0;
    });
    add("conditional", [](Parameters& p) { p.policy.choose({"trusting", "aggressive", "conditional"}); });
    add("contracts", [](Parameters& p) {
        p.policy[0].row.contract = 1.0;
        p.policy[1].row.contract = 0.0;
    });
    add("price floor", [](Parameters& p) { p.quote.price_floor = true; });
    add("information off", [](Parameters& p) { p.info.on = false; });
    add("links off", [](Parameters& p) { p.link.on = false; });
    add("every channel off", [](Parameters& p) {
        p.idea.on = p.info.on = p.service.on = p.inspection_relief.on = p.transaction.on = p.leak.on = p.audit.on = false;
        p.decay.on = p.link.on = p.contract.on = p.engineers.on = p.finance.on = p.reputation.on = false;
    });
    add("suppliers learn", [](Parameters& p) {
        p.supplier_learning.rule = models::rules::SupplierAdaptation::imitate;
        p.supplier_learning.rate = 0.5;
        p.supplier_learning.patience = 0;
    });
    for (const auto& [name, rule] : {std::pair{"types imitated", models::rules::Adaptation::imitate_types},
                                     {"rows imitated", models::rules::Adaptation::imitate_rows},
                                     {"buyers reinforce", models::rules::Adaptation::reinforce}})
        add(name, [&, rule = rule](Parameters& p) {
            p.learn.rule = rule;
            p.learn.rate = 0.3;
            p.learn.mutate = 0.02;
            p.learn.patience = 2;
        });
    add("tenders in turn", [](Parameters& p) { p.sourcing.in_turn = true; });
    add("commodity", [](Parameters& p) {
        p.env.uncertainty = 0.2;
        p.category.complexity_lowest = 0.05;
        p.category.complexity_highest = 0.2;
        p.category.service_cost = 0.0;
        p.category.lead_max = 0.0;
        p.supplier.defect_sd = 0.1;
    });
    add("ideas and leaks", [](Parameters& p) {
        p.idea.rate = 30.0;
        p.idea.buyer_rate = 10.0;
        p.idea.supplier_cost = 10.0;
        p.info.supplier_leak = 1.0;
        for (auto& entry : p.policy) entry.row.leak = 0.9;
    });
    const auto add_read = [&](const char* name, const std::string& toml) { all.push_back({name, parameters_from(toml)}); };
    add_read("all differ", small_sizes + many_spreads);
    add_read("suppliers listed", small_sizes + listed_suppliers);
    add("unequal shares", [](Parameters& p) {
        p.policy[0].share = 3.0;
        p.policy[1].share = 1.0;
    });
    return all;
}

/// The same to nine digits of the sums it comes from; never for NaN.
inline bool agree(double first, double second, double size_of_sums = 0.0)
{
    return std::abs(first - second) <= 1e-9 * (1.0 + std::abs(first) + std::abs(second) + size_of_sums);
}

/// Sum of one entry over the relations of a need.
inline double over_slots(const Market& m, std::size_t n, models::relational::Column models::relational::RelationFlows::*entry)
{
    double sum = 0.0;
    for (std::size_t e = n; e < m.relations(); e += m.needs()) sum += (m.relation_flow.*entry)[e];
    return sum;
}

/// Sum of one entry over the relations of a supplier.
inline double over_customers(const Market& m, std::size_t i, models::relational::Column models::relational::RelationFlows::*entry)
{
    double sum = 0.0;
    for (const auto customer : m.customers(i)) sum += (m.relation_flow.*entry)[m.relation_with(customer)];
    return sum;
}

/// The same of an entry that only the relation that runs has: it stands at the number of its need.
inline double over_customers(const Market& m, std::size_t i, models::relational::Column models::relational::RunningFlows::*entry)
{
    double sum = 0.0;
    for (const auto customer : m.customers(i))
        if (m.relation_with(customer) < m.needs()) sum += (m.running_flow.*entry)[customer.need];
    return sum;
}

/// Calls see(n, seat) for each need and each supplier that it knows: that names a relation, whatever its place.
template <class See>
void for_each_acquaintance(const Market& m, const See& see)
{
    for (std::size_t n = 0; n < m.needs(); ++n)
        for (int seat = 0; seat < static_cast<int>(m.seats); ++seat) see(n, seat);
}

/// Runs every mood (three worlds each, 60 periods) with a watcher of its own:
/// Watcher(opened market, parameters), then close(market before the period, market after it) for each period.
template <class Watcher>
void watch_every_period()
{
    constexpr int periods = 60;
    for (const Mood& mood : moods())
        for (std::uint64_t replicate = 0; replicate < 3; ++replicate) {
            CAPTURE(mood.name, replicate);
            const sim::World world(7, replicate);
            Market m = models::relational::open(mood.p, world, static_cast<int>(replicate) % 2);
            Watcher watcher(m, mood.p);
            for (int period = 0; period < periods; ++period) {
                CAPTURE(period);
                const Market before = m;
                models::relational::step(m, mood.p, sim::Streams(world, static_cast<std::uint32_t>(period)));
                watcher.close(before, m);
            }
        }
}

} // namespace tests
