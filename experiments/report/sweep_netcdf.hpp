// A sweep's results as one NetCDF-4 file.
#pragma once

#include <filesystem>

#include "sim/store/ledger.hpp"

namespace experiments {

/// Each measure is a variable over (point, replicate, policy), and over (point, replicate, policy, period) where whole or thinned
/// series are kept; axes are variables over point.
void write_sweep_netcdf(const std::filesystem::path& path, const sim::Ledger& ledger);

} // namespace experiments
