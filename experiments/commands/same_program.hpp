// Results of two programs in one ledger only when they are the same.
#pragma once

#include "experiments/sweep/opening.hpp"

namespace experiments {

/// Where another program began the sweep: runs one of its runs again, and throws InputError when the result is another. Changes
/// nothing.
void ensure_same_program(const sim::Ledger& ledger, const SweepPlan& plan, const Opening& opening);

} // namespace experiments
