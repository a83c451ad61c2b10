// `souk export`: tables from a ledger; the ledger stays as it is.
#include <fmt/format.h>
#include <optional>

#include "experiments/commands/carry_out.hpp"
#include "experiments/commands/sweep_options.hpp"
#include "experiments/report/point_list.hpp"
#include "experiments/report/sweep_manifest.hpp"
#include "experiments/report/sweep_netcdf.hpp"
#include "experiments/report/sweep_tables.hpp"
#include "experiments/sweep/counted.hpp"
#include "experiments/sweep/progress.hpp"
#include "sim/check/input_error.hpp"
#include "sim/store/manifest.hpp"

namespace experiments {

namespace {

namespace fs = std::filesystem;

// The plan, as far as this program can read the sweep file; one that cannot any more still exports what was recorded.
std::optional<SweepPlan> plan_of(const sim::Ledger& ledger)
{
    try {
        return load_sweep(ledger);
    } catch (const sim::InputError&) {
        return std::nullopt;
    }
}

// What the tables lack.
void say_missing(const sim::Ledger& ledger, const SweepPlan& plan)
{
    const Scheduler scheduler = restored(plan, ledger);
    if (const std::size_t left = scheduler.surely_left(); left > 0)
        fmt::print("{} not there yet: the same souk sweep goes on with {}\n", counted(left, "run is", "runs are"),
                   left == 1 ? "it" : "them");
    fmt::print("{}", not_precise(scheduler.imprecise(), plan.most_replicates()));
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
    if (!options.out.empty() && !fs::exists(folder / "manifest.json")) ensure_unused(folder);
    if (options.netcdf)
        write_sweep_netcdf(folder / "results.nc", ledger);
    else
        write_sweep_tables(folder, ledger);
    const std::optional<SweepPlan> plan = plan_of(ledger);
    sim::write_text(folder / "manifest.json", sweep_manifest(ledger, plan ? &*plan : nullptr));
    const auto [finished, failed] = ledger.counts();
    fmt::print("{}{} in {}\n", counted(finished, "run", "runs"),
               failed > 0 ? fmt::format(" (and {}, set apart)", counted(failed, "failed one", "failed ones")) : "",
               (options.netcdf ? folder / "results.nc" : folder).string());
    if (plan) say_missing(ledger, *plan);
    return 0;
}

} // namespace experiments
