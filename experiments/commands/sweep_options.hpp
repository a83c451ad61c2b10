// What the commands for sweeps are told.
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "experiments/sweep/plan.hpp"
#include "sim/store/ledger.hpp"

namespace CLI {
class App;
}

namespace experiments {

/// Options of all of them; each command uses its own.
struct SweepOptions {
    std::string config;
    std::vector<std::string> assignments; ///< --set key=value
    std::optional<std::string> seed, replicates;
    std::size_t points = 0; ///< only the first so many; 0: all
    int threads = 0;
    std::string out, shard, max_time;
    bool dry_run = false, extend = false, retry_failed = false, json = false, quiet = false;
    std::string results;             ///< of status, export, verify
    std::vector<std::string> shards; ///< of merge
    bool netcdf = false;             ///< of export
    std::size_t runs = 5;            ///< of verify
    std::string command_line;        ///< as typed
};

/// The commands, added to the program; run_sweep_command calls the one that was parsed, or nothing.
class SweepCommands {
public:
    SweepCommands(CLI::App& app, const std::string& command_line);
    std::optional<int> run() const;

private:
    CLI::App *sweep_, *status_, *export_, *merge_, *verify_;
    std::shared_ptr<SweepOptions> options_;
};

/// Each returns the program's exit status.
int sweep(const SweepOptions& options);
int sweep_status(const SweepOptions& options);
int export_results(const SweepOptions& options);
int merge(const SweepOptions& options);
int verify(const SweepOptions& options);

/// A sweep file, read with its options, or the copy of it that a results folder keeps.
SweepPlan load_sweep(const SweepOptions& options, const PointsChecked& checked = {});
/// A sweep file that is still to be written to `options.config`, with its tables of points by name.
SweepPlan load_sweep(const std::string& text, const std::map<std::string, std::string>& tables, const SweepOptions& options);
SweepPlan load_sweep(const sim::Ledger& ledger);

/// Opens results for reading; throws InputError when no sweep was begun in them.
sim::Ledger results_in(const std::filesystem::path& file);
/// The ledger files of a results folder, or the file itself; throws InputError when there is none.
std::vector<std::filesystem::path> ledgers_of(const std::string& results);

/// "3h50m", "90s", "2h": seconds. Throws InputError.
double seconds_in(const std::string& text);

} // namespace experiments
