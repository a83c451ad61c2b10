// Sums of each stretch are taken once for all measures.
#include "sim/run/outcome.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <numeric>

#include "sim/check/ensure.hpp"

namespace sim {

std::vector<Stretch> stretches(const Plan& plan)
{
    const auto periods = static_cast<std::size_t>(plan.periods);
    const auto head = std::min(periods, static_cast<std::size_t>(plan.first_stretch));
    const auto tail = std::min(periods, static_cast<std::size_t>(plan.last_stretch));
    return {{"", "", 0, periods},
            {fmt::format("_first_{}_periods", head), fmt::format(" In the first {} periods.", head), 0, head},
            {fmt::format("_last_{}_periods", tail), fmt::format(" In the last {} periods.", tail), periods - tail, periods}};
}

std::vector<OutcomeColumn> outcome_columns(const std::vector<MeasureInfo>& measures, const Plan& plan,
                                           const std::vector<std::string>& kept)
{
    std::vector<OutcomeColumn> columns;
    const std::vector<Stretch> spans = stretches(plan);
    for (std::size_t measure = 0; measure < measures.size(); ++measure) {
        const MeasureInfo& info = measures[measure];
        if (!kept.empty() && std::find(kept.begin(), kept.end(), info.name) == kept.end()) continue;
        for (std::size_t s = 0; s < (info.by_stretch ? spans.size() : 1); ++s)
            columns.push_back({std::string(info.name) + spans[s].suffix, std::string(info.unit),
                               std::string(info.meaning) + spans[s].words, measure, s, info.scope});
    }
    return columns;
}

std::vector<double> outcome(const Scenario& scenario, const Plan& plan, const std::vector<OutcomeColumn>& columns,
                            const Series& series)
{
    const std::vector<Stretch> spans = stretches(plan);
    const std::vector<MeasureInfo> measures = scenario.measures();
    std::vector<std::size_t> all(measures.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    std::vector<std::vector<double>> over(spans.size(), std::vector<double>(all.size())); // each stretch, every measure
    std::vector<double> values;
    values.reserve(series.arms() * columns.size());
    for (std::size_t arm = 0; arm < series.arms(); ++arm) {
        for (std::size_t s = 0; s < spans.size(); ++s)
            scenario.values(all, series.sum(spans[s].first, spans[s].last, arm), over[s]);
        for (const OutcomeColumn& column : columns) values.push_back(over[column.stretch][column.measure]);
        check_receipt(measures, over[0]);
    }
    return values;
}

void check_receipt(const std::vector<MeasureInfo>& measures, std::span<const double> values)
{
    double parts = 0.0, sizes = 0.0, total = std::numeric_limits<double>::quiet_NaN();
    for (std::size_t measure = 0; measure < measures.size(); ++measure) {
        if (measures[measure].role == Role::part) parts += values[measure];
        if (measures[measure].role == Role::deduction) parts -= values[measure];
        if (measures[measure].role == Role::part || measures[measure].role == Role::deduction) sizes += std::abs(values[measure]);
        if (measures[measure].role == Role::total) total = values[measure];
    }
    if (!std::isnan(total))
        ensure_equal(parts, total, std::max(0.005, 1e-9 * sizes), "the receipt's parts add up to its total, to the cent");
}

} // namespace sim
