// Inspection, defects, and the corners that a supplier cuts when nobody looks (claims S12, S14, S15, S18).
#pragma once

#include <tuple>

#include "sim/math/clamp.hpp"
#include "sim/math/exp.hpp"
#include "sim/param/param.hpp"

namespace models::rules {

/// Defects, what finds them, and what they cost.
struct QualityParameters {
    double inspect_cost = 0.9;
    double detect = 0.85;
    double failure_cost = 350.0;
    double rework = 40.0;
    double shade = 0.006;
    double shade_saving = 1.0;
    double cut_effect = 0.6;
    double noise = 0.5;
    double know_gain = 0.12;
    double know_decay = 0.02;
    double know_effect = 0.75;
    double problem_effect = 2.0;
    double contract_protection = 0.7;

    static constexpr auto table()
    {
        using P = QualityParameters;
        using sim::param;
        return std::tuple{
            param(&P::inspect_cost, {.name = "inspect_cost",
                                     .range = {0, 1000},
                                     .plausible = {0.2, 3},
                                     .unit = "EUR/unit",
                                     .doc = "Cost of inspecting one unit of a complex product.",
                                     .source = "judgement"}),
            param(&P::detect, {.name = "detect",
                               .range = {0, 1},
                               .plausible = {0.5, 1},
                               .unit = "share",
                               .doc = "Share of defects that an inspection finds.",
                               .source = "judgement"}),
            param(&P::failure_cost, {.name = "failure_cost",
                                     .range = {0, 1e6},
                                     .plausible = {50, 2000},
                                     .unit = "EUR/defect",
                                     .doc = "Cost to the buyer of an undetected defect.",
                                     .source = "judgement: three times the price"}),
            param(&P::rework, {.name = "rework",
                               .range = {0, 1e6},
                               .plausible = {10, 150},
                               .unit = "EUR/defect",
                               .doc = "Cost to the supplier of a detected defect.",
                               .source = "judgement"}),
            param(&P::shade, {.name = "shade",
                              .range = {0, 1},
                              .plausible = {0, 0.03},
                              .unit = "share of units",
                              .doc = "Defects added by a supplier that cuts every corner.",
                              .source = "S15; judgement"}),
            param(&P::shade_saving, {.name = "shade_saving",
                                     .range = {0, 1000},
                                     .plausible = {0, 5},
                                     .unit = "EUR/unit",
                                     .doc = "What cutting every corner saves the supplier.",
                                     .source = "judgement"}),
            param(&P::cut_effect, {.name = "cut_effect",
                                   .range = {0, 100},
                                   .plausible = {0, 2},
                                   .unit = "factor",
                                   .doc = "How much a price below cost coverage worsens the quality of a complex product.",
                                   .source = "S12; judgement"}),
            param(&P::noise, {.name = "noise",
                              .range = {0, 3},
                              .plausible = {0, 1},
                              .unit = "log",
                              .doc = "Spread of defects from lot to lot.",
                              .source = "judgement"}),
            param(&P::know_gain, {.name = "know_gain",
                                  .range = {0, 1},
                                  .plausible = {0, 0.3},
                                  .unit = "1/quarter",
                                  .doc = "How fast engineers on site build joint quality knowledge.",
                                  .source = "S14; literature: -50 % defects"}),
            param(&P::know_decay, {.name = "know_decay",
                                   .range = {0, 1},
                                   .plausible = {0, 0.1},
                                   .unit = "1/quarter",
                                   .doc = "How fast joint quality knowledge fades.",
                                   .source = "judgement"}),
            param(&P::know_effect, {.name = "know_effect",
                                    .range = {0, 1},
                                    .plausible = {0, 0.95},
                                    .unit = "share",
                                    .doc = "Share of defects that full joint knowledge prevents.",
                                    .source = "literature: -50 % defects on lines for a partner"}),
            param(&P::problem_effect, {.name = "problem_effect",
                                       .range = {0, 100},
                                       .plausible = {1, 4},
                                       .unit = "factor",
                                       .doc = "How much a hidden problem multiplies defects.",
                                       .source = "judgement"}),
            param(&P::contract_protection, {.name = "contract_protection",
                                            .range = {0, 1},
                                            .unit = "share",
                                            .doc = "Share of corner-cutting that a complete contract prevents.",
                                            .source = "S23; judgement"}),
        };
    }
};
static_assert(sim::table_is_sound<QualityParameters>());

/// insp = clip(inspect_base (1 - inspect_relief tb), 0, 1): share of units inspected.
inline double inspection_rate(double inspect_base, double inspect_relief, double buyer_trust)
{
    return sim::clamp(inspect_base * (1.0 - inspect_relief * buyer_trust), 0.0, 1.0);
}

/// (1 - h)(1 - insp)(1 - ts)(1 - 0.7 contract): how far a supplier cuts corners, 0..1.
inline double corner_cutting(double honesty, double inspection, double supplier_trust, double contract,
                             const QualityParameters& p)
{
    return (1.0 - honesty) * (1.0 - inspection) * (1.0 - supplier_trust) * (1.0 - p.contract_protection * contract);
}

/// What makes a delivery defective.
struct DefectCauses {
    double base_rate; ///< q0_i
    double problem;   ///< pb
    double knowledge; ///< Qk
    double coverage;  ///< covn of today's price
    double corners;   ///< corner_cutting
};

/// qe = cx (q0_i (1 + 2 pb)(1 - qke Qk)(1 + qcut (1 - covn) x) + shade corners): expected share of defects.
inline double defect_rate(const DefectCauses& causes, double complexity, double work_factor, const QualityParameters& p)
{
    const double made = causes.base_rate * (1.0 + p.problem_effect * causes.problem) * (1.0 - p.know_effect * causes.knowledge) *
                        (1.0 + p.cut_effect * (1.0 - causes.coverage) * complexity);
    return work_factor * (made + p.shade * causes.corners);
}

/// nd = min(dq, dq qe exp(sd n - sd^2 / 2)): defective units of a delivery.
inline double defects(double delivered, double rate, double normal, const QualityParameters& p)
{
    return sim::min(delivered, delivered * rate * sim::exp(p.noise * normal - p.noise * p.noise / 2.0));
}

/// Qk after one period: Qk + qkg ct (1 - Qk) - qkd Qk.
inline double next_quality_knowledge(double knowledge, double contact, const QualityParameters& p)
{
    return knowledge + p.know_gain * contact * (1.0 - knowledge) - p.know_decay * knowledge;
}

} // namespace models::rules
