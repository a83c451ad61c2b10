// As the system counts it.
#include "experiments/terminal/peak_memory.hpp"

#include <sys/resource.h>

namespace experiments {

double peak_megabytes()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) * 1024.0 / 1e6; // Linux counts in units of 1024 bytes
}

} // namespace experiments
