// What `souk claims` found, as tables, JSON, Markdown and text.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "experiments/claims/attribution.hpp"
#include "experiments/claims/judged.hpp"
#include "experiments/claims/map.hpp"
#include "experiments/claims/target.hpp"

namespace experiments {

/// Everything that was asked for; what was not is empty.
struct ClaimsResults {
    struct Mapped {
        const Claim* claim = nullptr;
        MappedClaim map;
    };
    struct Met {
        const Target* target = nullptr;
        sim::Interval value{};
    };
    std::vector<JudgedClaim> claims;
    std::vector<Mapped> maps;
    std::vector<Part> groups, switches;
    std::string split, split_unit; ///< what was split over channels, in words
    std::vector<Met> targets;
    double confidence = 0.95;
    std::string fingerprint; ///< of all runs together
    bool is_quick = false;
};

/// claims.csv, map.csv, map_points.csv, shapley.csv, shapley_switches.csv, targets.csv and columns.csv; those without rows are
/// left out.
void write_claims_tables(const std::filesystem::path& folder, const ClaimsResults& results);

/// For other programs.
std::string claims_json(const ClaimsResults& results);

/// For documents.
std::string claims_markdown(const ClaimsResults& results);

/// For a terminal.
std::string claims_text(const ClaimsResults& results);

} // namespace experiments
