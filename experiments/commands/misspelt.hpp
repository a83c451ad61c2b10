// Words of the command line that nobody knows, and what may have been meant.
#pragma once

#include <string>

#include <CLI/CLI.hpp>

namespace experiments {

/// "there is no option --rplicates in souk compare" with what is near it, after a parse that found more than it expected; empty
/// when every word left over may be one.
std::string misspelt(const CLI::App& app);

} // namespace experiments
