// A base is kept as it was written; the sweep's tables follow it.
#include "experiments/claims/sweep_text.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace experiments {
namespace {

std::vector<std::string> measures_of(const Contrast& contrast)
{
    std::vector<std::string> measures{contrast.measure};
    if (!contrast.minus.empty()) measures.push_back(contrast.minus);
    return measures;
}

} // namespace

std::string with_sweep(const Base& base, const std::vector<std::string>& measures)
{
    std::vector<std::string> names;
    for (const std::string& measure : measures)
        if (std::find(names.begin(), names.end(), measure) == names.end()) names.push_back(measure);
    return fmt::format("{}\n[sweep]\nmeasures = [\"{}\"]\n", base.text, fmt::join(names, "\", \""));
}

std::string with_points(const Base& base, const std::vector<std::string>& measures, const std::vector<Setup>& points)
{
    std::string text = with_sweep(base, measures);
    for (const Setup& point : points) {
        text += fmt::format("\n[[sweep.design]]\nname = \"{}\"\nkind = \"{}\"\n", point.name,
                            point.assignments.empty() ? "one_at_a_time" : "zip");
        for (const Assignment& one : point.assignments)
            text += fmt::format("[[sweep.design.axis]]\nparameter = \"{}\"\nrole = \"{}\"\nvalues = [{}]\n", one.path,
                                one.path.starts_with("policy.") ? "lever" : "uncertainty", one.value);
    }
    return text;
}

SweepText sweep_of(const Claim& claim)
{
    std::vector<Setup> points;
    for (const Setup& scenario : claim.contrast.scenarios)
        points.push_back({scenario.name.empty() ? "as it is" : scenario.name, scenario.assignments});
    if (!claim.ablation.empty())
        for (std::size_t k = 0, count = points.size(); k < count; ++k) {
            Setup ablated{points[k].name + ", ablated", points[k].assignments};
            for (const Assignment& one : claim.ablation) {
                std::erase_if(ablated.assignments, [&](const Assignment& a) { return a.path == one.path; });
                ablated.assignments.push_back(one);
            }
            points.push_back(std::move(ablated));
        }
    return {claim.id, with_points(*claim.contrast.base, measures_of(claim.contrast), points), {}, {}, claim.settings.replicates};
}

} // namespace experiments
