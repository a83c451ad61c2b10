// A sweep from its file, and from the copy that results keep.
#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <fstream>
#include <iterator>

#include <boost/json.hpp>

#include "experiments/commands/load.hpp"
#include "experiments/commands/sweep_options.hpp"
#include "sim/check/input_error.hpp"

namespace experiments {
namespace {

namespace fs = std::filesystem;

SweepPlan read(sim::Document document, const SweepOptions& options, const fs::path& folder)
{
    for (const std::string& assignment : options.assignments) document.set(assignment);
    if (options.seed) document.set("run.seed=" + *options.seed, "--seed");
    if (options.replicates) document.set("run.replicates=" + *options.replicates, "--replicates");
    std::vector<sim::Problem> problems;
    const sim::ModelEntry* model = find_model(document, problems);
    return read_sweep(std::move(document), model, std::move(problems), folder, options.points);
}

} // namespace

SweepPlan load_sweep(const SweepOptions& options)
{
    return read(sim::Document::from_file(options.config), options, fs::path(options.config).parent_path());
}

void keep_source(sim::Ledger& ledger, const SweepOptions& options)
{
    std::ifstream file(options.config, std::ios::binary);
    boost::json::object source{{"config", options.config},
                               {"folder", fs::absolute(options.config).parent_path().string()},
                               {"text", std::string(std::istreambuf_iterator<char>(file), {})},
                               {"assignments", boost::json::value_from(options.assignments)},
                               {"points", options.points}};
    if (options.seed) source["seed"] = *options.seed;
    if (options.replicates) source["replicates"] = *options.replicates;
    ledger.put("source", boost::json::serialize(source));
}

SweepPlan load_sweep(const sim::Ledger& ledger)
{
    const boost::json::object source = boost::json::parse(ledger.get("source")).as_object();
    SweepOptions options;
    options.assignments = boost::json::value_to<std::vector<std::string>>(source.at("assignments"));
    options.points = source.at("points").to_number<std::size_t>();
    if (source.contains("seed")) options.seed = source.at("seed").as_string().c_str();
    if (source.contains("replicates")) options.replicates = source.at("replicates").as_string().c_str();
    return read(sim::Document::from_text(source.at("text").as_string().c_str(), source.at("config").as_string().c_str()), options,
                source.at("folder").as_string().c_str());
}

std::vector<fs::path> ledgers_of(const std::string& results)
{
    if (fs::is_regular_file(results)) return {results};
    std::vector<fs::path> found;
    if (fs::is_directory(results)) {
        if (const fs::path whole = fs::path(results) / "results.sqlite"; fs::exists(whole)) return {whole};
        for (const auto& entry : fs::directory_iterator(results))
            if (entry.path().filename().string().starts_with("shard-") && entry.path().extension() == ".sqlite")
                found.push_back(entry.path());
    }
    if (found.empty())
        throw sim::InputError({{results, 0, 0, fs::exists(results) ? "holds no results of a sweep" : "there is no such folder",
                                "name a results folder that `souk sweep` made"}});
    std::sort(found.begin(), found.end());
    return found;
}

double seconds_in(const std::string& text)
{
    double total = 0.0;
    const char *at = text.data(), *const end = at + text.size();
    bool is_good = at != end;
    while (is_good && at != end) {
        double number = 0.0;
        const auto read = std::from_chars(at, end, number);
        is_good = read.ec == std::errc{} && read.ptr != end && number >= 0.0;
        if (!is_good) break;
        const std::string_view units = "smhd";
        const double seconds[] = {1.0, 60.0, 3600.0, 86400.0};
        const std::size_t unit = units.find(*read.ptr);
        is_good = unit != std::string_view::npos;
        if (is_good) total += number * seconds[unit];
        at = read.ptr + 1;
    }
    if (!is_good || total <= 0.0)
        throw sim::InputError({{"--max-time", 0, 0, fmt::format("\"{}\" is no length of time", text),
                                "write hours, minutes, seconds: 3h50m, 90s"}});
    return total;
}

} // namespace experiments
