// A document as a tree of values with their places.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sim {

/// One value of a document, or a table of them.
struct Node {
    enum class Kind { text, integer, number, boolean, date, list, table };

    Kind kind = Kind::table;
    std::string key;  ///< its name in the table it stands in
    std::string text; ///< content of a text; else the value as written, where it is short
    std::int64_t integer = 0;
    double number = 0.0;
    bool boolean = false;
    std::vector<Node> items; ///< of a list; of a table, in the order of lines

    int line = 0, column = 0;         ///< of the value
    int key_line = 0, key_column = 0; ///< of its name
    std::string assigned_by;          ///< the option of the command line that gave it; empty for a file's
    bool is_taken = false;            ///< somebody has read it

    bool is_table() const { return kind == Kind::table; }
    bool is_assigned() const { return !assigned_by.empty(); }
    const Node* find(std::string_view name) const;
    Node* find(std::string_view name);
};

/// The value as a message shows it: 1.4, "high", [1, 2, ...]; long texts are cut.
std::string shown(const Node& node);

/// The value as TOML writes it, whole; of a list, its items.
std::string as_toml(const Node& node);

/// What it is: "a number", "a text", "a list", "a table" ...
std::string_view what(const Node& node);

} // namespace sim
