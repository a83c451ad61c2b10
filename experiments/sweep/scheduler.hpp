// Which run comes next: the first point that surely needs another replicate; guesses only when nobody else has work.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "experiments/sweep/plan.hpp"
#include "sim/stats/stopping.hpp"

namespace experiments {

/// A run to be done.
struct Task {
    std::size_t point = 0, replicate = 0;
};

/// Keeps the books of one sweep, or of one shard of it: what is done, what is in flight, when a point is finished. With a
/// precision rule the replicates of a point are judged in their order, so that the number it stops at never depends on threads
/// or on interruptions.
class Scheduler {
public:
    /// Runs points `first`, `first` + `stride`, ...
    Scheduler(const SweepPlan& plan, std::size_t first, std::size_t stride);

    /// What the ledger has already. `values`: the quantities of the precision rule, empty for a fixed number.
    void restore(std::size_t point, std::size_t replicate, std::vector<double> values);

    /// The next run; nothing when there is none to begin now.
    std::optional<Task> next();
    /// A run has ended. Returns whether its result is wanted: a guess beyond the end of its point is not.
    bool finish(const Task& task, std::vector<double> values);

    /// Points whose number of replicates became known since the last call, and that number.
    std::vector<Task> decided() { return std::exchange(decided_, {}); }
    /// Runs that are surely still to be done, those in flight among them. What it costs does not grow with the design.
    std::size_t surely_left() const;
    bool is_finished() const;
    /// Points that reached the most replicates without being precise.
    std::vector<std::size_t> imprecise() const;
    /// How many replicates of a point count; 0 while that is not known.
    std::size_t replicates_of(std::size_t point) const;

private:
    struct Progress {
        std::set<std::size_t> ended;                     // replicates at or beyond `judged`
        std::map<std::size_t, std::vector<double>> held; // their values, with a rule
        std::set<std::size_t> in_flight;
        std::size_t judged = 0; // replicates 0 .. judged - 1 are done, and the rule has read them
        std::size_t begun = 0;  // replicates below were begun or are done
        std::optional<sim::Stopping> rule;
        std::size_t last = 0; // the number of replicates, once known
    };
    Progress& progress(std::size_t point);
    void judge(std::size_t point, Progress& p);
    std::optional<Task> begin(std::size_t point, Progress& p, std::size_t below);
    std::size_t sure_end(const Progress& p) const;

    const SweepPlan& plan_;
    std::size_t first_, stride_;
    std::size_t next_point_; // points from here on are untouched, save those that the ledger had
    std::size_t untouched_;  // points that were never open
    std::map<std::size_t, Progress> open_;
    std::map<std::size_t, std::size_t> finished_; // point, replicates
    std::set<std::size_t> imprecise_;
    std::vector<Task> decided_;
};

} // namespace experiments
