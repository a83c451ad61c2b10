// Where tables of points come from: the folder of the sweep file, or the copies that results keep.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "sim/design/table.hpp"

namespace experiments {

/// Reads tables of points and keeps their texts, so that the same sweep can be read again without the files.
class PointFiles {
public:
    explicit PointFiles(std::filesystem::path folder = {}) : folder_(std::move(folder)) {}
    /// With kept texts, by the names that the sweep file gives the tables; no file is read.
    PointFiles(std::filesystem::path folder, std::map<std::string, std::string> kept)
        : folder_(std::move(folder)), texts_(std::move(kept)), are_kept_(true)
    {
    }

    sim::PointTable read(const std::string& name, std::vector<sim::Problem>& problems);

    /// What was read, by name.
    const std::map<std::string, std::string>& texts() const { return texts_; }

private:
    std::filesystem::path folder_;
    std::map<std::string, std::string> texts_;
    bool are_kept_ = false;
};

} // namespace experiments
