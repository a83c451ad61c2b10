// Phase 3: who wins, at what price, and what a change of supplier costs (specification 5.3, claims S2, S11, S13, S19).
#include <algorithm>
#include <array>
#include <bit>

#include "models/relational/phases.hpp"
#include "sim/parallel/parallel.hpp"

namespace models::relational {
namespace {

// The bids of a tender, in the order of seats, and the quotes behind them.
struct Bids {
    std::array<rules::Bid, most_known> bid;
    std::array<Quote, most_known> quote;
    std::size_t count = 0;
};

Bids collect_bids(const Market& m, const Parameters& p, std::size_t n)
{
    const Relations& r = m.relation;
    const rules::Policy& policy = m.policy_of_need(n);
    const std::size_t c = m.need.category[n];
    Bids bids;
    for (int seat = 0; seat < static_cast<int>(m.seats); ++seat) {
        if (!m.is_invited(n, seat)) continue;
        const std::size_t e = m.relation_at(n, seat);
        const rules::Standing standing{
            rules::expected_other_cost(r.other_cost[e], r.experiences[e], m.category.other_cost[c], p.award),
            m.supplier.funding[r.supplier[e]], r.dissatisfaction[e], r.buyer_trust[e], seat == m.need.incumbent[n]};
        const Quote quote = bids.quote[bids.count] = quote_for(m, p, n, e);
        bids.bid[bids.count++] = {seat, quote.asking_price, quote.walk_away_price,
                                  rules::drop_out_price(quote.asking_price, quote.walk_away_price, policy.pressure),
                                  rules::score_addition(standing, policy, p.cost.base, m.category.complexity[c], p.award)};
    }
    return bids;
}

// Hours of the tender: the buyer's, and the same again split among the invited suppliers.
void spend_tender_hours(Market& m, const Parameters& p, std::size_t n, std::size_t winner)
{
    const rules::Policy& policy = m.policy_of_need(n);
    const Relations& r = m.relation;
    const int bidders = std::popcount(m.need.invited[n]);
    const double hours =
        rules::through(p.transaction, rules::tender_hours(m.need.rivals[n], bidders, policy.pressure,
                                                          rules::through(p.contract, policy.contract),
                                                          rules::mutual_trust(r.buyer_trust[winner], r.supplier_trust[winner]),
                                                          m.category.work_factor[m.need.category[n]], p.time));
    m.need_flow.transaction_hours[n] += hours;
    for (int seat = 0; seat < static_cast<int>(m.seats); ++seat)
        if (m.is_invited(n, seat)) m.relation_flow.transaction[m.relation_at(n, seat)] += hours / bidders * p.time.wage;
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

void switch_to(Market& m, const Parameters& p, std::size_t n, int seat)
{
    Relations& r = m.relation;
    if (m.has_incumbent(n)) {
        end_relation(m, n);
        m.need_flow.book(
            n, &NeedFlows::switching,
            rules::switching_cost(m.category.complexity[m.need.category[n]], p.cost.base, m.usual(p, n).demand, p.award));
        m.need.product_knowledge[n] *= p.idea.keep;
    }
    m.seat_incumbent(n, seat);
    Running& running = m.running;
    running.age[n] = r.dissatisfaction[n] = running.silence[n] = 0.0;
    running.complaints[n] = 0;
    r.problem[n] *= p.problem.new_relation_share;
    running.orders[n] = m.usual(p, n).demand;
    r.attention[n] = std::max(r.attention[n], p.attention.new_relation);
    running.promise[n] = running.expectation[n] = rules::sales_promise(m.supplier.alignment[r.supplier[n]], p.sale);
}

void renew(Market& m, const Parameters& p, std::size_t n)
{
    m.running_flow.continued[n] = 1.0;
    m.running_flow.rivals_seen[n] = m.need.rivals[n];
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

} // namespace

void award_need(Market& m, const Parameters& p, std::size_t n)
{
    if (!m.need.tender[n]) return;
    NeedFlows& flow = m.need_flow;
    flow.tenders[n] = 1.0;
    flow.tenders_with_incumbent[n] = m.has_incumbent(n) && m.is_invited(n, m.need.incumbent[n]) ? 1.0 : 0.0;

    const Bids bids = collect_bids(m, p, n);
    const rules::Policy& policy = m.policy_of_need(n);
    const rules::Awarded result = rules::award({bids.bid.data(), bids.count}, policy.pressure, p.award);
    if (result.winner < 0) { // nobody left to ask
        if (m.has_incumbent(n)) end_relation(m, n);
        return;
    }
    const int seat = bids.bid[static_cast<std::size_t>(result.winner)].seat;
    const Quote& quote = bids.quote[static_cast<std::size_t>(result.winner)];
    const std::size_t winner = m.relation_at(n, seat);
    const bool renewed = seat == m.need.incumbent[n];
    flow.awards[n] = 1.0;
    flow.awards_below_cost[n] = result.price < quote.full_cost ? 1.0 : 0.0;
    spend_tender_hours(m, p, n, winner);
    settle_rent(m, p, n, winner, result.price, quote.full_cost, renewed);
    if (renewed)
        renew(m, p, n);
    else
        switch_to(m, p, n, seat);
    m.need.remaining_term[n] = policy.term;
    m.relation.price[n] = result.price;
    m.running.production_cost[n] = quote.production_cost;
    m.running.full_cost[n] = quote.full_cost;
    m.running.reference_cost[n] = // open book: without what is specific to the relation
        rules::production_cost(p.cost.base, m.supplier.productivity[m.relation.supplier[n]],
                               m.category.material_cost[m.need.category[n]], m.supplier.knowledge[m.relation.supplier[n]]);
}

void award(Market& m, const Parameters& p)
{
    sim::for_each_entity(m.needs(), [&](std::size_t n) { award_need(m, p, n); });
}

} // namespace models::relational
