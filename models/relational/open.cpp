// Specification section 7: every run starts from the same day, with running contracts, full pipelines and a mature installed
// base.
#include <algorithm>

#include "models/relational/opening.hpp"
#include "models/relational/purpose.hpp"
#include "models/rules/policy_space.hpp"
#include "sim/parallel/part_sums.hpp"
#include "sim/random/draw.hpp"
#include "sim/record/assignment.hpp"
#include "sim/record/fields.hpp"

namespace models::relational {
namespace {

// What the market keeps of categories: what a product of some complexity asks for.
void set_needs_of_complexity(Market& m, const Parameters& p)
{
    Categories& c = m.category;
    for (std::size_t k = 0; k < m.categories(); ++k) {
        const rules::CategoryParameters& product = m.product(p, k);
        c.work_factor[k] = rules::work_factor(c.complexity[k], product);
        c.service_need[k] = product.service_cost * c.complexity[k];
        c.idea_potential[k] = product.idea_potential * c.complexity[k];
        c.life[k] = product.life;
    }
}

void open_categories(Market& m, const Parameters& p, const sim::Streams& random)
{
    const std::size_t count = static_cast<std::size_t>(p.market.categories);
    Categories& c = m.category;
    const double frontier = rules::mean_frontier_step(p.env) / p.supplier.own_rate; // own research at its steady gap
    c.complexity.resize(count);
    draw_categories(m, p, random);
    c.lead_time.resize(count);
    for (Column* column : {&c.work_factor, &c.service_need, &c.idea_potential, &c.life, &c.log_material_cost, &c.material_cost,
                           &c.process_frontier, &c.product_frontier, &c.reference_knowledge, &c.other_cost, &c.mean_knowledge})
        column->assign(count, 0.0);
    for (std::size_t k = 0; k < count; ++k) {
        const rules::CategoryParameters& product = m.product(p, k);
        const double x = c.complexity[k] = rules::complexity(k, count, product);
        c.lead_time[k] = rules::lead_time(x, product);
        c.material_cost[k] = 1.0;
        c.process_frontier[k] = c.product_frontier[k] = frontier;
        c.other_cost[k] = product.opening_other_cost * x;
    }
    set_needs_of_complexity(m, p);
    m.partial_sums.assign(count, 0.0);
    m.partial_counts.assign(count, 0.0);
}

void open_suppliers(Market& m, const Parameters& p, const sim::Streams& random)
{
    seat_suppliers(m, p);
    draw_suppliers(m, p, random);
    const std::size_t count = m.suppliers();
    const double volume = usual_volume(m, p);
    Suppliers& s = m.supplier;
    s.alive.assign(count, 1);
    s.died.assign(count, 0);
    s.born.assign(count, -1);
    s.capacity.resize(count);
    s.utilisation.assign(count, p.finance.opening_utilisation);
    s.cash.resize(count);
    s.funding.assign(count, 1.0);
    s.knowledge.assign(count, 0.0);
    for (Column* column : {&s.smoothed_profit, &s.smoothed_capacity_cost, &s.next_effort, &s.next_alignment})
        column->assign(count, 0.0);
    s.audit_effort.resize(count);
    s.practice_changed.assign(count, 0);
    for (Column* column :
         {&s.productivity, &s.defect_rate, &s.alignment, &s.honesty, &s.service_skill, &s.overhead, &s.target_margin})
        column->resize(count);
    for (std::size_t i = 0; i < count; ++i) {
        const rules::SupplierParameters& firm = m.firm(p, i);
        m.keep_terms(i, firm);
        // The categories share the market evenly, and so do the suppliers of each.
        const std::size_t k = s.category[i], rivals = m.category.first_supplier[k + 1] - m.category.first_supplier[k];
        s.capacity[i] = volume / static_cast<double>(rivals * m.categories()) * (1.0 + firm.buffer);
        s.cash[i] = p.finance.cash_unit * firm.opening_cash * s.capacity[i];
        s.productivity[i] =
            rules::log_normal_factor(firm.productivity_sd, random.normal(Purpose::productivity, m.supplier_address(i)));
        s.defect_rate[i] = firm.defect_rate *
                           rules::log_normal_factor(firm.defect_sd, random.normal(Purpose::defect_rate, m.supplier_address(i)));
        s.service_skill[i] =
            rules::log_normal_factor(firm.service_skill_sd, random.normal(Purpose::service_skill, m.supplier_address(i)));
        s.alignment[i] =
            rules::between(firm.alignment_low, firm.alignment_high, random.uniform(Purpose::alignment, m.supplier_address(i)));
        s.honesty[i] =
            rules::between(firm.honesty_low, firm.honesty_high, random.uniform(Purpose::honesty, m.supplier_address(i)));
        s.audit_effort[i] =
            rules::own_effort(random.uniform(Purpose::audit_effort, m.supplier_address(i), 0), p.supplier_learning);
    }
    m.supplier_books.assign(count, {});
    m.partial_utilisation.assign(count, 0.0);
}

// What the market keeps of policies: two rows of each arm.
void set_rows(Market& m, const Parameters& p)
{
    for (std::size_t arm = 0; arm < m.arms; ++arm) {
        const auto& entry = p.policy[arm];
        m.rows[2 * arm] = entry.row;
        m.rows[2 * arm + 1] =
            entry.conditional ? entry.otherwise : entry.row; // a plain buyer does the same whether it trusts or not
    }
    share_policies(m);
}

// Each buyer's own row, entry by entry at random between the archetypes; swapped worlds mirror it.
void open_rows(Market& m, const sim::Streams& random, int rotation)
{
    const std::size_t count = m.buyer.arm.size();
    const rules::Policy first = m.archetype(0), second = m.archetype(1);
    m.next_own_row.resize(count);
    for (std::size_t b = 0; b < count; ++b) {
        m.next_own_row[b] = rules::row_between(first, second, [&](std::size_t k) {
            const double share = random.uniform(Purpose::opening_row, b, static_cast<std::uint32_t>(k));
            return rotation % 2 == 0 ? share : 1.0 - share;
        });
        m.buyer.arm[b] = m.arm_of(m.next_own_row[b]);
    }
    m.rows.insert(m.rows.end(), m.next_own_row.begin(), m.next_own_row.end());
}

void open_buyers(Market& m, const Parameters& p, const sim::Streams& random, int rotation)
{
    const std::size_t count = static_cast<std::size_t>(p.market.buyers);
    std::vector<double> shares;
    for (const auto& entry : p.policy) shares.push_back(entry.share);
    m.arms = p.policy.size();
    m.adaptation = p.learn.rule;
    m.rows.resize(2 * m.arms);
    set_rows(m, p);
    m.buyer.arm = sim::assigned(count, shares, rotation);
    m.buyer.row.resize(count);
    m.buyer.other_row.resize(count);
    m.buyer.trust_threshold.resize(count);
    m.buyer.candour.resize(count);
    m.buyer.smoothed_cost.assign(count, 0.0);
    m.buyer.smoothed_volume.assign(count, 0.0);
    m.buyer.last_change.assign(count, 0);
    m.buyer.changed.assign(count, 0);
    m.buyer.value.assign(count * m.arms, 0.0);
    m.buyer.tried.assign(count * m.arms, 0);
    draw_buyers(m, p, random, count);
    draw_policies(m, p, random, count);
    if (m.adaptation == rules::Adaptation::imitate_rows) open_rows(m, random, rotation);
    m.buyer.next_arm = m.buyer.arm;
    for (std::size_t b = 0; b < count; ++b) {
        m.follow(b, m.buyer.arm[b]);
        m.buyer.trust_threshold[b] = m.truster(p, b).threshold;
        const rules::ComplaintParameters& own = m.complainer(p, b);
        m.buyer.candour[b] = rules::between(own.candour_low, own.candour_high, random.uniform(Purpose::candour, b));
    }
}

void open_needs(Market& m, const Parameters& p, const sim::Streams& random)
{
    const std::size_t categories = m.categories();
    const std::size_t per_buyer = m.needs_per_buyer;
    const std::size_t count = per_buyer * m.buyer.arm.size();
    const std::size_t stride = std::max<std::size_t>(1, categories / per_buyer);
    Needs& needs = m.need;
    needs.category.resize(count);
    needs.buyer.resize(count);
    needs.address.resize(count);
    needs.usual_demand.resize(count);
    needs.incumbent.assign(count, nobody);
    for (Column* column : {&needs.remaining_term, &needs.demand, &needs.product_knowledge}) column->assign(count, 0.0);
    needs.next_demand.resize(count);
    needs.log_demand.resize(count);
    for (auto* history : {&needs.after_silence, &needs.after_complaint, &needs.ended}) history->assign(count, 0);
    needs.tender.assign(count, 0);
    needs.invited.assign(count, 0);
    needs.rivals.assign(count, 0);
    needs.row.assign(count, 0);
    for (std::size_t n = 0; n < count; ++n) {
        const std::size_t b = n / per_buyer, k = n % per_buyer;
        needs.buyer[n] = static_cast<Index>(b);
        needs.address[n] = m.need_address(n);
        needs.usual_demand[n] = m.usual(p, n).demand;
        needs.category[n] = static_cast<Index>((b + k * stride + b / categories) % categories);
        needs.log_demand[n] = rules::stationary_log_demand(random.normal(Purpose::opening_demand, m.need_address(n)), p.env);
        needs.next_demand[n] = rules::demand_from(needs.log_demand[n], m.usual(p, n).demand, p.env);
    }
    for (Column& column : sim::columns_of<NeedFlowOf<Column>>(m.need_flow)) column.assign(count, 0.0);
    if (p.sourcing.in_turn) m.turns.resize(count);
    m.of_need.assign(count, 0.0);
}

} // namespace

std::uint16_t Market::arm_of(const rules::Policy& row) const
{
    return rules::position(row, archetype(0), archetype(1)) >= 0.5 ? 0 : 1;
}

void adopt(Market& m, const Parameters& p)
{
    share_rows(m, p);
    set_rows(m, p);
    for (std::size_t i = 0; i < m.suppliers(); ++i) m.keep_terms(i, m.firm(p, i));
    for (std::size_t b = 0; b < m.buyers(); ++b) m.buyer.trust_threshold[b] = m.truster(p, b).threshold;
    for (std::size_t n = 0; n < m.needs(); ++n) m.need.usual_demand[n] = m.usual(p, n).demand;
    set_needs_of_complexity(m, p);
}

Market open(const Parameters& p, const sim::World& world, int rotation)
{
    const sim::Streams random(world, 0);
    Market m;
    m.needs_per_buyer = static_cast<std::size_t>(p.market.needs_per_buyer);
    open_categories(m, p, random);
    draw_needs(m, p, random);
    open_suppliers(m, p, random);
    open_buyers(m, p, random, rotation);
    open_needs(m, p, random);
    meet_suppliers(m, p, random);
    open_relations(m, p);
    open_history(m, p, random);
    m.partial_books.assign(sim::blocks(m.needs()), {});
    m.sales.assign(sim::sum_parts(m.needs(), m.suppliers()) * m.suppliers(), {});
    m.orders.assign(sim::sum_parts(m.needs(), m.suppliers()) * m.suppliers(), {});
    m.partial_tallies.assign(sim::blocks(m.needs()) * std::max<std::size_t>(m.arms, 2), {});
    return m;
}

} // namespace models::relational
