// A comparison for people: one plain sentence, the receipt, and everything else by section.
#pragma once

#include <string>

#include "sim/run/comparison.hpp"
#include "sim/run/scenario.hpp"

namespace experiments {

/// Who is cheaper in the long run and from when, or that it cannot be told: one sentence for each arm against the first.
std::string verdict(const sim::Comparison& comparison, const sim::ModelInfo& model);

/// How the tables are to be read.
std::string legend(const sim::Comparison& comparison);

/// The tables below the sentence; or the first alone, which is the receipt.
std::string tables(const sim::Comparison& comparison, bool brief);

} // namespace experiments
