// A comparison for programs.
#pragma once

#include <string>

#include "sim/run/comparison.hpp"

namespace experiments {

/// {"fingerprint", "model", "seed", "replicates", "periods", "confidence", "policies", "measures": [{"name", "unit", "meaning",
/// "values": {arm: {"mean", "low", "high"}}, "difference": {...} (first minus second arm), "differences": {arm: {...}}}],
/// "crossover": {"flow": {...}, "cumulative": {...}}}. What was not observed is null.
std::string as_json(const sim::Comparison& comparison, const std::string& model, const std::string& fingerprint);

} // namespace experiments
