// A CSV file as a table of texts that know their places.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sim/check/input_error.hpp"

namespace sim {

/// A table of texts. Each cell knows its line and column.
struct CsvTable {
    struct Cell {
        std::string text;
        int line = 0, column = 0;
    };
    std::string name; ///< of the file
    std::vector<Cell> header;
    std::vector<std::vector<Cell>> rows; ///< each as long as the header
};

/// Reads CSV: a header, cells apart by commas, quotes where a cell has commas, quotes (doubled) or line ends. Empty lines are
/// skipped. Rows of another length than the header, columns of one name and quotes left open are reported. Source: RFC 4180.
CsvTable parse_csv(std::string_view text, const std::string& name, std::vector<Problem>& problems);

} // namespace sim
