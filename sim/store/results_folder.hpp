// Where results go: a folder of its own, never mixed with an older one.
#pragma once

#include <filesystem>
#include <string>

namespace sim {

/// A new folder for results. Made when reserved, so that a place that cannot be written is known before the work; removed again
/// unless kept, so that nothing is left of a run that failed.
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
    ResultsFolder(std::filesystem::path path, bool made) : path_(std::move(path)), remove_(made) {}

    std::filesystem::path path_;
    bool remove_;
};

} // namespace sim
