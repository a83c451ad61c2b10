// Specification section 7: every run starts from the same day, with running contracts, full pipelines and a mature installed
// base.
#include <algorithm>
#include <numeric>

#include "models/relational/market.hpp"
#include "models/relational/purpose.hpp"
#include "models/rules/policy_space.hpp"
#include "sim/parallel/parallel.hpp"
#include "sim/random/draw.hpp"
#include "sim/record/assignment.hpp"

namespace models::relational {
namespace {

void open_categories(Market& m, const Parameters& p)
{
    const std::size_t count = static_cast<std::size_t>(p.market.categories);
    Categories& c = m.category;
    const double frontier = rules::mean_frontier_step(p.env) / p.supplier.own_rate; // own research at its steady gap
    c.complexity.resize(count);
    c.lead_time.resize(count);
    for (Column* column : {&c.work_factor, &c.service_need, &c.idea_potential, &c.log_material_cost, &c.material_cost,
                           &c.process_frontier, &c.product_frontier, &c.reference_knowledge, &c.other_cost, &c.mean_knowledge})
        column->assign(count, 0.0);
    for (std::size_t k = 0; k < count; ++k) {
        const double x = c.complexity[k] = rules::complexity(k, count, p.category);
        c.work_factor[k] = rules::work_factor(x, p.category);
        c.service_need[k] = p.category.service_cost * x;
        c.idea_potential[k] = p.category.idea_potential * x;
        c.lead_time[k] = rules::lead_time(x, p.category);
        c.material_cost[k] = 1.0;
        c.process_frontier[k] = c.product_frontier[k] = frontier;
        c.other_cost[k] = p.category.opening_other_cost * x;
    }
    m.partial_sums.assign(count, 0.0);
    m.partial_counts.assign(count, 0.0);
}

void open_suppliers(Market& m, const Parameters& p, const sim::Streams& random)
{
    const std::size_t per_category = m.suppliers_per_category = static_cast<std::size_t>(p.market.suppliers_per_category);
    const std::size_t count = per_category * m.categories();
    const double volume = p.need.demand * static_cast<double>(p.market.buyers) * static_cast<double>(p.market.needs_per_buyer);
    const double capacity = volume / static_cast<double>(count) * (1.0 + p.supplier.buffer);
    Suppliers& s = m.supplier;
    s.category.resize(count);
    s.alive.assign(count, 1);
    s.died.assign(count, 0);
    s.born.assign(count, -1);
    s.capacity.assign(count, capacity);
    s.utilisation.assign(count, p.finance.opening_utilisation);
    s.cash.assign(count, p.finance.cash_unit * p.supplier.opening_cash * capacity);
    s.funding.assign(count, 1.0);
    s.knowledge.assign(count, 0.0);
    for (Column* column : {&s.smoothed_profit, &s.smoothed_capacity_cost, &s.next_effort, &s.next_alignment})
        column->assign(count, 0.0);
    s.audit_effort.resize(count);
    s.practice_changed.assign(count, 0);
    for (Column* column : {&s.productivity, &s.defect_rate, &s.alignment, &s.honesty, &s.service_skill}) column->resize(count);
    for (std::size_t i = 0; i < count; ++i) {
        s.category[i] = static_cast<Index>(i / per_category);
        s.productivity[i] =
            rules::log_normal_factor(p.supplier.productivity_sd, random.normal(Purpose::productivity, m.supplier_address(i)));
        s.defect_rate[i] =
            p.supplier.defect_rate *
            rules::log_normal_factor(p.supplier.defect_sd, random.normal(Purpose::defect_rate, m.supplier_address(i)));
        s.service_skill[i] =
            rules::log_normal_factor(p.supplier.service_skill_sd, random.normal(Purpose::service_skill, m.supplier_address(i)));
        s.alignment[i] = rules::between(p.supplier.alignment_low, p.supplier.alignment_high,
                                        random.uniform(Purpose::alignment, m.supplier_address(i)));
        s.honesty[i] = rules::between(p.supplier.honesty_low, p.supplier.honesty_high,
                                      random.uniform(Purpose::honesty, m.supplier_address(i)));
        s.audit_effort[i] =
            rules::own_effort(random.uniform(Purpose::audit_effort, m.supplier_address(i), 0), p.supplier_learning);
    }
    m.supplier_books.assign(count, {});
    m.partial_utilisation.assign(count, 0.0);
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
    for (const auto& entry : p.policy) {
        m.rows.push_back(entry.row);
        m.rows.push_back(entry.conditional ? entry.otherwise : entry.row); // a plain buyer does the same whether it trusts or not
        shares.push_back(entry.share);
    }
    m.arms = p.policy.size();
    m.conditional_threshold = p.conditional.threshold;
    m.buyer.arm = sim::assigned(count, shares, rotation);
    m.buyer.row.resize(count);
    m.buyer.other_row.resize(count);
    m.buyer.candour.resize(count);
    m.buyer.smoothed_cost.assign(count, 0.0);
    m.buyer.smoothed_volume.assign(count, 0.0);
    m.buyer.last_change.assign(count, 0);
    m.buyer.changed.assign(count, 0);
    m.buyer.value.assign(count * m.arms, 0.0);
    m.buyer.tried.assign(count * m.arms, 0);
    if (p.learn.rule == rules::Adaptation::imitate_rows) open_rows(m, random, rotation);
    m.buyer.next_arm = m.buyer.arm;
    for (std::size_t b = 0; b < count; ++b) {
        m.follow(b, m.buyer.arm[b]);
        m.buyer.candour[b] =
            rules::between(p.complaint.candour_low, p.complaint.candour_high, random.uniform(Purpose::candour, b));
    }
}

void open_needs(Market& m, const Parameters& p, const sim::Streams& random)
{
    const std::size_t categories = m.categories();
    const std::size_t per_buyer = m.needs_per_buyer = static_cast<std::size_t>(p.market.needs_per_buyer);
    const std::size_t count = per_buyer * m.buyer.arm.size();
    const std::size_t stride = std::max<std::size_t>(1, categories / per_buyer);
    Needs& needs = m.need;
    needs.category.resize(count);
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
        needs.category[n] = static_cast<Index>((b + k * stride + b / categories) % categories);
        needs.log_demand[n] = rules::stationary_log_demand(random.normal(Purpose::opening_demand, m.need_address(n)), p.env);
        needs.next_demand[n] = rules::demand_from(needs.log_demand[n], p.need.demand, p.env);
    }
    m.need_flow.assign(count, {});
    m.turns.resize(count);
}

// The `known` suppliers of a need: distinct ones of its category, each as likely as any other.
void meet_suppliers(Market& m, const Parameters& p, const sim::Streams& random)
{
    const std::size_t per_category = static_cast<std::size_t>(p.market.suppliers_per_category);
    m.slots = static_cast<std::size_t>(p.market.known);
    m.relation.supplier.resize(m.needs() * m.slots);
    sim::for_each_entity(m.needs(), [&](std::size_t n) {
        const auto known = m.relation.supplier.begin() + static_cast<std::ptrdiff_t>(n * m.slots);
        const std::size_t first = m.need.category[n] * per_category;
        std::uint32_t draw = 0;
        for (auto next = known; next != known + static_cast<std::ptrdiff_t>(m.slots); ++draw) {
            const auto candidate =
                static_cast<Index>(first + random.pick(per_category, Purpose::known_suppliers, m.need_address(n), draw));
            if (std::find(known, next, candidate) == next) *next++ = candidate;
        }
    });

    Suppliers& s = m.supplier;
    s.first_customer.assign(m.suppliers() + 1, 0);
    for (const Index i : m.relation.supplier) ++s.first_customer[i + 1];
    std::partial_sum(s.first_customer.begin(), s.first_customer.end(), s.first_customer.begin());
    s.customers.resize(m.relations());
    std::vector<std::size_t> next(s.first_customer.begin(), s.first_customer.end() - 1);
    for (std::size_t e = 0; e < m.relations(); ++e) s.customers[next[m.relation.supplier[e]]++] = static_cast<Index>(e);
    m.claims.resize(m.relations());
}

void open_relations(Market& m, const Parameters& p)
{
    const std::size_t count = m.relations();
    Relations& r = m.relation;
    for (Column* column : {&r.performance,
                           &r.dissatisfaction,
                           &r.silence,
                           &r.problem,
                           &r.repair,
                           &r.plans,
                           &r.secrets,
                           &r.link,
                           &r.process_knowledge,
                           &r.leaked_in,
                           &r.rent,
                           &r.quality_knowledge,
                           &r.installed_base,
                           &r.coverage,
                           &r.pipeline[0],
                           &r.pipeline[1],
                           &r.pipeline[2],
                           &r.pipeline[3],
                           &r.backlog,
                           &r.price,
                           &r.reference_cost,
                           &r.other_cost,
                           &r.experiences,
                           &r.concession,
                           &r.age,
                           &r.production_cost,
                           &r.full_cost,
                           &r.asking_price,
                           &r.walk_away_price,
                           &r.owed})
        column->assign(count, 0.0);
    r.buyer_trust.assign(count, p.trust.start);
    r.supplier_trust.assign(count, p.trust.start);
    r.attention.assign(count, p.relation.opening_attention);
    r.promise.assign(count, p.relation.opening_promise);
    r.expectation.assign(count, p.relation.opening_expectation);
    r.expected_share.assign(count, p.idea.expected_share);
    r.hours.assign(count, rules::through(p.transaction, p.relation.opening_hours));
    r.orders.assign(count, p.need.demand);
    r.complaints.assign(count, 0);
    m.relation_flow.assign(count, {});
}

// Every need starts with one of its suppliers, at cost-plus price, inside a contract.
void open_history(Market& m, const Parameters& p, const sim::Streams& random)
{
    sim::for_each_entity(m.needs(), [&](std::size_t n) {
        Relations& r = m.relation;
        const std::size_t c = m.need.category[n];
        m.need.incumbent[n] = static_cast<std::int8_t>(random.pick(m.slots, Purpose::opening_incumbent, m.need_address(n)));
        const std::size_t e = m.incumbent(n), i = r.supplier[e];
        const double production =
            rules::production_cost(p.cost.base, m.supplier.productivity[i], m.category.material_cost[c], 0.0);
        const rules::UnitCost cost{production,
                                   rules::promised_service_cost(rules::served(m.category.service_need[c], p.service),
                                                                p.category.life, m.supplier.service_skill[i]),
                                   p.supplier.capacity_cost * (1.0 + p.supplier.buffer),
                                   r.hours[e] * p.time.wage / p.need.demand};
        r.price[e] = cost.full() * (1.0 + p.supplier.target_margin);
        r.reference_cost[e] = production;
        m.need.remaining_term[n] = static_cast<double>(
            static_cast<int>(random.uniform(Purpose::opening_term, m.need_address(n)) * m.policy_towards(e).term));
        r.attention[e] = p.relation.incumbent_attention;
        r.expectation[e] = r.promise[e] = p.relation.incumbent_expectation;
        r.age[e] = 1.0;
        for (int stage = 0; stage < m.category.lead_time[c]; ++stage) r.pipeline[stage][e] = p.need.demand;
        r.owed[e] = p.need.demand * m.category.lead_time[c];
        r.installed_base[e] = p.need.demand * p.category.life * (1.0 - 1.0 / p.category.life);
        r.coverage[e] = 1.0;
    });
}

} // namespace

std::uint16_t Market::arm_of(const rules::Policy& row) const
{
    return rules::position(row, archetype(0), archetype(1)) >= 0.5 ? 0 : 1;
}

Market open(const Parameters& p, const sim::World& world, int rotation)
{
    const sim::Streams random(world, 0);
    Market m;
    open_categories(m, p);
    open_suppliers(m, p, random);
    open_buyers(m, p, random, rotation);
    open_needs(m, p, random);
    meet_suppliers(m, p, random);
    open_relations(m, p);
    open_history(m, p, random);
    m.partial_tallies.assign(sim::blocks(m.needs()) * m.arms, {});
    return m;
}

} // namespace models::relational
