// Phase 3: who wins, at what price, and what a change of supplier costs (specification 5.3, claims S2, S11, S13, S19).
#include <algorithm>
#include <array>

#include "models/relational/phases.hpp"
#include "models/relational/phases/bids.hpp"
#include "models/relational/phases/quotes.hpp"
#include "sim/math/vector_width.hpp"

namespace models::relational {
namespace {

// Hours of the tender: the buyer's, and the same again split among the invited suppliers.
void spend_tender_hours(Market& m, const Parameters& p, const Bids& bids, const Bids::Tender& tender, std::size_t winner)
{
    const std::size_t n = tender.need;
    const rules::Policy& policy = m.policy_of_need(n);
    const Relations& r = m.relation;
    const int bidders = static_cast<int>(tender.count);
    const double hours =
        rules::through(p.transaction, rules::tender_hours(m.need.rivals[n], bidders, policy.pressure,
                                                          rules::through(p.contract, policy.contract),
                                                          rules::mutual_trust(r.buyer_trust[winner], r.supplier_trust[winner]),
                                                          m.category.work_factor[m.need.category[n]], p.time));
    m.need_flow.transaction_hours[n] += hours;
    for (std::size_t bid = tender.first; bid < tender.first + tender.count; ++bid)
        m.relation_flow.transaction[bids.relation(bid)] += hours / bidders * p.time.wage;
}

// The end of the incumbent relation, counted by cause.
void end_relation(Market& m, std::size_t n)
{
    NeedFlows& flow = m.need_flow;
    m.relation_flow.ended[n] = 1;
    if (!m.is_alive(n))
        flow.ended_by_failure[n] = 1.0;
    else if (flow.ended_early[n] == 0.0)
        flow.ended_at_term[n] = 1.0;
    m.need.incumbent[n] = nobody;
}

// The buyer turns away from its supplier to another one.
void leave(Market& m, const Parameters& p, std::size_t n)
{
    end_relation(m, n);
    m.need_flow.book(
        n, &NeedFlows::switching,
        rules::switching_cost(m.category.complexity[m.need.category[n]], p.cost.base, m.usual(p, n).demand, p.award));
    m.need.product_knowledge[n] *= p.idea.keep;
}

void begin_relation(Market& m, const Parameters& p, std::size_t n)
{
    Relations& r = m.relation;
    Running& running = m.running;
    running.age[n] = r.dissatisfaction[n] = running.silence[n] = 0.0;
    running.complaints[n] = 0;
    r.problem[n] *= p.problem.new_relation_share;
    running.orders[n] = m.usual(p, n).demand;
    r.attention[n] = std::max(r.attention[n], p.attention.new_relation);
    running.promise[n] = running.expectation[n] = rules::sales_promise(m.supplier.alignment[r.supplier[n]], p.sale);
    m.need.row[n] = m.row_towards(n, n);
}

void renew(Market& m, const Parameters& p, std::size_t n)
{
    m.running.promise[n] = rules::renewed_promise(m.running.promise[n], m.supplier.alignment[m.relation.supplier[n]], p.sale);
    m.need_flow.renewals[n] = 1.0;
    m.need_flow.ended_early[n] = 0.0;
}

// What the winner keeps of the rent on its past ideas, and what it learns from that about the buyer's promises.
void settle_rent(Market& m, const Parameters& p, std::size_t n, std::size_t e, double price, double full_cost, bool renewed)
{
    Relations& r = m.relation;
    if (r.rent[e] <= 0.0) return;
    const double kept = rules::kept_rent_share(price, full_cost, m.firm(p, r.supplier[e]).target_margin, r.rent[e]);
    if (renewed) r.expected_share[e] += p.idea.renewal_learning * (kept * m.policy_of_need(n).gain_share - r.expected_share[e]);
    r.rent[e] *= kept;
}

// What was awarded of many tenders: by need, the winning bid's price and costs; and who takes another's place.
struct Awards {
    std::size_t awarded = 0, changes = 0;
    std::array<Index, sim::rows_side_by_side> need, new_to, winner; ///< of changes, the need and the row of the winner
    Side price, production_cost, full_cost;
};

// Who wins, and what it means for those who were there before.
void decide(Market& m, const Parameters& p, const Bids& bids, const Bids::Tender& tender, Awards& awards)
{
    const std::size_t n = tender.need;
    NeedFlows& flow = m.need_flow;
    flow.tenders[n] = 1.0;
    flow.tenders_with_incumbent[n] = m.has_incumbent(n) && m.is_invited(n, m.need.incumbent[n]) ? 1.0 : 0.0;

    std::array<rules::Bid, most_known> room;
    const rules::Awarded result = rules::award(bids.of(tender, room), m.policy_of_need(n).pressure, p.award);
    if (result.winner < 0) { // nobody left to ask
        if (m.has_incumbent(n)) end_relation(m, n);
        return;
    }
    const std::size_t bid = tender.first + static_cast<std::size_t>(result.winner), winner = bids.relation(bid);
    const double full_cost = bids.full_cost(bid);
    const bool renewed = m.is_active(winner);
    flow.awards[n] = 1.0;
    flow.awards_below_cost[n] = result.price < full_cost ? 1.0 : 0.0;
    spend_tender_hours(m, p, bids, tender, winner);
    settle_rent(m, p, n, winner, result.price, full_cost, renewed);
    if (renewed) {
        renew(m, p, n);
    } else {
        if (m.has_incumbent(n)) leave(m, p, n);
        awards.new_to[awards.changes] = static_cast<Index>(n);
        awards.winner[awards.changes++] = static_cast<Index>(winner);
    }
    awards.need[awards.awarded] = static_cast<Index>(n);
    awards.price[awards.awarded] = result.price;
    awards.production_cost[awards.awarded] = bids.production_cost(bid);
    awards.full_cost[awards.awarded++] = full_cost;
}

// The terms on which the winners, which stand in their places now, will deliver.
void agree(Market& m, const Parameters& p, const Awards& awards)
{
    const double base = p.cost.base;
    const sim::Listed needs{awards.need.data(), awards.awarded};
    for (std::size_t k = 0; k < needs.count; ++k) m.need.remaining_term[needs[k]] = m.policy_of_need(needs[k]).term;
    sim::in_widest_vectors([&] {
#pragma GCC ivdep
        for (std::size_t k = 0; k < needs.count; ++k) {
            const std::size_t n = needs[k], i = m.relation.supplier[n];
            m.relation.price[n] = awards.price[k];
            m.running.production_cost[n] = awards.production_cost[k];
            m.running.full_cost[n] = awards.full_cost[k];
            m.running.reference_cost[n] = open_book_cost(m, base, n, i);
        }
    });
}

// Tenders of different needs share nothing, so all of them come one step further at a time.
void award_all(Market& m, const Parameters& p, Bids& bids)
{
    Awards awards;
    bids.collect(m, p);
    for (std::size_t t = 0; t < bids.tenders(); ++t) decide(m, p, bids, bids.tender(t), awards);
    const std::span<const Index> new_to = std::span(awards.new_to).first(awards.changes);
    m.seat_incumbents(new_to, std::span(awards.winner).first(awards.changes));
    for (const Index n : new_to) begin_relation(m, p, n);
    agree(m, p, awards);
    bids.clear();
}

} // namespace

void award_need(Market& m, const Parameters& p, std::size_t n)
{
    if (!m.need.tender[n]) return;
    Bids bids;
    bids.ask(m, n);
    award_all(m, p, bids);
}

void award(Market& m, const Parameters& p)
{
    sim::for_each_block(m.needs(), [&](std::size_t first, std::size_t end) {
        Bids bids;
        for (std::size_t n = first; n < end; ++n) {
            if (!m.need.tender[n]) continue;
            if (!bids.has_room(m)) award_all(m, p, bids);
            bids.ask(m, n);
        }
        award_all(m, p, bids);
    });
}

} // namespace models::relational
