// Phase 8, its events: ideas are withheld or proposed, taken up or not, used, leaked; plans are sold (specification 5.8, claims
// S14, S15, S20-S22).
#include <array>
#include <utility>

#include "models/relational/phases/ideas.hpp"
#include "sim/math/vector_width.hpp"

namespace models::relational {
namespace {

// Everything that phase 8 knows of one need and its incumbent.
struct Sharing {
    Sharing(Market& market, const Parameters& parameters, const sim::Streams& streams, std::size_t need, std::uint64_t draws)
        : m(market),
          p(parameters),
          random(streams),
          n(need),
          address(draws),
          policy(market.policy_of_need(need)),
          flow(market.running_flow),
          books(market.need_flow)
    {
    }
    Market& m;
    const Parameters& p;
    const sim::Streams& random;
    std::size_t n;
    std::uint64_t address; // of the relation's draws
    const rules::Policy& policy;
    RunningFlows& flow;
    NeedFlows& books;
};

// Ideas of different relations, side by side.
struct Ideas {
    std::array<sim::UnitPair, sim::rows_side_by_side> first, second; ///< what is drawn for each
    Side size;                                                       ///< log
    Side payoff;                                                     ///< what who has it expects of telling it, EUR
};

[[gnu::always_inline]] inline double process_gap(const Market& m, std::size_t n)
{
    const double known = m.supplier.knowledge[m.relation.supplier[n]];
    return sim::max(0.0, m.category.process_frontier[m.need.category[n]] - known - m.relation.process_knowledge[n]);
}

[[gnu::always_inline]] inline double product_gap(const Market& m, std::size_t n)
{
    const std::size_t c = m.need.category[n];
    return sim::max(0.0, m.category.product_frontier[c] - m.category.reference_knowledge[c] - m.need.product_knowledge[n]);
}

// A supplier's idea is of process or product.
bool is_of_process(double drawn, const rules::IdeaParameters& idea) { return drawn < idea.process_share; }

// A supplier weighs its share of the gain against the fear of being exploited.
void weigh_supplier_ideas(const Market& m, const Parameters& p, const sim::Listed needs, Ideas& ideas)
{
    const rules::IdeaParameters idea = p.idea;
    const double base = p.cost.base;
    const Relations& r = m.relation;
    sim::in_widest_vectors([&] {
#pragma GCC ivdep
        for (std::size_t k = 0; k < needs.count; ++k) {
            const std::size_t n = needs[k];
            const double kind = ideas.first[k][0], exponent = ideas.first[k][1]; // a copy of the pair would stop the vectors
            const bool process = is_of_process(kind, idea);
            const double gap = sim::select(process, process_gap(m, n), product_gap(m, n));
            const double size = rules::idea_size(gap, -sim::log(exponent), idea), trust = r.supplier_trust[n];
            ideas.size[k] = size;
            ideas.payoff[k] =
                rules::proposal_payoff({process, base * size * m.need.demand[n],
                                        rules::expected_horizon(m.need.remaining_term[n], trust, m.running.age[n] <= 0.0, idea),
                                        r.expected_share[n], m.policy_of_need(n).gain_share, trust},
                                       ideas.second[k][0], idea);
        }
    });
}

// A buyer's ideas are of process.
void weigh_buyer_ideas(const Market& m, const Parameters& p, const sim::Listed needs, Ideas& ideas)
{
    const rules::IdeaParameters idea = p.idea;
    const double base = p.cost.base;
    sim::in_widest_vectors([&] {
#pragma GCC ivdep
        for (std::size_t k = 0; k < needs.count; ++k) {
            const std::size_t n = needs[k];
            const double exponent = ideas.first[k][0], fear = ideas.first[k][1];
            const double size = rules::idea_size(process_gap(m, n), -sim::log(exponent), idea);
            const double trust = m.relation.buyer_trust[n];
            ideas.size[k] = size;
            ideas.payoff[k] = rules::offer_payoff(base * size * m.need.demand[n],
                                                  rules::expected_horizon(m.need.remaining_term[n], trust, false, idea),
                                                  m.policy_of_need(n).gain_share, trust, fear, idea);
        }
    });
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

void supplier_idea(const Sharing& s, const Ideas& ideas, std::size_t k, std::uint32_t at)
{
    const rules::IdeaParameters& idea = s.p.idea;
    s.books.supplier_ideas_born[s.n] += 1.0;
    if (ideas.payoff[k] <= 0.0) {
        s.books.supplier_ideas_withheld[s.n] += 1.0;
        return;
    }
    s.books.supplier_ideas_proposed[s.n] += 1.0;
    s.flow.engineering[s.n] += idea.supplier_cost;
    const double adoption = ideas.second[k][1];
    if (adoption >= rules::adoption_chance(s.m.relation.buyer_trust[s.n], idea)) {
        s.books.supplier_ideas_rejected[s.n] += 1.0;
        return;
    }
    s.books.supplier_ideas_adopted[s.n] += 1.0;
    s.books.book(s.n, &NeedFlows::implementing, idea.implement);
    const bool process = is_of_process(ideas.first[k][0], idea);
    if (process)
        use_process_idea(s, ideas.size[k]);
    else
        use_product_idea(s, ideas.size[k]);
    maybe_leak(s, process, ideas.size[k], at);
}

void buyer_idea(const Sharing& s, const Ideas& ideas, std::size_t k, std::uint32_t)
{
    const rules::IdeaParameters& idea = s.p.idea;
    s.books.buyer_ideas_born[s.n] += 1.0;
    if (ideas.payoff[k] <= 0.0) return;
    s.books.buyer_ideas_proposed[s.n] += 1.0;
    s.books.book(s.n, &NeedFlows::implementing, idea.buyer_cost_share * idea.supplier_cost);
    const double adoption = ideas.second[k][0];
    if (adoption >= rules::adoption_chance(s.m.relation.supplier_trust[s.n], idea)) return;
    s.books.buyer_ideas_adopted[s.n] += 1.0;
    s.flow.assistance[s.n] += 1.0;
    use_process_idea(s, ideas.size[k]);
}

// Mean numbers of ideas, the chances that there is none, and that the supplier sells the buyer's plans.
struct IdeaChances {
    Side from_supplier, none_from_supplier, from_buyer, none_from_buyer, betrayal;
};

template <class Rows>
void weigh_ideas(const Market& m, const Parameters& p, const Rows rows, IdeaChances& chance)
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
            const double from_buyer = rules::buyer_idea_rate(potential, contact, m.policy_of_need(n).assist, idea);
            chance.from_supplier[k] = from_supplier;
            chance.none_from_supplier[k] = sim::exp(-from_supplier);
            chance.from_buyer[k] = from_buyer;
            chance.none_from_buyer[k] = sim::exp(-from_buyer);
            chance.betrayal[k] = rules::through(leak, rules::betrayal_chance(s.honesty[i], r.supplier_trust[n], told, info));
        }
    });
}

// The relations of a stretch whose one side has ideas, and how many.
class Thinkers {
public:
    // Those for whom a Poisson draw says so; most have none, which is seen without working out more. A large mean needs more than
    // one number.
    template <class Rows>
    Thinkers(const Parameters& p, const sim::Streams& random, const Rows rows, const Addresses& addresses, Purpose purpose,
             const Side& mean, const Side& none)
    {
        constexpr double most = sim::Streams::most_of_one_draw;
        Side draw;
        addresses.draw(random, purpose, draw);
        sim::Marked perhaps;
        perhaps.mark(rows.size(), [&](std::size_t k) { return (draw[k] > none[k]) | (mean[k] > most); });
        perhaps.for_each([&](std::size_t k) {
            const int ideas = mean[k] <= most ? sim::Streams::poisson(mean[k], p.idea.most, none[k], draw[k])
                                              : random.poisson(mean[k], p.idea.most, purpose, addresses[k]);
            if (ideas > 0) add(rows[k], addresses[k], ideas);
        });
    }

    // Weighs the first ideas of all relations, calls happen(sharing, ideas, k, at) for each; then the second ones of those that
    // have more. `at` is where the draws of an idea begin.
    template <class Weigh, class Happen>
    void in_rounds(Market& m, const Parameters& p, const sim::Streams& random, Purpose purpose, const Weigh& weigh,
                   const Happen& happen)
    {
        constexpr std::uint32_t draws_per_idea = 8;
        Ideas ideas;
        for (std::uint32_t at = 0; count_ > 0; at += draws_per_idea) {
            const std::span addresses = std::span(address_).first(count_);
            random.uniform_pairs(purpose, addresses, std::span(ideas.first).first(count_), at);
            random.uniform_pairs(purpose, addresses, std::span(ideas.second).first(count_), at + 2);
            weigh(m, p, sim::Listed{need_.data(), count_}, ideas);
            for (std::size_t k = 0; k < count_; ++k) happen(Sharing(m, p, random, need_[k], address_[k]), ideas, k, at);
            for (std::size_t k = 0, all = std::exchange(count_, 0); k < all; ++k)
                if (ideas_[k] > 1) add(need_[k], address_[k], ideas_[k] - 1);
        }
    }

private:
    void add(std::size_t n, std::uint64_t address, int ideas)
    {
        need_[count_] = static_cast<Index>(n), address_[count_] = address, ideas_[count_] = ideas;
        ++count_;
    }

    std::array<Index, sim::rows_side_by_side> need_;
    std::array<std::uint64_t, sim::rows_side_by_side> address_;
    std::array<int, sim::rows_side_by_side> ideas_;
    std::size_t count_ = 0;
};

void betray(Market& m, const Parameters& p, std::size_t n)
{
    m.need_flow.betrayals[n] = 1.0;
    m.need_flow.book(n, &NeedFlows::leak, p.info.leak_loss * m.category.complexity[m.need.category[n]]);
    m.running_flow.signal[n] -= p.info.leak_signal;
}

} // namespace

template <class Rows>
void exchange_ideas(Market& m, const Parameters& p, const sim::Streams& random, const Rows rows, const Addresses& addresses)
{
    IdeaChances chance;
    weigh_ideas(m, p, rows, chance);
    Thinkers(p, random, rows, addresses, Purpose::supplier_ideas, chance.from_supplier, chance.none_from_supplier)
        .in_rounds(m, p, random, Purpose::supplier_idea, weigh_supplier_ideas, supplier_idea);
    Thinkers(p, random, rows, addresses, Purpose::buyer_ideas, chance.from_buyer, chance.none_from_buyer)
        .in_rounds(m, p, random, Purpose::buyer_idea, weigh_buyer_ideas, buyer_idea);
    Side betrayal;
    addresses.draw(random, Purpose::betrayal, betrayal);
    sim::Marked traitors;
    traitors.mark(rows.size(), [&](std::size_t k) { return betrayal[k] < chance.betrayal[k]; });
    traitors.for_each([&](std::size_t k) { betray(m, p, rows[k]); });
}

template void exchange_ideas(Market&, const Parameters&, const sim::Streams&, sim::Neighbours, const Addresses&);
template void exchange_ideas(Market&, const Parameters&, const sim::Streams&, sim::Listed, const Addresses&);

} // namespace models::relational
