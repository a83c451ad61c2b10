// Sweeps are numbered as they are declared; results find theirs by these numbers.
#include "experiments/claims/study.hpp"

#include <bit>
#include <charconv>
#include <utility>

#include "sim/store/fingerprint.hpp"

namespace experiments {
namespace {

constexpr int quick_replicates = 5;

std::string fingerprint_of_all(const std::deque<FinishedSweep>& finished)
{
    sim::Fingerprint hash;
    for (const FinishedSweep& one : finished) {
        std::uint64_t bits = 0;
        std::from_chars(one.fingerprint.data(), one.fingerprint.data() + one.fingerprint.size(), bits, 16);
        const double number[] = {std::bit_cast<double>(bits)};
        hash.add(number);
    }
    return hash.text();
}

} // namespace

Study::Study(Declarations declarations, std::uint64_t seed, bool is_quick)
    : declared_(std::move(declarations)), seed_(seed), is_quick_(is_quick)
{
    if (is_quick) make_quick(declared_);
    for (const Claim& claim : declared_.claims) sweeps_.push_back({sweep_of(claim), true});
    first_map_ = sweeps_.size();
    if (declared_.map) {
        maps_.emplace(*declared_.map, declared_.mapped, declared_.ids_to_be_mapped);
        for (const SweepText& sweep : maps_->sweeps()) sweeps_.push_back({sweep, false});
    }
    first_part_ = sweeps_.size();
    if (declared_.attribution) {
        sweeps_.push_back({sweep_of_groups(*declared_.attribution), false});
        sweeps_.push_back({sweep_of_orders(*declared_.attribution, seed_), false});
    }
    first_target_ = sweeps_.size();
    targets_.emplace(declared_.targets, is_quick ? quick_replicates : ClaimSettings{}.replicates);
    for (const SweepText& sweep : targets_->sweeps()) sweeps_.push_back({sweep, true});
}

ClaimsResults Study::results(const std::deque<FinishedSweep>& finished, double confidence) const
{
    ClaimsResults r;
    r.is_quick = is_quick_;
    r.confidence = confidence;
    r.fingerprint = fingerprint_of_all(finished);
    std::vector<Outcomes> of_claims;
    for (std::size_t k = 0; k < declared_.claims.size(); ++k) of_claims.push_back(finished[k].outcomes);
    r.claims = judged(declared_.claims, of_claims, confidence);
    for (std::size_t k = 0; k < r.claims.size(); ++k) {
        r.claims[k].seconds = finished[k].seconds;
        r.claims[k].fingerprint = finished[k].fingerprint;
    }
    if (maps_)
        for (std::size_t k = 0; k < declared_.mapped.size(); ++k)
            if (!maps_->of_claim(k).empty()) r.maps.push_back({&declared_.mapped[k], map_of(k, finished, confidence)});
    if (declared_.attribution) {
        const Attribution& a = *declared_.attribution;
        r.split = a.contrast.words();
        r.split_unit = a.contrast.unit;
        r.groups = split_over_groups(a, finished[first_part_].outcomes, confidence);
        r.switches = split_over_switches(a, finished[first_part_ + 1].outcomes, seed_, confidence);
    }
    for (std::size_t k = 0; k < declared_.targets.size(); ++k)
        r.targets.push_back({&declared_.targets[k], value_of(k, finished, confidence)});
    return r;
}

MappedClaim Study::map_of(std::size_t claim, const std::deque<FinishedSweep>& finished, double confidence) const
{
    std::vector<const Outcomes*> scenarios;
    for (const std::size_t sweep : maps_->of_claim(claim)) scenarios.push_back(&finished[first_map_ + sweep].outcomes);
    const std::vector<std::string>& axes = finished[first_map_ + maps_->of_claim(claim).front()].axes;
    return mapped(declared_.mapped[claim], scenarios, axes, confidence);
}

sim::Interval Study::value_of(std::size_t target, const std::deque<FinishedSweep>& finished, double confidence) const
{
    const PublishedFigure& t = declared_.targets[target];
    if (!t.contrast) return {};
    std::vector<PointOf> at;
    for (const auto& [sweep, point] : targets_->of_target(target))
        at.push_back({&finished[first_target_ + sweep].outcomes, point});
    return sim::student_interval(effects(*t.contrast, at), confidence);
}

std::uint64_t seed_of(const Declarations& declarations)
{
    if (!declarations.claims.empty()) return declarations.claims.front().contrast.base->run.seed;
    if (declarations.attribution) return declarations.attribution->contrast.base->run.seed;
    return declarations.mapped.empty() ? 1 : declarations.mapped.front().contrast.base->run.seed;
}

} // namespace experiments
