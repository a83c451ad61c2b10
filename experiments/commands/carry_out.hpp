// Running what a sweep still lacks, in the folder that keeps it.
#pragma once

#include <chrono>
#include <filesystem>

#include "experiments/commands/sweep_options.hpp"
#include "experiments/sweep/runner.hpp"
#include "experiments/sweep/shard.hpp"

namespace experiments {

/// Makes a folder for results, unless it is there; throws InputError when it cannot.
void make_results_folder(const std::filesystem::path& folder);

/// Throws InputError when the folder has files that the tables of a sweep would write over: those of another command, or a
/// person's own.
void ensure_unused(const std::filesystem::path& folder);

/// Begins the sweep in the folder, or goes on with it, and notes the session and the manifest. A folder with results of another
/// sweep or program is refused and stays as it is. What was spent since `started` counts against the time of the watch.
SweepEnd carry_out(const SweepPlan& plan, const std::filesystem::path& folder, const Shard& shard, const SweepOptions& options,
                   SweepWatch watch, std::chrono::steady_clock::time_point started);

} // namespace experiments
