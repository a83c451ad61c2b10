// A line of a terminal or two.
#include "experiments/report/point_list.hpp"

#include <fmt/format.h>

#include "experiments/sweep/counted.hpp"

namespace experiments {

std::string point_list(const std::vector<std::size_t>& points)
{
    constexpr std::size_t most = 40;
    if (points.size() <= most) return fmt::format("{}", fmt::join(points, ", "));
    return fmt::format("{} ... (all of them: souk status --json)", fmt::join(points.begin(), points.begin() + most, ", "));
}

std::string not_precise(const std::vector<std::size_t>& points, std::size_t most)
{
    if (points.empty()) return {};
    return fmt::format("{} not become precise within {} replicates: {}\n", counted(points.size(), "point did", "points did"),
                       most, point_list(points));
}

} // namespace experiments
