// A sweep from its file, and from the copy that results keep.
#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <map>

#include <boost/json.hpp>

#include "experiments/commands/sweep_options.hpp"
#include "models/catalogue.hpp"
#include "sim/check/input_error.hpp"

namespace experiments {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

constexpr std::size_t longest_config = 4 << 20; // as Document has it

// Read once, so that what is kept is what is run, also from a pipe; nothing where a document will say what is wrong.
std::optional<std::string> text_of(const std::string& config)
{
    std::error_code error;
    if (fs::is_directory(config, error) || (fs::is_regular_file(config, error) && fs::file_size(config, error) > longest_config))
        return std::nullopt;
    std::ifstream file(config, std::ios::binary);
    if (!file) return std::nullopt;
    return std::string(std::istreambuf_iterator<char>(file), {});
}

SweepPlan read(sim::Document document, const SweepOptions& options, PointFiles files,
               const std::vector<sim::LedgerPoint>* known = nullptr, const PointsChecked& checked = {})
{
    for (const std::string& assignment : options.assignments) document.set(assignment);
    if (options.seed) document.set("run.seed=" + *options.seed, "--seed");
    if (options.replicates) document.set("run.replicates=" + *options.replicates, "--replicates");
    std::vector<sim::Problem> problems;
    const sim::ModelEntry* model = models::named_in(document, problems);
    return read_sweep(std::move(document), model, std::move(problems), std::move(files), options.points, known, checked);
}

std::string source_text(const std::string& text, const SweepOptions& options, const PointFiles& files)
{
    json::object tables;
    for (const auto& [name, table] : files.texts()) tables[name] = table;
    json::object source{
        {"config", options.config}, {"folder", fs::absolute(options.config).parent_path().string()}, {"text", text},
        {"tables", tables},         {"assignments", json::value_from(options.assignments)},          {"points", options.points}};
    if (options.seed) source["seed"] = *options.seed;
    if (options.replicates) source["replicates"] = *options.replicates;
    return json::serialize(source);
}

} // namespace

SweepPlan load_sweep(const SweepOptions& options, const PointsChecked& checked)
{
    const std::optional<std::string> text = text_of(options.config);
    sim::Document document =
        text ? sim::Document::from_text(*text, options.config) : sim::Document::from_file(options.config); // says why not
    SweepPlan plan = read(std::move(document), options, PointFiles(fs::path(options.config).parent_path()), nullptr, checked);
    plan.source = source_text(text.value_or(""), options, plan.files);
    return plan;
}

SweepPlan load_sweep(const std::string& text, const std::map<std::string, std::string>& tables, const SweepOptions& options)
{
    SweepPlan plan =
        read(sim::Document::from_text(text, options.config), options, PointFiles(fs::path(options.config).parent_path(), tables));
    plan.source = source_text(text, options, plan.files);
    return plan;
}

SweepPlan load_sweep(const sim::Ledger& ledger)
{
    const auto damaged = [&](const char* what) {
        return sim::InputError({{ledger.path().string(), 0, 0, fmt::format("is damaged: {}", what), "begin in a new folder"}});
    };
    const std::string text = ledger.get("source");
    json::error_code error;
    const json::value value = json::parse(text, error);
    if (error || !value.is_object()) throw damaged("its copy of the sweep file cannot be read");
    const json::object& source = value.get_object();
    SweepOptions options;
    options.assignments = json::value_to<std::vector<std::string>>(source.at("assignments"));
    options.points = source.at("points").to_number<std::size_t>();
    if (source.contains("seed")) options.seed = std::string(source.at("seed").as_string());
    if (source.contains("replicates")) options.replicates = std::string(source.at("replicates").as_string());
    for (const auto& [path, list] : ledger.identity()) // lists as they were read, whatever became of their files
        if (path.starts_with("population.")) options.assignments.push_back(path + "=" + list);
    std::map<std::string, std::string> tables;
    if (source.contains("tables"))
        for (const auto& [name, table] : source.at("tables").as_object()) tables[name] = std::string(table.as_string());
    const std::vector<sim::LedgerPoint> points = ledger.points();
    const std::string count = ledger.get("points"); // missing where an older program began it: then all are checked again
    SweepPlan plan = read(
        sim::Document::from_text(std::string(source.at("text").as_string()), std::string(source.at("config").as_string())),
        options, PointFiles(std::string(source.at("folder").as_string()), std::move(tables)), count.empty() ? nullptr : &points);
    if (plan.points.size() != points.size() || (!count.empty() && count != std::to_string(points.size())))
        throw damaged("its points are not those of its copy of the sweep file");
    plan.source = text;
    return plan;
}

sim::Ledger results_in(const fs::path& file)
{
    sim::Ledger ledger(file, sim::Ledger::Access::read);
    if (ledger.is_empty() || ledger.get("shard").empty() || ledger.get("source").empty())
        throw sim::InputError({{file.string(), 0, 0, "no sweep was begun in it", "souk sweep CONFIG begins one"}});
    return ledger;
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
    if (found.empty()) {
        std::string within; // of claims, say, of which each is a sweep
        if (fs::is_directory(results))
            for (const auto& entry : fs::directory_iterator(results))
                if (fs::exists(entry.path() / "results.sqlite") && (within.empty() || entry.path().string() < within))
                    within = entry.path().string();
        throw sim::InputError({{results, 0, 0, fs::exists(results) ? "holds no results of a sweep" : "there is no such folder",
                                within.empty() ? "name a results folder that `souk sweep` made"
                                               : fmt::format("folders in it do: name one of them, such as {}", within)}});
    }
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
