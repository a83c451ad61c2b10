// A model with checked parameter values, ready to run; the engine's and the commands' view of any model.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sim/param/describe.hpp"
#include "sim/param/effective.hpp"
#include "sim/param/read.hpp"
#include "sim/random/address.hpp"
#include "sim/record/measure.hpp"
#include "sim/record/memory_part.hpp"
#include "sim/record/series.hpp"
#include "sim/run/model.hpp"
#include "sim/run/twin.hpp"
#include "sim/run/watch.hpp"

namespace sim {

/// A model with values.
class Scenario {
public:
    virtual ~Scenario() = default;
    virtual const ModelInfo& info() const = 0;
    virtual std::vector<std::string> arms() const = 0;
    virtual std::vector<MeasureInfo> measures() const = 0;
    /// A measure's value on a row of sums; not a number where nothing was observed.
    virtual double value(std::size_t measure, std::span<const double> row) const = 0;
    /// The values of several measures on one row, in the order in which they are named; `out` has room for each.
    virtual void values(std::span<const std::size_t> measures, std::span<const double> row, std::span<double> out) const
    {
        for (std::size_t k = 0; k < measures.size(); ++k) out[k] = value(measures[k], row);
    }
    /// Agents of one world.
    virtual std::size_t agents() const = 0;
    /// What one world takes of memory, by kind of entity; empty where the model does not say.
    virtual std::vector<MemoryPart> memory() const { return {}; }
    /// One world, run from its opening: a pure function of its address. The pulse, if any, may stop it between two periods.
    virtual Series run(const World& world, int rotation, int periods, Pulse* pulse = nullptr) const = 0;
    /// The period in which the world branches, when the scenario has a branch.
    virtual std::optional<int> branching() const { return std::nullopt; }
    /// One world with its twin; only where there is a branch.
    virtual Twin run_twin(const World& world, int rotation, int periods, Pulse* pulse = nullptr) const;
    /// All values in force, in row order.
    virtual std::vector<EffectiveValue> settings() const = 0;
};

/// A model as the catalogue holds it.
class ModelEntry {
public:
    virtual ~ModelEntry() = default;
    virtual const ModelInfo& info() const = 0;
    /// Reads the model's part of a document; problems are gathered, and then the scenario must not be run.
    virtual std::unique_ptr<Scenario> read(Document& document, std::vector<Problem>& problems) const = 0;
    virtual std::vector<MeasureInfo> measures() const = 0;
    /// What of its state shocks can move.
    virtual std::vector<EntityInfo> entities() const = 0;
    virtual Description description() const = 0;
};

} // namespace sim
