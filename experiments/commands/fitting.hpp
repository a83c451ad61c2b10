// Whether the worlds of a scenario fit into memory, found out before the first is opened.
#pragma once

#include <string>

#include "sim/run/plan.hpp"
#include "sim/run/scenario.hpp"

namespace experiments {

/// How worlds are to be run.
struct Fitting {
    bool one_world_at_a_time = false; ///< as many as there are threads would not fit
    std::string note;                 ///< what a person wants to know of a large market; empty for a small one
};

/// Bytes that worlds may take: what is available, but for what the program needs for itself; without end where that is not known.
double memory_for_worlds();

/// Throws InputError when not even one world fits into `available` bytes.
Fitting fitted(const sim::Scenario& scenario, const sim::Plan& plan, int threads, double available, const std::string& config);

} // namespace experiments
