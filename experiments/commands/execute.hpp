// What `compare` and `run` share: load, run, evaluate, write.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "experiments/commands/load.hpp"
#include "experiments/commands/options.hpp"
#include "sim/run/comparison.hpp"
#include "sim/run/watch.hpp"
#include "sim/store/manifest.hpp"
#include "sim/store/results_folder.hpp"

namespace experiments {

/// A finished piece of work.
struct Executed {
    Loaded loaded;
    sim::Comparison comparison;
    std::string fingerprint;
    std::filesystem::path folder; ///< empty when no files were asked for
    double seconds = 0;           ///< simulation only
    double peak_megabytes = 0;    ///< memory of the program when the simulation was done
    std::string started = {};     ///< when the simulation began, in UTC
};

/// Runs what was loaded; `what` names the results folder. Nothing when a signal stopped it.
std::optional<Executed> execute(Loaded loaded, const RunOptions& options, const std::string& what);

/// The new results folder that the options ask for; nothing when they ask for no files.
std::optional<sim::ResultsFolder> reserve(const RunOptions& options, const std::string& what);

/// What a results folder says about where it comes from.
sim::Manifest manifest_of(const RunOptions& options, const Executed& executed);

/// Runs work(watch) on the threads that are asked for, with a progress bar, and notes its start, seconds and memory in
/// `executed`. False when a signal stopped it.
bool simulate(Executed& executed, const RunOptions& options, const std::function<void(const sim::Watch&)>& work);

/// Prints the lines that every result ends with: fingerprint, speed, memory, what was changed, folder, how to repeat.
std::string provenance(const Executed& executed, const RunOptions& options);

} // namespace experiments
