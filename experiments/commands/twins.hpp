// `souk compare` of a config with [[branch]]: the same worlds with a change and without it.
#pragma once

#include "experiments/commands/load.hpp"
#include "experiments/commands/options.hpp"

namespace experiments {

/// Runs every world twice from the branching on and prints what the change does to those it touches and to all others. Returns
/// the exit status.
int compare_twins(Loaded loaded, const RunOptions& options);

} // namespace experiments
