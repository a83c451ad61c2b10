// Dissatisfaction and voice: who complains, and what a complaint mends (claim S8).
#pragma once

#include <tuple>

#include "sim/math/clamp.hpp"
#include "sim/math/exp.hpp"
#include "sim/param/param.hpp"

namespace models::rules {

/// How dissatisfaction builds up, is voiced and is mended.
struct ComplaintParameters {
    double irritation = 0.03;
    double memory = 0.85;
    double repair = 0.5;
    double repair_fade = 0.75;
    double leave_level = 0.5;
    double leave_chance = 0.3;
    double candour_low = 0.05;
    double candour_high = 0.95;
    double contact_floor = 0.3;
    double voice_scale = 0.15;
    double relief = 0.6;
    double finding = 0.2;
    double finding_accountability = 0.7;
    double problem_kept = 0.2;
    double attention_gain = 0.15;

    static constexpr auto table()
    {
        using P = ComplaintParameters;
        using sim::param;
        return std::tuple{
            param(&P::irritation, {.name = "irritation",
                                   .range = {0, 1},
                                   .plausible = {0, 0.1},
                                   .unit = "performance",
                                   .doc = "Mean irritation of a period: nobody is ever always satisfied.",
                                   .source = "S8; judgement"}),
            param(&P::memory, {.name = "memory",
                               .range = {0, 0.999},
                               .plausible = {0.5, 0.97},
                               .unit = "share/quarter",
                               .doc = "Dissatisfaction kept from quarter to quarter.",
                               .source = "judgement"}),
            param(&P::repair, {.name = "repair",
                               .range = {0, 1},
                               .unit = "share",
                               .doc = "Repair effort that a complaint starts.",
                               .source = "judgement"}),
            param(&P::repair_fade, {.name = "repair_fade",
                                    .range = {0, 1},
                                    .plausible = {0.3, 0.95},
                                    .unit = "share/quarter",
                                    .doc = "Repair effort kept from quarter to quarter.",
                                    .source = "judgement"}),
            param(&P::leave_level, {.name = "leave_level",
                                    .range = {0, 100},
                                    .plausible = {0.2, 2},
                                    .unit = "performance",
                                    .doc = "Dissatisfaction at which a buyer looks around.",
                                    .source = "S8; judgement"}),
            param(&P::leave_chance, {.name = "leave_chance",
                                     .range = {0, 1},
                                     .unit = "1/quarter",
                                     .doc = "Chance that a buyer who wants to look around does.",
                                     .source = "judgement"}),
            param(&P::candour_low, {.name = "candour_low",
                                    .range = {0, 1},
                                    .unit = "chance",
                                    .doc = "Least candour of a buyer.",
                                    .source = "S8; judgement; drawn apart from the strategy",
                                    .at_opening = true}),
            param(&P::candour_high, {.name = "candour_high",
                                     .range = {0, 1},
                                     .unit = "chance",
                                     .doc = "Greatest candour of a buyer.",
                                     .source = "S8; judgement; drawn apart from the strategy",
                                     .at_opening = true}),
            param(&P::contact_floor, {.name = "contact_floor",
                                      .range = {0, 1},
                                      .unit = "share",
                                      .doc = "Share of complaints that come even without contact.",
                                      .source = "S8; judgement"}),
            param(&P::voice_scale, {.name = "voice_scale",
                                    .range = {0.001, 10},
                                    .plausible = {0.07, 0.3},
                                    .unit = "performance",
                                    .doc = "Dissatisfaction at which most candid buyers speak.",
                                    .source = "judgement"}),
            param(&P::relief, {.name = "relief",
                               .range = {0, 1},
                               .unit = "share",
                               .doc = "Dissatisfaction that a fully accountable supplier takes away.",
                               .source = "S5; judgement"}),
            param(&P::finding, {.name = "finding",
                                .range = {0, 1},
                                .unit = "chance",
                                .doc = "Chance that a complaint uncovers the hidden problem anyhow.",
                                .source = "judgement"}),
            param(&P::finding_accountability, {.name = "finding_accountability",
                                               .range = {0, 1},
                                               .unit = "chance",
                                               .doc = "Further chance where somebody is accountable.",
                                               .source = "S5; judgement"}),
            param(&P::problem_kept, {.name = "problem_kept",
                                     .range = {0, 1},
                                     .unit = "share",
                                     .doc = "Share of the problem that remains once uncovered.",
                                     .source = "judgement"}),
            param(&P::attention_gain, {.name = "attention_gain",
                                       .range = {0, 1},
                                       .plausible = {0.07, 0.3},
                                       .unit = "attention",
                                       .doc = "Attention that a complaint wins.",
                                       .source = "S7 S8; judgement"}),
        };
    }
};
static_assert(sim::table_is_sound<ComplaintParameters>());

/// U <- Udec U + max(0, ex - rho) + irr e01.
inline double next_dissatisfaction(double dissatisfaction, double shortfall, double exponential, const ComplaintParameters& p)
{
    return p.memory * dissatisfaction + sim::max(0.0, shortfall) + p.irritation * exponential;
}

/// candour (0.3 + 0.7 att)(1 - exp(-U / 0.15)): chance of a complaint.
inline double complaint_chance(double candour, double attention, double dissatisfaction, const ComplaintParameters& p)
{
    return candour * (p.contact_floor + (1.0 - p.contact_floor) * attention) * (1.0 - sim::exp(-dissatisfaction / p.voice_scale));
}

/// fix + fixg share (1 - fix), in 0..1: repair effort after a complaint (share = A_e) or a successful audit (share = 1).
inline double started_repair(double repair, double share, const ComplaintParameters& p)
{
    return sim::clamp(repair + p.repair * share * (1.0 - repair), 0.0, 1.0);
}

/// U (1 - 0.6 A_e): dissatisfaction after a complaint was heard.
inline double relieved(double dissatisfaction, double accountability, const ComplaintParameters& p)
{
    return dissatisfaction * (1.0 - p.relief * accountability);
}

/// 0.2 + 0.7 A_e: chance that a complaint uncovers the hidden problem.
inline double finding_chance(double accountability, const ComplaintParameters& p)
{
    return p.finding + p.finding_accountability * accountability;
}

} // namespace models::rules
