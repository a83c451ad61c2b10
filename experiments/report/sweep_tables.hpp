// A sweep's results as tidy CSV.
#pragma once

#include <array>
#include <filesystem>

#include "sim/store/ledger.hpp"

namespace experiments {

/// All that an export may write.
inline constexpr std::array export_files = {"points.csv",  "runs.csv",           "summary.csv", "differences.csv",
                                            "series.csv",  "series_summary.csv", "failed.csv",  "timing.csv",
                                            "columns.csv", "manifest.json"};

/// Writes points.csv, runs.csv, summary.csv, columns.csv and timing.csv; differences.csv where arms share worlds; series.csv or
/// series_summary.csv where series are kept; failed.csv where runs failed. All but timing.csv are the same bytes for any number
/// of threads, shards and interruptions.
void write_sweep_tables(const std::filesystem::path& folder, const sim::Ledger& ledger);

} // namespace experiments
