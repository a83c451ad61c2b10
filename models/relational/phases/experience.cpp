// Phase 7: experience against expectation, complaint or silence, audits, hours (specification 5.7, claims S1, S5, S7, S8, S14,
// S16).
#include <algorithm>

#include "models/relational/criteria.hpp"
#include "models/relational/phases.hpp"
#include "models/relational/phases/hours.hpp"
#include "models/relational/running.hpp"
#include "sim/math/vector_width.hpp"

namespace models::relational {
namespace {

// Calls work(judge, complainer), two functions of a need: what holds for its buyer. Where all are alike nothing is looked up.
template <class Work>
void for_its_buyer(const Market& m, const Parameters& p, const Work& work)
{
    if (m.own.experience.empty() && m.own.complaint.empty()) {
        const rules::ExperienceParameters experience = p.experience;
        const rules::ComplaintParameters complaint = p.complaint;
        work(
            [&](std::size_t) -> const auto& { return experience; }, [&](std::size_t) -> const auto& { return complaint; });
    } else {
        work(
            [&](std::size_t n) -> const auto& { return m.judge(p, m.need.buyer[n]); },
            [&](std::size_t n) -> const auto& { return m.complainer(p, m.need.buyer[n]); });
    }
}

// What was delivered and serviced against what was expected.
template <class Rows, class Judge, class Complainer>
void judge(Market& m, const Parameters& p, const Rows rows, const Side& irritation, const Judge& judge_of,
           const Complainer& complainer_of)
{
    const rules::ServiceParameters service = p.service;
    const double tolerance = p.trust.tolerance;
    Relations& r = m.relation;
    Running& running = m.running;
    RunningFlows& flow = m.running_flow;
    const std::size_t count = rows.size();
    sim::in_widest_vectors([&] {
#pragma GCC ivdep
        for (std::size_t k = 0; k < count; ++k) {
            const std::size_t n = rows[k];
            const double expectation = running.expectation[n];
            const double service_need = rules::served(m.category.service_need[m.need.category[n]], service);
            const double performance = rules::performance(flow.service_ratio[n], service_need > 0.0, flow.late_share[n],
                                                          flow.defect_share[n], judge_of(n));
            running.performance[n] = performance;
            r.dissatisfaction[n] = rules::next_dissatisfaction(r.dissatisfaction[n], expectation - performance,
                                                               -sim::log(irritation[k]), complainer_of(n));
            flow.signal[n] = rules::signal(performance, expectation, tolerance, judge_of(n));
            running.expectation[n] = rules::next_expectation(expectation, performance, running.promise[n], judge_of(n));
        }
    });
}

// The chance that each buyer complains.
template <class Rows, class Complainer>
void weigh_complaints(const Market& m, const Rows rows, Side& chance, const Complainer& complainer_of)
{
    const Relations& r = m.relation;
    const std::size_t count = rows.size();
    sim::in_widest_vectors([&] {
#pragma GCC ivdep
        for (std::size_t k = 0; k < count; ++k) {
            const std::size_t n = rows[k];
            chance[k] =
                rules::complaint_chance(m.buyer.candour[m.need.buyer[n]], r.attention[n], r.dissatisfaction[n], complainer_of(n));
        }
    });
}

void complain(Market& m, const Parameters& p, const sim::Streams& random, std::size_t n)
{
    Relations& r = m.relation;
    const double accountable = rules::accountability(m.supplier.alignment[r.supplier[n]], r.attention[n], p.sale);
    r.repair[n] = rules::started_repair(r.repair[n], accountable, p.complaint);
    r.dissatisfaction[n] = rules::relieved(r.dissatisfaction[n], accountable, p.complaint);
    if (random.bernoulli(rules::finding_chance(accountable, p.complaint), Purpose::complaint, m.relation_address(n, n), 1))
        r.problem[n] *= p.complaint.problem_kept;
    r.attention[n] = std::min(1.0, r.attention[n] + p.complaint.attention_gain);
    m.need_flow.complaints[n] = 1.0;
}

// Whether a complaint was made is remembered; who made none grows more silent; what repair there is fades.
template <class Rows>
void remember(Market& m, const Parameters& p, const Rows rows)
{
    const double fade = p.complaint.repair_fade;
    Relations& r = m.relation;
    Running& running = m.running;
    const Column& complained = m.need_flow.complaints;
    const std::size_t count = rows.size();
    sim::in_widest_vectors([&] {
#pragma GCC ivdep
        for (std::size_t k = 0; k < count; ++k) {
            const std::size_t n = rows[k];
            const double quiet = 1.0 - complained[n];
            running.silence[n] = quiet * (running.silence[n] + 1.0);
            m.need_flow.silent_dissatisfied[n] = sim::select(r.dissatisfaction[n] > silent_level, quiet, 0.0);
            r.repair[n] *= fade;
        }
    });
    for (std::size_t k = 0; k < count; ++k) {
        const std::size_t n = rows[k];
        running.complaints[n] = running.complaints[n] << 1 | static_cast<std::uint32_t>(static_cast<int>(complained[n]));
    }
}

void audit(Market& m, const Parameters& p, const sim::Streams& random, std::size_t n)
{
    Relations& r = m.relation;
    RunningFlows& flow = m.running_flow;
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

// What engineers on site do for the relation.
template <class Rows>
void keep_contact(Market& m, const Parameters& p, const Rows rows)
{
    const rules::ProblemParameters problem = p.problem;
    const rules::QualityParameters quality = p.quality;
    const rules::AttentionParameters attention = p.attention;
    const double decay = rules::through(p.decay, p.trust.attention_decay);
    Relations& r = m.relation;
    const std::size_t count = rows.size();
    sim::in_widest_vectors([&] {
#pragma GCC ivdep
        for (std::size_t k = 0; k < count; ++k) {
            const std::size_t n = rows[k];
            const double contact = m.running_flow.contact[n];
            r.problem[n] = rules::discovered_problem(r.problem[n], contact, problem);
            r.quality_knowledge[n] = rules::next_quality_knowledge(r.quality_knowledge[n], contact, quality);
            r.attention[n] = rules::next_attention(r.attention[n], contact, decay, attention);
        }
    });
}

// Of the quarter of six quarters ago: was the relation at risk, after silence or after a complaint, and has it ended since
// (claim S7)? Told six quarters late, so that what is recorded does not depend on how long the run will be.
void follow_up(Market& m, std::size_t n)
{
    constexpr unsigned followed = followed_quarters, lately = (1U << followed) - 1U;
    static_assert(followed < 8, "the histories keep eight quarters");
    Needs& needs = m.need;
    NeedFlows& flow = m.need_flow;
    bool silent = false, complained = false;
    if (m.has_incumbent(n)) {
        const bool old_enough = m.running.age[n] + 1.0 >= followed; // with this quarter
        complained = old_enough && (m.running.complaints[n] & lately) != 0;
        silent = old_enough && !complained;
    }
    const auto push = [n](std::vector<std::uint8_t>& history, bool happened) {
        history[n] = static_cast<std::uint8_t>(unsigned{history[n]} << 1U | (happened ? 1U : 0U));
        return static_cast<unsigned>(history[n]);
    };
    const bool ended = (push(needs.ended, flow.ended_one(n)) & lately) != 0;
    flow.at_risk_after_silence[n] = push(needs.after_silence, silent) >> followed & 1U;
    flow.at_risk_after_complaint[n] = push(needs.after_complaint, complained) >> followed & 1U;
    flow.ended_after_silence[n] = ended ? flow.at_risk_after_silence[n] : 0.0;
    flow.ended_after_complaint[n] = ended ? flow.at_risk_after_complaint[n] : 0.0;
}

// Complaints and visits are events: most relations have neither.
template <class Rows>
void speak_and_visit(Market& m, const Parameters& p, const sim::Streams& random, const Rows rows, const Addresses& addresses)
{
    Side chance, complaint, visit;
    for_its_buyer(m, p, [&](const auto&, const auto& complainer_of) { weigh_complaints(m, rows, chance, complainer_of); });
    addresses.draw(random, Purpose::complaint, complaint);
    addresses.draw(random, Purpose::audit, visit);
    sim::Marked complaints, visits;
    const std::size_t count = rows.size();
    complaints.mark(count, [&](std::size_t k) { return complaint[k] < chance[k]; });
    complaints.for_each([&](std::size_t k) { complain(m, p, random, rows[k]); });
    remember(m, p, rows);
    const rules::AuditParameters rule = p.audit;
    visits.mark(count, [&](std::size_t k) {
        const double effort = m.supplier.audit_effort[m.relation.supplier[rows[k]]];
        return rules::audit_is_due(m.running.silence[rows[k]], rule) & (visit[k] < rules::visit_chance(effort, rule));
    });
    visits.for_each([&](std::size_t k) { audit(m, p, random, rows[k]); });
}

} // namespace

void experience(Market& m, const Parameters& p, const sim::Streams& random)
{
    for_each_running(m, [&](const auto rows) {
        const Addresses addresses = Addresses::of_running(m, rows);
        Side irritation;
        addresses.draw(random, Purpose::irritation, irritation);
        for_its_buyer(m, p, [&](const auto& judge_of, const auto& complainer_of) {
            judge(m, p, rows, irritation, judge_of, complainer_of);
        });
        speak_and_visit(m, p, random, rows, addresses);
        spend_hours(m, p, rows);
        keep_contact(m, p, rows);
    });
    sim::for_each_entity(m.needs(), [&](std::size_t n) {
        if (!m.has_incumbent(n)) m.need_flow.book(n, &NeedFlows::transaction, p.time.wage * m.need_flow.transaction_hours[n]);
        follow_up(m, n);
    });
}

} // namespace models::relational
