// How much memory the program may still take.
#pragma once

#include <filesystem>
#include <optional>

namespace experiments {

/// Bytes that the machine can give without swapping, and not more than is left by the limits of the groups that the program is in
/// (cgroups, as batch systems and containers set them) and by its own (ulimit -v); nothing where the system does not say. `root`
/// is where the system's files are.
std::optional<double> available_memory(const std::filesystem::path& root = "/");

} // namespace experiments
