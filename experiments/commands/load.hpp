// From a config file and options to a scenario that can be run.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "experiments/commands/options.hpp"
#include "sim/run/plan.hpp"
#include "sim/run/scenario.hpp"

namespace experiments {

/// A config, read and checked.
struct Loaded {
    std::string title;
    sim::Plan plan;
    std::unique_ptr<sim::Scenario> scenario;
    std::vector<sim::EffectiveValue> settings; ///< of the plan and the model
};

/// Reads the config and the options; throws InputError with every problem at once.
Loaded load(const RunOptions& options);

} // namespace experiments
