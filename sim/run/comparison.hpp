// What replicates say: each measure by arm, over the whole run and its stretches, and each arm against the first.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/record/series.hpp"
#include "sim/run/plan.hpp"
#include "sim/run/scenario.hpp"
#include "sim/stats/interval.hpp"

namespace sim {

/// One measure over one stretch of the run.
struct MeasureResult {
    MeasureInfo info;
    std::string name;                        ///< with the stretch: total_cost_first_8_periods
    std::string meaning;                     ///< with the stretch in words
    std::size_t measure = 0;                 ///< place among the model's measures
    std::vector<std::vector<double>> values; ///< [arm][replicate]
    std::vector<Interval> arms;              ///< over replicates
    std::vector<Interval> differences;       ///< first arm minus arm k, k = 1 ..; not numbers for a measure of the market
    std::vector<double> gains;               ///< pairing gain of each difference
};

/// When the first arm's total falls below another's and stays there; periods count from 0 (sim/stats/crossover.hpp).
struct Crossover {
    std::vector<std::optional<int>> by_replicate;
    Interval period;            ///< over the replicates that crossed; not a number when none did
    std::size_t crossed = 0;    ///< how many replicates crossed
    std::optional<int> of_mean; ///< of all replicates added up
    // of all replicates added up, and to the end of the run: of the first arm, and the other way round
    std::optional<int> for_good, of_other_for_good;
};

/// Everything compared.
struct Comparison {
    Plan plan;
    std::vector<std::string> arms;
    std::vector<MeasureResult> measures;
    std::vector<Crossover> flow;       ///< first arm against arm k, k = 1 ..
    std::vector<Crossover> cumulative; ///< the same for the cumulative mean
    const MeasureResult& at(std::string_view name) const;
};

/// Who stands beside whom in a series: arms of one world, or the same agents in worlds that differ.
struct Sides {
    std::vector<std::string> names;
    bool share_a_world = true; ///< then a measure of the market has no difference
};

/// Evaluates all measures. Checks that in every replicate and arm the receipt's parts less its deductions are the total, to the
/// cent.
Comparison compare(const Scenario& scenario, const Plan& plan, const std::vector<Series>& replicates, const Sides& sides);
/// The same for the arms of the scenario.
Comparison compare(const Scenario& scenario, const Plan& plan, const std::vector<Series>& replicates);

} // namespace sim
