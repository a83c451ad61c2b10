// Who knows whom as a run opens, and with what history (specification section 7).
#include <algorithm>
#include <array>
#include <numeric>

#include "models/relational/opening.hpp"
#include "models/relational/phases/quotes.hpp"
#include "models/relational/purpose.hpp"
#include "models/relational/rationing.hpp"
#include "sim/parallel/parallel.hpp"
#include "sim/random/draw.hpp"
#include "sim/record/fields.hpp"

namespace models::relational {

void meet_suppliers(Market& m, const Parameters& p, const sim::Streams& random)
{
    m.seats = static_cast<std::size_t>(p.market.known);
    m.relation.supplier.resize(m.needs() * m.seats);
    m.relation.seat.resize(m.relations());
    m.need.place.resize(m.relations());
    Suppliers& s = m.supplier;
    s.first_customer.assign(m.suppliers() + 1, 0);
    sim::for_each_entity(m.needs(), [&](std::size_t n) {
        std::array<Index, most_known> known; // distinct
        const std::size_t first = m.category.first_supplier[m.need.category[n]];
        const std::size_t per_category = m.category.first_supplier[m.need.category[n] + 1] - first;
        std::uint32_t draw = 0;
        for (std::size_t met = 0; met < m.seats; ++draw) {
            const auto candidate =
                static_cast<Index>(first + random.pick(per_category, Purpose::known_suppliers, m.need_address(n), draw));
            if (std::find(known.begin(), known.begin() + met, candidate) == known.begin() + met) known[met++] = candidate;
        }
        for (std::size_t seat = 0; seat < m.seats; ++seat) {
            const std::size_t e = seat * m.needs() + n;
            m.relation.supplier[e] = known[seat];
            m.need.place[n * m.seats + seat] = m.relation.seat[e] = static_cast<std::uint8_t>(seat);
        }
    });

    for (const Index i : m.relation.supplier) ++s.first_customer[i + 1];
    std::partial_sum(s.first_customer.begin(), s.first_customer.end(), s.first_customer.begin());
    s.customers.resize(m.relations());
    std::vector<std::size_t> next(s.first_customer.begin(), s.first_customer.end() - 1);
    constexpr Index any_need = static_cast<Index>(most_needs - 1), any_seat = most_known - 1; // there are no greater ones
    for (std::size_t n = 0; n < m.needs(); ++n)
        for (std::size_t seat = 0; seat < m.seats; ++seat)
            s.customers[next[m.relation.supplier[seat * m.needs() + n]]++] = {static_cast<Index>(n) & any_need,
                                                                              static_cast<Index>(seat) & any_seat};
    std::size_t most = 0;
    for (std::size_t i = 0; i < m.suppliers(); ++i) most = std::max(most, m.customers(i).size());
    m.most_customers = most;
    m.claims.resize(rationing_at_once(m.suppliers(), m.relations(), most) * most);
    m.claimants.resize(m.claims.size());
}

void open_relations(Market& m, const Parameters& p)
{
    const std::size_t count = m.relations(), needs = m.needs();
    Relations& r = m.relation;
    r.for_each_column([&](auto& column) { column.assign(count, 0); });
    r.buyer_trust.assign(count, p.trust.start);
    r.supplier_trust.assign(count, p.trust.start);
    r.attention.assign(count, p.relation.opening_attention);
    r.expected_share.assign(count, p.idea.expected_share);
    r.hours.assign(count, rules::through(p.transaction, p.relation.opening_hours));
    for (Column& column : sim::columns_of<RelationFlowOf<Column>>(m.relation_flow)) column.assign(count, 0.0);
    m.relation_flow.ended.assign(count, 0);

    Running& running = m.running;
    for (Column* column : {&running.promise, &running.expectation, &running.performance, &running.silence,
                           &running.reference_cost, &running.age, &running.production_cost, &running.full_cost})
        column->assign(needs, 0.0);
    running.complaints.assign(needs, 0);
    running.orders.resize(needs);
    for (std::size_t n = 0; n < needs; ++n) running.orders[n] = m.usual(p, n).demand;
    for (Column& column : sim::columns_of(m.running_flow)) column.assign(needs, 0.0);
}

void open_history(Market& m, const Parameters& p, const sim::Streams& random)
{
    sim::for_each_entity(m.needs(), [&](std::size_t n) {
        Relations& r = m.relation;
        const std::size_t c = m.need.category[n];
        m.seat_incumbent(n, static_cast<int>(random.pick(m.seats, Purpose::opening_incumbent, m.need_address(n))));
        m.need.row[n] = m.row_towards(n, n);
        const double life = m.category.life[c], demand = m.need.usual_demand[n];
        const rules::UnitCost cost = unit_cost(m, QuoteTerms(p), n, n);
        r.price[n] = cost.full() * (1.0 + m.supplier.target_margin[r.supplier[n]]);
        m.running.reference_cost[n] = cost.production;
        m.need.remaining_term[n] = static_cast<double>(
            static_cast<int>(random.uniform(Purpose::opening_term, m.need_address(n)) * m.policy_of_need(n).term));
        r.attention[n] = p.relation.incumbent_attention;
        m.running.expectation[n] = m.running.promise[n] = p.relation.incumbent_expectation;
        m.running.age[n] = 1.0;
        for (int stage = 0; stage < m.category.lead_time[c]; ++stage) r.pipeline[stage][n] = demand;
        r.owed[n] = demand * m.category.lead_time[c];
        r.installed_base[n] = demand * life * (1.0 - 1.0 / life);
        r.coverage[n] = 1.0;
    });
}

} // namespace models::relational
