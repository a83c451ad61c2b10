// The verdict on a claim, by a rule that was fixed before any claim was run.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "experiments/claims/claim.hpp"
#include "sim/stats/interval.hpp"

namespace experiments {

enum class Verdict { holds, holds_in_part, not_in_this_model, cannot_be_told };

/// "holds", "holds in part", "not in this model", "cannot be told".
std::string_view words(Verdict verdict);

/// What was seen. `adjusted` intervals have the confidence that Holm's procedure leaves this claim within its family.
struct Evidence {
    sim::Interval effect;   ///< at the usual confidence
    sim::Interval adjusted; ///< of the effect
    struct Ablation {
        sim::Interval effect;    ///< what is left of the effect, at the usual confidence
        sim::Interval reduction; ///< effect less what is left of it, adjusted
    };
    std::optional<Ablation> ablation;
};

/// With the effect counted in the claimed direction, and a smallest effect of interest s:
///   holds              the adjusted interval lies above 0, the mean is at least s, and the ablation (where there is one) takes
///                      half of it or more away: the mean reduction is so large, and its adjusted interval lies above 0;
///   holds in part      the adjusted interval lies above 0, and one of the others is missing;
///   not in this model  the adjusted interval does not lie above 0 and ends below s: an effect of interest is excluded;
///   cannot be told     else: more replicates are needed.
Verdict verdict(const Evidence& evidence, Direction direction, double smallest_effect);

/// Why it is no better one: "the effect is below 1; the ablation takes 2 % of it away". Empty for a claim that holds.
std::string reason(const Evidence& evidence, Direction direction, double smallest_effect);

} // namespace experiments
