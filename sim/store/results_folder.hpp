// Where results go: a folder of its own, never mixed with an older one.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace sim {

/// A new folder for results. Made when reserved, so that a place that cannot be written is known before the work; removed again
/// unless kept, and so are the folders above it that had to be made, so that nothing is left of a run that failed.
class ResultsFolder {
public:
    /// `results/<name>`, or `results/<name>-2`, -3 ..., the first that does not exist.
    static ResultsFolder numbered(const std::filesystem::path& parent, const std::string& name);
    /// Exactly this folder. One that exists is refused unless `force`; with force, files of the same names are replaced.
    static ResultsFolder exactly(const std::filesystem::path& path, bool force);

    ResultsFolder(ResultsFolder&& other) noexcept;
    ResultsFolder& operator=(ResultsFolder&&) = delete;
    ~ResultsFolder();

    const std::filesystem::path& path() const { return path_; }
    void keep() { remove_ = false; }

private:
    ResultsFolder(std::filesystem::path path, std::vector<std::filesystem::path> made, bool is_new)
        : path_(std::move(path)), made_(std::move(made)), remove_(is_new)
    {
    }

    std::filesystem::path path_;
    std::vector<std::filesystem::path> made_; ///< the folders above it that were not there, innermost first
    bool remove_;
};

} // namespace sim
