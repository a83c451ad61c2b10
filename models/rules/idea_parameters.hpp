// What ideas depend on: how they arise, what they bring, and what makes a side keep them to itself (claims S14, S20-S22).
#pragma once

#include <tuple>

#include "sim/param/param.hpp"

namespace models::rules {

/// How ideas arise, what they bring and what makes a side keep them to itself.
struct IdeaParameters {
    bool on = true;
    double rate = 3.0;
    double buyer_rate = 0.5;
    double size = 0.14;
    double process_share = 0.3;
    double appropriation = 0.5;
    double horizon = 10.0;
    double renewal = 0.06;
    double margin_free = 0.3;
    double supplier_cost = 600.0;
    double implement = 2000.0;
    double product_share = 0.3;
    double spill = 0.3;
    double obsolescence = 0.015;
    double rent_fade = 0.10;
    double keep = 0.7;
    double leak_effect = 0.6;
    double detect = 0.5;
    int most = 8;
    double uninformed_rate = 0.4;
    double informed_rate = 0.6;
    double size_limit = 0.5;
    double trust_horizon = 8.0;
    double new_relation_horizon = 0.5;
    double belief_weight = 0.5;
    double product_weight = 2.0;
    double fear_horizon = 0.25;
    double adoption_base = 0.4;
    double adoption_trust = 0.5;
    double buyer_cost_share = 0.5;
    double contract_protection = 0.2;
    double expected_share = 0.25;
    double share_learning = 0.03;
    double renewal_learning = 0.5;
    double loss_discount = 0.5;

    static constexpr auto table()
    {
        using P = IdeaParameters;
        using sim::param;
        return std::tuple{
            param(&P::on, {.name = "on",
                           .unit = "switch",
                           .doc = "Ideas arise, in both directions; off: none is born.",
                           .source = "S20 S22; scenario switch"}),
            param(&P::rate, {.name = "rate",
                             .range = {0, 100},
                             .plausible = {0, 8},
                             .unit = "1/quarter",
                             .doc = "Supplier ideas at full contact, information and margin.",
                             .source = "derived: 1-3 proposals a year and relation (SCORE about 1.3)"}),
            param(&P::buyer_rate, {.name = "buyer_rate",
                                   .range = {0, 100},
                                   .plausible = {0, 2},
                                   .unit = "1/quarter",
                                   .doc = "Buyer ideas for the supplier's process at full contact.",
                                   .source = "S22; derived"}),
            param(&P::size, {.name = "size",
                             .range = {0, 1},
                             .plausible = {0.02, 0.3},
                             .unit = "share of gap",
                             .doc = "Mean size of an idea.",
                             .source = "derived"}),
            param(&P::process_share, {.name = "process_share",
                                      .range = {0, 1},
                                      .unit = "share",
                                      .doc = "Share of supplier ideas that concern the process.",
                                      .source = "judgement"}),
            param(&P::appropriation, {.name = "appropriation",
                                      .range = {0, 10},
                                      .plausible = {0, 2},
                                      .unit = "factor",
                                      .doc = "Feared loss from an exploited idea.",
                                      .source = "S15; judgement"}),
            param(&P::horizon, {.name = "horizon",
                                .range = {0, 1000},
                                .plausible = {2, 40},
                                .unit = "quarters",
                                .doc = "Longest horizon over which an idea is weighed.",
                                .source = "judgement"}),
            param(&P::renewal, {.name = "renewal",
                                .range = {0, 10},
                                .plausible = {0, 0.3},
                                .unit = "share of value",
                                .doc = "Value of an idea for winning the renewal.",
                                .source = "judgement"}),
            param(&P::margin_free, {.name = "margin_free",
                                    .range = {0, 1},
                                    .unit = "share",
                                    .doc = "Ideas that come without any margin.",
                                    .source = "judgement"}),
            param(&P::supplier_cost, {.name = "supplier_cost",
                                      .range = {0, 1e7},
                                      .plausible = {0, 5000},
                                      .unit = "EUR/idea",
                                      .doc = "Cost of working out a proposal.",
                                      .source = "judgement"}),
            param(&P::implement, {.name = "implement",
                                  .range = {0, 1e7},
                                  .plausible = {0, 20000},
                                  .unit = "EUR/idea",
                                  .doc = "Cost to the buyer of implementing a supplier idea.",
                                  .source = "judgement"}),
            param(&P::product_share, {.name = "product_share",
                                      .range = {0, 1},
                                      .unit = "share",
                                      .doc = "Part of a product idea's value that is shared through the price.",
                                      .source = "judgement"}),
            param(&P::spill, {.name = "spill",
                              .range = {0, 1},
                              .plausible = {0, 0.8},
                              .unit = "share",
                              .doc = "Part of a process idea that the supplier can use for everybody.",
                              .source = "judgement"}),
            param(&P::obsolescence, {.name = "obsolescence",
                                     .range = {0, 1},
                                     .plausible = {0, 0.1},
                                     .unit = "1/quarter",
                                     .doc = "Ageing of relation-specific process knowledge at u uT = 1.",
                                     .source = "judgement"}),
            param(&P::rent_fade, {.name = "rent_fade",
                                  .range = {0, 1},
                                  .plausible = {0, 0.5},
                                  .unit = "1/quarter",
                                  .doc = "Fading of the rent that a supplier keeps from past ideas.",
                                  .source = "judgement"}),
            param(&P::keep, {.name = "keep",
                             .range = {0, 1},
                             .unit = "share",
                             .doc = "Product knowledge that survives a change of supplier.",
                             .source = "judgement"}),
            param(&P::leak_effect, {.name = "leak_effect",
                                    .range = {0, 1},
                                    .unit = "share",
                                    .doc = "Part of a leaked process idea that each rival can use.",
                                    .source = "judgement"}),
            param(&P::detect, {.name = "detect",
                               .range = {0, 1},
                               .unit = "chance",
                               .doc = "Chance that the supplier detects the leak.",
                               .source = "judgement"}),
            param(&P::most, {.name = "most",
                             .range = {0, 64},
                             .plausible = {2, 16},
                             .unit = "ideas/quarter",
                             .doc = "Most ideas of a relation in one period.",
                             .source = "specification"}),
            param(&P::uninformed_rate, {.name = "uninformed_rate",
                                        .range = {0, 10},
                                        .plausible = {0.2, 0.8},
                                        .unit = "share",
                                        .doc = "Ideas that come without knowing the buyer's plans.",
                                        .source = "judgement"}),
            param(&P::informed_rate, {.name = "informed_rate",
                                      .range = {0, 10},
                                      .plausible = {0.3, 1.2},
                                      .unit = "share",
                                      .doc = "Further ideas of a supplier that knows them all.",
                                      .source = "S10 S20; judgement"}),
            param(&P::size_limit,
                  {.name = "size_limit", .range = {0, 1}, .unit = "share of gap", .doc = "Largest idea.", .source = "judgement"}),
            param(&P::trust_horizon, {.name = "trust_horizon",
                                      .range = {0, 1000},
                                      .plausible = {4, 16},
                                      .unit = "quarters per unit of trust",
                                      .doc = "How far beyond the contract a trusting side looks.",
                                      .source = "judgement"}),
            param(&P::new_relation_horizon, {.name = "new_relation_horizon",
                                             .range = {0, 1},
                                             .unit = "share",
                                             .doc = "The same in a relation's first period.",
                                             .source = "judgement"}),
            param(&P::belief_weight, {.name = "belief_weight",
                                      .range = {0, 1},
                                      .unit = "weight",
                                      .doc = "Weight of learned against promised gain share.",
                                      .source = "judgement"}),
            param(&P::product_weight, {.name = "product_weight",
                                       .range = {0, 100},
                                       .plausible = {1, 4},
                                       .unit = "factor",
                                       .doc = "How a supplier weighs the shared part of a product idea.",
                                       .source = "judgement"}),
            param(&P::fear_horizon, {.name = "fear_horizon",
                                     .range = {0, 10},
                                     .plausible = {0.12, 0.5},
                                     .unit = "share of horizon",
                                     .doc = "Horizon of the feared loss.",
                                     .source = "judgement"}),
            param(&P::adoption_base, {.name = "adoption_base",
                                      .range = {0, 1},
                                      .unit = "chance",
                                      .doc = "Chance of adoption without trust.",
                                      .source = "judgement"}),
            param(&P::adoption_trust, {.name = "adoption_trust",
                                       .range = {0, 1},
                                       .unit = "chance per unit of trust",
                                       .doc = "Further chance that trust brings.",
                                       .source = "S22; judgement"}),
            param(&P::buyer_cost_share, {.name = "buyer_cost_share",
                                         .range = {0, 10},
                                         .plausible = {0.25, 1},
                                         .unit = "share",
                                         .doc = "Cost of a buyer's idea, as a share of a supplier's.",
                                         .source = "judgement"}),
            param(&P::contract_protection, {.name = "contract_protection",
                                            .range = {0, 1},
                                            .unit = "share",
                                            .doc = "Share of leaks that a complete contract prevents.",
                                            .source = "S23; judgement"}),
            param(&P::expected_share, {.name = "expected_share",
                                       .range = {0, 1},
                                       .unit = "share",
                                       .doc = "Gain share a supplier expects at the start (gh).",
                                       .source = "judgement",
                                       .at_opening = true}),
            param(&P::share_learning, {.name = "share_learning",
                                       .range = {0, 1},
                                       .plausible = {0, 0.06},
                                       .unit = "1/quarter",
                                       .doc = "How fast it learns from ordinary periods.",
                                       .source = "judgement"}),
            param(&P::renewal_learning, {.name = "renewal_learning",
                                         .range = {0, 1},
                                         .unit = "share",
                                         .doc = "How fast it learns from a renewal.",
                                         .source = "judgement"}),
            param(&P::loss_discount, {.name = "loss_discount",
                                      .range = {0, 1},
                                      .unit = "share",
                                      .doc = "What a gain share is worth while the price is below full cost.",
                                      .source = "judgement"}),
        };
    }
};
static_assert(sim::table_is_sound<IdeaParameters>());

} // namespace models::rules
