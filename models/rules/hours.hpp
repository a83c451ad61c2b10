// Where the hours go: transaction matters, productive work, the order desk (claims S14, S16, S17).
#pragma once

#include <tuple>

#include "sim/param/param.hpp"

namespace models::rules {

/// Hours per occasion and what trust takes off them.
struct TimeParameters {
    double wage = 60.0;
    double search = 4.0;
    double tender = 3.2;
    double contract = 30.0;
    double haggle = 9.0;
    double reopen = 12.0;
    double dispute = 28.0;
    double monitor = 16.0;
    double complaint = 3.0;
    double plan = 23.5;
    double service = 8.0;
    double engineers = 24.0;
    double contact_half = 15.0;
    double order_desk = 6.0;
    double hours_per_employee = 450.0;
    double tender_ease = 0.6;
    double contract_ease = 0.5;
    double reopen_ease = 0.3;
    double dispute_ease = 0.6;
    double complaint_ease = 0.7;
    double haggle_ease = 0.45;
    double tender_base = 0.5;
    double haggle_base = 0.4;
    double calm_work = 0.7;
    double uncertain_work = 0.3;
    double late_incidents = 2.0;
    double defect_scale = 0.01;
    double service_incidents = 0.6;
    double engineers_base = 0.15;
    double audit_share = 0.3;
    double link_relief = 0.5;
    double memory = 0.2;

    static constexpr auto table()
    {
        using P = TimeParameters;
        using sim::param;
        constexpr auto target = "derived: 0.47 / 0.21-0.25 time shares (Dyer & Chu)";
        constexpr auto judged = "judgement";
        return std::tuple{
            param(&P::wage, {.name = "wage", .range = {0, 1000}, .plausible = {30, 150}, .unit = "EUR/h", .doc = "Cost of an hour.",
                             .source = "CAPS benchmark 2006: about USD 108 000 per purchasing employee and year"}),
            param(&P::search, {.name = "search", .range = {0, 1000}, .plausible = {2, 8}, .unit = "h per rival",
                               .doc = "Finding and qualifying a rival.", .source = target}),
            param(&P::tender, {.name = "tender", .range = {0, 1000}, .plausible = {1.6, 6.4}, .unit = "h per bidder",
                               .doc = "Handling a bid.", .source = target}),
            param(&P::contract, {.name = "contract", .range = {0, 1000}, .plausible = {15, 60}, .unit = "h",
                                 .doc = "Writing a complete contract.", .source = target}),
            param(&P::haggle, {.name = "haggle", .range = {0, 1000}, .plausible = {4.5, 18}, .unit = "h/quarter",
                               .doc = "Running haggling.", .source = target}),
            param(&P::reopen, {.name = "reopen", .range = {0, 1000}, .plausible = {6, 24}, .unit = "h", .doc = "A re-opener.",
                               .source = target}),
            param(&P::dispute, {.name = "dispute", .range = {0, 1000}, .plausible = {14, 56}, .unit = "h per incident",
                                .doc = "Dispute and blame.", .source = target}),
            param(&P::monitor, {.name = "monitor", .range = {0, 1000}, .plausible = {8, 32}, .unit = "h/quarter",
                                .doc = "Monitoring a complete contract.", .source = target}),
            param(&P::complaint, {.name = "complaint", .range = {0, 1000}, .plausible = {1.5, 6}, .unit = "h", .doc = "A complaint.",
                                  .source = target}),
            param(&P::plan, {.name = "plan", .range = {0, 1000}, .plausible = {11.75, 47}, .unit = "h/quarter", .doc = "Joint planning.",
                             .source = target}),
            param(&P::service, {.name = "service", .range = {0, 1000}, .plausible = {4, 16}, .unit = "h/quarter",
                                .doc = "Working together on service.", .source = target}),
            param(&P::engineers, {.name = "engineers", .range = {0, 1000}, .plausible = {12, 48}, .unit = "h/quarter",
                                  .doc = "Engineers with the customer.", .source = target}),
            param(&P::contact_half, {.name = "contact_half", .range = {0.001, 1000}, .plausible = {7.5, 30}, .unit = "h/quarter",
                                     .doc = "Engineer hours at which contact is half of full.", .source = target}),
            param(&P::order_desk, {.name = "order_desk", .range = {0, 1000}, .plausible = {3, 12}, .unit = "h per 1000 units",
                                   .doc = "The order desk without a link.", .source = target}),
            param(&P::hours_per_employee, {.name = "hours_per_employee", .range = {1, 2000}, .plausible = {380, 500}, .unit = "h/quarter",
                                           .doc = "Working hours of an employee.", .source = judged}),
            param(&P::tender_ease, {.name = "tender_ease", .range = {0, 1}, .unit = "share", .doc = "Tender hours that mutual trust saves.",
                                    .source = judged}),
            param(&P::contract_ease, {.name = "contract_ease", .range = {0, 1}, .unit = "share",
                                      .doc = "Contract hours that mutual trust saves.", .source = judged}),
            param(&P::reopen_ease, {.name = "reopen_ease", .range = {0, 1}, .unit = "share",
                                    .doc = "Re-opener hours that mutual trust saves.", .source = judged}),
            param(&P::dispute_ease, {.name = "dispute_ease", .range = {0, 1}, .unit = "share",
                                     .doc = "Dispute hours that mutual trust saves.", .source = judged}),
            param(&P::complaint_ease, {.name = "complaint_ease", .range = {0, 1}, .unit = "share",
                                       .doc = "Complaint hours that mutual trust saves.", .source = judged}),
            param(&P::haggle_ease, {.name = "haggle_ease", .range = {0, 1}, .unit = "share",
                                    .doc = "Haggling hours that mutual trust saves.", .source = judged}),
            param(&P::tender_base, {.name = "tender_base", .range = {0, 10}, .plausible = {0.25, 1}, .unit = "factor",
                                    .doc = "Work on a bid without any pressure.", .source = judged}),
            param(&P::haggle_base, {.name = "haggle_base", .range = {0, 10}, .plausible = {0.2, 0.8}, .unit = "factor",
                                    .doc = "Haggling without any pressure.", .source = judged}),
            param(&P::calm_work, {.name = "calm_work", .range = {0, 10}, .plausible = {0.35, 1.4}, .unit = "factor",
                                  .doc = "Haggling and monitoring in a calm world.", .source = judged}),
            param(&P::uncertain_work, {.name = "uncertain_work", .range = {0, 10}, .plausible = {0.15, 0.6}, .unit = "factor per u",
                                       .doc = "Haggling and monitoring that uncertainty adds.", .source = "S24; judgement"}),
            param(&P::late_incidents, {.name = "late_incidents", .range = {0, 100}, .plausible = {1, 4}, .unit = "incidents per late share",
                                       .doc = "Incidents that lateness makes.", .source = judged}),
            param(&P::defect_scale, {.name = "defect_scale", .range = {1e-6, 1}, .plausible = {0.005, 0.02}, .unit = "defect share per incident",
                                     .doc = "Defect share that makes one incident.", .source = judged}),
            param(&P::service_incidents, {.name = "service_incidents", .range = {0, 100}, .plausible = {0.3, 1.2}, .unit = "incidents",
                                          .doc = "Incidents that missing service makes.", .source = judged}),
            param(&P::engineers_base, {.name = "engineers_base", .range = {0, 1}, .unit = "share",
                                       .doc = "Engineers sent to a customer one does not trust.", .source = judged}),
            param(&P::audit_share, {.name = "audit_share", .range = {0, 10}, .plausible = {0.15, 0.6}, .unit = "share",
                                    .doc = "Share of a visit's hours that the buyer spends.", .source = judged}),
            param(&P::link_relief, {.name = "link_relief", .range = {0, 1}, .unit = "share",
                                    .doc = "Order-desk hours that a full link saves.", .source = "S9; judgement"}),
            param(&P::memory, {.name = "memory", .range = {0, 1}, .plausible = {0.1, 0.4}, .unit = "1/quarter",
                               .doc = "How fast a supplier learns the transaction hours of a customer.", .source = judged}),
        };
    }
};
static_assert(sim::table_is_sound<TimeParameters>());

/// Tm = (tb + ts) / 2.
inline double mutual_trust(double buyer_trust, double supplier_trust) { return 0.5 * (buyer_trust + supplier_trust); }

/// Hours of a tender, for the buyer and once more for the invited suppliers together:
/// hs nr cx + hn bidders (0.5 + pressure)(1 - 0.6 Tm) cx + hc contract (1 - 0.5 Tm) cx, with the winner's Tm.
inline double tender_hours(int rivals, int bidders, double pressure, double contract, double mutual_trust, double work_factor,
                           const TimeParameters& p)
{
    return work_factor * (p.search * rivals + p.tender * bidders * (p.tender_base + pressure) * (1.0 - p.tender_ease * mutual_trust) +
                          p.contract * contract * (1.0 - p.contract_ease * mutual_trust));
}

/// hr (1 - 0.3 Tm): hours of a re-opener, on each side.
inline double reopener_hours(double mutual_trust, const TimeParameters& p) { return p.reopen * (1.0 - p.reopen_ease * mutual_trust); }

/// inc = 2 lf + qo / 0.01 + 0.6 (1 - phi) x: incidents to argue about.
inline double incidents(double late_share, double defect_share, double service_ratio, double complexity, const TimeParameters& p)
{
    return p.late_incidents * late_share + defect_share / p.defect_scale + p.service_incidents * (1.0 - service_ratio) * complexity;
}

/// hdis = hd inc (1 - 0.6 Tm) cx + [complaint] hcomp (1 - 0.7 Tm).
inline double dispute_hours(double incidents, bool complaint, double mutual_trust, double work_factor, const TimeParameters& p)
{
    return p.dispute * incidents * (1.0 - p.dispute_ease * mutual_trust) * work_factor +
           (complaint ? p.complaint * (1.0 - p.complaint_ease * mutual_trust) : 0.0);
}

/// 0.7 + 0.3 u: how much more there is to settle in an uncertain world.
inline double unsettled_work(double uncertainty, const TimeParameters& p) { return p.calm_work + p.uncertain_work * uncertainty; }

/// hneg = hq (0.4 + pressure)(1 - 0.45 Tm) cx (0.7 + 0.3 u).
inline double haggling_hours(double pressure, double mutual_trust, double work_factor, double uncertainty, const TimeParameters& p)
{
    return p.haggle * (p.haggle_base + pressure) * (1.0 - p.haggle_ease * mutual_trust) * work_factor * unsettled_work(uncertainty, p);
}

/// hmon = hm contract (1 - tb) cx (0.7 + 0.3 u).
inline double monitoring_hours(double contract, double buyer_trust, double work_factor, double uncertainty, const TimeParameters& p)
{
    return p.monitor * contract * (1.0 - buyer_trust) * work_factor * unsettled_work(uncertainty, p);
}

/// engH = heng x sqrt(engineers (0.15 + 0.85 ts)): engineers with the customer.
inline double engineer_hours(double complexity, double openness, double supplier_trust, const TimeParameters& p)
{
    return p.engineers * complexity * __builtin_sqrt(openness * (p.engineers_base + (1.0 - p.engineers_base) * supplier_trust));
}

/// ct = engH / (engH + hhalf): contact, 0..1.
inline double contact(double engineer_hours, const TimeParameters& p) { return engineer_hours / (engineer_hours + p.contact_half); }

/// hprod = hp cx + hsvc phi x + engH + 0.3 haud [audit].
inline double productive_hours(double work_factor, double service, double engineer_hours, double audit_hours, const TimeParameters& p)
{
    return p.plan * work_factor + p.service * service + engineer_hours + p.audit_share * audit_hours;
}

/// HO = ho order / 1000 (1 - 0.5 link): the order desk.
inline double order_desk_hours(double order, double link, const TimeParameters& p)
{
    return p.order_desk * order / 1000.0 * (1.0 - p.link_relief * link);
}

} // namespace models::rules
