// Points that stand in a CSV file.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/check/input_error.hpp"

namespace sim {

/// A table of texts. Each cell knows its line and column.
struct PointTable {
    struct Cell {
        std::string text;
        int line = 0, column = 0;
    };
    std::string name; ///< of the file
    std::vector<Cell> header;
    std::vector<std::vector<Cell>> rows; ///< each as long as the header
};

/// Reads CSV: a header, cells apart by commas, quotes where a cell has commas or quotes (doubled). Empty lines are skipped.
PointTable parse_points(std::string_view text, const std::string& name, std::vector<Problem>& problems);

/// What stands in a file; nothing, and a problem, when it cannot be read.
std::optional<std::string> text_of_points(const std::string& path, std::vector<Problem>& problems);

} // namespace sim
