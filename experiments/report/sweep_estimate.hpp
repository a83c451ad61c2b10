// What a sweep would be: for --dry-run.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "experiments/sweep/plan.hpp"
#include "experiments/sweep/shard.hpp"

namespace experiments {

/// Points and runs; of the shard, the first and last points, and time, memory and disk.
struct SweepEstimate {
    struct Point {
        std::size_t number = 0;
        std::string design;
        std::vector<std::pair<std::string, std::string>> values; ///< by axis: name and value
    };
    std::size_t points = 0, left_out = 0, repeated = 0;
    Shard shard;
    std::size_t shard_points = 0;
    bool until_precise = false;
    std::size_t least = 0, most = 0; ///< replicates of a point
    std::vector<Point> first, last;
    std::vector<std::string> failures; ///< of pilot runs
    std::size_t pilots = 0;            ///< that did not fail; without any, the rest is unknown
    int threads = 1;
    std::size_t finished = 0;                 ///< runs that are there already
    double seconds = 0, memory = 0, disk = 0; ///< of the others; at least, until precise; bytes
};

/// Runs one replicate of the first and of the last point of the shard, if it takes no more than `memory` bytes. Writes nothing.
SweepEstimate estimate(const SweepPlan& plan, const Shard& shard, int threads, double memory, std::size_t finished);

/// For people, and for programs.
std::string text(const SweepEstimate& estimate);
std::string json_text(const SweepEstimate& estimate);

} // namespace experiments
