// What time it is, for people.
#pragma once

#include <string>

namespace experiments {

/// Now, in UTC, as manifests write it: 2000-12-31T23:59:59Z.
std::string now_in_utc();

} // namespace experiments
