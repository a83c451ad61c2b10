// Phase 8, its events: ideas are withheld or proposed, taken up or not, used, leaked; plans are sold (specification 5.8, claims
// S14, S15, S20-S22).
#include <algorithm>

#include "models/relational/phases/ideas.hpp"
#include "sim/math/vector_width.hpp"

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
    const auto [leak, detection] = s.random.uniform_pair(Purpose::supplier_idea, s.address, at + 4);
    if (leak >= rules::through(s.p.leak, chance)) return;
    s.books.ideas_leaked[s.n] += 1.0;
    if (process) s.flow.leaked[s.n] += s.p.idea.leak_effect * size;
    if (detection < s.p.idea.detect) s.flow.leak_detected[s.n] = 1.0;
}

void supplier_idea(const Sharing& s, std::uint32_t at)
{
    const Relations& r = s.m.relation;
    const rules::IdeaParameters& idea = s.p.idea;
    const auto [kind, exponent] = s.random.uniform_pair(Purpose::supplier_idea, s.address, at);
    const bool process = kind < idea.process_share;
    const double size = rules::idea_size(process ? process_gap(s) : product_gap(s), -sim::log(exponent), idea);
    const double trust = r.supplier_trust[s.n];
    const rules::Proposal proposal{
        process,
        s.p.cost.base * size * s.m.need.demand[s.n],
        rules::expected_horizon(s.m.need.remaining_term[s.n], trust, s.m.running.age[s.n] <= 0.0, idea),
        r.expected_share[s.n],
        s.policy.gain_share,
        trust};
    s.books.supplier_ideas_born[s.n] += 1.0;
    const auto [fear, adoption] = s.random.uniform_pair(Purpose::supplier_idea, s.address, at + 2);
    if (rules::proposal_payoff(proposal, fear, idea) <= 0.0) {
        s.books.supplier_ideas_withheld[s.n] += 1.0;
        return;
    }
    s.books.supplier_ideas_proposed[s.n] += 1.0;
    s.flow.engineering[s.n] += idea.supplier_cost;
    if (adoption >= rules::adoption_chance(r.buyer_trust[s.n], idea)) {
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
    const auto [exponent, fear] = s.random.uniform_pair(Purpose::buyer_idea, s.address, at);
    const double size = rules::idea_size(process_gap(s), -sim::log(exponent), idea);
    const double value = s.p.cost.base * size * s.m.need.demand[s.n];
    const double horizon = rules::expected_horizon(s.m.need.remaining_term[s.n], trust, false, idea);
    s.books.buyer_ideas_born[s.n] += 1.0;
    if (rules::offer_payoff(value, horizon, s.policy.gain_share, trust, fear, idea) <= 0.0) return;
    s.books.buyer_ideas_proposed[s.n] += 1.0;
    s.books.book(s.n, &NeedFlows::implementing, idea.buyer_cost_share * idea.supplier_cost);
    if (!s.random.bernoulli(rules::adoption_chance(r.supplier_trust[s.n], idea), Purpose::buyer_idea, s.address, at + 2)) return;
    s.books.buyer_ideas_adopted[s.n] += 1.0;
    s.flow.assistance[s.n] += 1.0;
    use_process_idea(s, size);
}

// Mean numbers of ideas, the chances that there is none, and that the supplier sells the buyer's plans.
struct IdeaChances {
    Side from_supplier, none_from_supplier, from_buyer, none_from_buyer, betrayal;
};

template <class Rows>
void weigh_ideas(const Market& m, const Parameters& p, const Rows rows, const Side& assist, IdeaChances& chance)
{
    const rules::IdeaParameters idea = p.idea;
    const rules::InformationParameters info = p.info;
    const rules::LeakParameters leak = p.leak;
    const Relations& r = m.relation;
    const Suppliers& s = m.supplier;
    const std::size_t count = rows.size();
    sim::in_widest_vectors([&] {
#pragma GCC ivdep
        for (std::size_t k = 0; k < count; ++k) {
            const std::size_t n = rows[k], i = r.supplier[n];
            const double potential = m.category.idea_potential[m.need.category[n]], contact = m.running_flow.contact[n];
            const double full_cost = m.running.full_cost[n], told = rules::information_share(r.plans[n], info);
            const double fair_margin = sim::clamp((r.price[n] - full_cost) / (s.target_margin[i] * full_cost), 0.0, 1.0);
            const double from_supplier = rules::supplier_idea_rate(potential, contact, told, fair_margin, idea);
            const double from_buyer = rules::buyer_idea_rate(potential, contact, assist[k], idea);
            chance.from_supplier[k] = from_supplier;
            chance.none_from_supplier[k] = sim::exp(-from_supplier);
            chance.from_buyer[k] = from_buyer;
            chance.none_from_buyer[k] = sim::exp(-from_buyer);
            chance.betrayal[k] = rules::through(leak, rules::betrayal_chance(s.honesty[i], r.supplier_trust[n], told, info));
        }
    });
}

// As many as a Poisson draw says; a large mean needs more than one number.
int ideas(const Sharing& s, double mean, double none, double draw, Purpose purpose)
{
    return mean <= sim::Streams::most_of_one_draw ? sim::Streams::poisson(mean, s.p.idea.most, none, draw)
                                                  : s.random.poisson(mean, s.p.idea.most, purpose, s.address);
}

void betray(const Sharing& s)
{
    s.books.betrayals[s.n] = 1.0;
    s.books.book(s.n, &NeedFlows::leak, s.p.info.leak_loss * s.m.category.complexity[s.c]);
    s.flow.signal[s.n] -= s.p.info.leak_signal;
}

} // namespace

template <class Rows>
void exchange_ideas(Market& m, const Parameters& p, const sim::Streams& random, const Rows rows, const Side& assist,
                    const Addresses& addresses)
{
    constexpr std::uint32_t draws_per_idea = 8;
    IdeaChances chance;
    weigh_ideas(m, p, rows, assist, chance);
    Side supplier_ideas, buyer_ideas, betrayal;
    addresses.draw(random, Purpose::supplier_ideas, supplier_ideas);
    addresses.draw(random, Purpose::buyer_ideas, buyer_ideas);
    addresses.draw(random, Purpose::betrayal, betrayal);
    for (std::size_t k = 0; k < rows.size(); ++k) {
        const std::size_t n = rows[k];
        const bool betrays = betrayal[k] < chance.betrayal[k];
        if (supplier_ideas[k] <= chance.none_from_supplier[k] && buyer_ideas[k] <= chance.none_from_buyer[k] && !betrays &&
            std::max(chance.from_supplier[k], chance.from_buyer[k]) <= sim::Streams::most_of_one_draw)
            continue; // nothing happens
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
        const int from_supplier =
            ideas(s, chance.from_supplier[k], chance.none_from_supplier[k], supplier_ideas[k], Purpose::supplier_ideas);
        for (int idea = 0; idea < from_supplier; ++idea) supplier_idea(s, draws_per_idea * static_cast<std::uint32_t>(idea));
        const int from_buyer = ideas(s, chance.from_buyer[k], chance.none_from_buyer[k], buyer_ideas[k], Purpose::buyer_ideas);
        for (int idea = 0; idea < from_buyer; ++idea) buyer_idea(s, draws_per_idea * static_cast<std::uint32_t>(idea));
        if (betrays) betray(s);
    }
}

template void exchange_ideas(Market&, const Parameters&, const sim::Streams&, sim::Neighbours, const Side&, const Addresses&);
template void exchange_ideas(Market&, const Parameters&, const sim::Streams&, sim::Listed, const Side&, const Addresses&);

} // namespace models::relational
