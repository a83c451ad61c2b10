// Counting through combinations.
#include "sim/design/expand.hpp"

#include "sim/check/ensure.hpp"

namespace sim {

std::size_t grid_size(std::span<const Axis> axes)
{
    std::size_t size = 1;
    for (const Axis& axis : axes) {
        size *= axis.values.size();
        if (size > most_points) return most_points + 1;
    }
    return size;
}

std::vector<Coordinates> grid(std::span<const Axis> axes)
{
    std::vector<Coordinates> points(grid_size(axes), Coordinates(axes.size()));
    for (std::size_t p = 0; p < points.size(); ++p) {
        std::size_t rest = p;
        for (std::size_t k = axes.size(); k-- > 0; rest /= axes[k].values.size())
            points[p][k] = axes[k].values[rest % axes[k].values.size()];
    }
    return points;
}

std::vector<Coordinates> zip(std::span<const Axis> axes)
{
    std::vector<Coordinates> points(axes.empty() ? 0 : axes.front().values.size(), Coordinates(axes.size()));
    for (std::size_t k = 0; k < axes.size(); ++k) {
        ensure(axes[k].values.size() == points.size(), "axes that go side by side have as many values");
        for (std::size_t p = 0; p < points.size(); ++p) points[p][k] = axes[k].values[p];
    }
    return points;
}

std::vector<Coordinates> one_at_a_time(std::span<const Axis> axes)
{
    std::vector<Coordinates> points{Coordinates(axes.size())};
    for (std::size_t k = 0; k < axes.size(); ++k)
        for (const std::string& value : axes[k].values) {
            points.emplace_back(axes.size());
            points.back()[k] = value;
        }
    return points;
}

} // namespace sim
