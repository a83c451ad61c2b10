// Levels come first, since they depend on all claims of a family.
#include "experiments/claims/judged.hpp"

#include "sim/check/ensure.hpp"
#include "sim/stats/holm.hpp"

namespace experiments {

std::vector<double> effects_of(const Claim& claim, const Outcomes& outcomes, bool is_ablated)
{
    std::vector<PointOf> at;
    for (std::size_t scenario = 0; scenario < claim.contrast.scenarios.size(); ++scenario)
        at.push_back({&outcomes, point_of(claim, scenario, is_ablated)});
    return effects(claim.contrast, at);
}

std::vector<JudgedClaim> judged(std::span<const Claim> claims, std::span<const Outcomes> outcomes, double confidence)
{
    sim::ensure(claims.size() == outcomes.size(), "each claim has outcomes");
    std::vector<std::vector<double>> values;
    for (std::size_t k = 0; k < claims.size(); ++k) values.push_back(effects_of(claims[k], outcomes[k], false));
    std::vector<double> levels(claims.size(), 1.0 - confidence);
    for (const Family family : {Family::claims, Family::counter_evidence}) {
        std::vector<std::size_t> members;
        std::vector<double> p_values;
        for (std::size_t k = 0; k < claims.size(); ++k)
            if (claims[k].settings.family == family) {
                members.push_back(k);
                p_values.push_back(sim::student_p_value(sim::student_interval(values[k], confidence)));
            }
        const std::vector<double> adjusted = sim::holm_levels(p_values, 1.0 - confidence);
        for (std::size_t k = 0; k < members.size(); ++k) levels[members[k]] = adjusted[k];
    }
    std::vector<JudgedClaim> out;
    for (std::size_t k = 0; k < claims.size(); ++k) {
        const double strict = 1.0 - levels[k];
        Evidence evidence{sim::student_interval(values[k], confidence), sim::student_interval(values[k], strict), {}};
        if (!claims[k].ablation.empty()) {
            const std::vector<double> left = effects_of(claims[k], outcomes[k], true);
            evidence.ablation = {sim::student_interval(left, confidence), sim::paired_difference(values[k], left, strict)};
        }
        const ClaimSettings& s = claims[k].settings;
        out.push_back({&claims[k], evidence, verdict(evidence, s.direction, s.smallest_effect),
                       reason(evidence, s.direction, s.smallest_effect), 0.0, ""});
    }
    return out;
}

} // namespace experiments
