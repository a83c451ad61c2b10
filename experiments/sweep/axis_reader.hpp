// From one [[sweep.design.axis]] table to an axis.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "experiments/sweep/design_reader.hpp"
#include "sim/design/settings.hpp"
#include "sim/design/table.hpp"

namespace experiments {

/// A document that holds one table of a list under its path, so that it is read and checked like any other.
sim::Document part_of(const sim::Document& document, const sim::Node& table, std::string_view path);

/// Reads one axis into the design; `kind` is nothing where the design does not say what it is; `table` gives the values of a
/// table of points, and is null for other kinds.
void read_axis(sim::Document& part, std::optional<sim::DesignKind> kind, const sim::PointTable* table,
               const DesignContext& context, Design& design, std::vector<sim::Problem>& problems);

} // namespace experiments
