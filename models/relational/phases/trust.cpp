// Phase 9: trust moves on both sides; knowledge ages; former relations fade (specification 5.9, claims S7, S15, S23).
#include <algorithm>

#include "models/relational/phases.hpp"
#include "models/relational/running.hpp"
#include "sim/math/vector_width.hpp"

namespace models::relational {
namespace {

template <class Rows>
void move_trust(Market& m, const Parameters& p, const Rows rows)
{
    const rules::TrustParameters rule = p.trust;
    const rules::InformationParameters info = p.info;
    const rules::DecayParameters decay = p.decay;
    const rules::IdeaParameters idea = p.idea;
    const rules::ContractParameters contract = p.contract;
    const double most_experiences = p.relation.experiences_counted, orders_learning = p.relation.orders_learning;
    Relations& r = m.relation;
    Running& running = m.running;
    const RunningFlows& flow = m.running_flow;
    const NeedFlows& books = m.need_flow;
    const std::size_t count = rows.size();
    sim::in_widest_vectors([&] {
#pragma GCC ivdep
        for (std::size_t k = 0; k < count; ++k) {
            const std::size_t n = rows[k];
            const double fresh = rules::freshness(r.attention[n], decay), price = r.price[n], full_cost = running.full_cost[n];
            const rules::Policy& policy = m.policy_of_need(n);
            const double attributed = rule.attribution * rules::through(contract, policy.contract);
            r.buyer_trust[n] = rules::next_trust(r.buyer_trust[n],
                                                 rules::good_supplier_conduct(flow.signal[n], books.audits[n] != 0.0,
                                                                              rules::information_share(r.secrets[n], info), rule),
                                                 rules::bad_supplier_conduct(flow.signal[n]),
                                                 1.0 - rule.buyer_attribution * attributed, fresh, rule);
            const rules::BuyerConduct conduct{rules::price_fairness(price, full_cost, m.supplier.target_margin[r.supplier[n]]),
                                              flow.disclosure[n],
                                              flow.assistance[n],
                                              books.renewals[n] * m.need.rivals[n],
                                              books.renewals[n] != 0.0,
                                              books.reopeners[n] != 0.0,
                                              flow.leak_detected[n] != 0.0,
                                              running.performance[n] > running.expectation[n] - rule.performance_slack};
            r.supplier_trust[n] = rules::next_trust(r.supplier_trust[n], rules::good_buyer_conduct(conduct, rule),
                                                    rules::bad_buyer_conduct(conduct, rule), 1.0 - attributed, fresh, rule);
            const double worth = policy.gain_share * sim::select(price >= full_cost, 1.0, idea.loss_discount);
            r.expected_share[n] += idea.share_learning * (worth - r.expected_share[n]);
            running.age[n] += 1.0;
            r.experiences[n] = static_cast<float>(sim::min(most_experiences, r.experiences[n] + 1.0));
            running.orders[n] += orders_learning * (m.need.demand[n] - running.orders[n]);
        }
    });
}

// Relations that rest: what was fades.
template <class Rows>
void fade(Market& m, const Parameters& p, const Rows relation)
{
    const double start = p.trust.start, drift = p.trust.drift_to_start, stale = 1.0 - p.info.fade;
    const double contact_kept = 1.0 - rules::through(p.decay, p.trust.attention_decay);
    const double link_kept = p.relation.link_kept, knowledge_kept = p.relation.quality_knowledge_kept;
    const double dissatisfaction_kept = p.relation.dissatisfaction_kept, repair_fade = p.complaint.repair_fade;
    Relations& r = m.relation;
    const std::size_t count = relation.size();
    sim::in_widest_vectors([&] {
#pragma GCC ivdep
        for (std::size_t k = 0; k < count; ++k) {
            const std::size_t e = relation[k];
            r.buyer_trust[e] += drift * (start - r.buyer_trust[e]);
            r.attention[e] *= contact_kept;
            r.plans[e] *= stale;
            r.secrets[e] *= stale;
            r.link[e] *= link_kept;
            r.quality_knowledge[e] *= knowledge_kept;
            r.dissatisfaction[e] *= dissatisfaction_kept;
            r.repair[e] *= repair_fade;
        }
    });
}

// Of all relations: know-how ages, leaked knowledge arrives, rents and concessions fade.
void age_knowledge(Market& m, const Parameters& p, const sim::Neighbours relation, const double* leaked)
{
    const double ageing = rules::ageing(rules::technology_pace(p.env), p.info.calm_ageing);
    const double know_how_kept = rules::kept_share(p.idea.obsolescence * ageing), rent_kept = 1.0 - p.idea.rent_fade;
    const double concession_kept = 1.0 - p.audit.concession_fade;
    Relations& r = m.relation;
    sim::in_widest_vectors([&] {
#pragma GCC ivdep
        for (std::size_t k = 0; k < relation.count; ++k) {
            const std::size_t e = relation[k];
            r.process_knowledge[e] = r.process_knowledge[e] * know_how_kept + leaked[k];
            r.rent[e] *= rent_kept;
            r.concession[e] *= concession_kept;
        }
    });
}

// A supplier that was left trusts the buyer less.
void resent_ending(Market& m, const Parameters& p, std::size_t n)
{
    if (!m.need_flow.ended_one(n)) return;
    for (std::size_t e = n; e < m.relations(); e += m.needs())
        if (m.relation_flow.ended[e] != 0) m.relation.supplier_trust[e] *= p.trust.ending;
}

} // namespace

void trust(Market& m, const Parameters& p)
{
    for_each_running(m, [&](const auto rows) { move_trust(m, p, rows); });
    const Side nobody_told{};
    sim::for_each_stretch(m.needs(), [&](const sim::Neighbours needs) {
        for (std::size_t k = 0; k < needs.count; ++k) resent_ending(m, p, needs[k]);
        sim::Gathered without;
        for (std::size_t k = 0; k < needs.count; ++k)
            if (!m.has_incumbent(needs[k])) without.add(needs[k]);
        if (without.rows().count > 0) fade(m, p, without.rows());
        for (std::size_t place = 0; place < m.seats; ++place) {
            const sim::Neighbours relations{place * m.needs() + needs.first, needs.count};
            if (place > 0) fade(m, p, relations);
            age_knowledge(m, p, relations, place > 0 ? m.running_flow.leaked.data() + needs.first : nobody_told.data());
        }
    });
}

} // namespace models::relational
