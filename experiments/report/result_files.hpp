// What a results folder holds: tidy tables, their dictionary, the comparison and the manifest.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "sim/record/series.hpp"
#include "sim/run/comparison.hpp"
#include "sim/run/scenario.hpp"
#include "sim/store/manifest.hpp"

namespace experiments {

/// Removes what an earlier call left in the folder, and the figures and the report made of that; other files stay.
void remove_results(const std::filesystem::path& folder);

/// Writes summary.csv, differences.csv and crossover.csv (with two or more arms), replicates.csv, series.csv, columns.csv,
/// comparison.json and manifest.json; throws InputError when the disk is full.
void write_results(const std::filesystem::path& folder, const sim::Scenario& scenario, const sim::Comparison& comparison,
                   const std::vector<sim::Series>& replicates, const sim::Manifest& manifest,
                   std::string_view period = "Which period, from 0.");

} // namespace experiments
