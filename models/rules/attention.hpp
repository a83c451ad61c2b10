// Attention: relations fade unless somebody keeps them alive (claim S7).
#pragma once

#include <tuple>

#include "sim/math/clamp.hpp"
#include "sim/param/param.hpp"

namespace models::rules {

/// What keeps a relation alive (the fading rate itself is trust.attention_decay).
struct AttentionParameters {
    double contact_gain = 0.22;
    double routine_gain = 0.04;
    double new_relation = 0.5;

    static constexpr auto table()
    {
        using P = AttentionParameters;
        using sim::param;
        return std::tuple{
            param(&P::contact_gain, {.name = "contact_gain",
                                     .range = {0, 1},
                                     .plausible = {0.11, 0.44},
                                     .unit = "1/quarter",
                                     .doc = "Attention won by engineers with the customer.",
                                     .source = "S14; judgement"}),
            param(&P::routine_gain, {.name = "routine_gain",
                                     .range = {0, 1},
                                     .plausible = {0.02, 0.08},
                                     .unit = "1/quarter",
                                     .doc = "Attention won by routine business.",
                                     .source = "judgement"}),
            param(&P::new_relation, {.name = "new_relation",
                                     .range = {0, 1},
                                     .plausible = {0.25, 1},
                                     .unit = "attention",
                                     .doc = "Least attention at the start of a relation.",
                                     .source = "judgement"}),
        };
    }
};
static_assert(sim::table_is_sound<AttentionParameters>());

/// att <- (1 - dA) att + (0.22 ct + 0.04)(1 - att), at most 1.
inline double next_attention(double attention, double contact, double decay, const AttentionParameters& p)
{
    return sim::min(1.0, (1.0 - decay) * attention + (p.contact_gain * contact + p.routine_gain) * (1.0 - attention));
}

} // namespace models::rules
