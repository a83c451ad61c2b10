// What one replicate says: the value of each measure, over the whole run and its stretches, for each arm.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "sim/record/series.hpp"
#include "sim/run/plan.hpp"
#include "sim/run/scenario.hpp"

namespace sim {

/// A span of periods over which a measure is taken.
struct Stretch {
    std::string suffix; ///< of the measure's name
    std::string words;  ///< added to its meaning
    std::size_t first, last;
};

/// The whole run, its first and its last stretch.
std::vector<Stretch> stretches(const Plan& plan);

/// A measure over one stretch.
struct OutcomeColumn {
    std::string name, unit, meaning;
    std::size_t measure = 0, stretch = 0;
    Scope scope = Scope::arm;
};

/// The columns of the measures named in `kept` (all when it is empty), in the order of measures.
std::vector<OutcomeColumn> outcome_columns(const std::vector<MeasureInfo>& measures, const Plan& plan,
                                           const std::vector<std::string>& kept = {});

/// The values of a replicate, arm by arm, column by column: the same bits as compare() gives. Checks the receipt.
std::vector<double> outcome(const Scenario& scenario, const Plan& plan, const std::vector<OutcomeColumn>& columns,
                            const Series& series);

/// The receipt's parts, less its deductions, are its total, to the cent; `value` gives a measure by its place.
void check_receipt(const std::vector<MeasureInfo>& measures, std::span<const double> values);

} // namespace sim
