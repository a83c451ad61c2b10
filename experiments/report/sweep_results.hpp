// A sweep's results as tables need them: read from the ledger point by point, never all at once.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "sim/store/ledger.hpp"

namespace experiments {

/// What is the same for all points.
struct SweepResults {
    const sim::Ledger& ledger;
    std::vector<sim::LedgerAxis> axes;       ///< levers first
    std::vector<sim::LedgerColumn> outcomes; ///< over stretches
    std::vector<sim::LedgerColumn> series;   ///< by period; empty when none is kept
    std::vector<sim::LedgerPoint> points;
    std::vector<std::size_t> lever_sets, uncertainty_sets; ///< by point: which combination of levers, of uncertainties, from 0
    std::vector<std::size_t> periods;                      ///< whose series is kept
    std::string recording;                                 ///< none, summary, thinned, whole
    double confidence = 0.95;

    explicit SweepResults(const sim::Ledger& ledger);
    /// A setting of the sweep; empty when there is none.
    std::string setting(const std::string& name) const;

private:
    sim::Pairs identity_;
};

/// The finished runs of one point; failed ones are set apart.
struct PointRuns {
    std::vector<std::size_t> replicates;
    std::vector<std::vector<double>> values; ///< by run; by arm and column
    std::size_t failed = 0;

    PointRuns(const SweepResults& results, std::size_t point);
    /// The values of one arm and column over replicates.
    std::vector<double> over_replicates(std::size_t place) const;
};

/// The series of a point, folded over its replicates in their order: count, mean and sum of squares of each number.
sim::LedgerSummary folded_series(const SweepResults& results, std::size_t point, const PointRuns& runs);

/// One number of a folded series; mean and standard deviation are not numbers where too little was observed.
struct FoldedCell {
    std::size_t count = 0;
    double mean = 0.0, sd = 0.0;
};
FoldedCell folded_cell(const std::vector<double>& data, std::size_t place);

} // namespace experiments
