// Phase 13: buyers look at their own success and at others', and may change their policy from the next period on
// (specification 5.12, claim S24). A copied row copies no relationships: trust has to be earned.
#include "models/relational/phases.hpp"
#include "models/rules/policy_space.hpp"
#include "sim/parallel/parallel.hpp"

namespace models::relational {
namespace {

// What one buyer may do, and the draws it does it by.
struct Learner {
    Market& m;
    const Parameters& p;
    const sim::Streams& random;
    std::size_t b;
    const rules::LearningParameters& own = m.learner(p, b);

    bool happens(double chance, std::uint32_t index) const { return random.bernoulli(chance, Purpose::adaptation, b, index); }
    // One of the others below count, `self` left out.
    std::size_t another(std::size_t count, std::size_t self, std::uint32_t index) const
    {
        const auto one = static_cast<std::size_t>(random.pick(count - 1, Purpose::adaptation, b, index));
        return one + (one >= self ? 1 : 0);
    }
    double index_of(std::size_t buyer) const
    {
        return rules::cost_index(m.buyer.smoothed_cost[buyer], m.buyer.smoothed_volume[buyer]);
    }
    void take(std::uint16_t arm) const
    {
        if (arm == m.buyer.arm[b]) return;
        change_to(arm);
    }
    void change_to(std::uint16_t arm) const
    {
        m.buyer.next_arm[b] = arm;
        m.buyer.last_change[b] = m.period;
        m.buyer.changed[b] = 1;
    }
};

void keep_index(const Learner& l)
{
    double cost = 0.0, volume = 0.0;
    for (std::size_t n = l.b * l.m.needs_per_buyer; n < (l.b + 1) * l.m.needs_per_buyer; ++n) {
        cost += l.m.need_flow.cost[n] - l.m.need_flow.innovation[n];
        volume += l.m.need_flow.received[n] * l.p.cost.base * l.m.category.material_cost[l.m.need.category[n]];
    }
    Buyers& buyer = l.m.buyer;
    buyer.smoothed_cost[l.b] = rules::smoothed(buyer.smoothed_cost[l.b], cost, l.own);
    buyer.smoothed_volume[l.b] = rules::smoothed(buyer.smoothed_volume[l.b], volume, l.own);
    buyer.next_arm[l.b] = buyer.arm[l.b];
    buyer.changed[l.b] = 0;
    if (l.m.adaptation != rules::Adaptation::reinforce || volume <= 0.0) return;
    const std::size_t tried = l.b * l.m.arms + buyer.arm[l.b];
    buyer.value[tried] = rules::next_value(buyer.value[tried], buyer.tried[tried] != 0, rules::cost_index(cost, volume), l.own);
    buyer.tried[tried] = 1;
}

void imitate_type(const Learner& l)
{
    if (l.m.arms < 2) return;
    if (l.happens(l.own.mutate, 0)) return l.take(static_cast<std::uint16_t>(l.another(l.m.arms, l.m.buyer.arm[l.b], 1)));
    if (l.m.buyers() < 2 || !l.happens(l.own.rate, 2)) return;
    const std::size_t other = l.another(l.m.buyers(), l.b, 3);
    if (l.happens(rules::imitation_chance(l.index_of(l.b), l.index_of(other), l.own), 4)) l.take(l.m.buyer.arm[other]);
}

void imitate_row(const Learner& l)
{
    if (l.m.buyers() < 2 || !l.happens(l.own.rate, 2)) return;
    const std::size_t other = l.another(l.m.buyers(), l.b, 3);
    if (!l.happens(rules::imitation_chance(l.index_of(l.b), l.index_of(other), l.own), 4)) return;
    l.m.next_own_row[l.b] = rules::copied_with_errors(
        l.m.rows[l.m.buyer.row[other]], l.m.archetype(0), l.m.archetype(1), l.own.mutate_sd,
        [&](std::size_t k) { return l.random.normal(Purpose::copying_error, l.b, static_cast<std::uint32_t>(k)); });
    l.change_to(l.m.arm_of(l.m.next_own_row[l.b]));
}

// A policy not yet tried is believed to cost what the present one does.
void reinforce(const Learner& l)
{
    if (!l.happens(l.own.rate, 2)) return;
    const std::span<double> values = std::span(l.m.buyer.value).subspan(l.b * l.m.arms, l.m.arms);
    for (std::size_t k = 0; k < values.size(); ++k)
        if (l.m.buyer.tried[l.b * l.m.arms + k] == 0) values[k] = values[l.m.buyer.arm[l.b]];
    l.take(static_cast<std::uint16_t>(rules::chosen_policy(values, l.random.uniform(Purpose::adaptation, l.b, 5), l.own)));
}

} // namespace

void learn(Market& m, const Parameters& p, const sim::Streams& random)
{
    sim::for_each_entity(m.buyers(), [&](std::size_t b) { keep_index({m, p, random, b}); });
    if (m.adaptation == rules::Adaptation::none) return;
    sim::for_each_entity(m.buyers(), [&](std::size_t b) {
        const Learner learner{m, p, random, b};
        if (!rules::is_free_to_change(m.period, m.buyer.last_change[b], learner.own)) return;
        if (m.adaptation == rules::Adaptation::imitate_types) imitate_type(learner);
        if (m.adaptation == rules::Adaptation::imitate_rows) imitate_row(learner);
        if (m.adaptation == rules::Adaptation::reinforce) reinforce(learner);
    });
}

void adopt_policies(Market& m)
{
    sim::for_each_entity(m.buyers(), [&](std::size_t b) {
        if (m.has_own_rows()) m.rows[m.buyer.row[b]] = m.next_own_row[b];
        if (m.buyer.next_arm[b] != m.buyer.arm[b]) m.follow(b, m.buyer.next_arm[b]);
    });
}

} // namespace models::relational
