// TOML text into nodes. toml++ is known to toml.cpp alone.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/check/input_error.hpp"
#include "sim/param/node.hpp"

namespace sim {

/// The tables and values of a text. Syntax errors become problems: after one in a line `name = value` the rest is still read.
Node parse_document(std::string_view text, const std::string& name, std::vector<Problem>& problems);

/// One value in TOML, such as `0.1` or `["a", "b"]`; nothing when it is not one.
std::optional<Node> parse_value(std::string_view text);

} // namespace sim
