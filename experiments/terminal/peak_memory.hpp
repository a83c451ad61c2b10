// How much memory the program has needed.
#pragma once

namespace experiments {

/// The most memory that the program has held so far, in megabytes (10^6 bytes).
double peak_megabytes();

} // namespace experiments
