// When a need goes to tender, and how many rivals are asked (claims S2, S4, S8, S13).
#pragma once

#include <tuple>

#include "sim/param/param.hpp"

namespace models::rules {

/// How a need goes to tender.
struct SourcingParameters {
    double link_patience = 0.5;
    int least_rivals = 3;
    bool in_turn = false;

    static constexpr auto table()
    {
        using P = SourcingParameters;
        using sim::param;
        return std::tuple{
            param(&P::link_patience, {.name = "link_patience",
                                      .range = {0, 10},
                                      .plausible = {0, 2},
                                      .unit = "share of the leave level",
                                      .doc = "Extra dissatisfaction borne because of a full ordering link.",
                                      .source = "S9; judgement"}),
            param(&P::least_rivals, {.name = "least_rivals",
                                     .range = {1, 15},
                                     .plausible = {1, 5},
                                     .unit = "suppliers",
                                     .doc = "Rivals asked at least when there is no incumbent or it disappoints.",
                                     .source = "judgement"}),
            param(&P::in_turn, {.name = "in_turn",
                                .unit = "switch",
                                .doc = "Needs are tendered one after another in a random order, and suppliers quote by what they "
                                       "have won so far; false: all at once.",
                                .source = "test of an assumption"}),
        };
    }
};
static_assert(sim::table_is_sound<SourcingParameters>());

/// U > uexit (1 + 0.5 link): the buyer is dissatisfied enough to look around before the contract ends.
inline bool wants_to_leave(double dissatisfaction, double link, double leave_level, const SourcingParameters& p)
{
    return dissatisfaction > leave_level * (1.0 + p.link_patience * link);
}

/// n = floor(rivals_invited + u01), and at least 3 in a wide tender (no incumbent, a dead one, or one that disappoints).
inline int rivals_wanted(double rivals_invited, double uniform, bool wide, const SourcingParameters& p)
{
    const int wanted = static_cast<int>(rivals_invited + uniform);
    return wide && wanted < p.least_rivals ? p.least_rivals : wanted;
}

} // namespace models::rules
