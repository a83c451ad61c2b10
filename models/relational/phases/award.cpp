// Phase 3: who wins, at what price, and what a change of supplier costs (specification 5.3, claims S2, S11, S13, S19).
#include <algorithm>
#include <array>
#include <bit>

#include "models/relational/phases.hpp"
#include "sim/parallel/parallel.hpp"

namespace models::relational {
namespace {

std::size_t collect_bids(const Market& m, const Parameters& p, std::size_t n, std::array<rules::Bid, most_known>& bids)
{
    const Relations& r = m.relation;
    const rules::Policy& policy = m.policy_of_need(n);
    const std::size_t c = m.need.category[n];
    std::size_t count = 0;
    for (int slot = 0; slot < static_cast<int>(m.slots); ++slot) {
        if (!m.is_invited(n, slot)) continue;
        const std::size_t e = m.relation_at(n, slot);
        const rules::Standing standing{
            rules::expected_other_cost(r.other_cost[e], r.experiences[e], m.category.other_cost[c], p.award),
            m.supplier.funding[r.supplier[e]], r.dissatisfaction[e], r.buyer_trust[e], slot == m.need.incumbent[n]};
        bids[count++] = {slot, r.asking_price[e], r.walk_away_price[e],
                         rules::drop_out_price(r.asking_price[e], r.walk_away_price[e], policy.pressure),
                         rules::score_addition(standing, policy, p.cost.base, m.category.complexity[c], p.award)};
    }
    return count;
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
    m.need_flow[n].transaction_hours += hours;
    for (int slot = 0; slot < static_cast<int>(m.slots); ++slot)
        if (m.is_invited(n, slot)) m.relation_flow[m.relation_at(n, slot)].transaction += hours / bidders * p.time.wage;
}

// The end of the incumbent relation, counted by cause.
void end_relation(Market& m, std::size_t n)
{
    const std::size_t e = m.incumbent(n);
    NeedFlow& flow = m.need_flow[n];
    m.relation_flow[e].ended = true;
    if (!m.is_alive(e))
        flow.ended_by_failure = 1.0;
    else if (flow.ended_early == 0.0)
        flow.ended_at_term = 1.0;
    m.need.incumbent[n] = nobody;
}

void switch_to(Market& m, const Parameters& p, std::size_t n, int slot)
{
    Relations& r = m.relation;
    if (m.has_incumbent(n)) {
        end_relation(m, n);
        m.need_flow[n].book(&NeedFlow::switching, rules::switching_cost(m.category.complexity[m.need.category[n]], p.cost.base,
                                                                        m.usual(p, n).demand, p.award));
        m.need.product_knowledge[n] *= p.idea.keep;
    }
    m.need.incumbent[n] = static_cast<std::int8_t>(slot);
    const std::size_t e = m.incumbent(n);
    r.age[e] = r.dissatisfaction[e] = r.silence[e] = 0.0;
    r.complaints[e] = 0;
    r.problem[e] *= p.problem.new_relation_share;
    r.orders[e] = m.usual(p, n).demand;
    r.attention[e] = std::max(r.attention[e], p.attention.new_relation);
    r.promise[e] = r.expectation[e] = rules::sales_promise(m.supplier.alignment[r.supplier[e]], p.sale);
}

void renew(Market& m, const Parameters& p, std::size_t n)
{
    const std::size_t e = m.incumbent(n);
    m.relation_flow[e].continued = true;
    m.relation_flow[e].rivals_seen = m.need.rivals[n];
    m.relation.promise[e] = rules::renewed_promise(m.relation.promise[e], m.supplier.alignment[m.relation.supplier[e]], p.sale);
    m.need_flow[n].renewals = 1.0;
    m.need_flow[n].ended_early = 0.0;
}

// What the winner keeps of the rent on its past ideas, and what it learns from that about the buyer's promises.
void settle_rent(Market& m, const Parameters& p, std::size_t n, std::size_t e, double price, bool renewed)
{
    Relations& r = m.relation;
    if (r.rent[e] <= 0.0) return;
    const double kept = rules::kept_rent_share(price, r.full_cost[e], m.firm(p, r.supplier[e]).target_margin, r.rent[e]);
    if (renewed) r.expected_share[e] += p.idea.renewal_learning * (kept * m.policy_of_need(n).gain_share - r.expected_share[e]);
    r.rent[e] *= kept;
}

} // namespace

void award_need(Market& m, const Parameters& p, std::size_t n)
{
    if (!m.need.tender[n]) return;
    NeedFlow& flow = m.need_flow[n];
    flow.tenders = 1.0;
    flow.tenders_with_incumbent = m.has_incumbent(n) && m.is_invited(n, m.need.incumbent[n]) ? 1.0 : 0.0;

    std::array<rules::Bid, most_known> bids;
    const std::size_t count = collect_bids(m, p, n, bids);
    const rules::Policy& policy = m.policy_of_need(n);
    const rules::Awarded result = rules::award({bids.data(), count}, policy.pressure, p.award);
    if (result.winner < 0) { // nobody left to ask
        if (m.has_incumbent(n)) end_relation(m, n);
        return;
    }
    const int slot = bids[static_cast<std::size_t>(result.winner)].slot;
    const std::size_t winner = m.relation_at(n, slot);
    const bool renewed = slot == m.need.incumbent[n];
    flow.awards = 1.0;
    flow.awards_below_cost = result.price < m.relation.full_cost[winner] ? 1.0 : 0.0;
    spend_tender_hours(m, p, n, winner);
    settle_rent(m, p, n, winner, result.price, renewed);
    if (renewed)
        renew(m, p, n);
    else
        switch_to(m, p, n, slot);
    m.need.remaining_term[n] = policy.term;
    m.relation.price[winner] = result.price;
    m.relation.reference_cost[winner] = // open book: without what is specific to the relation
        rules::production_cost(p.cost.base, m.supplier.productivity[m.relation.supplier[winner]],
                               m.category.material_cost[m.need.category[n]], m.supplier.knowledge[m.relation.supplier[winner]]);
}

void award(Market& m, const Parameters& p)
{
    sim::for_each_entity(m.needs(), [&](std::size_t n) { award_need(m, p, n); });
}

} // namespace models::relational
