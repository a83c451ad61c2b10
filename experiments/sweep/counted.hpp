// "1 point", "2 points".
#pragma once

#include <cstddef>
#include <fmt/format.h>
#include <string>

namespace experiments {

/// The number with the word for one or for many.
inline std::string counted(std::size_t number, const char* one, const char* many)
{
    return fmt::format("{} {}", number, number == 1 ? one : many);
}

} // namespace experiments
