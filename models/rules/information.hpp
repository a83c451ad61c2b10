// Confidential information: what each side tells the other, and how fast it goes stale (claims S10, S21).
#pragma once

#include <tuple>

#include "sim/math/logistic.hpp"
#include "sim/math/select.hpp"
#include "sim/param/param.hpp"

namespace models::rules {

/// How plans and confidential data flow between two sides that trust each other.
struct InformationParameters {
    bool on = true;
    double fade = 0.15;
    double half = 1.5;
    double threshold = 0.45;
    double supplier_leak = 0.03;
    double leak_loss = 12000.0;
    double steepness = 0.08;
    double link_flow = 0.3;
    double calm_ageing = 0.5;
    double leak_factor = 2.0;
    double leak_signal = 1.0;

    static constexpr auto table()
    {
        using P = InformationParameters;
        using sim::param;
        return std::tuple{
            param(&P::on, {.name = "on",
                           .unit = "switch",
                           .doc = "Information is shared; off: both sides know nothing of each other's plans.",
                           .source = "S10 S21; scenario switch"}),
            param(&P::fade, {.name = "fade",
                             .range = {0, 1},
                             .plausible = {0.03, 0.5},
                             .unit = "1/quarter",
                             .doc = "How fast information goes stale at u uT = 1.",
                             .source = "judgement"}),
            param(&P::half, {.name = "half",
                             .range = {0.001, 100},
                             .plausible = {0.3, 5},
                             .unit = "quarters of fresh news",
                             .doc = "Stock at which the information share is one half.",
                             .source = "judgement"}),
            param(&P::threshold, {.name = "threshold",
                                  .range = {0, 1},
                                  .plausible = {0.2, 0.8},
                                  .unit = "trust",
                                  .doc = "Trust at which half of what could be told is told.",
                                  .source = "S21; judgement"}),
            param(&P::supplier_leak,
                  {.name = "supplier_leak",
                   .range = {0, 1},
                   .plausible = {0, 0.2},
                   .unit = "1/quarter",
                   .doc = "Chance, before info.leak_factor, that a dishonest, distrusting supplier leaks all that it was told.",
                   .source = "S15; judgement"}),
            param(&P::leak_loss, {.name = "leak_loss",
                                  .range = {0, 1e9},
                                  .plausible = {0, 1e5},
                                  .unit = "EUR",
                                  .doc = "Loss to the buyer from such a leak, in the most complex category (x = 1).",
                                  .source = "judgement"}),
            param(&P::steepness, {.name = "steepness",
                                  .range = {0.001, 10},
                                  .plausible = {0.04, 0.16},
                                  .unit = "trust",
                                  .doc = "Width of the step from silence to disclosure.",
                                  .source = "judgement"}),
            param(&P::link_flow, {.name = "link_flow",
                                  .range = {0, 10},
                                  .plausible = {0.15, 0.6},
                                  .unit = "fresh news per link",
                                  .doc = "Plans that flow through a full ordering link.",
                                  .source = "S9; judgement"}),
            param(&P::calm_ageing, {.name = "calm_ageing",
                                    .range = {0, 1},
                                    .unit = "share",
                                    .doc = "Ageing of information and know-how that remains in settled technology.",
                                    .source = "judgement"}),
            param(&P::leak_factor, {.name = "leak_factor",
                                    .range = {0, 100},
                                    .plausible = {1, 4},
                                    .unit = "factor",
                                    .doc = "Multiplier of the supplier's leak chance.",
                                    .source = "specification"}),
            param(&P::leak_signal, {.name = "leak_signal",
                                    .range = {0, 10},
                                    .plausible = {0.5, 2},
                                    .unit = "signal",
                                    .doc = "Blow to the buyer's signal when it is betrayed.",
                                    .source = "S15; judgement"}),
        };
    }
};
static_assert(sim::table_is_sound<InformationParameters>());

/// w = k / (k + Kh): share of what could be known, 0..1; 0 when the channel is off.
inline double information_share(double stock, const InformationParameters& p)
{
    return sim::select(p.on, stock / (stock + p.half), 0.0);
}

/// 1 / (1 + exp(-(trust - thD) / 0.08)): readiness to disclose to a partner.
inline double readiness(double trust, const InformationParameters& p)
{
    return sim::logistic((trust - p.threshold) / p.steepness);
}

/// 1 - loss, and 0 when more would be lost than there is (very unsettled technology).
inline double kept_share(double loss) { return sim::select(loss < 1.0, 1.0 - loss, 0.0); }

/// k <- (1 - dK ageing) k + told, where nothing is told when the channel is off.
inline double next_stock(double stock, double told, double ageing, const InformationParameters& p)
{
    return kept_share(p.fade * ageing) * stock + sim::select(p.on, told, 0.0);
}

/// supleak (1 - h)(1 - ts) wb 2: chance that the supplier betrays the buyer's plans.
inline double betrayal_chance(double honesty, double supplier_trust, double shared_plans, const InformationParameters& p)
{
    return p.supplier_leak * (1.0 - honesty) * (1.0 - supplier_trust) * shared_plans * p.leak_factor;
}

} // namespace models::rules
