// What `compare` and `run` share: load, run, evaluate, write.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "experiments/commands/load.hpp"
#include "experiments/commands/options.hpp"
#include "sim/run/comparison.hpp"

namespace experiments {

/// A finished piece of work.
struct Executed {
    Loaded loaded;
    sim::Comparison comparison;
    std::string fingerprint;
    std::filesystem::path folder; ///< empty when no files were asked for
    double seconds = 0;           ///< simulation only
    double peak_megabytes = 0;    ///< memory of the program when the simulation was done
};

/// Runs what was loaded; `what` names the results folder. Nothing when a signal stopped it.
std::optional<Executed> execute(Loaded loaded, const RunOptions& options, const std::string& what);

/// Prints the lines that every result ends with: fingerprint, speed, memory, what was changed, folder, how to repeat.
std::string provenance(const Executed& executed, const RunOptions& options);

} // namespace experiments
