// What becomes of a relation that is not active: everything in it fades (claim S7).
#pragma once

#include <tuple>

#include "sim/param/param.hpp"

namespace models::rules {

/// How relations start, and how they fade once they end.
struct RelationParameters {
    double opening_attention = 0.4;
    double opening_hours = 40.0;
    double incumbent_attention = 0.5;
    double incumbent_expectation = 0.88;
    double link_kept = 0.9;
    double quality_knowledge_kept = 0.97;
    double dissatisfaction_kept = 0.9;
    double orders_learning = 0.25;
    int experiences_counted = 20;

    static constexpr auto table()
    {
        using P = RelationParameters;
        using sim::param;
        constexpr auto start = "specification section 7";
        constexpr auto judged = "judgement";
        return std::tuple{
            param(&P::opening_attention, {.name = "opening_attention",
                                          .range = {0, 1},
                                          .unit = "attention",
                                          .doc = "Attention between strangers.",
                                          .source = start,
                                          .at_opening = true}),
            param(&P::opening_hours, {.name = "opening_hours",
                                      .range = {0, 1000},
                                      .plausible = {20, 80},
                                      .unit = "h/quarter",
                                      .doc = "Transaction hours a supplier expects of a new customer.",
                                      .source = start,
                                      .at_opening = true}),
            param(&P::incumbent_attention, {.name = "incumbent_attention",
                                            .range = {0, 1},
                                            .unit = "attention",
                                            .doc = "Attention in relations that exist at the start.",
                                            .source = start,
                                            .at_opening = true}),
            param(&P::incumbent_expectation, {.name = "incumbent_expectation",
                                              .range = {0, 1.05},
                                              .unit = "performance",
                                              .doc = "Expectation and promise in relations that exist at the start.",
                                              .source = start,
                                              .at_opening = true}),
            param(&P::link_kept, {.name = "link_kept",
                                  .range = {0, 1},
                                  .unit = "share/quarter",
                                  .doc = "Link kept after the end.",
                                  .source = judged}),
            param(&P::quality_knowledge_kept, {.name = "quality_knowledge_kept",
                                               .range = {0, 1},
                                               .unit = "share/quarter",
                                               .doc = "Joint quality knowledge kept after the end.",
                                               .source = judged}),
            param(&P::dissatisfaction_kept, {.name = "dissatisfaction_kept",
                                             .range = {0, 1},
                                             .unit = "share/quarter",
                                             .doc = "Dissatisfaction kept after the end.",
                                             .source = judged}),
            param(&P::orders_learning, {.name = "orders_learning",
                                        .range = {0, 1},
                                        .plausible = {0.1, 0.5},
                                        .unit = "1/quarter",
                                        .doc = "How fast a supplier learns a customer's orders.",
                                        .source = judged}),
            param(&P::experiences_counted, {.name = "experiences_counted",
                                            .range = {1, 1000},
                                            .plausible = {5, 40},
                                            .unit = "count",
                                            .doc = "Experiences beyond which no more are counted.",
                                            .source = "specification"}),
        };
    }
};
static_assert(sim::table_is_sound<RelationParameters>());

} // namespace models::rules
