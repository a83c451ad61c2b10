// Phase 8: plans, confidential data and ideas flow in both directions, or leak (specification 5.8, claims S9, S10, S14, S20-S22).
#include <algorithm>

#include "models/relational/phases.hpp"
#include "sim/parallel/parallel.hpp"

namespace models::relational {
namespace {

// Everything that phase 8 knows of one need and its incumbent.
struct Sharing {
    Market& m;
    const Parameters& p;
    const sim::Streams& random;
    std::size_t n, e, c, i;
    std::uint64_t address; // of the relation's draws
    const rules::Policy& policy;
    RelationFlow& flow;
    NeedFlow& books;
};

void inform(const Sharing& s)
{
    Relations& r = s.m.relation;
    const double ageing = rules::ageing(rules::technology_pace(s.p.env), s.p.info.calm_ageing);
    s.flow.disclosure = s.policy.disclosure * rules::readiness(r.buyer_trust[s.e], s.p.info);
    r.secrets[s.e] = rules::next_stock(r.secrets[s.e], rules::readiness(r.supplier_trust[s.e], s.p.info), ageing, s.p.info);
    r.plans[s.e] = rules::next_stock(r.plans[s.e], s.flow.disclosure + s.p.info.link_flow * r.link[s.e], ageing, s.p.info);
}

double process_gap(const Sharing& s)
{
    return std::max(0.0, s.m.category.process_frontier[s.c] - s.m.supplier.knowledge[s.i] - s.m.relation.process_knowledge[s.e]);
}

double product_gap(const Sharing& s)
{
    return std::max(0.0,
                    s.m.category.product_frontier[s.c] - s.m.category.reference_knowledge[s.c] - s.m.need.product_knowledge[s.n]);
}

// A process idea makes the supplier cheaper; the gain is split between the price and the supplier's rent.
void use_process_idea(const Sharing& s, double size)
{
    Relations& r = s.m.relation;
    r.process_knowledge[s.e] += size;
    s.flow.spill += s.p.idea.spill * size;
    r.price[s.e] -= (1.0 - s.policy.gain_share) * s.p.cost.base * size;
    r.rent[s.e] += s.policy.gain_share * s.p.cost.base * size;
}

// A product idea makes the product worth more to the buyer, who pays part of it in the price.
void use_product_idea(const Sharing& s, double size)
{
    Relations& r = s.m.relation;
    const double paid = s.policy.gain_share * s.p.idea.product_share * s.p.cost.base * size;
    s.m.need.product_knowledge[s.n] += size;
    r.price[s.e] += paid;
    r.rent[s.e] += paid;
}

// An adopted idea may be shown to rivals; a process idea helps them from the next period on.
void maybe_leak(const Sharing& s, bool process, double size, std::uint32_t at)
{
    const double chance = rules::leak_chance(s.policy.leak, rules::through(s.p.contract, s.policy.contract), s.p.idea);
    if (!s.random.bernoulli(rules::through(s.p.leak, chance), Purpose::supplier_idea, s.address, at + 4)) return;
    s.books.ideas_leaked += 1.0;
    if (process)
        for (std::size_t other = s.n * s.m.slots; other < (s.n + 1) * s.m.slots; ++other)
            if (other != s.e) s.m.relation.leaked_in[other] += s.p.idea.leak_effect * size;
    if (s.random.bernoulli(s.p.idea.detect, Purpose::supplier_idea, s.address, at + 5)) s.flow.leak_detected = true;
}

void supplier_idea(const Sharing& s, std::uint32_t at)
{
    const Relations& r = s.m.relation;
    const rules::IdeaParameters& idea = s.p.idea;
    const bool process = s.random.bernoulli(idea.process_share, Purpose::supplier_idea, s.address, at);
    const double size = rules::idea_size(process ? process_gap(s) : product_gap(s),
                                         s.random.exponential(Purpose::supplier_idea, s.address, at + 1), idea);
    const double trust = r.supplier_trust[s.e];
    const rules::Proposal proposal{process,
                                   s.p.cost.base * size * s.m.need.demand[s.n],
                                   rules::expected_horizon(s.m.need.remaining_term[s.n], trust, r.age[s.e] <= 0.0, idea),
                                   r.expected_share[s.e],
                                   s.policy.gain_share,
                                   trust};
    s.books.supplier_ideas_born += 1.0;
    if (rules::proposal_payoff(proposal, s.random.uniform(Purpose::supplier_idea, s.address, at + 2), idea) <= 0.0) {
        s.books.supplier_ideas_withheld += 1.0;
        return;
    }
    s.books.supplier_ideas_proposed += 1.0;
    s.flow.engineering += idea.supplier_cost;
    if (!s.random.bernoulli(rules::adoption_chance(r.buyer_trust[s.e], idea), Purpose::supplier_idea, s.address, at + 3)) {
        s.books.supplier_ideas_rejected += 1.0;
        return;
    }
    s.books.supplier_ideas_adopted += 1.0;
    s.books.book(&NeedFlow::implementing, idea.implement);
    if (process)
        use_process_idea(s, size);
    else
        use_product_idea(s, size);
    maybe_leak(s, process, size, at);
}

void buyer_idea(const Sharing& s, std::uint32_t at)
{
    const Relations& r = s.m.relation;
    const rules::IdeaParameters& idea = s.p.idea;
    const double trust = r.buyer_trust[s.e];
    const double size = rules::idea_size(process_gap(s), s.random.exponential(Purpose::buyer_idea, s.address, at), idea);
    const double value = s.p.cost.base * size * s.m.need.demand[s.n];
    const double horizon = rules::expected_horizon(s.m.need.remaining_term[s.n], trust, false, idea);
    s.books.buyer_ideas_born += 1.0;
    if (rules::offer_payoff(value, horizon, s.policy.gain_share, trust, s.random.uniform(Purpose::buyer_idea, s.address, at + 1),
                            idea) <= 0.0)
        return;
    s.books.buyer_ideas_proposed += 1.0;
    s.books.book(&NeedFlow::implementing, idea.buyer_cost_share * idea.supplier_cost);
    if (!s.random.bernoulli(rules::adoption_chance(r.supplier_trust[s.e], idea), Purpose::buyer_idea, s.address, at + 2)) return;
    s.books.buyer_ideas_adopted += 1.0;
    s.flow.assistance += 1.0;
    use_process_idea(s, size);
}

void exchange_ideas(const Sharing& s)
{
    constexpr std::uint32_t draws_per_idea = 8;
    const Relations& r = s.m.relation;
    const double potential = s.m.category.idea_potential[s.c];
    const double fair_margin = std::clamp(
        (r.price[s.e] - r.full_cost[s.e]) / (s.m.firm(s.p, r.supplier[s.e]).target_margin * r.full_cost[s.e]), 0.0, 1.0);
    const double rate = rules::supplier_idea_rate(potential, s.flow.contact, rules::information_share(r.plans[s.e], s.p.info),
                                                  fair_margin, s.p.idea);
    const int from_supplier = s.random.poisson(rate, s.p.idea.most, Purpose::supplier_ideas, s.address);
    for (int k = 0; k < from_supplier; ++k) supplier_idea(s, draws_per_idea * static_cast<std::uint32_t>(k));
    const int from_buyer = s.random.poisson(rules::buyer_idea_rate(potential, s.flow.contact, s.policy.assist, s.p.idea),
                                            s.p.idea.most, Purpose::buyer_ideas, s.address);
    for (int k = 0; k < from_buyer; ++k) buyer_idea(s, draws_per_idea * static_cast<std::uint32_t>(k));
}

// A dishonest, distrusting supplier may sell the buyer's plans.
void maybe_betray(const Sharing& s)
{
    const Relations& r = s.m.relation;
    const double chance = rules::betrayal_chance(s.m.supplier.honesty[s.i], r.supplier_trust[s.e],
                                                 rules::information_share(r.plans[s.e], s.p.info), s.p.info);
    if (!s.random.bernoulli(rules::through(s.p.leak, chance), Purpose::betrayal, s.address)) return;
    s.books.betrayals = 1.0;
    s.books.book(&NeedFlow::leak, s.p.info.leak_loss * s.m.category.complexity[s.c]);
    s.flow.signal -= s.p.info.leak_signal;
}

void link_up(const Sharing& s)
{
    Relations& r = s.m.relation;
    const rules::LinkParameters& link = s.p.link;
    if (rules::link_is_due(r.link[s.e], r.supplier_trust[s.e], r.age[s.e], link)) {
        if (!s.random.bernoulli(link.install_chance * s.policy.link, Purpose::ordering_link, s.address)) return;
        r.link[s.e] = link.growth;
        s.flow.links += link.cost;
    } else {
        r.link[s.e] = rules::grown_link(r.link[s.e], link);
    }
    if (r.link[s.e] > 0.0) s.flow.links += link.upkeep;
}

} // namespace

void share(Market& m, const Parameters& p, const sim::Streams& random)
{
    sim::for_each_entity(m.needs(), [&](std::size_t n) {
        if (m.has_incumbent(n)) {
            const std::size_t e = m.incumbent(n);
            const Sharing s{m,
                            p,
                            random,
                            n,
                            e,
                            m.need.category[n],
                            m.relation.supplier[e],
                            m.relation_address(n, m.need.incumbent[n]),
                            m.policy_towards(n, e),
                            m.relation_flow[e],
                            m.need_flow[n]};
            inform(s);
            exchange_ideas(s);
            maybe_betray(s);
            link_up(s);
        }
        double& knowledge = m.need.product_knowledge[n]; // fades towards what everybody knows
        knowledge *= 1.0 - p.supplier.own_rate;
        m.need_flow[n].innovation = p.cost.base * knowledge * m.need_flow[n].from_incumbent;
    });
}

} // namespace models::relational
