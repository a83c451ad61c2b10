// Phase 7: experience against expectation, complaint or silence, audits, hours (specification 5.7, claims S1, S5, S7, S8, S14,
// S16).
#include <algorithm>

#include "models/relational/phases.hpp"
#include "sim/parallel/parallel.hpp"

namespace models::relational {
namespace {

constexpr unsigned followed = 6;      // specification section 9: quarters of silence, and quarters after them
constexpr double silent_level = 0.25; // specification section 9: dissatisfaction that counts as silent

void judge(Market& m, const Parameters& p, const sim::Streams& random, std::size_t n, std::size_t e)
{
    Relations& r = m.relation;
    RelationFlow& flow = m.relation_flow[e];
    const rules::ExperienceParameters& judge = m.judge(p, m.buyer_of(n));
    const double performance =
        rules::performance(flow.service_ratio, rules::served(m.category.service_need[m.need.category[n]], p.service) > 0.0,
                           flow.late_share, flow.defect_share, judge);
    r.performance[e] = performance;
    r.dissatisfaction[e] = rules::next_dissatisfaction(r.dissatisfaction[e], r.expectation[e] - performance,
                                                       random.exponential(Purpose::irritation, m.relation_address(e)),
                                                       m.complainer(p, m.buyer_of(n)));
    flow.signal = rules::signal(performance, r.expectation[e], p.trust.tolerance, judge);
    r.expectation[e] = rules::next_expectation(r.expectation[e], performance, r.promise[e], judge);
}

void complain_or_stay_silent(Market& m, const Parameters& p, const sim::Streams& random, std::size_t n, std::size_t e)
{
    Relations& r = m.relation;
    RelationFlow& flow = m.relation_flow[e];
    const double accountable = rules::accountability(m.supplier.alignment[r.supplier[e]], r.attention[e], p.sale);
    const std::size_t b = m.buyer_of(n);
    flow.complained =
        random.bernoulli(rules::complaint_chance(m.buyer.candour[b], r.attention[e], r.dissatisfaction[e], m.complainer(p, b)),
                         Purpose::complaint, m.relation_address(e), 0);
    r.complaints[e] = r.complaints[e] << 1 | (flow.complained ? 1U : 0U);
    if (flow.complained) {
        r.silence[e] = 0.0;
        r.repair[e] = rules::started_repair(r.repair[e], accountable, p.complaint);
        r.dissatisfaction[e] = rules::relieved(r.dissatisfaction[e], accountable, p.complaint);
        if (random.bernoulli(rules::finding_chance(accountable, p.complaint), Purpose::complaint, m.relation_address(e), 1))
            r.problem[e] *= p.complaint.problem_kept;
        r.attention[e] = std::min(1.0, r.attention[e] + p.complaint.attention_gain);
        m.need_flow[n].complaints = 1.0;
    } else {
        r.silence[e] += 1.0;
        if (r.dissatisfaction[e] > silent_level) m.need_flow[n].silent_dissatisfied = 1.0;
    }
    r.repair[e] *= p.complaint.repair_fade;
}

void audit(Market& m, const Parameters& p, const sim::Streams& random, std::size_t n, std::size_t e)
{
    Relations& r = m.relation;
    if (!rules::audit_is_due(r.silence[e], p.audit) ||
        !random.bernoulli(rules::visit_chance(m.supplier.audit_effort[r.supplier[e]], p.audit), Purpose::audit,
                          m.relation_address(e), 0))
        return;
    RelationFlow& flow = m.relation_flow[e];
    flow.audited = true;
    flow.audits = p.audit.hours * p.time.wage;
    m.need_flow[n].audits = 1.0;
    r.attention[e] = std::min(1.0, r.attention[e] + p.audit.attention_gain);
    r.silence[e] = 0.0;
    if (!random.bernoulli(p.audit.reveal, Purpose::audit, m.relation_address(e), 1)) return;
    r.problem[e] *= p.audit.problem_kept;
    r.dissatisfaction[e] *= p.audit.dissatisfaction_kept;
    r.repair[e] = rules::started_repair(r.repair[e], 1.0, p.complaint);
    r.expectation[e] -= p.audit.expectation_talk * std::max(0.0, r.expectation[e] - r.performance[e]);
    r.concession[e] = rules::audit_concession(p.cost.base, r.supplier_trust[e], p.audit);
}

void spend_hours(Market& m, const Parameters& p, std::size_t n, std::size_t e)
{
    Relations& r = m.relation;
    RelationFlow& flow = m.relation_flow[e];
    NeedFlow& books = m.need_flow[n];
    const rules::Policy& policy = m.policy_towards(e);
    const std::size_t c = m.need.category[n];
    const double complexity = m.category.complexity[c], work = m.category.work_factor[c];
    const double serviced = rules::served(complexity, p.service);
    const double mutual = rules::mutual_trust(r.buyer_trust[e], r.supplier_trust[e]);
    const double dispute = rules::through(
        p.transaction,
        rules::dispute_hours(rules::incidents(flow.late_share, flow.defect_share, flow.service_ratio, serviced, p.time),
                             flow.complained, mutual, work, p.time));
    const double haggling =
        rules::through(p.transaction, rules::haggling_hours(policy.pressure, mutual, work, p.env.uncertainty, p.time));
    const double monitoring =
        rules::through(p.transaction, rules::monitoring_hours(rules::through(p.contract, policy.contract), r.buyer_trust[e], work,
                                                              p.env.uncertainty, p.time));
    const double engineers =
        rules::engineer_hours(complexity, rules::through(p.engineers, policy.engineers), r.supplier_trust[e], p.time);
    const double productive =
        rules::productive_hours(work, flow.service_ratio * serviced, engineers, flow.audited ? p.audit.hours : 0.0, p.time);

    books.transaction_hours += dispute + haggling + monitoring;
    books.productive_hours = productive;
    books.order_hours = rules::order_desk_hours(flow.ordered, r.link[e], p.time);
    books.book(&NeedFlow::transaction, p.time.wage * books.transaction_hours);
    books.book(&NeedFlow::coordination, p.time.wage * books.productive_hours);
    books.book(&NeedFlow::order_desk, p.time.wage * books.order_hours);
    flow.transaction += p.time.wage * (dispute + haggling);
    flow.engineering += p.time.wage * engineers;
    flow.contact = rules::contact(engineers, p.time);
    r.hours[e] += p.time.memory * (dispute + haggling - r.hours[e]);
}

// What engineers on site do for the relation.
void keep_contact(Market& m, const Parameters& p, std::size_t e)
{
    Relations& r = m.relation;
    const double contact = m.relation_flow[e].contact;
    r.problem[e] = rules::discovered_problem(r.problem[e], contact, p.problem);
    r.quality_knowledge[e] = rules::next_quality_knowledge(r.quality_knowledge[e], contact, p.quality);
    r.attention[e] =
        rules::next_attention(r.attention[e], contact, rules::through(p.decay, p.trust.attention_decay), p.attention);
}

// Of the quarter of six quarters ago: was the relation at risk, after silence or after a complaint, and has it ended since
// (claim S7)? Told six quarters late, so that what is recorded does not depend on how long the run will be.
void follow_up(Market& m, std::size_t n)
{
    constexpr unsigned lately = (1U << followed) - 1U;
    Needs& needs = m.need;
    NeedFlow& flow = m.need_flow[n];
    bool silent = false, complained = false;
    if (m.has_incumbent(n)) {
        const std::size_t e = m.incumbent(n);
        const bool old_enough = m.relation.age[e] + 1.0 >= followed; // with this quarter
        complained = old_enough && (m.relation.complaints[e] & lately) != 0;
        silent = old_enough && !complained;
    }
    const auto push = [n](std::vector<std::uint8_t>& history, bool happened) {
        history[n] = static_cast<std::uint8_t>(history[n] << 1U | (happened ? 1U : 0U));
        return history[n];
    };
    const bool ended = (push(needs.ended, flow.ended()) & lately) != 0;
    flow.at_risk_after_silence = push(needs.after_silence, silent) >> followed & 1U;
    flow.at_risk_after_complaint = push(needs.after_complaint, complained) >> followed & 1U;
    flow.ended_after_silence = ended ? flow.at_risk_after_silence : 0.0;
    flow.ended_after_complaint = ended ? flow.at_risk_after_complaint : 0.0;
}

} // namespace

void experience(Market& m, const Parameters& p, const sim::Streams& random)
{
    sim::for_each_entity(m.needs(), [&](std::size_t n) {
        if (!m.has_incumbent(n)) {
            m.need_flow[n].book(&NeedFlow::transaction, p.time.wage * m.need_flow[n].transaction_hours);
            return follow_up(m, n);
        }
        const std::size_t e = m.incumbent(n);
        judge(m, p, random, n, e);
        complain_or_stay_silent(m, p, random, n, e);
        audit(m, p, random, n, e);
        spend_hours(m, p, n, e);
        keep_contact(m, p, e);
        follow_up(m, n);
    });
}

} // namespace models::relational
