// What people are told beside results: progress and problems, on standard error.
#pragma once

#include <cstdio>
#include <fmt/format.h>
#include <string>
#include <utility>

namespace experiments {

/// Formats and writes. Where standard error cannot be written (a log on a full disk) nobody can be told so: the words are lost,
/// and the work goes on.
template <class... Args>
void say(fmt::format_string<Args...> words, Args&&... args)
{
    const std::string text = fmt::format(words, std::forward<Args>(args)...);
    std::fwrite(text.data(), 1, text.size(), stderr);
}

} // namespace experiments
