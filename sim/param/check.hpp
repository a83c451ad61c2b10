// One value of a document against one row.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "sim/param/document.hpp"
#include "sim/param/value.hpp"

namespace sim {

/// The value a node gives to a parameter; when it may not, nothing, and the problem says why. Takes the node.
std::optional<Value> checked_value(const Document& document, Node& node, const Facts& facts, std::string_view path,
                                   std::vector<Problem>& problems);

} // namespace sim
