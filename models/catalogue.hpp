// The list of models by name: the only place that sees them all.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "sim/run/scenario.hpp"

namespace models {

/// Every model, in the order in which they are listed.
const std::vector<std::unique_ptr<sim::ModelEntry>>& catalogue();

/// The model of that name, or nullptr.
const sim::ModelEntry* find(std::string_view name);

/// The model that a document names; nullptr, and a problem, when there is none.
const sim::ModelEntry* named_in(sim::Document& document, std::vector<sim::Problem>& problems);

} // namespace models
