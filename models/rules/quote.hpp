// What a supplier asks, and the price at which it walks away (claims S6, S12, S19).
#pragma once

#include <tuple>

#include "sim/math/clamp.hpp"
#include "sim/math/exp.hpp"
#include "sim/math/select.hpp"
#include "sim/param/param.hpp"

namespace models::rules {

/// How suppliers price.
struct QuoteParameters {
    double risk_premium = 0.02;
    double padding = 0.05;
    double service_cut = 0.65;
    double desperation = 0.2;
    double spare = 0.5;
    bool price_floor = false;
    double contract_openness = 0.5;
    double spare_slope = 4.0;
    double cut_limit = 0.9;

    static constexpr auto table()
    {
        using P = QuoteParameters;
        using sim::param;
        return std::tuple{
            param(&P::risk_premium, {.name = "risk_premium",
                                     .range = {0, 1},
                                     .plausible = {0, 0.1},
                                     .unit = "share of price",
                                     .doc = "Premium for dealing with a buyer one does not trust at all.",
                                     .source = "judgement"}),
            param(&P::padding,
                  {.name = "padding",
                   .range = {0, 1},
                   .plausible = {0, 0.1},
                   .unit = "share of price",
                   .doc =
                       "Padding of the cost claim of a dishonest, distrusting, uninformed supplier that meets at most one rival.",
                   .source = "judgement"}),
            param(&P::service_cut, {.name = "service_cut",
                                    .range = {0, 1},
                                    .unit = "share of service cost",
                                    .doc = "Service money that a misaligned sales department gives away.",
                                    .source = "S6; derived: H1"}),
            param(&P::desperation, {.name = "desperation",
                                    .range = {0, 1},
                                    .unit = "share of service cost",
                                    .doc = "Service money given away by a supplier without funds.",
                                    .source = "S13; derived: H1"}),
            param(&P::spare, {.name = "spare",
                              .range = {0, 1},
                              .unit = "share of capacity cost",
                              .doc = "Capacity cost given away by a supplier with idle capacity.",
                              .source = "derived: H1"}),
            param(&P::price_floor, {.name = "price_floor",
                                    .unit = "switch",
                                    .doc = "No supplier goes below full cost including service.",
                                    .source = "S12; scenario switch"}),
            param(&P::contract_openness, {.name = "contract_openness",
                                          .range = {0, 1},
                                          .unit = "share",
                                          .doc = "Share of padding that a complete contract takes away.",
                                          .source = "S23; judgement"}),
            param(&P::spare_slope, {.name = "spare_slope",
                                    .range = {0, 100},
                                    .plausible = {2, 8},
                                    .unit = "per unit of idle capacity",
                                    .doc = "How quickly idle capacity makes a supplier give way (4).",
                                    .source = "judgement"}),
            param(&P::cut_limit, {.name = "cut_limit",
                                  .range = {0, 1},
                                  .plausible = {0.45, 1},
                                  .unit = "share of service cost",
                                  .doc = "The most service money that is ever given away.",
                                  .source = "judgement"}),
        };
    }
};
static_assert(sim::table_is_sound<QuoteParameters>());

/// kp = c0 a m exp(-(X + Y)): production cost in EUR/unit.
inline double production_cost(double base, double productivity, double material_index, double knowledge)
{
    return base * productivity * material_index * sim::exp(-knowledge);
}

/// The cost of one unit from plan to the end of its service, EUR/unit.
struct UnitCost {
    double production;                                                            ///< kp
    double service;                                                               ///< ksv: service promised with one unit
    double capacity;                                                              ///< kov
    double transaction;                                                           ///< hrs wage / D0
    double full() const { return production + service + capacity + transaction; } ///< Fc
};

/// ksv = s life / cs: service promised with one unit, EUR.
inline double promised_service_cost(double service_need, double life, double service_skill)
{
    return service_need * life / service_skill;
}

/// risk = 1 + rp (1 - ts): factor on the price for dealing with a buyer one does not trust.
inline double risk_factor(double supplier_trust, const QuoteParameters& p)
{
    return 1.0 + p.risk_premium * (1.0 - supplier_trust);
}

/// infl: padding of the cost claim; only a supplier that meets at most one rival dares it.
/// infl0 (1 - h)(1 - ts)(1 - ws)(1 - 0.5 contract).
inline double padding(double rivals_found, double honesty, double supplier_trust, double shared_secrets, double contract,
                      const QuoteParameters& p)
{
    const double dared =
        p.padding * (1.0 - honesty) * (1.0 - supplier_trust) * (1.0 - shared_secrets) * (1.0 - p.contract_openness * contract);
    return sim::select(rivals_found > 1.0, 0.0, dared);
}

/// ask = Fc (1 + mu) risk (1 + infl) + G - con, EUR/unit.
inline double asking_price(double full_cost, double margin, double risk, double padding, double rent_less_concession)
{
    return full_cost * (1.0 + margin) * risk * (1.0 + padding) + rent_less_concession;
}

/// cut = clip(cut0 (1 - A) + desp (1 - F), 0, 0.9): service money that sales gives away because others must deliver it.
inline double service_giveaway(double alignment, double funding, const QuoteParameters& p)
{
    return sim::clamp(p.service_cut * (1.0 - alignment) + p.desperation * (1.0 - funding), 0.0, p.cut_limit);
}

/// Share of the capacity cost given away: spare clip(4 (1 - ut), 0, 1).
inline double capacity_giveaway(double utilisation, const QuoteParameters& p)
{
    return p.spare * sim::clamp(p.spare_slope * (1.0 - utilisation), 0.0, 1.0);
}

/// r = min(ask, (kp + (1 - cut) ksv + kov (1 - given) + hrs wage / D0) risk), with the price floor not below Fc.
inline double walk_away_price(const UnitCost& cost, double ask, double risk, double service_given, double capacity_given,
                              const QuoteParameters& p)
{
    const double bare =
        (cost.production + (1.0 - service_given) * cost.service + cost.capacity * (1.0 - capacity_given) + cost.transaction) *
        risk;
    return sim::min(ask, sim::select(p.price_floor, sim::max(bare, cost.full()), bare));
}

} // namespace models::rules
