// Sweep files made from declarations: what a claim runs is an ordinary sweep, which anybody can run again without it.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "experiments/claims/claim.hpp"

namespace experiments {

/// A sweep to be run: the text of its file, tables of points by name, and what the command line would add.
struct SweepText {
    std::string name; ///< of its folder
    std::string text;
    std::map<std::string, std::string> tables = {};
    std::vector<std::string> assignments = {};
    int replicates = 2;
};

/// The base with these points, in this order, each a design of its own; measures without repetition.
std::string with_points(const Base& base, const std::vector<std::string>& measures, const std::vector<Setup>& points);

/// The base with a [sweep] that keeps these measures; designs may follow.
std::string with_sweep(const Base& base, const std::vector<std::string>& measures);

/// The sweep of a claim: each scenario, then each scenario with the ablation.
SweepText sweep_of(const Claim& claim);

/// The point of a claim's sweep at which a scenario stands.
inline std::size_t point_of(const Claim& claim, std::size_t scenario, bool is_ablated)
{
    return (is_ablated ? claim.contrast.scenarios.size() : 0) + scenario;
}

} // namespace experiments
