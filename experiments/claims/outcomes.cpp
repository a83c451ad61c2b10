// Runs are kept by replicate, so that worlds stay paired whatever failed.
#include "experiments/claims/outcomes.hpp"

#include <algorithm>
#include <limits>

#include "sim/check/ensure.hpp"

namespace experiments {
namespace {

constexpr double not_seen = std::numeric_limits<double>::quiet_NaN();

std::size_t place(const std::vector<std::string>& names, const std::string& name)
{
    const auto at = std::find(names.begin(), names.end(), name);
    sim::ensure(at != names.end(), "a contrast names what its sweep has");
    return static_cast<std::size_t>(at - names.begin());
}

std::vector<double> combined(std::vector<double> first, const std::vector<double>& second, How how)
{
    first.resize(std::min(first.size(), second.size()));
    for (std::size_t k = 0; k < first.size(); ++k) first[k] = how == How::ratio ? first[k] / second[k] : first[k] - second[k];
    return first;
}

} // namespace

Outcomes::Outcomes(const sim::Ledger& ledger) : points_(ledger.points()), runs_(points_.size())
{
    for (const sim::LedgerColumn& column : ledger.columns())
        if (!column.in_series) columns_.push_back(column.name);
    ledger.for_each_run([&](const sim::LedgerRun& run) {
        auto& runs = runs_[run.point];
        runs.resize(std::max(runs.size(), run.replicate + 1));
        if (!run.failed) runs[run.replicate] = run.values;
    });
}

std::vector<double> Outcomes::values(std::size_t point, const std::string& arm, const std::string& column) const
{
    const std::size_t at = place(points_[point].arms, arm) * columns_.size() + place(columns_, column);
    std::vector<double> out;
    for (const std::vector<double>& run : runs_[point]) out.push_back(run.empty() ? not_seen : run[at]);
    return out;
}

std::vector<double> effects(const Contrast& contrast, std::span<const PointOf> at)
{
    sim::ensure(at.size() == contrast.scenarios.size(), "each scenario of a contrast has a point");
    const How how = contrast.settings.how;
    const auto of_policy = [&](const PointOf& p, const std::string& policy) {
        std::vector<double> values = p.outcomes->values(p.point, policy, contrast.column(contrast.measure));
        if (contrast.minus.empty()) return values;
        return combined(std::move(values), p.outcomes->values(p.point, policy, contrast.column(contrast.minus)), How::difference);
    };
    const auto of_scenario = [&](const PointOf& p) {
        std::vector<double> values = of_policy(p, contrast.policies.front());
        return contrast.policies.size() < 2 ? values : combined(std::move(values), of_policy(p, contrast.policies.back()), how);
    };
    std::vector<double> values = of_scenario(at.front());
    return at.size() < 2 ? values : combined(std::move(values), of_scenario(at.back()), how);
}

} // namespace experiments
