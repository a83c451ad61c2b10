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
    std::size_t n, c, i;
    std::uint64_t address; // of the relation's draws
    const rules::Policy& policy;
    RunningFlows& flow;
    NeedFlows& books;
};

void inform(const Sharing& s)
{
    Relations& r = s.m.relation;
    const double ageing = rules::ageing(rules::technology_pace(s.p.env), s.p.info.calm_ageing);
    s.flow.disclosure[s.n] = s.policy.disclosure * rules::readiness(r.buyer_trust[s.n], s.p.info);
    r.secrets[s.n] = rules::next_stock(r.secrets[s.n], rules::readiness(r.supplier_trust[s.n], s.p.info), ageing, s.p.info);
    r.plans[s.n] = rules::next_stock(r.plans[s.n], s.flow.disclosure[s.n] + s.p.info.link_flow * r.link[s.n], ageing, s.p.info);
}

double process_gap(const Sharing& s)
{
    return std::max(0.0, s.m.category.process_frontier[s.c] - s.m.supplier.knowledge[s.i] - s.m.relation.process_knowledge[s.n]);
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
    r.process_knowledge[s.n] += size;
    s.flow.spill[s.n] += s.p.idea.spill * size;
    r.price[s.n] -= (1.0 - s.policy.gain_share) * s.p.cost.base * size;
    r.rent[s.n] += s.policy.gain_share * s.p.cost.base * size;
}

// A product idea makes the product worth more to the buyer, who pays part of it in the price.
void use_product_idea(const Sharing& s, double size)
{
    Relations& r = s.m.relation;
    const double paid = s.policy.gain_share * s.p.idea.product_share * s.p.cost.base * size;
    s.m.need.product_knowledge[s.n] += size;
    r.price[s.n] += paid;
    r.rent[s.n] += paid;
}

// An adopted idea may be shown to rivals; a process idea helps them from the next period on.
void maybe_leak(const Sharing& s, bool process, double size, std::uint32_t at)
{
    const double chance = rules::leak_chance(s.policy.leak, rules::through(s.p.contract, s.policy.contract), s.p.idea);
    if (!s.random.bernoulli(rules::through(s.p.leak, chance), Purpose::supplier_idea, s.address, at + 4)) return;
    s.books.ideas_leaked[s.n] += 1.0;
    if (process)
        for (std::size_t rival = s.n + s.m.needs(); rival < s.m.relations(); rival += s.m.needs())
            s.m.relation.leaked_in[rival] += s.p.idea.leak_effect * size;
    if (s.random.bernoulli(s.p.idea.detect, Purpose::supplier_idea, s.address, at + 5)) s.flow.leak_detected[s.n] = 1.0;
}

void supplier_idea(const Sharing& s, std::uint32_t at)
{
    const Relations& r = s.m.relation;
    const rules::IdeaParameters& idea = s.p.idea;
    const bool process = s.random.bernoulli(idea.process_share, Purpose::supplier_idea, s.address, at);
    const double size = rules::idea_size(process ? process_gap(s) : product_gap(s),
                                         s.random.exponential(Purpose::supplier_idea, s.address, at + 1), idea);
    const double trust = r.supplier_trust[s.n];
    const rules::Proposal proposal{
        process,
        s.p.cost.base * size * s.m.need.demand[s.n],
        rules::expected_horizon(s.m.need.remaining_term[s.n], trust, s.m.running.age[s.n] <= 0.0, idea),
        r.expected_share[s.n],
        s.policy.gain_share,
        trust};
    s.books.supplier_ideas_born[s.n] += 1.0;
    if (rules::proposal_payoff(proposal, s.random.uniform(Purpose::supplier_idea, s.address, at + 2), idea) <= 0.0) {
        s.books.supplier_ideas_withheld[s.n] += 1.0;
        return;
    }
    s.books.supplier_ideas_proposed[s.n] += 1.0;
    s.flow.engineering[s.n] += idea.supplier_cost;
    if (!s.random.bernoulli(rules::adoption_chance(r.buyer_trust[s.n], idea), Purpose::supplier_idea, s.address, at + 3)) {
        s.books.supplier_ideas_rejected[s.n] += 1.0;
        return;
    }
    s.books.supplier_ideas_adopted[s.n] += 1.0;
    s.books.book(s.n, &NeedFlows::implementing, idea.implement);
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
    const double trust = r.buyer_trust[s.n];
    const double size = rules::idea_size(process_gap(s), s.random.exponential(Purpose::buyer_idea, s.address, at), idea);
    const double value = s.p.cost.base * size * s.m.need.demand[s.n];
    const double horizon = rules::expected_horizon(s.m.need.remaining_term[s.n], trust, false, idea);
    s.books.buyer_ideas_born[s.n] += 1.0;
    if (rules::offer_payoff(value, horizon, s.policy.gain_share, trust, s.random.uniform(Purpose::buyer_idea, s.address, at + 1),
                            idea) <= 0.0)
        return;
    s.books.buyer_ideas_proposed[s.n] += 1.0;
    s.books.book(s.n, &NeedFlows::implementing, idea.buyer_cost_share * idea.supplier_cost);
    if (!s.random.bernoulli(rules::adoption_chance(r.supplier_trust[s.n], idea), Purpose::buyer_idea, s.address, at + 2)) return;
    s.books.buyer_ideas_adopted[s.n] += 1.0;
    s.flow.assistance[s.n] += 1.0;
    use_process_idea(s, size);
}

void exchange_ideas(const Sharing& s)
{
    constexpr std::uint32_t draws_per_idea = 8;
    const Relations& r = s.m.relation;
    const double potential = s.m.category.idea_potential[s.c];
    const double fair_margin = std::clamp((r.price[s.n] - s.m.running.full_cost[s.n]) /
                                              (s.m.firm(s.p, r.supplier[s.n]).target_margin * s.m.running.full_cost[s.n]),
                                          0.0, 1.0);
    const double rate = rules::supplier_idea_rate(potential, s.flow.contact[s.n],
                                                  rules::information_share(r.plans[s.n], s.p.info), fair_margin, s.p.idea);
    const int from_supplier = s.random.poisson(rate, s.p.idea.most, Purpose::supplier_ideas, s.address);
    for (int k = 0; k < from_supplier; ++k) supplier_idea(s, draws_per_idea * static_cast<std::uint32_t>(k));
    const int from_buyer = s.random.poisson(rules::buyer_idea_rate(potential, s.flow.contact[s.n], s.policy.assist, s.p.idea),
                                            s.p.idea.most, Purpose::buyer_ideas, s.address);
    for (int k = 0; k < from_buyer; ++k) buyer_idea(s, draws_per_idea * static_cast<std::uint32_t>(k));
}

// A dishonest, distrusting supplier may sell the buyer's plans.
void maybe_betray(const Sharing& s)
{
    const Relations& r = s.m.relation;
    const double chance = rules::betrayal_chance(s.m.supplier.honesty[s.i], r.supplier_trust[s.n],
                                                 rules::information_share(r.plans[s.n], s.p.info), s.p.info);
    if (!s.random.bernoulli(rules::through(s.p.leak, chance), Purpose::betrayal, s.address)) return;
    s.books.betrayals[s.n] = 1.0;
    s.books.book(s.n, &NeedFlows::leak, s.p.info.leak_loss * s.m.category.complexity[s.c]);
    s.flow.signal[s.n] -= s.p.info.leak_signal;
}

void link_up(const Sharing& s)
{
    Relations& r = s.m.relation;
    const rules::LinkParameters& link = s.p.link;
    if (rules::link_is_due(r.link[s.n], r.supplier_trust[s.n], s.m.running.age[s.n], link)) {
        if (!s.random.bernoulli(link.install_chance * s.policy.link, Purpose::ordering_link, s.address)) return;
        r.link[s.n] = link.growth;
        s.flow.links[s.n] += link.cost;
    } else {
        r.link[s.n] = rules::grown_link(r.link[s.n], link);
    }
    if (r.link[s.n] > 0.0) s.flow.links[s.n] += link.upkeep;
}

} // namespace

void share(Market& m, const Parameters& p, const sim::Streams& random)
{
    sim::for_each_entity(m.needs(), [&](std::size_t n) {
        if (m.has_incumbent(n)) {
            const Sharing s{m,
                            p,
                            random,
                            n,
                            m.need.category[n],
                            m.relation.supplier[n],
                            m.relation_address(n, n),
                            m.policy_towards(n, n),
                            m.running_flow,
                            m.need_flow};
            inform(s);
            exchange_ideas(s);
            maybe_betray(s);
            link_up(s);
        }
        double& knowledge = m.need.product_knowledge[n]; // fades towards what everybody knows
        knowledge *= 1.0 - p.supplier.own_rate;
        m.need_flow.innovation[n] = p.cost.base * knowledge * m.need_flow.from_incumbent[n];
    });
}

} // namespace models::relational
