// Claims with their evidence and verdicts, judged family by family.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "experiments/claims/outcomes.hpp"
#include "experiments/claims/sweep_text.hpp"
#include "experiments/claims/verdict.hpp"

namespace experiments {

/// One row of the table of claims.
struct JudgedClaim {
    const Claim* claim = nullptr;
    Evidence evidence;
    Verdict verdict = Verdict::cannot_be_told;
    std::string reason;   ///< why it is no better one
    double seconds = 0.0; ///< of computing, all threads together
    std::string fingerprint;
};

/// The effect of a claim in each world; ablated: what is left of it.
std::vector<double> effects_of(const Claim& claim, const Outcomes& outcomes, bool is_ablated);

/// Judges claims whose sweeps are done. Adjusted intervals follow Holm's procedure over those of the same family among them.
std::vector<JudgedClaim> judged(std::span<const Claim> claims, std::span<const Outcomes> outcomes, double confidence);

} // namespace experiments
