// What `souk claims` found, as tables, JSON, Markdown and text.
#pragma once

#include <filesystem>
#include <string>

#include "experiments/claims/study.hpp"

namespace experiments {

/// claims.csv, map.csv, map_points.csv, shapley.csv, shapley_switches.csv, targets.csv and columns.csv; of these but the
/// first, those without rows are left out, and removed where an earlier call left them.
void write_claims_tables(const std::filesystem::path& folder, const ClaimsResults& results);

/// For other programs.
std::string claims_json(const ClaimsResults& results);

/// For documents.
std::string claims_markdown(const ClaimsResults& results);

/// For a terminal.
std::string claims_text(const ClaimsResults& results);

} // namespace experiments
