// Intervals are turned into the claimed direction once, so that the rule reads like its words.
#include "experiments/claims/verdict.hpp"

namespace experiments {
namespace {

sim::Interval turned(const sim::Interval& i, Direction direction)
{
    return direction == Direction::above ? i : sim::Interval{-i.mean, -i.high, -i.low, i.sd, i.count};
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
    const bool is_shown = adjusted.low > 0.0; // false where nothing was observed
    if (!is_shown) return adjusted.high < smallest_effect ? Verdict::not_in_this_model : Verdict::cannot_be_told;
    bool is_explained = true;
    if (evidence.ablation) {
        const sim::Interval reduction = turned(evidence.ablation->reduction, direction);
        is_explained = reduction.low > 0.0 && reduction.mean >= 0.5 * adjusted.mean;
    }
    return adjusted.mean >= smallest_effect && is_explained ? Verdict::holds : Verdict::holds_in_part;
}

} // namespace experiments
