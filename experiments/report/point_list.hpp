// Numbers of points in a sentence.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace experiments {

/// "0, 1, 2"; of very many the first, and where the others are.
std::string point_list(const std::vector<std::size_t>& points);

/// A line that names the points whose precision was not reached with so many replicates; nothing where there are none.
std::string not_precise(const std::vector<std::size_t>& points, std::size_t most);

} // namespace experiments
