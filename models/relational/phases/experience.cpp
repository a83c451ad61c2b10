// Phase 7: experience against expectation, complaint or silence, audits, hours (specification 5.7, claims S1, S5, S7, S8, S14,
// S16).
#include <algorithm>

#include "models/relational/phases.hpp"
#include "sim/parallel/parallel.hpp"

namespace models::relational {
namespace {

constexpr unsigned followed = 6;      // specification section 9: quarters of silence, and quarters after them
constexpr double silent_level = 0.25; // specification section 9: dissatisfaction that counts as silent

void judge(Market& m, const Parameters& p, const sim::Streams& random, std::size_t n)
{
    Relations& r = m.relation;
    RunningFlows& flow = m.running_flow;
    const double performance =
        rules::performance(flow.service_ratio[n], rules::served(m.category.service_need[m.need.category[n]], p.service) > 0.0,
                           flow.late_share[n], flow.defect_share[n], p.experience);
    m.running.performance[n] = performance;
    r.dissatisfaction[n] =
        rules::next_dissatisfaction(r.dissatisfaction[n], m.running.expectation[n] - performance,
                                    random.exponential(Purpose::irritation, m.relation_address(n, n)), p.complaint);
    flow.signal[n] = rules::signal(performance, m.running.expectation[n], p.trust.tolerance, p.experience);
    m.running.expectation[n] = rules::next_expectation(m.running.expectation[n], performance, m.running.promise[n], p.experience);
}

void complain_or_stay_silent(Market& m, const Parameters& p, const sim::Streams& random, std::size_t n)
{
    Relations& r = m.relation;
    RunningFlows& flow = m.running_flow;
    const double accountable = rules::accountability(m.supplier.alignment[r.supplier[n]], r.attention[n], p.sale);
    flow.complained[n] = random.bernoulli(
        rules::complaint_chance(m.buyer.candour[m.buyer_of(n)], r.attention[n], r.dissatisfaction[n], p.complaint),
        Purpose::complaint, m.relation_address(n, n), 0);
    m.running.complaints[n] = m.running.complaints[n] << 1 | (flow.complained[n] ? 1U : 0U);
    if (flow.complained[n]) {
        m.running.silence[n] = 0.0;
        r.repair[n] = rules::started_repair(r.repair[n], accountable, p.complaint);
        r.dissatisfaction[n] = rules::relieved(r.dissatisfaction[n], accountable, p.complaint);
        if (random.bernoulli(rules::finding_chance(accountable, p.complaint), Purpose::complaint, m.relation_address(n, n), 1))
            r.problem[n] *= p.complaint.problem_kept;
        r.attention[n] = std::min(1.0, r.attention[n] + p.complaint.attention_gain);
        m.need_flow.complaints[n] = 1.0;
    } else {
        m.running.silence[n] += 1.0;
        if (r.dissatisfaction[n] > silent_level) m.need_flow.silent_dissatisfied[n] = 1.0;
    }
    r.repair[n] *= p.complaint.repair_fade;
}

void audit(Market& m, const Parameters& p, const sim::Streams& random, std::size_t n)
{
    Relations& r = m.relation;
    if (!rules::audit_is_due(m.running.silence[n], p.audit) ||
        !random.bernoulli(rules::visit_chance(m.supplier.audit_effort[r.supplier[n]], p.audit), Purpose::audit,
                          m.relation_address(n, n), 0))
        return;
    RunningFlows& flow = m.running_flow;
    flow.audited[n] = true;
    flow.audits[n] = p.audit.hours * p.time.wage;
    m.need_flow.audits[n] = 1.0;
    r.attention[n] = std::min(1.0, r.attention[n] + p.audit.attention_gain);
    m.running.silence[n] = 0.0;
    if (!random.bernoulli(p.audit.reveal, Purpose::audit, m.relation_address(n, n), 1)) return;
    r.problem[n] *= p.audit.problem_kept;
    r.dissatisfaction[n] *= p.audit.dissatisfaction_kept;
    r.repair[n] = rules::started_repair(r.repair[n], 1.0, p.complaint);
    m.running.expectation[n] -= p.audit.expectation_talk * std::max(0.0, m.running.expectation[n] - m.running.performance[n]);
    r.concession[n] = rules::audit_concession(p.cost.base, r.supplier_trust[n], p.audit);
}

void spend_hours(Market& m, const Parameters& p, std::size_t n)
{
    Relations& r = m.relation;
    RunningFlows& flow = m.running_flow;
    NeedFlows& books = m.need_flow;
    const rules::Policy& policy = m.policy_towards(n, n);
    const std::size_t c = m.need.category[n];
    const double complexity = m.category.complexity[c], work = m.category.work_factor[c];
    const double serviced = rules::served(complexity, p.service);
    const double mutual = rules::mutual_trust(r.buyer_trust[n], r.supplier_trust[n]);
    const double dispute = rules::through(
        p.transaction,
        rules::dispute_hours(rules::incidents(flow.late_share[n], flow.defect_share[n], flow.service_ratio[n], serviced, p.time),
                             flow.complained[n], mutual, work, p.time));
    const double haggling =
        rules::through(p.transaction, rules::haggling_hours(policy.pressure, mutual, work, p.env.uncertainty, p.time));
    const double monitoring =
        rules::through(p.transaction, rules::monitoring_hours(rules::through(p.contract, policy.contract), r.buyer_trust[n], work,
                                                              p.env.uncertainty, p.time));
    const double engineers =
        rules::engineer_hours(complexity, rules::through(p.engineers, policy.engineers), r.supplier_trust[n], p.time);
    const double productive =
        rules::productive_hours(work, flow.service_ratio[n] * serviced, engineers, flow.audited[n] ? p.audit.hours : 0.0, p.time);

    books.transaction_hours[n] += dispute + haggling + monitoring;
    books.productive_hours[n] = productive;
    books.order_hours[n] = rules::order_desk_hours(flow.ordered[n], r.link[n], p.time);
    books.book(n, &NeedFlows::transaction, p.time.wage * books.transaction_hours[n]);
    books.book(n, &NeedFlows::coordination, p.time.wage * books.productive_hours[n]);
    books.book(n, &NeedFlows::order_desk, p.time.wage * books.order_hours[n]);
    m.relation_flow.transaction[n] += p.time.wage * (dispute + haggling);
    flow.engineering[n] += p.time.wage * engineers;
    flow.contact[n] = rules::contact(engineers, p.time);
    r.hours[n] += p.time.memory * (dispute + haggling - r.hours[n]);
}

// What engineers on site do for the relation.
void keep_contact(Market& m, const Parameters& p, std::size_t n)
{
    Relations& r = m.relation;
    const double contact = m.running_flow.contact[n];
    r.problem[n] = rules::discovered_problem(r.problem[n], contact, p.problem);
    r.quality_knowledge[n] = rules::next_quality_knowledge(r.quality_knowledge[n], contact, p.quality);
    r.attention[n] =
        rules::next_attention(r.attention[n], contact, rules::through(p.decay, p.trust.attention_decay), p.attention);
}

// Of the quarter of six quarters ago: was the relation at risk, after silence or after a complaint, and has it ended since
// (claim S7)? Told six quarters late, so that what is recorded does not depend on how long the run will be.
void follow_up(Market& m, std::size_t n)
{
    constexpr unsigned lately = (1U << followed) - 1U;
    Needs& needs = m.need;
    NeedFlows& flow = m.need_flow;
    bool silent = false, complained = false;
    if (m.has_incumbent(n)) {
        const bool old_enough = m.running.age[n] + 1.0 >= followed; // with this quarter
        complained = old_enough && (m.running.complaints[n] & lately) != 0;
        silent = old_enough && !complained;
    }
    const auto push = [n](std::vector<std::uint8_t>& history, bool happened) {
        history[n] = static_cast<std::uint8_t>(history[n] << 1U | (happened ? 1U : 0U));
        return history[n];
    };
    const bool ended = (push(needs.ended, flow.ended_one(n)) & lately) != 0;
    flow.at_risk_after_silence[n] = push(needs.after_silence, silent) >> followed & 1U;
    flow.at_risk_after_complaint[n] = push(needs.after_complaint, complained) >> followed & 1U;
    flow.ended_after_silence[n] = ended ? flow.at_risk_after_silence[n] : 0.0;
    flow.ended_after_complaint[n] = ended ? flow.at_risk_after_complaint[n] : 0.0;
}

} // namespace

void experience(Market& m, const Parameters& p, const sim::Streams& random)
{
    sim::for_each_entity(m.needs(), [&](std::size_t n) {
        if (!m.has_incumbent(n)) {
            m.need_flow.book(n, &NeedFlows::transaction, p.time.wage * m.need_flow.transaction_hours[n]);
            return follow_up(m, n);
        }
        judge(m, p, random, n);
        complain_or_stay_silent(m, p, random, n);
        audit(m, p, random, n);
        spend_hours(m, p, n);
        keep_contact(m, p, n);
        follow_up(m, n);
    });
}

} // namespace models::relational
