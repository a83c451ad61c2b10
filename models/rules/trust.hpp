// Trust: gained slowly, lost fast, fading without attention (claims S7, S15, S23).
#pragma once

#include <tuple>

#include "sim/math/clamp.hpp"
#include "sim/param/param.hpp"

namespace models::rules {

/// How trust moves on both sides.
struct TrustParameters {
    double start = 0.5;
    double gain = 0.18;
    double loss = 0.40;
    double decay = 0.06;
    double floor = 0.25;
    double attention_decay = 0.12;
    double tolerance = 0.06;
    double attribution = 0.6;
    double fairness_weight = 0.5;
    double continuity_weight = 0.5;
    double information_weight = 0.25;
    double assistance_weight = 0.3;
    double exploit_weight = 0.8;
    double leak_weight = 1.5;
    double tender_weight = 0.25;
    double audit_weight = 0.3;
    double secrets_weight = 0.15;
    double buyer_attribution = 0.5;
    double loss_fairness = 0.5;
    double tender_pain = 0.25;
    double deserved_tender = 0.5;
    double performance_slack = 0.05;
    double lowest = 0.02;
    double highest = 0.98;
    double drift_to_start = 0.01;
    double ending = 0.85;

    static constexpr auto table()
    {
        using P = TrustParameters;
        using sim::param;
        return std::tuple{
            param(&P::start, {.name = "start",
                              .range = {0.02, 0.98},
                              .plausible = {0.1, 0.9},
                              .unit = "trust",
                              .doc = "Trust between strangers.",
                              .source = "literature: 0.5 = uncertain"}),
            param(&P::gain, {.name = "gain",
                             .range = {0, 1},
                             .plausible = {0.05, 0.4},
                             .unit = "1/quarter",
                             .doc = "How fast good conduct builds trust.",
                             .source = "literature: loss 2-4 times gain"}),
            param(&P::loss, {.name = "loss",
                             .range = {0, 1},
                             .plausible = {0.1, 0.8},
                             .unit = "1/quarter",
                             .doc = "How fast bad conduct destroys trust.",
                             .source = "literature: loss 2-4 times gain"}),
            param(&P::decay, {.name = "decay",
                              .range = {0, 1},
                              .plausible = {0, 0.2},
                              .unit = "1/quarter",
                              .doc = "Fading of trust without attention.",
                              .source = "S7; judgement"}),
            param(&P::floor, {.name = "floor",
                              .range = {0, 1},
                              .plausible = {0, 0.5},
                              .unit = "trust",
                              .doc = "Level to which unattended trust fades.",
                              .source = "judgement"}),
            param(&P::attention_decay, {.name = "attention_decay",
                                        .range = {0, 1},
                                        .plausible = {0.02, 0.4},
                                        .unit = "1/quarter",
                                        .doc = "Natural decline of attention.",
                                        .source = "S7; judgement"}),
            param(&P::tolerance, {.name = "tolerance",
                                  .range = {0, 1},
                                  .plausible = {0, 0.2},
                                  .unit = "performance",
                                  .doc = "Shortfall that is forgiven.",
                                  .source = "judgement"}),
            param(&P::attribution, {.name = "attribution",
                                    .range = {0, 1},
                                    .unit = "share",
                                    .doc = "Good conduct that is put down to a complete contract.",
                                    .source = "Malhotra & Murnighan 2002, direction only"}),
            param(&P::fairness_weight, {.name = "fairness_weight",
                                        .range = {0, 5},
                                        .plausible = {0, 2},
                                        .unit = "weight",
                                        .doc = "A fair price, for the supplier's trust (w_fair).",
                                        .source = "judgement"}),
            param(&P::continuity_weight, {.name = "continuity_weight",
                                          .range = {0, 5},
                                          .plausible = {0, 2},
                                          .unit = "weight",
                                          .doc = "Continued business (w_cont).",
                                          .source = "literature: a main driver"}),
            param(&P::information_weight, {.name = "information_weight",
                                           .range = {0, 5},
                                           .plausible = {0, 2},
                                           .unit = "weight",
                                           .doc = "Being told the buyer's plans (w_inf).",
                                           .source = "judgement"}),
            param(&P::assistance_weight, {.name = "assistance_weight",
                                          .range = {0, 5},
                                          .plausible = {0, 2},
                                          .unit = "weight",
                                          .doc = "Being helped by the buyer (w_ass).",
                                          .source = "literature: a main driver"}),
            param(&P::exploit_weight, {.name = "exploit_weight",
                                       .range = {0, 5},
                                       .plausible = {0, 2},
                                       .unit = "weight",
                                       .doc = "A re-opened contract (w_exp).",
                                       .source = "S15; judgement"}),
            param(&P::leak_weight, {.name = "leak_weight",
                                    .range = {0, 5},
                                    .plausible = {0, 2},
                                    .unit = "weight",
                                    .doc = "A leaked idea (w_leak).",
                                    .source = "S15; judgement"}),
            param(&P::tender_weight, {.name = "tender_weight",
                                      .range = {0, 5},
                                      .plausible = {0, 2},
                                      .unit = "weight",
                                      .doc = "Being put out to tender (w_tend).",
                                      .source = "judgement"}),
            param(&P::audit_weight, {.name = "audit_weight",
                                     .range = {0, 5},
                                     .plausible = {0.15, 0.6},
                                     .unit = "weight",
                                     .doc = "A supplier's visit, for the buyer's trust.",
                                     .source = "S7; judgement"}),
            param(&P::secrets_weight, {.name = "secrets_weight",
                                       .range = {0, 5},
                                       .plausible = {0.07, 0.3},
                                       .unit = "weight",
                                       .doc = "Confidential data received, for the buyer's trust.",
                                       .source = "S21; judgement"}),
            param(&P::buyer_attribution, {.name = "buyer_attribution",
                                          .range = {0, 1},
                                          .unit = "share",
                                          .doc = "How far attribution to the contract also slows the buyer's trust.",
                                          .source = "judgement"}),
            param(&P::loss_fairness, {.name = "loss_fairness",
                                      .range = {0, 5},
                                      .plausible = {0.25, 1},
                                      .unit = "share",
                                      .doc = "Weight of an unfair against a fair price.",
                                      .source = "judgement"}),
            param(&P::tender_pain, {.name = "tender_pain",
                                    .range = {0, 5},
                                    .plausible = {0.12, 0.5},
                                    .unit = "weight per rival",
                                    .doc = "Each rival invited against an incumbent.",
                                    .source = "judgement"}),
            param(&P::deserved_tender, {.name = "deserved_tender",
                                        .range = {0, 1},
                                        .unit = "share",
                                        .doc = "The same when the incumbent's performance was poor.",
                                        .source = "judgement"}),
            param(&P::performance_slack, {.name = "performance_slack",
                                          .range = {0, 1},
                                          .plausible = {0, 0.1},
                                          .unit = "performance",
                                          .doc = "Shortfall up to which a supplier thinks it did well.",
                                          .source = "judgement"}),
            param(&P::lowest, {.name = "lowest",
                               .range = {0, 0.5},
                               .plausible = {0.01, 0.04},
                               .unit = "trust",
                               .doc = "Least trust.",
                               .source = "specification"}),
            param(&P::highest, {.name = "highest",
                                .range = {0.5, 1},
                                .plausible = {0.96, 0.99},
                                .unit = "trust",
                                .doc = "Greatest trust.",
                                .source = "specification"}),
            param(&P::drift_to_start, {.name = "drift_to_start",
                                       .range = {0, 1},
                                       .plausible = {0, 0.05},
                                       .unit = "1/quarter",
                                       .doc = "Drift of trust in a former supplier towards the start.",
                                       .source = "judgement"}),
            param(&P::ending, {.name = "ending",
                               .range = {0, 1},
                               .plausible = {0.5, 1},
                               .unit = "share",
                               .doc = "Supplier trust that survives the end of a relation.",
                               .source = "judgement"}),
        };
    }
};
static_assert(sim::table_is_sound<TrustParameters>());

/// trust + again good (1 - trust) heard - aloss bad trust, then fading dT (1 - att) max(0, trust - floor), within [0.02, 0.98].
/// `good` and `bad` are in 0..1; `heard` is the part of good conduct that is not put down to the contract.
inline double next_trust(double trust, double good, double bad, double heard, double attention, const TrustParameters& p)
{
    double next = trust + p.gain * good * (1.0 - trust) * heard - p.loss * bad * trust;
    next -= p.decay * (1.0 - attention) * sim::max(0.0, next - p.floor);
    return sim::clamp(next, p.lowest, p.highest);
}

/// P = min(1, max(0, sig) + 0.3 audit + 0.15 ws): good conduct as the buyer sees it.
inline double good_supplier_conduct(double signal, bool audit, double shared_secrets, const TrustParameters& p)
{
    return sim::min(1.0, sim::max(0.0, signal) + (audit ? p.audit_weight : 0.0) + p.secrets_weight * shared_secrets);
}

/// Q = min(1, max(0, -sig)): bad conduct as the buyer sees it.
inline double bad_supplier_conduct(double signal) { return sim::min(1.0, sim::max(0.0, -signal)); }

/// fair = clip((p - Fc) / (mu Fc), -1, 1): how fair a supplier finds a price.
inline double price_fairness(double price, double full_cost, double margin)
{
    return sim::clamp((price - full_cost) / (margin * full_cost), -1.0, 1.0);
}

/// What a supplier sees of a buyer's conduct in one period.
struct BuyerConduct {
    double fairness;    ///< -1..1
    double disclosure;  ///< dis: plans told
    double assistance;  ///< ideas given and used
    double rivals_seen; ///< rivals invited against the incumbent that stayed
    bool continuity;    ///< the relation was renewed
    bool exploited;     ///< the contract was re-opened
    bool leaked;        ///< an idea was shown to rivals, and the supplier found out
    bool performed;     ///< the supplier thinks it did well
};

/// P' = min(1, w_fair max(0, fair) + w_cont continuity + w_inf dis + w_ass min(1, assist)).
inline double good_buyer_conduct(const BuyerConduct& c, const TrustParameters& p)
{
    return sim::min(1.0, p.fairness_weight * sim::max(0.0, c.fairness) + (c.continuity ? p.continuity_weight : 0.0) +
                             p.information_weight * c.disclosure + p.assistance_weight * sim::min(1.0, c.assistance));
}

/// Q' = min(1, 0.5 w_fair max(0, -fair) + w_exp exploit + w_leak leak + 0.25 w_tend tendered (performed ? 1 : 0.5)).
inline double bad_buyer_conduct(const BuyerConduct& c, const TrustParameters& p)
{
    return sim::min(1.0, p.loss_fairness * p.fairness_weight * sim::max(0.0, -c.fairness) +
                             (c.exploited ? p.exploit_weight : 0.0) + (c.leaked ? p.leak_weight : 0.0) +
                             p.tender_pain * p.tender_weight * c.rivals_seen * (c.performed ? 1.0 : p.deserved_tender));
}

} // namespace models::rules
