// Folders are made, not looked for and then made: two programs never get the same one.
#include "sim/store/results_folder.hpp"

#include <fmt/format.h>
#include <utility>

#include "sim/check/input_error.hpp"

namespace sim {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void cannot_make(const fs::path& path, const std::error_code& error)
{
    throw InputError({{path.string(), 0, 0, fmt::format("the results folder cannot be made ({})", error.message()),
                       "choose another with --out DIR"}});
}

// The folders that had to be made, innermost first.
std::vector<fs::path> made_parents(const fs::path& parent)
{
    std::vector<fs::path> missing;
    std::error_code error;
    for (fs::path at = parent; !at.empty() && !fs::exists(at, error); at = at.parent_path()) missing.push_back(at);
    if (!parent.empty()) fs::create_directories(parent, error);
    if (error) cannot_make(parent, error);
    return missing;
}

} // namespace

ResultsFolder ResultsFolder::numbered(const fs::path& parent, const std::string& name)
{
    std::vector<fs::path> made = made_parents(parent);
    for (int number = 1;; ++number) {
        const fs::path path = parent / (number == 1 ? name : fmt::format("{}-{}", name, number));
        std::error_code error;
        if (fs::create_directory(path, error)) return {path, std::move(made), true};
        if (error && error != std::errc::file_exists) cannot_make(path, error);
    }
}

ResultsFolder ResultsFolder::exactly(const fs::path& named, bool force)
{
    const fs::path path = named.has_filename() ? named : named.parent_path(); // "x/" is x
    std::error_code error;
    if (fs::exists(path, error)) {
        if (!fs::is_directory(path, error))
            throw InputError({{path.string(), 0, 0, "is a file, not a folder", "choose another with --out DIR"}});
        if (!force)
            throw InputError({{path.string(), 0, 0, "the results folder exists already",
                               "choose another with --out DIR, or replace what is in it with --force"}});
        return {path, {}, false};
    }
    std::vector<fs::path> made = made_parents(path.parent_path());
    if (!fs::create_directory(path, error)) cannot_make(path, error);
    return {path, std::move(made), true};
}

ResultsFolder::ResultsFolder(ResultsFolder&& other) noexcept
    : path_(std::move(other.path_)), made_(std::move(other.made_)), remove_(std::exchange(other.remove_, false))
{
}

ResultsFolder::~ResultsFolder()
{
    std::error_code ignored;
    if (!remove_) return;
    fs::remove_all(path_, ignored);
    for (const fs::path& parent : made_) fs::remove(parent, ignored); // unless somebody else uses it by now
}

} // namespace sim
