// The rows of a list as they stand, in a file or in the document, before anything is known about their columns.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/check/input_error.hpp"
#include "sim/param/document.hpp"
#include "sim/param/node.hpp"

namespace sim {

/// Rows of named cells, and the document that problems with them speak of.
struct ListRows {
    struct Row {
        Node place;              ///< where the row begins
        std::vector<Node> cells; ///< each under its column's name; empty cells are left out
    };

    Document document;         ///< the file, or the document itself
    std::vector<Node> columns; ///< each where it first stands
    std::vector<Row> rows;
};

/// The rows that a node names or holds; nothing, and a problem, when it does neither.
std::optional<ListRows> list_rows(const Document& document, const Node& node, const std::string& path,
                                  std::vector<Problem>& problems);

} // namespace sim
