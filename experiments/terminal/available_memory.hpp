// How much memory the program may still take.
#pragma once

#include <optional>

namespace experiments {

/// Bytes that the machine can give without swapping, and not more than the limit of the program's group (cgroup v2) leaves;
/// nothing where the system does not say.
std::optional<double> available_memory();

} // namespace experiments
