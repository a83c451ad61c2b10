// Ctrl-C and SIGTERM: finish what is in flight, then stop.
#pragma once

#include <atomic>

namespace experiments {

/// Listens from now on; a second signal of the same kind ends the program at once. What is said to the first one goes to the
/// standard error stream as it comes.
const std::atomic<bool>& listen_for_stop(const char* said = "");

/// 128 + the number of the signal that came, or 0.
int stop_status();

} // namespace experiments
