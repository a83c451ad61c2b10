// What of the market shocks can move: entity by entity, between two quarters.
#include <algorithm>
#include <array>

#include "models/relational/model.hpp"
#include "sim/math/exp.hpp"
#include "sim/math/log.hpp"

namespace models::relational {
namespace {

using sim::Change;
using Handle = sim::Handle<Market>;
using Group = sim::EntityGroup<Market>;

// A column that may be moved within limits.
template <auto part, auto column>
void move_within(Market& m, std::size_t row, const Change& change, double lowest, double highest)
{
    double& value = (m.*part.*column)[row];
    value = std::clamp(change(value), lowest, highest);
}

template <auto column, int lowest, int highest>
constexpr auto supplier_column =
    [](Market& m, std::size_t i, const Change& change) { move_within<&Market::supplier, column>(m, i, change, lowest, highest); };

template <auto column>
constexpr auto relations_of_buyer = [](Market& m, std::size_t b, const Change& change) {
    for (std::size_t n = b * m.needs_per_buyer; n < (b + 1) * m.needs_per_buyer; ++n)
        for (std::size_t e = n; e < m.relations(); e += m.needs()) move_within<&Market::relation, column>(m, e, change, 0.0, 1.0);
};

// A buyer of its own row takes over that of the policy.
void follow_policy(Market& m, std::size_t b, const Change& change)
{
    const auto arm = static_cast<std::uint16_t>(change(0.0));
    if (m.has_own_rows()) m.rows[2 * m.arms + b] = m.next_own_row[b] = m.archetype(arm);
    m.follow(b, arm);
    m.buyer.next_arm[b] = arm;
    m.buyer.last_change[b] = m.period;
}

// As in finance: its debts are not paid, its customers look for another one, and a new firm may enter in its place.
void fail(Market& m, std::size_t i, const Change&)
{
    if (m.supplier.alive[i] == 0.0) return;
    m.supplier.alive[i] = 0;
    m.supplier.cash[i] = 0.0;
    m.supplier.died[i] = m.period - 1; // as if it had failed when the last quarter closed
}

void move_material_cost(Market& m, std::size_t k, const Change& change)
{
    m.category.material_cost[k] = std::clamp(change(m.category.material_cost[k]), 1e-3, 1e3);
    m.category.log_material_cost[k] = sim::log(m.category.material_cost[k]);
}

void move_technology(Market& m, std::size_t k, const Change& change)
{
    for (Column* frontier : {&m.category.process_frontier, &m.category.product_frontier})
        (*frontier)[k] = std::max((*frontier)[k], change((*frontier)[k])); // what is known is not forgotten
}

void move_demand(Market& m, std::size_t n, const Change& change)
{
    const double old = m.need.next_demand[n];
    m.need.next_demand[n] = std::clamp(change(old), 0.0, 1e12);
    if (old > 0.0 && m.need.next_demand[n] > 0.0) m.need.log_demand[n] += sim::log(m.need.next_demand[n] / old);
}

constexpr double any = 1e300;

constexpr std::array of_buyers{
    Handle{{"policy", "name", "The policy it follows from now on: new management, another strategy.", 0, 0, true}, follow_policy},
    Handle{{"trust", "0..1", "Its trust in each of its suppliers.", 0, 1}, relations_of_buyer<&Relations::buyer_trust>},
    Handle{{"trust_in_it", "0..1", "Trust of each of its suppliers in it.", 0, 1},
           relations_of_buyer<&Relations::supplier_trust>},
    Handle{{"attention", "0..1", "How alive each of its relations is.", 0, 1}, relations_of_buyer<&Relations::attention>},
};

constexpr std::array of_suppliers{
    Handle{{"in_business", "switch", "0: it fails; a new firm may enter later.", 0, 0}, fail},
    Handle{{"cash", "EUR", "Money in its till.", -any, any},
           [](Market& m, std::size_t i, const Change& change) {
               move_within<&Market::supplier, &Suppliers::cash>(m, i, change, -any, any);
           }},
    Handle{{"capacity", "units/quarter", "What it can start in a quarter.", 0, 1e12},
           [](Market& m, std::size_t i, const Change& change) {
               move_within<&Market::supplier, &Suppliers::capacity>(m, i, change, 0, 1e12);
           }},
    Handle{{"productivity", "factor", "Factor on its production cost.", 0.1, 10},
           [](Market& m, std::size_t i, const Change& change) {
               move_within<&Market::supplier, &Suppliers::productivity>(m, i, change, 0.1, 10);
           }},
    Handle{{"defect_rate", "share", "Defective units, before what it learned.", 0, 1},
           supplier_column<&Suppliers::defect_rate, 0, 1>},
    Handle{{"alignment", "0..1", "How much its people work for the customer's good.", 0, 1},
           supplier_column<&Suppliers::alignment, 0, 1>},
    Handle{{"honesty", "0..1", "How true its promises are.", 0, 1}, supplier_column<&Suppliers::honesty, 0, 1>},
};

constexpr std::array of_categories{
    Handle{{"material_cost", "factor", "Price of what goes in; drifts back to 1 in time.", 0.01, 100}, move_material_cost},
    Handle{{"technology", "log points", "Both frontiers; add = 0.2 is a break of 20 %.", 0, 100}, move_technology},
};

constexpr std::array of_needs{
    Handle{{"demand", "units/quarter", "Demand of the coming quarter; drifts back in time.", 0, 1e12}, move_demand},
};

constexpr std::array groups{
    Group{"buyers", "Buyers, from 0.", [](const Market& m) { return m.buyers(); },
          [](const Market&, std::size_t b) { return std::uint64_t{b}; },
          [](const Market& m, std::size_t b) { return m.buyer.arm[b]; }, [](const Market&, std::size_t b) { return b; },
          of_buyers},
    Group{"needs", "What a buyer buys in one category: market.needs_per_buyer for each buyer, in their order.",
          [](const Market& m) { return m.needs(); }, [](const Market& m, std::size_t n) { return m.need_address(n); },
          [](const Market& m, std::size_t n) { return m.buyer.arm[m.buyer_of(n)]; },
          [](const Market& m, std::size_t n) { return m.buyer_of(n); }, of_needs},
    Group{"suppliers",
          "Suppliers: market.suppliers_per_category for each category, or those listed; by category, in their order.",
          [](const Market& m) { return m.suppliers(); }, [](const Market& m, std::size_t i) { return m.supplier_address(i); },
          nullptr, nullptr, of_suppliers},
    Group{"categories", "Product categories, from the simplest to the most complex.",
          [](const Market& m) { return m.categories(); }, [](const Market&, std::size_t k) { return std::uint64_t{k}; }, nullptr,
          nullptr, of_categories},
};

} // namespace

std::span<const Group> Relational::entities() { return groups; }

sim::PopulationInfo Relational::population()
{
    // Of complaints, what the buyer does; what comes of them is the supplier's doing. Of learning, not the time before anybody
    // learns.
    static constexpr std::array<std::string_view, 20> may_differ{"supplier",
                                                                 "category",
                                                                 "need",
                                                                 "policy",
                                                                 "experience",
                                                                 "conditional",
                                                                 "complaint.irritation",
                                                                 "complaint.memory",
                                                                 "complaint.leave_level",
                                                                 "complaint.leave_chance",
                                                                 "complaint.candour_low",
                                                                 "complaint.candour_high",
                                                                 "complaint.contact_floor",
                                                                 "complaint.voice_scale",
                                                                 "learn.memory",
                                                                 "learn.rate",
                                                                 "learn.sharpness",
                                                                 "learn.patience",
                                                                 "learn.mutate",
                                                                 "learn.mutate_sd"};
    static constexpr std::array lists{
        sim::ListInfo{"suppliers", "supplier", "category", "market.categories", "market.suppliers_per_category"}};
    return {may_differ, lists};
}

} // namespace models::relational
