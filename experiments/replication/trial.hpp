// A run of the loyalty market for a line of the replication table.
#pragma once

#include <string_view>
#include <vector>

#include "models/loyalty/parameters.hpp"
#include "sim/record/series.hpp"
#include "sim/run/watch.hpp"

namespace experiments {

/// Independent worlds of every line.
inline constexpr int trial_replicates = 40;

/// What is run, for how long, and over how many periods at its end means are taken.
struct Trial {
    models::loyalty::Parameters parameters;
    int periods, last;
};

/// A finished trial.
class Worlds {
public:
    Worlds(const Trial& trial, const sim::Watch& watch);

    /// A measure in each replicate.
    std::vector<double> values(std::string_view measure) const;

private:
    Trial trial_;
    std::vector<sim::Series> replicates_;
};

/// The paper's market: 30 buyers, 3 shops, 200 days, means over the last 100.
Trial paper(double intensity);

/// Equal sellers with room for everybody, unit profit: buyers do not meet, so that each is a sample of the mean field.
/// beta = x gamma, preferences start at profit / (n gamma) each (searching), or all at one seller (loyal).
Trial without_rationing(int sellers, double x, double forgetting, bool is_loyal, int buyers, double relaxations);

} // namespace experiments
