// A supplier's money: funding health, dividends, failure and entry; and its turnover of people (claims S5, S13).
#pragma once

#include <tuple>

#include "sim/math/clamp.hpp"
#include "sim/param/param.hpp"

namespace models::rules {

/// How suppliers are financed (cash, credit, dividends and entry chances stand under supplier.*).
struct FinanceParameters {
    bool on = true;
    double scale_quarters = 3.0;
    double least_capacity = 500.0;
    double neutral_health = 0.5;
    double payout = 0.3;
    double cash_unit = 20.0;
    double entry_equity = 6.0;
    int entry_delay = 2;
    double entry_utilisation = 0.3;
    double entry_knowledge = 0.9;
    double opening_utilisation = 0.9;
    double leaving_attention = 0.5;
    double leaving_trust = 0.2;

    static constexpr auto table()
    {
        using P = FinanceParameters;
        using sim::param;
        constexpr auto judged = "judgement";
        return std::tuple{
            param(&P::on, {.name = "on",
                           .unit = "switch",
                           .doc = "A supplier's money matters; off: its funding is always healthy, and nobody fails.",
                           .source = "S13; scenario switch"}),
            param(&P::scale_quarters, {.name = "scale_quarters",
                                       .range = {0.01, 100},
                                       .plausible = {1.5, 6},
                                       .unit = "quarters of capacity cost",
                                       .doc = "Financial scale of a supplier (scale = 3 ccap max(K, 500)).",
                                       .source = judged}),
            param(&P::least_capacity, {.name = "least_capacity",
                                       .range = {1, 1e9},
                                       .plausible = {250, 1000},
                                       .unit = "units/quarter",
                                       .doc = "Least capacity that the scale assumes.",
                                       .source = judged}),
            param(&P::neutral_health, {.name = "neutral_health",
                                       .range = {0, 1},
                                       .unit = "funding",
                                       .doc = "Funding health without cash.",
                                       .source = judged}),
            param(&P::payout, {.name = "payout",
                               .range = {0, 1},
                               .unit = "1/quarter",
                               .doc = "Share of excess cash paid out.",
                               .source = judged}),
            param(&P::cash_unit, {.name = "cash_unit",
                                  .range = {0, 1e6},
                                  .plausible = {10, 40},
                                  .unit = "EUR per unit of capacity",
                                  .doc = "Unit of supplier.opening_cash.",
                                  .source = "specification",
                                  .at_opening = true}),
            param(&P::entry_equity, {.name = "entry_equity",
                                     .range = {0, 1000},
                                     .plausible = {3, 12},
                                     .unit = "quarters of capacity cost",
                                     .doc = "Equity of a new firm (6 ccap D0).",
                                     .source = judged}),
            param(&P::entry_delay, {.name = "entry_delay",
                                    .range = {1, 100},
                                    .plausible = {1, 8},
                                    .unit = "quarters",
                                    .doc = "Earliest entry after a failure.",
                                    .source = judged}),
            param(&P::entry_utilisation, {.name = "entry_utilisation",
                                          .range = {0, 1},
                                          .unit = "share",
                                          .doc = "Utilisation of a new firm.",
                                          .source = judged}),
            param(&P::entry_knowledge, {.name = "entry_knowledge",
                                        .range = {0, 1},
                                        .unit = "share of the category's mean",
                                        .doc = "Process knowledge of a new firm.",
                                        .source = judged}),
            param(&P::opening_utilisation, {.name = "opening_utilisation",
                                            .range = {0, 1},
                                            .unit = "share",
                                            .doc = "Utilisation at the start.",
                                            .source = "specification section 7",
                                            .at_opening = true}),
            param(&P::leaving_attention, {.name = "leaving_attention",
                                          .range = {0, 1},
                                          .unit = "share",
                                          .doc = "Attention that survives a new management.",
                                          .source = "S5 S6; judgement"}),
            param(&P::leaving_trust, {.name = "leaving_trust",
                                      .range = {0, 1},
                                      .unit = "share",
                                      .doc = "Trust that leaves with the people.",
                                      .source = "trust is partly personal; judgement"}),
        };
    }
};
static_assert(sim::table_is_sound<FinanceParameters>());

/// scale = 3 ccap max(K, 500), EUR.
inline double financial_scale(double capacity, double capacity_cost, const FinanceParameters& p)
{
    return p.scale_quarters * capacity_cost * sim::max(capacity, p.least_capacity);
}

/// F = clip(0.5 + M / scale, 0, 1); 1 when money does not matter.
inline double funding_health(double cash, double scale, const FinanceParameters& p)
{
    if (!p.on) return 1.0;
    return sim::clamp(p.neutral_health + cash / scale, 0.0, 1.0);
}

/// A supplier fails when its debt exceeds its credit, in units of its financial scale: M < -credit scale.
inline bool fails(double cash, double scale, double credit, const FinanceParameters& p) { return p.on && cash < -credit * scale; }

/// 0.3 of the cash above divt scale, EUR.
inline double dividend(double cash, double scale, double dividend_at, const FinanceParameters& p)
{
    return p.payout * sim::max(0.0, cash - dividend_at * scale);
}

} // namespace models::rules
