// Where the hours go: transaction matters, productive work, the order desk (claims S14, S16, S17).
#pragma once

#include "models/rules/hours_parameters.hpp"

namespace models::rules {

/// Tm = (tb + ts) / 2.
inline double mutual_trust(double buyer_trust, double supplier_trust) { return 0.5 * (buyer_trust + supplier_trust); }

/// Hours of a tender, for the buyer and once more for the invited suppliers together:
/// hs nr cx + hn bidders (0.5 + pressure)(1 - 0.6 Tm) cx + hc contract (1 - 0.5 Tm) cx, with the winner's Tm.
inline double tender_hours(int rivals, int bidders, double pressure, double contract, double mutual_trust, double work_factor,
                           const TimeParameters& p)
{
    return work_factor *
           (p.search * rivals + p.tender * bidders * (p.tender_base + pressure) * (1.0 - p.tender_ease * mutual_trust) +
            p.contract * contract * (1.0 - p.contract_ease * mutual_trust));
}

/// hr (1 - 0.3 Tm): hours of a re-opener, on each side.
inline double reopener_hours(double mutual_trust, const TimeParameters& p)
{
    return p.reopen * (1.0 - p.reopen_ease * mutual_trust);
}

/// inc = 2 lf + qo / 0.01 + 0.6 (1 - phi) x: incidents to argue about.
inline double incidents(double late_share, double defect_share, double service_ratio, double complexity, const TimeParameters& p)
{
    return p.late_incidents * late_share + defect_share / p.defect_scale +
           p.service_incidents * (1.0 - service_ratio) * complexity;
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
inline double haggling_hours(double pressure, double mutual_trust, double work_factor, double uncertainty,
                             const TimeParameters& p)
{
    return p.haggle * (p.haggle_base + pressure) * (1.0 - p.haggle_ease * mutual_trust) * work_factor *
           unsettled_work(uncertainty, p);
}

/// hmon = hm contract (1 - tb) cx (0.7 + 0.3 u).
inline double monitoring_hours(double contract, double buyer_trust, double work_factor, double uncertainty,
                               const TimeParameters& p)
{
    return p.monitor * contract * (1.0 - buyer_trust) * work_factor * unsettled_work(uncertainty, p);
}

/// engH = heng x sqrt(engineers (0.15 + 0.85 ts)): engineers with the customer.
inline double engineer_hours(double complexity, double openness, double supplier_trust, const TimeParameters& p)
{
    return p.engineers * complexity * __builtin_sqrt(openness * (p.engineers_base + (1.0 - p.engineers_base) * supplier_trust));
}

/// ct = engH / (engH + hhalf): contact, 0..1.
inline double contact(double engineer_hours, const TimeParameters& p)
{
    return engineer_hours / (engineer_hours + p.contact_half);
}

/// hprod = hp cx + hsvc phi x + engH + 0.3 haud [audit].
inline double productive_hours(double work_factor, double service, double engineer_hours, double audit_hours,
                               const TimeParameters& p)
{
    return p.plan * work_factor + p.service * service + engineer_hours + p.audit_share * audit_hours;
}

/// HO = ho order / 1000 (1 - 0.5 link): the order desk.
inline double order_desk_hours(double order, double link, const TimeParameters& p)
{
    return p.order_desk * order / 1000.0 * (1.0 - p.link_relief * link);
}

} // namespace models::rules
