// What the commands that run a scenario have in common.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace experiments {

/// Options of `souk compare` and `souk run`.
struct RunOptions {
    std::string config;
    std::vector<std::string> assignments; ///< --set key=value
    std::optional<std::string> seed, replicates;
    int threads = 0; ///< 0: all of the machine
    std::string out; ///< empty: a new folder below results/
    bool force = false, quick = false, json = false, quiet = false, brief = false, no_files = false;
    std::string command_line; ///< as typed, for the manifest
};

/// Options of `souk describe`.
struct DescribeOptions {
    std::string model;
    bool json = false, toml = false, markdown = false;
    std::string into;    ///< a document whose tables are made anew
    std::string configs; ///< folder of the scenarios; empty: no table of them
};

/// Options of `souk replicate`.
struct ReplicateOptions {
    std::string model;
    int threads = 0;
    bool json = false;
};

/// Each returns the program's exit status; InputError and BrokenPromise are for main.
int compare(const RunOptions& options);
int run(const RunOptions& options);
int describe(const DescribeOptions& options);
int replicate(const ReplicateOptions& options);

} // namespace experiments
