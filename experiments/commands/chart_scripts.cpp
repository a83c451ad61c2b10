// The scripts lie beside the installed program, or in the tree that it was built from.
#include "experiments/commands/chart_scripts.hpp"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>

#include "sim/check/ensure.hpp"
#include "sim/check/input_error.hpp"

extern char** environ;

namespace experiments {
namespace {

namespace fs = std::filesystem;

constexpr int status_no_package = 69; // experiments/charts/packages.py says so

fs::path script(const std::string& name)
{
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    for (const fs::path& folder : {program.parent_path() / "../share/souk/charts", fs::path(SOUK_CHARTS)})
        if (const fs::path file = folder / name; fs::exists(file, error)) return file;
    throw sim::InputError(
        {{SOUK_CHARTS, 0, 0, fmt::format("the script {} is not there", name),
          "the program draws with the scripts of experiments/charts: keep them where it was built, or install both"}});
}

sim::InputError no_packages(const std::string& python)
{
    return sim::InputError({{python, 0, 0, "cannot draw: Python 3 with matplotlib and pandas is needed",
                             "apt-get update && apt-get install -y --no-install-recommends " SOUK_CHART_PACKAGES}});
}

} // namespace

int run_chart_script(const std::string& name, const std::vector<std::string>& words)
{
    const char* chosen = std::getenv("SOUK_PYTHON");
    const std::string python = chosen && *chosen ? chosen : "/usr/bin/python3", file = script(name).string();
    // No settings of Python from outside, no packages of the user's, nothing written beside the scripts.
    std::vector<const char*> arguments{python.c_str(), "-E", "-s", "-B", file.c_str()};
    for (const std::string& word : words) arguments.push_back(word.c_str());
    arguments.push_back(nullptr);
    std::fflush(stdout);
    pid_t child = 0;
    if (posix_spawnp(&child, python.c_str(), nullptr, nullptr, const_cast<char**>(arguments.data()), environ) != 0)
        throw no_packages(python);
    int status = 0;
    while (waitpid(child, &status, 0) < 0) sim::ensure(errno == EINTR, "the script that was started can be waited for");
    if (WIFSIGNALED(status)) return 128 + WTERMSIG(status);
    const int code = WEXITSTATUS(status);
    if (code == status_no_package || code == 127) throw no_packages(python);
    sim::ensure(code == 0 || code == 2, fmt::format("the script {} ends well (it ended with status {})", file, code));
    return code;
}

} // namespace experiments
