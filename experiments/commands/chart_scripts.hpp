// Calls the Python scripts that draw.
#pragma once

#include <string>
#include <vector>

namespace experiments {

/// Runs a script of experiments/charts with the words and gives its exit status. The interpreter is Debian's, or SOUK_PYTHON.
/// Throws InputError, with the line that installs them, where Python or its packages are missing; BrokenPromise when the script
/// fails otherwise.
int run_chart_script(const std::string& name, const std::vector<std::string>& words);

} // namespace experiments
