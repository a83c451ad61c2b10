// Phase 9: trust moves on both sides; knowledge ages; former relations fade (specification 5.9, claims S7, S15, S23).
#include <algorithm>

#include "models/relational/phases.hpp"
#include "sim/parallel/parallel.hpp"

namespace models::relational {
namespace {

void move_trust(Market& m, const Parameters& p, std::size_t n)
{
    Relations& r = m.relation;
    Running& running = m.running;
    const RunningFlows& flow = m.running_flow;
    const rules::Policy policy = m.policy_towards(n, n); // a copy: the row is chosen by the trust that moves here
    const double fresh = rules::freshness(r.attention[n], p.decay);
    const double attributed = p.trust.attribution * rules::through(p.contract, policy.contract);
    r.buyer_trust[n] = rules::next_trust(r.buyer_trust[n],
                                         rules::good_supplier_conduct(flow.signal[n], flow.audited[n] != 0.0,
                                                                      rules::information_share(r.secrets[n], p.info), p.trust),
                                         rules::bad_supplier_conduct(flow.signal[n]),
                                         1.0 - p.trust.buyer_attribution * attributed, fresh, p.trust);
    const rules::BuyerConduct conduct{
        rules::price_fairness(r.price[n], running.full_cost[n], m.firm(p, r.supplier[n]).target_margin),
        flow.disclosure[n],
        flow.assistance[n],
        flow.rivals_seen[n],
        flow.continued[n] != 0.0,
        flow.exploited[n] != 0.0,
        flow.leak_detected[n] != 0.0,
        running.performance[n] > running.expectation[n] - p.trust.performance_slack};
    r.supplier_trust[n] = rules::next_trust(r.supplier_trust[n], rules::good_buyer_conduct(conduct, p.trust),
                                            rules::bad_buyer_conduct(conduct, p.trust), 1.0 - attributed, fresh, p.trust);
    const double worth = policy.gain_share * (r.price[n] >= running.full_cost[n] ? 1.0 : p.idea.loss_discount);
    r.expected_share[n] += p.idea.share_learning * (worth - r.expected_share[n]);
    running.age[n] += 1.0;
    r.experiences[n] = std::min(static_cast<double>(p.relation.experiences_counted), r.experiences[n] + 1.0);
    running.orders[n] += p.relation.orders_learning * (m.need.demand[n] - running.orders[n]);
}

void fade(Market& m, const Parameters& p, std::size_t e)
{
    Relations& r = m.relation;
    if (m.relation_flow.ended[e] != 0) r.supplier_trust[e] *= p.trust.ending;
    r.buyer_trust[e] += p.trust.drift_to_start * (p.trust.start - r.buyer_trust[e]);
    r.attention[e] *= 1.0 - rules::through(p.decay, p.trust.attention_decay);
    r.plans[e] *= 1.0 - p.info.fade;
    r.secrets[e] *= 1.0 - p.info.fade;
    r.link[e] *= p.relation.link_kept;
    r.quality_knowledge[e] *= p.relation.quality_knowledge_kept;
    r.dissatisfaction[e] *= p.relation.dissatisfaction_kept;
    r.repair[e] *= p.complaint.repair_fade;
}

} // namespace

void trust(Market& m, const Parameters& p)
{
    const double ageing = rules::ageing(rules::technology_pace(p.env), p.info.calm_ageing);
    sim::for_each_entity(m.needs(), [&](std::size_t n) {
        Relations& r = m.relation;
        for (std::size_t e = n; e < m.relations(); e += m.needs()) {
            if (m.is_active(e))
                move_trust(m, p, n);
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
