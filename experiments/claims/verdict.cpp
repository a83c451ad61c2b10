// Intervals are turned into the claimed direction once, so that the rule reads like its words.
#include "experiments/claims/verdict.hpp"

#include <fmt/format.h>

namespace experiments {
namespace {

sim::Interval turned(const sim::Interval& i, Direction direction)
{
    return direction == Direction::above ? i : sim::Interval{-i.mean, -i.high, -i.low, i.sd, i.count};
}

bool is_shown(const sim::Interval& adjusted) { return adjusted.low > 0.0; } // not where nothing was observed

// Whether the ablation, where there is one, takes away half of the effect.
bool is_explained(const Evidence& evidence, Direction direction)
{
    if (!evidence.ablation) return true;
    const sim::Interval reduction = turned(evidence.ablation->reduction, direction);
    return reduction.low > 0.0 && reduction.mean >= 0.5 * turned(evidence.adjusted, direction).mean;
}

} // namespace

std::string_view words(Verdict verdict)
{
    switch (verdict) {
    case Verdict::holds:
        return "holds";
    case Verdict::holds_in_part:
        return "holds in part";
    case Verdict::not_in_this_model:
        return "not in this model";
    case Verdict::cannot_be_told:
        break;
    }
    return "cannot be told";
}

Verdict verdict(const Evidence& evidence, Direction direction, double smallest_effect)
{
    const sim::Interval adjusted = turned(evidence.adjusted, direction);
    if (!is_shown(adjusted)) return adjusted.high < smallest_effect ? Verdict::not_in_this_model : Verdict::cannot_be_told;
    return adjusted.mean >= smallest_effect && is_explained(evidence, direction) ? Verdict::holds : Verdict::holds_in_part;
}

std::string reason(const Evidence& evidence, Direction direction, double smallest_effect)
{
    const sim::Interval adjusted = turned(evidence.adjusted, direction);
    if (!is_shown(adjusted)) {
        if (adjusted.high < 0.0) return "the effect goes the other way";
        return adjusted.high < smallest_effect ? fmt::format("an effect of {:g} is excluded", smallest_effect)
                                               : "more worlds are needed";
    }
    std::string out;
    if (adjusted.mean < smallest_effect) out = fmt::format("the effect is below {:g}", smallest_effect);
    if (is_explained(evidence, direction)) return out;
    const sim::Interval reduction = turned(evidence.ablation->reduction, direction);
    out += out.empty() ? "" : "; ";
    if (reduction.low > 0.0)
        return out + fmt::format("the ablation takes {:.0f} % of it away", 100.0 * reduction.mean / adjusted.mean);
    return out + (reduction.high < 0.0 ? "the ablation takes nothing of it away"
                                       : "it cannot be told that the ablation takes any of it away");
}

} // namespace experiments
