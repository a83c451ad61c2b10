// `souk export`: tables from a ledger; the ledger stays as it is.
#include <fmt/format.h>

#include "experiments/commands/sweep_options.hpp"
#include "experiments/report/sweep_manifest.hpp"
#include "experiments/report/sweep_netcdf.hpp"
#include "experiments/report/sweep_tables.hpp"
#include "experiments/sweep/counted.hpp"
#include "sim/check/input_error.hpp"
#include "sim/store/manifest.hpp"

namespace experiments {

namespace {

namespace fs = std::filesystem;

// A program that cannot read the sweep file any more still exports what was recorded.
std::string manifest_of(const sim::Ledger& ledger)
{
    try {
        const SweepPlan plan = load_sweep(ledger);
        return sweep_manifest(ledger, &plan);
    } catch (const sim::InputError&) {
        return sweep_manifest(ledger);
    }
}

} // namespace

int export_results(const SweepOptions& options)
{
    const std::vector<fs::path> files = ledgers_of(options.results);
    if (files.size() > 1 || files.front().filename().string().starts_with("shard-"))
        throw sim::InputError(
            {{options.results, 0, 0, fmt::format("holds {}, not a whole sweep", files.size() > 1 ? "shards" : "one shard"),
              fmt::format("join them first: souk merge {0} {0}", fs::is_directory(options.results) ? options.results : "DIR")}});
    const sim::Ledger ledger = results_in(files.front());
    const fs::path folder = options.out.empty() ? files.front().parent_path() : fs::path(options.out);
    std::error_code error;
    if (!folder.empty()) fs::create_directories(folder, error);
    if (error)
        throw sim::InputError({{folder.string(), 0, 0, fmt::format("the folder cannot be made ({})", error.message()),
                                "choose another with --out DIR"}});
    if (options.netcdf)
        write_sweep_netcdf(folder / "results.nc", ledger);
    else
        write_sweep_tables(folder, ledger);
    sim::write_text(folder / "manifest.json", manifest_of(ledger));
    const auto [finished, failed] = ledger.counts();
    fmt::print("{}{} in {}\n", counted(finished, "run", "runs"),
               failed > 0 ? fmt::format(" (and {}, set apart)", counted(failed, "failed one", "failed ones")) : "",
               (options.netcdf ? folder / "results.nc" : folder).string());
    return 0;
}

} // namespace experiments
