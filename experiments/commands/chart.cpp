// `souk chart` and `souk report`: a sweep's tables are exported first; the rest is done by the scripts in experiments/charts.
#include <filesystem>
#include <fmt/format.h>
#include <system_error>

#include "experiments/commands/chart_options.hpp"
#include "experiments/commands/chart_scripts.hpp"
#include "experiments/commands/sweep_options.hpp"

namespace experiments {
namespace {

namespace fs = std::filesystem;

// Where a results folder keeps a sweep: a ledger, or those of its shards.
bool holds_a_sweep(const fs::path& results)
{
    std::error_code error;
    if (fs::is_regular_file(results, error)) return results.extension() == ".sqlite";
    for (fs::directory_iterator at(results, error), end; !error && at != end; at.increment(error))
        if (at->path().extension() == ".sqlite") return true;
    return false;
}

// The folder of the tables; those of a sweep are made anew, so that they show what is finished by now.
std::string tables_of(const std::string& results)
{
    if (!holds_a_sweep(results)) return results;
    SweepOptions exported;
    exported.results = results;
    fmt::print("tables: ");
    export_results(exported);
    if (!fs::is_regular_file(results)) return results;
    const fs::path folder = fs::path(results).parent_path();
    return folder.empty() ? "." : folder.string();
}

std::vector<std::string> arguments(const ChartOptions& o)
{
    std::vector<std::string> words{tables_of(o.results)};
    const auto add = [&](const char* name, const std::string& value) {
        if (!value.empty()) words.push_back(fmt::format("{}={}", name, value));
    };
    for (const std::string& figure : o.figures) add("--figure", figure);
    for (const std::string& at : o.at) add("--at", at);
    add("--out", o.out), add("--style", o.style), add("--format", o.format), add("--width", o.width);
    add("--measure", o.measure), add("--x", o.x), add("--y", o.y);
    if (o.list) words.emplace_back("--list");
    return words;
}

} // namespace

int chart(const ChartOptions& options) { return run_chart_script("chart.py", arguments(options)); }

int report(const ChartOptions& options) { return run_chart_script("report.py", arguments(options)); }

} // namespace experiments
