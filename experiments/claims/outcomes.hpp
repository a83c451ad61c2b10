// What a finished sweep says about a contrast, world by world.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "experiments/claims/contrast.hpp"
#include "sim/store/ledger.hpp"

namespace experiments {

/// The finished runs of a sweep.
class Outcomes {
public:
    explicit Outcomes(const sim::Ledger& ledger);

    std::size_t points() const { return points_.size(); }
    const sim::LedgerPoint& point(std::size_t number) const { return points_[number]; }
    /// Replicates of a point that have ended, or failed.
    std::size_t replicates(std::size_t point) const { return runs_[point].size(); }
    /// A column of one arm by replicate; not a number for failed runs.
    std::vector<double> values(std::size_t point, const std::string& arm, const std::string& column) const;

private:
    std::vector<sim::LedgerPoint> points_;
    std::vector<std::string> columns_;
    std::vector<std::vector<std::vector<double>>> runs_; // by point, replicate, arm and column
};

/// One side of a contrast's scenarios: a point of a finished sweep.
struct PointOf {
    const Outcomes* outcomes = nullptr;
    std::size_t point = 0;
};

/// The effect in each world; `at` gives the point of each scenario.
std::vector<double> effects(const Contrast& contrast, std::span<const PointOf> at);

} // namespace experiments
