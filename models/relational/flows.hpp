// What happens in one period: to a need (the buyer's books) and to a relation (the supplier's books and the flow of goods).
#pragma once

namespace models::relational {

/// The buyer's side of one need in one period. Every field is a double, so that flows are summed as they stand.
struct NeedFlow {
    // the receipt, EUR
    double payment = 0, transaction = 0, coordination = 0, order_desk = 0, inspection = 0, failure = 0, downtime = 0, delay = 0,
           switching = 0, leak = 0, implementing = 0, penalties = 0;
    double cost = 0;            ///< booked beside every entry above: buyer cost
    double innovation = 0;      ///< value of adopted product knowledge, EUR (not cash)
    double other_suppliers = 0; ///< part of the cost caused by slots other than the incumbent's
    // hours
    double transaction_hours = 0, productive_hours = 0, order_hours = 0;
    // goods, units
    double received = 0, from_incumbent = 0, inspected = 0, found = 0, missed = 0, late = 0;
    // events
    double tenders = 0, tenders_with_incumbent = 0, renewals = 0, awards = 0, awards_below_cost = 0;
    double ended_at_term = 0, ended_early = 0, ended_by_failure = 0;
    // the quarter of six quarters ago: was the relation at risk after silence or a complaint, and has it ended since
    double at_risk_after_silence = 0, at_risk_after_complaint = 0, ended_after_silence = 0, ended_after_complaint = 0;
    double supplier_ideas_born = 0, supplier_ideas_withheld = 0, supplier_ideas_proposed = 0, supplier_ideas_adopted = 0;
    double supplier_ideas_rejected = 0, ideas_leaked = 0;
    double buyer_ideas_born = 0, buyer_ideas_proposed = 0, buyer_ideas_adopted = 0;
    double reopeners = 0, complaints = 0, silent_dissatisfied = 0, audits = 0, betrayals = 0;
    double downtime_former = 0; ///< part of downtime on equipment of former suppliers, EUR

    /// Whether a relation of the need ended in the period.
    bool ended() const { return ended_at_term + ended_early + ended_by_failure > 0.0; }
    /// Books a cost: once under its account, once in the total.
    void book(double NeedFlow::*account, double amount)
    {
        this->*account += amount;
        cost += amount;
    }
    /// Books what the supplier pays back.
    void book_penalty(double amount)
    {
        penalties += amount;
        cost -= amount;
    }
};

/// The supplier's side of one relation in one period.
struct RelationFlow {
    // goods, units
    double ordered = 0, started = 0, delivered = 0, late = 0, cancelled = 0;
    double base_before = 0; ///< installed base as delivery began
    // the supplier's books, EUR
    double revenue = 0, penalty = 0, production = 0, service = 0, rework = 0, transaction = 0, engineering = 0, links = 0,
           audits = 0;
    // what the rules of later phases read
    double spill = 0;          ///< process knowledge that the supplier can use for everybody, log
    double service_ratio = 0;  ///< phi
    double price_coverage = 0; ///< covn
    double late_share = 0;     ///< lf
    double defect_share = 0;   ///< qo
    double signal = 0;         ///< sig
    double contact = 0;        ///< ct
    double disclosure = 0;     ///< dis
    double assistance = 0;     ///< buyer ideas used
    double rivals_seen = 0;    ///< rivals invited against the incumbent that stayed
    /// What the relation cost the supplier, EUR: everything but penalties and capacity.
    double named_costs() const { return production + service + rework + transaction + engineering + links + audits; }
    /// What the relation leaves the supplier towards its capacity, EUR.
    double contribution() const { return revenue - penalty - named_costs(); }

    bool ended = false, continued = false, exploited = false, audited = false, leak_detected = false, complained = false;
};

} // namespace models::relational
