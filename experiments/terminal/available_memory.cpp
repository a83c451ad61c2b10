// As Linux tells it.
#include "experiments/terminal/available_memory.hpp"

#include <algorithm>
#include <fstream>
#include <string>

namespace experiments {
namespace {

std::optional<double> number_in(const char* file)
{
    std::ifstream in(file);
    double number = 0.0;
    return in >> number ? std::optional(number) : std::nullopt; // "max" is no number
}

std::optional<double> of_machine()
{
    std::ifstream in("/proc/meminfo");
    std::string name, unit;
    double kibibytes = 0.0;
    while (in >> name >> kibibytes) {
        if (name == "MemAvailable:") return kibibytes * 1024.0;
        std::getline(in, unit);
    }
    return std::nullopt;
}

} // namespace

std::optional<double> available_memory()
{
    std::optional<double> available = of_machine();
    const auto limit = number_in("/sys/fs/cgroup/memory.max"), used = number_in("/sys/fs/cgroup/memory.current");
    if (limit && used) available = std::min(available.value_or(*limit), std::max(0.0, *limit - *used));
    return available;
}

} // namespace experiments
