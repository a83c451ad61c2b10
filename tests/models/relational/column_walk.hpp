// Every column of a market, one after the other: what looks at all of the state walks here.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <type_traits>
#include <vector>

#include "models/relational/market.hpp"

namespace tests {

/// Calls visit(name, column) for each column of the categories.
template <class Categories, class Visit>
void walk_categories(Categories& c, const Visit& visit)
{
    visit("first_supplier", c.first_supplier);
    visit("complexity", c.complexity);
    visit("work_factor", c.work_factor);
    visit("service_need", c.service_need);
    visit("idea_potential", c.idea_potential);
    visit("life", c.life);
    visit("lead_time", c.lead_time);
    visit("log_material_cost", c.log_material_cost);
    visit("material_cost", c.material_cost);
    visit("process_frontier", c.process_frontier);
    visit("product_frontier", c.product_frontier);
    visit("reference_knowledge", c.reference_knowledge);
    visit("other_cost", c.other_cost);
    visit("mean_knowledge", c.mean_knowledge);
}

/// Calls visit(name, column) for each column of the suppliers, the inverse index included.
template <class Suppliers, class Visit>
void walk_suppliers(Suppliers& s, const Visit& visit)
{
    visit("category", s.category);
    visit("alive", s.alive);
    visit("died", s.died);
    visit("born", s.born);
    visit("productivity", s.productivity);
    visit("defect_rate", s.defect_rate);
    visit("alignment", s.alignment);
    visit("honesty", s.honesty);
    visit("service_skill", s.service_skill);
    visit("overhead", s.overhead);
    visit("target_margin", s.target_margin);
    visit("capacity", s.capacity);
    visit("utilisation", s.utilisation);
    visit("cash", s.cash);
    visit("funding", s.funding);
    visit("knowledge", s.knowledge);
    visit("audit_effort", s.audit_effort);
    visit("smoothed_profit", s.smoothed_profit);
    visit("smoothed_capacity_cost", s.smoothed_capacity_cost);
    visit("next_effort", s.next_effort);
    visit("next_alignment", s.next_alignment);
    visit("practice_changed", s.practice_changed);
    visit("first_customer", s.first_customer);
    visit("customers", s.customers);
}

/// Calls visit(name, column) for each column of the buyers.
template <class Buyers, class Visit>
void walk_buyers(Buyers& b, const Visit& visit)
{
    visit("arm", b.arm);
    visit("row", b.row);
    visit("other_row", b.other_row);
    visit("trust_threshold", b.trust_threshold);
    visit("candour", b.candour);
    visit("smoothed_cost", b.smoothed_cost);
    visit("smoothed_volume", b.smoothed_volume);
    visit("next_arm", b.next_arm);
    visit("last_change", b.last_change);
    visit("changed", b.changed);
    visit("value", b.value);
    visit("tried", b.tried);
}

/// Calls visit(name, column) for each column of the needs.
template <class Needs, class Visit>
void walk_needs(Needs& n, const Visit& visit)
{
    visit("category", n.category);
    visit("buyer", n.buyer);
    visit("address", n.address);
    visit("usual_demand", n.usual_demand);
    visit("incumbent", n.incumbent);
    visit("place", n.place);
    visit("remaining_term", n.remaining_term);
    visit("demand", n.demand);
    visit("next_demand", n.next_demand);
    visit("log_demand", n.log_demand);
    visit("product_knowledge", n.product_knowledge);
    visit("after_silence", n.after_silence);
    visit("after_complaint", n.after_complaint);
    visit("ended", n.ended);
    visit("tender", n.tender);
    visit("invited", n.invited);
    visit("rivals", n.rivals);
    visit("row", n.row);
}

/// Calls visit(name, column) for each column of the relations.
template <class Relations, class Visit>
void walk_relations(Relations& r, const Visit& visit)
{
    visit("supplier", r.supplier);
    visit("seat", r.seat);
    visit("buyer_trust", r.buyer_trust);
    visit("supplier_trust", r.supplier_trust);
    visit("attention", r.attention);
    visit("dissatisfaction", r.dissatisfaction);
    visit("problem", r.problem);
    visit("repair", r.repair);
    visit("plans", r.plans);
    visit("secrets", r.secrets);
    visit("link", r.link);
    visit("process_knowledge", r.process_knowledge);
    visit("rent", r.rent);
    visit("expected_share", r.expected_share);
    visit("quality_knowledge", r.quality_knowledge);
    visit("installed_base", r.installed_base);
    visit("coverage", r.coverage);
    for (auto& stage : r.pipeline) visit("pipeline", stage);
    visit("backlog", r.backlog);
    visit("price", r.price);
    visit("other_cost", r.other_cost);
    visit("experiences", r.experiences);
    visit("hours", r.hours);
    visit("concession", r.concession);
    visit("owed", r.owed);
}

/// Calls visit(name, column) for each column of what only the relations that run have.
template <class Running, class Visit>
void walk_running(Running& r, const Visit& visit)
{
    visit("promise", r.promise);
    visit("expectation", r.expectation);
    visit("performance", r.performance);
    visit("silence", r.silence);
    visit("complaints", r.complaints);
    visit("reference_cost", r.reference_cost);
    visit("orders", r.orders);
    visit("age", r.age);
    visit("production_cost", r.production_cost);
    visit("full_cost", r.full_cost);
}

/// Calls visit(name, column) for every column of the market.
template <class Market, class Visit>
void walk_columns(Market& m, const Visit& visit)
{
    walk_categories(m.category, visit);
    walk_suppliers(m.supplier, visit);
    walk_buyers(m.buyer, visit);
    walk_needs(m.need, visit);
    walk_relations(m.relation, visit);
    walk_running(m.running, visit);
}

/// Whether all numbers of a column are finite; what is no number, who knows whom, always is.
template <class Value>
bool all_finite(const std::vector<Value>& column)
{
    if constexpr (std::is_arithmetic_v<Value>)
        return std::all_of(column.begin(), column.end(), [](Value value) { return std::isfinite(static_cast<double>(value)); });
    return true;
}

/// How many columns there are: the rooms of the state hold nothing but columns.
inline constexpr std::size_t columns_of_a_market =
    (sizeof(models::relational::Categories) + sizeof(models::relational::Suppliers) + sizeof(models::relational::Buyers) +
     sizeof(models::relational::Needs) + sizeof(models::relational::Relations) + sizeof(models::relational::Running)) /
    sizeof(models::relational::Column);

} // namespace tests
