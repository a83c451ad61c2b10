// All that `souk claims` is asked for, read and checked before the first run.
#pragma once

#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "experiments/claims/attribution.hpp"
#include "experiments/claims/claim.hpp"
#include "experiments/claims/map.hpp"
#include "experiments/claims/published_figure.hpp"

namespace experiments {

/// What is run.
struct Declarations {
    std::vector<Claim> claims;
    std::vector<Claim> mapped;              ///< claims whose sign can be mapped: those of the article; none without a map
    std::set<std::string> ids_to_be_mapped; ///< of these, those that are asked for
    std::optional<Map> map;
    std::optional<Attribution> attribution;
    std::vector<PublishedFigure> targets;
};

/// Reads the declarations of a folder: map.toml, shapley.toml, targets.toml, and a claim in each other file. `names` are those
/// that are wanted, all when it is empty; a map is of the claims that are named with it, or of all. Throws InputError with every
/// problem.
Declarations read_declarations(const std::filesystem::path& folder, const std::vector<std::string>& names);

/// Fewer worlds, points and orders: a look at how it works, not a result.
void make_quick(Declarations& declarations);

} // namespace experiments
