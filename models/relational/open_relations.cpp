// Who knows whom as a run opens, and with what history (specification section 7).
#include <algorithm>
#include <numeric>

#include "models/relational/opening.hpp"
#include "models/relational/purpose.hpp"
#include "sim/parallel/parallel.hpp"
#include "sim/random/draw.hpp"

namespace models::relational {

void meet_suppliers(Market& m, const Parameters& p, const sim::Streams& random)
{
    m.slots = static_cast<std::size_t>(p.market.known);
    m.relation.supplier.resize(m.needs() * m.slots);
    sim::for_each_entity(m.needs(), [&](std::size_t n) {
        const auto known = m.relation.supplier.begin() + static_cast<std::ptrdiff_t>(n * m.slots);
        const std::size_t first = m.category.first_supplier[m.need.category[n]];
        const std::size_t per_category = m.category.first_supplier[m.need.category[n] + 1] - first;
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
    r.orders.resize(count);
    for (std::size_t e = 0; e < count; ++e) r.orders[e] = m.usual(p, m.need_of(e)).demand;
    r.complaints.assign(count, 0);
    m.relation_flow.assign(count, {});
}

void open_history(Market& m, const Parameters& p, const sim::Streams& random)
{
    sim::for_each_entity(m.needs(), [&](std::size_t n) {
        Relations& r = m.relation;
        const std::size_t c = m.need.category[n];
        m.need.incumbent[n] = static_cast<std::int8_t>(random.pick(m.slots, Purpose::opening_incumbent, m.need_address(n)));
        const std::size_t e = m.incumbent(n), i = r.supplier[e];
        const rules::SupplierParameters& firm = m.firm(p, i);
        const double life = m.product(p, c).life, demand = m.usual(p, n).demand;
        const double production =
            rules::production_cost(p.cost.base, m.supplier.productivity[i], m.category.material_cost[c], 0.0);
        const rules::UnitCost cost{
            production,
            rules::promised_service_cost(rules::served(m.category.service_need[c], p.service), life, m.supplier.service_skill[i]),
            firm.capacity_cost * (1.0 + firm.buffer), r.hours[e] * p.time.wage / demand};
        r.price[e] = cost.full() * (1.0 + firm.target_margin);
        r.reference_cost[e] = production;
        m.need.remaining_term[n] = static_cast<double>(
            static_cast<int>(random.uniform(Purpose::opening_term, m.need_address(n)) * m.policy_towards(e).term));
        r.attention[e] = p.relation.incumbent_attention;
        r.expectation[e] = r.promise[e] = p.relation.incumbent_expectation;
        r.age[e] = 1.0;
        for (int stage = 0; stage < m.category.lead_time[c]; ++stage) r.pipeline[stage][e] = demand;
        r.owed[e] = demand * m.category.lead_time[c];
        r.installed_base[e] = demand * life * (1.0 - 1.0 / life);
        r.coverage[e] = 1.0;
    });
}

} // namespace models::relational
