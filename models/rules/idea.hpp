// Ideas in both directions: born of contact, weighed against exploitation, proposed, adopted, leaked (claims S14, S20-S22).
#pragma once

#include "models/rules/idea_parameters.hpp"
#include "sim/math/clamp.hpp"
#include "sim/math/select.hpp"

namespace models::rules {

/// Mean number of supplier ideas in a period: lam iota ct (0.4 + 0.6 wb)(mslk + (1 - mslk) margin); 0 when ideas are off.
inline double supplier_idea_rate(double potential, double contact, double shared_plans, double margin, const IdeaParameters& p)
{
    const double rate = p.rate * potential * contact * (p.uninformed_rate + p.informed_rate * shared_plans) *
                        (p.margin_free + (1.0 - p.margin_free) * margin);
    return sim::select(p.on, rate, 0.0);
}

/// Mean number of buyer ideas in a period: lamb iota ct assist; 0 when ideas are off.
inline double buyer_idea_rate(double potential, double contact, double assist, const IdeaParameters& p)
{
    return sim::select(p.on, p.buyer_rate * potential * contact * assist, 0.0);
}

/// Size of an idea in log units: clip(zeta gap e01, 0, gap / 2); diminishing returns through the gap to the frontier.
inline double idea_size(double gap, double exponential, const IdeaParameters& p)
{
    return sim::clamp(p.size * gap * exponential, 0.0, p.size_limit * gap);
}

/// Hz = min(Hmax, term + 8 trust [half of it in a relation's first period]): expected horizon, quarters.
inline double expected_horizon(double remaining_term, double trust, bool first_period, const IdeaParameters& p)
{
    return sim::min(p.horizon, remaining_term + p.trust_horizon * trust * (first_period ? p.new_relation_horizon : 1.0));
}

/// What a supplier weighs before it proposes an idea.
struct Proposal {
    bool process;
    double value;         ///< V: EUR per period
    double horizon;       ///< Hz
    double learned_share; ///< gh
    double gain_share;    ///< promised by the buyer's policy
    double supplier_trust;
};

/// (1 - trust) ell 2 u01 V Hmax / 4: the feared loss from being exploited, EUR.
inline double feared_loss(double trust, double value, double uniform, const IdeaParameters& p)
{
    return (1.0 - trust) * p.appropriation * 2.0 * uniform * value * p.horizon * p.fear_horizon;
}

/// pay = (gs ts (process ? 1 : 2 vshare) + bren) V Hz - feared loss - kidea, gs = 0.5 gh + 0.5 gain_share ts, EUR.
/// Proposed when positive, withheld otherwise.
inline double proposal_payoff(const Proposal& idea, double uniform, const IdeaParameters& p)
{
    const double believed =
        p.belief_weight * idea.learned_share + (1.0 - p.belief_weight) * idea.gain_share * idea.supplier_trust;
    const double weight = idea.process ? 1.0 : p.product_weight * p.product_share;
    return (believed * idea.supplier_trust * weight + p.renewal) * idea.value * idea.horizon -
           feared_loss(idea.supplier_trust, idea.value, uniform, p) - p.supplier_cost;
}

/// (1 - gain_share) V Hz' tb - feared loss - kidea / 2, EUR: a buyer offers its idea when positive.
inline double offer_payoff(double value, double horizon, double gain_share, double buyer_trust, double uniform,
                           const IdeaParameters& p)
{
    return (1.0 - gain_share) * value * horizon * buyer_trust - feared_loss(buyer_trust, value, uniform, p) -
           p.buyer_cost_share * p.supplier_cost;
}

/// 0.4 + 0.5 trust: chance that the other side takes an idea up.
inline double adoption_chance(double trust, const IdeaParameters& p) { return p.adoption_base + p.adoption_trust * trust; }

/// leak (1 - 0.2 contract): chance that an adopted idea is shown to rivals.
inline double leak_chance(double leak, double contract, const IdeaParameters& p)
{
    return leak * (1.0 - p.contract_protection * contract);
}

/// Part of the rent G that survives a tender: clip((p - Fc (1 + mu)) / G, 0, 1); all of no rent.
inline double kept_rent_share(double price, double full_cost, double margin, double rent)
{
    return rent > 0.0 ? sim::clamp((price - full_cost * (1.0 + margin)) / rent, 0.0, 1.0) : 1.0;
}

} // namespace models::rules
