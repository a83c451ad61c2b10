// Peak memory of work in a process of its own, which begins with the memory of the one that forks it.
#pragma once

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace bench {

/// The most memory that work() has held, in units of 1024 bytes, the program's own included; not a number where it failed. No
/// thread must have been started before: the name of such a benchmark begins with "peak memory", and bench.py runs those alone.
template <class Work>
double peak_kilobytes_of(const Work& work)
{
    const pid_t child = fork();
    if (child == 0) {
        work();
        _exit(0);
    }
    int status = 0;
    rusage usage{};
    const bool ended = child > 0 && wait4(child, &status, 0, &usage) == child && status == 0;
    return ended ? static_cast<double>(usage.ru_maxrss) : __builtin_nan("");
}

} // namespace bench
