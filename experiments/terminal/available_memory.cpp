// As Linux tells it: the machine, the groups that the program is in (cgroups, both versions), and its own limit (ulimit -v).
#include "experiments/terminal/available_memory.hpp"

#include <algorithm>
#include <fstream>
#include <string>
#include <sys/resource.h>
#include <unistd.h>

namespace experiments {
namespace {

namespace fs = std::filesystem;

std::optional<double> number_in(const fs::path& file)
{
    std::ifstream in(file);
    double number = 0.0;
    return in >> number ? std::optional(number) : std::nullopt; // "max" is no number
}

// The number behind a name, in a file of names and numbers.
std::optional<double> number_of(const std::string& wanted, const fs::path& file)
{
    std::ifstream in(file);
    std::string name, rest;
    double number = 0.0;
    while (in >> name >> number) {
        if (name == wanted) return number;
        std::getline(in, rest);
    }
    return std::nullopt;
}

// How a version of cgroups names things.
struct Names {
    const char *limit, *used, *reclaimable; ///< the last in memory.stat: pages of files that can be read again
};
constexpr Names version_1{"memory.limit_in_bytes", "memory.usage_in_bytes", "total_inactive_file"},
    version_2{"memory.max", "memory.current", "inactive_file"};

// What a group and those around it leave, up to the root of their tree.
double of_groups(const fs::path& tree, const std::string& group, const Names& names, double least)
{
    for (fs::path path = fs::path(group).relative_path();; path = path.parent_path()) {
        const fs::path folder = tree / path;
        const auto limit = number_in(folder / names.limit), used = number_in(folder / names.used);
        if (limit && used)
            least =
                std::min(least, std::max(0.0, *limit - *used + number_of(names.reclaimable, folder / "memory.stat").value_or(0)));
        if (path.empty()) return least;
    }
}

// A line of /proc/self/cgroup is NUMBER:CONTROLLERS:GROUP; version 2 names no controllers.
double of_groups(const fs::path& root, double least)
{
    const fs::path trees = root / "sys/fs/cgroup";
    std::ifstream in(root / "proc/self/cgroup");
    for (std::string line; std::getline(in, line);) {
        const std::size_t first = line.find(':'), second = line.find(':', first + 1);
        if (second == std::string::npos) continue;
        const std::string controllers = "," + line.substr(first + 1, second - first - 1) + ",", group = line.substr(second + 1);
        if (controllers == ",,")
            least = of_groups(trees, group, version_2, of_groups(trees / "unified", group, version_2, least));
        if (controllers.find(",memory,") != std::string::npos) least = of_groups(trees / "memory", group, version_1, least);
    }
    return least;
}

// What `ulimit -v` leaves of addresses.
double of_process(const fs::path& root, double least)
{
    rlimit limit{};
    const auto pages = number_in(root / "proc/self/statm");
    if (!pages || getrlimit(RLIMIT_AS, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY) return least;
    const double taken = *pages * static_cast<double>(sysconf(_SC_PAGESIZE));
    return std::min(least, std::max(0.0, static_cast<double>(limit.rlim_cur) - taken));
}

} // namespace

std::optional<double> available_memory(const fs::path& root)
{
    const auto of_machine = number_of("MemAvailable:", root / "proc/meminfo"); // kB
    if (!of_machine) return std::nullopt;
    return of_process(root, of_groups(root, *of_machine * 1024.0));
}

} // namespace experiments
