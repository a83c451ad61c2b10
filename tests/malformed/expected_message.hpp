// The message that stands beside a malformed config.
#pragma once

#include <string>

#include "models/catalogue.hpp"
#include "tests/experiments/program.hpp"

namespace program {

/// The message in a file, in which {models} stands for the names of all models.
inline std::string expected_message(const fs::path& path)
{
    std::string names;
    for (const auto& model : models::catalogue()) names += (names.empty() ? "" : ", ") + std::string(model->info().name);
    const std::string mark = "{models}";
    std::string text = text_of(path);
    if (const std::size_t at = text.find(mark); at != std::string::npos) text.replace(at, mark.size(), names);
    return text;
}

} // namespace program
