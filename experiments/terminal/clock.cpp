// The clock of the machine.
#include "experiments/terminal/clock.hpp"

#include <ctime>
#include <fmt/chrono.h>

namespace experiments {

std::string now_in_utc() { return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr))); }

} // namespace experiments
