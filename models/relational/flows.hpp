// What happens in one period: to a need (the buyer's books), to a relation (goods, the supplier's books), to one that runs.
#pragma once

#include <cstddef>

#include "models/relational/columns.hpp"

namespace models::relational {

/// The buyer's side of one need in one period; one value each (`double`), or one column each for all needs.
template <class Value>
struct NeedFlowOf {
    // the receipt, EUR
    Value payment{}, transaction{}, coordination{}, order_desk{}, inspection{}, failure{}, downtime{}, delay{}, switching{},
        leak{}, implementing{}, penalties{};
    Value cost{};            ///< booked beside every entry above: buyer cost
    Value innovation{};      ///< value of adopted product knowledge, EUR (not cash)
    Value other_suppliers{}; ///< part of the cost caused by relations that do not run
    // hours
    Value transaction_hours{}, productive_hours{}, order_hours{};
    // goods, units
    Value received{}, from_incumbent{}, inspected{}, found{}, missed{}, late{};
    // events
    Value tenders{}, tenders_with_incumbent{}, renewals{}, awards{}, awards_below_cost{};
    Value ended_at_term{}, ended_early{}, ended_by_failure{};
    // the quarter of six quarters ago: was the relation at risk after silence or a complaint, and has it ended since
    Value at_risk_after_silence{}, at_risk_after_complaint{}, ended_after_silence{}, ended_after_complaint{};
    Value supplier_ideas_born{}, supplier_ideas_withheld{}, supplier_ideas_proposed{}, supplier_ideas_adopted{};
    Value supplier_ideas_rejected{}, ideas_leaked{};
    Value buyer_ideas_born{}, buyer_ideas_proposed{}, buyer_ideas_adopted{};
    Value reopeners{}, complaints{}, silent_dissatisfied{}, audits{}, betrayals{};
    Value downtime_former{}; ///< part of downtime on equipment of former suppliers, EUR
};
using NeedFlow = NeedFlowOf<double>;

/// What happens to all needs.
struct NeedFlows : NeedFlowOf<Column> {
    /// Whether a relation of the need ended in the period.
    bool ended_one(std::size_t n) const { return ended_at_term[n] + ended_early[n] + ended_by_failure[n] > 0.0; }
    /// Books a cost: once under its account, once in the total.
    void book(std::size_t n, Column NeedFlows::*account, double amount)
    {
        (this->*account)[n] += amount;
        cost[n] += amount;
    }
    /// Books what the supplier pays back.
    void book_penalty(std::size_t n, double amount)
    {
        penalties[n] += amount;
        cost[n] -= amount;
    }
};

/// Goods of any relation in one period, and the supplier's books of them.
template <class Value>
struct RelationFlowOf {
    // goods, units
    Value started{}, delivered{};
    Value base_before{}; ///< installed base as delivery began
    // the supplier's books, EUR
    Value revenue{}, penalty{}, transaction{};
    Value fulfilment{}; ///< production, service and rework
};
using RelationFlow = RelationFlowOf<double>;

/// What happens to all relations.
struct RelationFlows : RelationFlowOf<Column> {
    std::vector<std::uint8_t> ended; ///< whether the relation ended in the period
};

/// What happens in one period to the relations that run, by need.
template <class Value>
struct RunningFlowOf {
    Value ordered{}; ///< units
    // the supplier's books, EUR
    Value engineering{}, links{}, audits{};
    // what the rules of later phases read
    Value spill{};         ///< process knowledge that the supplier can use for everybody, log
    Value leaked{};        ///< process knowledge leaked to all rivals, log: theirs from the next period on
    Value service_ratio{}; ///< phi
    Value late_share{};    ///< lf
    Value defect_share{};  ///< qo
    Value signal{};        ///< sig
    Value contact{};       ///< ct
    Value disclosure{};    ///< dis
    Value assistance{};    ///< buyer ideas used
    // whether it happened: 0 or 1
    Value leak_detected{};
};
using RunningFlow = RunningFlowOf<double>;
using RunningFlows = RunningFlowOf<Column>;

} // namespace models::relational
