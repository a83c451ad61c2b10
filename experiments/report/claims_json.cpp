// JSON by Boost.JSON; keys stand in a fixed order, and what was not seen is null.
#include <boost/json.hpp>
#include <cmath>

#include "experiments/report/claims_results.hpp"

namespace experiments {
namespace {

namespace json = boost::json;

json::value number_or_null(double value) { return std::isfinite(value) ? json::value(value) : json::value(nullptr); }

json::object interval(const sim::Interval& i)
{
    return {{"mean", number_or_null(i.mean)}, {"low", number_or_null(i.low)}, {"high", number_or_null(i.high)}, {"n", i.count}};
}

json::object claim(const JudgedClaim& j)
{
    const Claim& c = *j.claim;
    const auto& ablation = j.evidence.ablation;
    return {{"id", c.id},
            {"claim", c.sentence},
            {"source", c.source},
            {"family", c.settings.family == Family::claims ? "claims" : "counter_evidence"},
            {"compared", c.contrast.words()},
            {"measure", c.contrast.measure},
            {"unit", c.contrast.unit},
            {"direction", c.settings.direction == Direction::above ? "above" : "below"},
            {"smallest_effect", c.settings.smallest_effect},
            {"mechanism", c.mechanism},
            {"effect", interval(j.evidence.effect)},
            {"adjusted", interval(j.evidence.adjusted)},
            {"ablation", c.ablated},
            {"ablated", ablation ? json::value(interval(ablation->effect)) : json::value(nullptr)},
            {"reduction", ablation ? json::value(interval(ablation->reduction)) : json::value(nullptr)},
            {"verdict", words(j.verdict)},
            {"reason", j.reason},
            {"seconds", j.seconds},
            {"fingerprint", j.fingerprint}};
}

json::value box(const std::optional<sim::Box>& b, const std::vector<std::string>& axes)
{
    if (!b) return nullptr;
    return json::object{{"box", words(b, axes)}, {"coverage", b->coverage}, {"density", b->density}, {"points", b->points}};
}

json::array parts(const std::vector<Part>& list)
{
    json::array out;
    for (const Part& part : list) out.push_back({{"channel", part.channel}, {"value", interval(part.value)}});
    return out;
}

} // namespace

std::string claims_json(const ClaimsResults& r)
{
    json::array claims, maps, targets;
    for (const JudgedClaim& j : r.claims) claims.push_back(claim(j));
    for (const auto& [of, map] : r.maps)
        maps.push_back({{"id", of->id},
                        {"points", map.effects.size()},
                        {"share", map.share},
                        {"share_told", map.share_told},
                        {"share_against", map.share_against},
                        {"boundary", map.boundary_words()},
                        {"holds", box(map.box, map.axes)},
                        {"fails", box(map.against_box, map.axes)}});
    for (const auto& [target, value] : r.targets)
        targets.push_back({{"id", target->id},
                           {"quantity", target->quantity},
                           {"published", target->published},
                           {"use", choices(target->settings.use)[static_cast<std::size_t>(target->settings.use)].name},
                           {"value", target->contrast ? json::value(interval(value)) : json::value(nullptr)},
                           {"judged", judged(*target, value)}});
    const json::object all{{"fingerprint", r.fingerprint},
                           {"confidence", r.confidence},
                           {"quick", r.is_quick},
                           {"claims", claims},
                           {"map", maps},
                           {"split", r.split},
                           {"groups", parts(r.groups)},
                           {"switches", parts(r.switches)},
                           {"targets", targets}};
    return json::serialize(all) + "\n";
}

} // namespace experiments
