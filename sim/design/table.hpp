// Points that stand in a CSV file.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/check/input_error.hpp"
#include "sim/param/csv_table.hpp"

namespace sim {

/// A table of points.
using PointTable = CsvTable;

/// Reads a table: its header names parameters, each row below it is a point.
PointTable parse_points(std::string_view text, const std::string& name, std::vector<Problem>& problems);

/// What stands in a file; nothing, and a problem, when it cannot be read.
std::optional<std::string> text_of_points(const std::string& path, std::vector<Problem>& problems);

} // namespace sim
