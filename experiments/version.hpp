// Which program this is.
#pragma once

#include <string_view>

namespace experiments {

struct Version {
    std::string_view program, version, commit, compiler, flags;
};

/// Filled in by the build.
Version version();

} // namespace experiments
