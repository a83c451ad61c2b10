// A file is read once, however many designs name it.
#include "experiments/sweep/point_files.hpp"

#include <optional>

namespace experiments {

sim::PointTable PointFiles::read(const std::string& name, std::vector<sim::Problem>& problems)
{
    const std::string path = (folder_ / name).lexically_normal().string();
    if (!texts_.contains(name)) {
        if (are_kept_) {
            problems.push_back({path, 0, 0, "the results keep no copy of this table of points", ""});
            return {};
        }
        std::optional<std::string> text = sim::text_of_points(path, problems);
        if (!text) return {};
        texts_[name] = std::move(*text);
    }
    return sim::parse_points(texts_.at(name), path, problems);
}

} // namespace experiments
