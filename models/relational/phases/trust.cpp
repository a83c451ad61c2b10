// Phase 9: trust moves on both sides; knowledge ages; former relations fade (specification 5.9, claims S7, S15, S23).
#include <algorithm>

#include "models/relational/phases.hpp"
#include "sim/parallel/parallel.hpp"

namespace models::relational {
namespace {

void move_trust(Market& m, const Parameters& p, std::size_t n, std::size_t e)
{
    Relations& r = m.relation;
    const RelationFlow& flow = m.relation_flow[e];
    const rules::Policy policy = m.policy_towards(n, e); // a copy: the row is chosen by the trust that moves here
    const double fresh = rules::freshness(r.attention[e], p.decay);
    const double attributed = p.trust.attribution * rules::through(p.contract, policy.contract);
    r.buyer_trust[e] = rules::next_trust(
        r.buyer_trust[e],
        rules::good_supplier_conduct(flow.signal, flow.audited, rules::information_share(r.secrets[e], p.info), p.trust),
        rules::bad_supplier_conduct(flow.signal), 1.0 - p.trust.buyer_attribution * attributed, fresh, p.trust);
    const rules::BuyerConduct conduct{rules::price_fairness(r.price[e], r.full_cost[e], m.firm(p, r.supplier[e]).target_margin),
                                      flow.disclosure,
                                      flow.assistance,
                                      flow.rivals_seen,
                                      flow.continued,
                                      flow.exploited,
                                      flow.leak_detected,
                                      r.performance[e] > r.expectation[e] - p.trust.performance_slack};
    r.supplier_trust[e] = rules::next_trust(r.supplier_trust[e], rules::good_buyer_conduct(conduct, p.trust),
                                            rules::bad_buyer_conduct(conduct, p.trust), 1.0 - attributed, fresh, p.trust);
    const double worth = policy.gain_share * (r.price[e] >= r.full_cost[e] ? 1.0 : p.idea.loss_discount);
    r.expected_share[e] += p.idea.share_learning * (worth - r.expected_share[e]);
    r.age[e] += 1.0;
    r.experiences[e] = std::min(static_cast<double>(p.relation.experiences_counted), r.experiences[e] + 1.0);
    r.orders[e] += p.relation.orders_learning * (m.need.demand[n] - r.orders[e]);
}

void fade(Market& m, const Parameters& p, std::size_t e)
{
    Relations& r = m.relation;
    if (m.relation_flow[e].ended) r.supplier_trust[e] *= p.trust.ending;
    r.buyer_trust[e] += p.trust.drift_to_start * (p.trust.start - r.buyer_trust[e]);
    r.attention[e] *= 1.0 - rules::through(p.decay, p.trust.attention_decay);
    r.plans[e] *= 1.0 - p.info.fade;
    r.secrets[e] *= 1.0 - p.info.fade;
    r.link[e] *= p.relation.link_kept;
    r.quality_knowledge[e] *= p.relation.quality_knowledge_kept;
    r.dissatisfaction[e] *= p.relation.dissatisfaction_kept;
    r.repair[e] *= p.complaint.repair_fade;
    r.orders[e] *= p.relation.orders_kept;
}

} // namespace

void trust(Market& m, const Parameters& p)
{
    const double ageing = rules::ageing(rules::technology_pace(p.env), p.info.calm_ageing);
    sim::for_each_entity(m.needs(), [&](std::size_t n) {
        Relations& r = m.relation;
        for (int slot = 0; slot < static_cast<int>(m.slots); ++slot) {
            const std::size_t e = m.relation_at(n, slot);
            if (slot == m.need.incumbent[n])
                move_trust(m, p, n, e);
            else
                fade(m, p, e);
            r.process_knowledge[e] = r.process_knowledge[e] * rules::kept_share(p.idea.obsolescence * ageing) + r.leaked_in[e];
            r.leaked_in[e] = 0.0;
            r.rent[e] *= 1.0 - p.idea.rent_fade;
            r.concession[e] *= 1.0 - p.audit.concession_fade;
        }
    });
}

} // namespace models::relational
