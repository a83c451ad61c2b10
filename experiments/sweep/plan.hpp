// A sweep, read and checked: its points, how often each is run, and what is kept.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "experiments/sweep/design_reader.hpp"
#include "experiments/sweep/settings.hpp"
#include "sim/param/document.hpp"
#include "sim/run/outcome.hpp"
#include "sim/run/plan.hpp"
#include "sim/run/scenario.hpp"
#include "sim/store/ledger.hpp"

namespace experiments {

/// An axis of any of the designs, as results show it.
struct SweepAxis {
    std::string path;
    sim::AxisRole role = sim::AxisRole::lever;
    std::string unit, meaning;
};

/// One point.
struct SweepPoint {
    std::size_t design = 0;
    sim::Coordinates coordinates;   ///< by axis of its design
    std::string key;                ///< by which it is known again when a design grows
    std::vector<std::string> cells; ///< the value of every axis of the sweep that is in force at it
    std::vector<std::string> arms;  ///< who is compared
};

/// A sweep.
struct SweepPlan {
    const sim::ModelEntry* model = nullptr;
    std::string title;
    sim::Document base; ///< without the sweep's own tables
    sim::Plan run;
    SweepSettings settings;
    ReplicationRule replication;
    std::vector<std::string> kept;               ///< measures that are kept; all when empty
    std::vector<sim::EffectiveValue> parameters; ///< at the base, the [run] table among them
    std::vector<Design> designs;
    std::vector<SweepAxis> axes; ///< levers first
    std::vector<SweepPoint> points;
    std::size_t left_out = 0; ///< points that did not meet a constraint
    std::size_t repeated = 0; ///< points of a one_at_a_time design that were another one of it again
    PointFiles files;         ///< tables of points, as they were read
    std::string source;       ///< what the caller needs to read all of this again; kept with the results

    /// The scenario of a point.
    std::unique_ptr<sim::Scenario> scenario(std::size_t point) const;
    /// Replicates of each point: the fixed number, or the most that the precision rule allows.
    std::size_t most_replicates() const;
};

/// Told now and then while points are checked: how many are, and of how many. By one thread.
using PointsChecked = std::function<void(std::size_t checked, std::size_t of)>;

/// Reads what stands in a document. Only the first `most` points are taken when it is not 0. Points that are `known`, because a
/// ledger has them, were checked when they were written into it and are taken as they stand there; those that it lacks were left
/// out then. Throws InputError with every problem.
SweepPlan read_sweep(sim::Document document, const sim::ModelEntry* model, std::vector<sim::Problem> problems, PointFiles files,
                     std::size_t most = 0, const std::vector<sim::LedgerPoint>* known = nullptr,
                     const PointsChecked& checked = {});

} // namespace experiments
