// The supplier's audit of a silent relation: better or worse? promises kept? something neglected? (claims S7, S8)
#pragma once

#include <tuple>

#include "sim/param/param.hpp"

namespace models::rules {

/// When a supplier visits a customer it has not heard from, and what comes of it.
struct AuditParameters {
    bool on = true;
    int silence = 4;
    double chance = 0.3;
    double reveal = 0.7;
    double hours = 12.0;
    double attention_gain = 0.35;
    double problem_kept = 0.1;
    double dissatisfaction_kept = 0.4;
    double expectation_talk = 0.3;
    double concession = 0.01;
    double concession_fade = 0.2;

    static constexpr auto table()
    {
        using P = AuditParameters;
        using sim::param;
        return std::tuple{
            param(&P::on, {.name = "on",
                           .unit = "switch",
                           .doc = "Suppliers audit silent relations; off: nobody visits.",
                           .source = "S7 S8; scenario switch"}),
            param(&P::silence, {.name = "silence",
                                .range = {0, 1000},
                                .plausible = {1, 16},
                                .unit = "quarters",
                                .doc = "Silence after which a visit is due.",
                                .source = "judgement: after a silent year"}),
            param(&P::chance, {.name = "chance",
                               .range = {0, 1},
                               .unit = "1/quarter",
                               .doc = "Chance of a visit when one is due.",
                               .source = "judgement"}),
            param(&P::reveal, {.name = "reveal",
                               .range = {0, 1},
                               .unit = "chance",
                               .doc = "Chance that a visit finds the matter.",
                               .source = "judgement"}),
            param(&P::hours, {.name = "hours",
                              .range = {0, 1000},
                              .plausible = {4, 60},
                              .unit = "h",
                              .doc = "Hours of a visit.",
                              .source = "judgement"}),
            param(&P::attention_gain, {.name = "attention_gain",
                                       .range = {0, 1},
                                       .plausible = {0.17, 0.7},
                                       .unit = "attention",
                                       .doc = "Attention that a visit wins.",
                                       .source = "S7; judgement"}),
            param(&P::problem_kept, {.name = "problem_kept",
                                     .range = {0, 1},
                                     .unit = "share",
                                     .doc = "Share of the hidden problem that remains once found.",
                                     .source = "judgement"}),
            param(&P::dissatisfaction_kept, {.name = "dissatisfaction_kept",
                                             .range = {0, 1},
                                             .unit = "share",
                                             .doc = "Share of dissatisfaction that remains once found.",
                                             .source = "judgement"}),
            param(&P::expectation_talk, {.name = "expectation_talk",
                                         .range = {0, 1},
                                         .unit = "share",
                                         .doc = "Share of an excessive expectation that is talked down.",
                                         .source = "judgement"}),
            param(&P::concession, {.name = "concession",
                                   .range = {0, 1},
                                   .plausible = {0, 0.02},
                                   .unit = "share of base cost",
                                   .doc = "Price concession offered to a trusted customer at the next quote.",
                                   .source = "judgement"}),
            param(&P::concession_fade, {.name = "concession_fade",
                                        .range = {0, 1},
                                        .plausible = {0.1, 0.4},
                                        .unit = "1/quarter",
                                        .doc = "How fast the concession fades.",
                                        .source = "judgement"}),
        };
    }
};
static_assert(sim::table_is_sound<AuditParameters>());

/// A visit is due after athr silent periods, when audits are on.
inline bool audit_is_due(double silence, const AuditParameters& p) { return p.on && silence >= static_cast<double>(p.silence); }

/// min(1, effort arate): chance of a visit that is due, of a supplier that takes so much trouble; 1 is the usual effort.
inline double visit_chance(double effort, const AuditParameters& p)
{
    const double chance = effort * p.chance;
    return chance < 1.0 ? chance : 1.0;
}

/// con = 0.01 c0 ts: price concession after an audit, EUR/unit.
inline double audit_concession(double base_cost, double supplier_trust, const AuditParameters& p)
{
    return p.concession * base_cost * supplier_trust;
}

} // namespace models::rules
