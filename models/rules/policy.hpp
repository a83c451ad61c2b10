// A strategy is a row of policies: what a buyer decides, never what happens to it.
#pragma once

#include <tuple>

#include "sim/param/param.hpp"

namespace models::rules {

/// How a buyer sources, bargains, inspects, discloses and reacts. The member defaults are the trusting archetype.
struct Policy {
    double incumbent_preference = 0.03;
    double rivals_invited = 1.0;
    double pressure = 0.15;
    double gain_share = 0.50;
    double disclosure = 0.90;
    double exploit = 0.01;
    double leak = 0.02;
    double inspect_base = 0.80;
    double inspect_relief = 1.25;
    double term = 8.0;
    double tco_weight = 1.0;
    double contract = 0.40;
    double engineers = 1.0;
    double link = 0.90;
    double indexing = 0.70;
    double assist = 0.80;

    static constexpr auto table()
    {
        using P = Policy;
        using sim::param;
        return std::tuple{
            param(&P::incumbent_preference, {.name = "incumbent_preference",
                                             .range = {0, 0.15},
                                             .unit = "share of base cost",
                                             .doc = "Tolerance for a dearer incumbent, times 0.5 + trust.",
                                             .source = "S2; judgement"}),
            param(&P::rivals_invited, {.name = "rivals_invited",
                                       .range = {0, 15},
                                       .plausible = {0, 5},
                                       .unit = "suppliers",
                                       .doc = "Rivals asked in a tender; the fraction is the chance of one more.",
                                       .source = "S19; judgement"}),
            param(&P::pressure,
                  {.name = "pressure",
                   .range = {0, 1},
                   .unit = "share",
                   .doc = "How far bidders are driven towards their walk-away price, and half of it in the final haggle.",
                   .source = "S19; judgement"}),
            param(&P::gain_share, {.name = "gain_share",
                                   .range = {0, 1},
                                   .unit = "share",
                                   .doc = "Share of an idea's gain promised to the supplier.",
                                   .source = "S22; judgement"}),
            param(&P::disclosure, {.name = "disclosure",
                                   .range = {0, 1},
                                   .unit = "share",
                                   .doc = "How much of its plans the buyer tells a supplier it trusts.",
                                   .source = "S10 S21; judgement"}),
            param(&P::exploit, {.name = "exploit",
                                .range = {0, 1},
                                .unit = "1/quarter",
                                .doc = "Chance of demanding a price cut inside a running contract.",
                                .source = "S15; judgement"}),
            param(&P::leak, {.name = "leak",
                             .range = {0, 1},
                             .unit = "chance per idea",
                             .doc = "Chance of showing an adopted idea to rivals.",
                             .source = "S15 S21; judgement"}),
            param(&P::inspect_base, {.name = "inspect_base",
                                     .range = {0, 1},
                                     .unit = "share of units",
                                     .doc = "Inspection at zero trust.",
                                     .source = "S18; judgement"}),
            param(&P::inspect_relief, {.name = "inspect_relief",
                                       .range = {0, 2},
                                       .unit = "per unit of trust",
                                       .doc = "Inspection given up as trust grows.",
                                       .source = "S18; judgement"}),
            param(&P::term,
                  {.name = "term", .range = {1, 24}, .unit = "quarters", .doc = "Contract length.", .source = "S4; judgement"}),
            param(&P::tco_weight, {.name = "tco_weight",
                                   .range = {0, 1},
                                   .unit = "weight",
                                   .doc = "Weight of experienced non-price cost and of supplier finances when awarding.",
                                   .source = "S11 S13; judgement"}),
            param(&P::contract, {.name = "contract",
                                 .range = {0, 1},
                                 .unit = "completeness",
                                 .doc = "Contract governance.",
                                 .source = "S23; judgement"}),
            param(&P::engineers, {.name = "engineers",
                                  .range = {0, 1},
                                  .unit = "share",
                                  .doc = "How open the door is to the supplier's engineers.",
                                  .source = "S14; judgement"}),
            param(&P::link, {.name = "link",
                             .range = {0, 1},
                             .unit = "acceptance",
                             .doc = "Acceptance of an electronic ordering link.",
                             .source = "S9; judgement"}),
            param(&P::indexing, {.name = "indexing",
                                 .range = {0, 1},
                                 .unit = "share",
                                 .doc = "Share of changes of open-book production cost passed into a running price.",
                                 .source = "judgement"}),
            param(&P::assist, {.name = "assist",
                               .range = {0, 1},
                               .unit = "share",
                               .doc = "How far the buyer offers own ideas for the supplier's process.",
                               .source = "S22; judgement"}),
        };
    }
};
static_assert(sim::table_is_sound<Policy>());

/// The aggressive archetype: plays suppliers off against each other.
constexpr Policy aggressive()
{
    return {.incumbent_preference = 0.02,
            .rivals_invited = 4.0,
            .pressure = 0.80,
            .gain_share = 0.20,
            .disclosure = 0.30,
            .exploit = 0.20,
            .leak = 0.35,
            .inspect_base = 0.90,
            .inspect_relief = 0.25,
            .term = 4.0,
            .tco_weight = 0.3,
            .contract = 0.40,
            .engineers = 0.40,
            .link = 0.20,
            .indexing = 0.0,
            .assist = 0.10};
}

/// The trusting archetype: the member defaults.
constexpr Policy trusting() { return {}; }

/// When a conditional (tit-for-tat) buyer treats a supplier as a partner.
struct ConditionalParameters {
    double threshold = 0.40;

    static constexpr auto table()
    {
        return std::tuple{
            sim::param(&ConditionalParameters::threshold,
                       {.name = "threshold",
                        .range = {0, 1},
                        .unit = "trust",
                        .doc = "Trust from which a conditional buyer uses its first row, decided per relation and period.",
                        .source = "specification section 4"})};
    }
};
static_assert(sim::table_is_sound<ConditionalParameters>());

} // namespace models::rules
