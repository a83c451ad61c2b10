// From [[sweep.design]] tables to axes and points.
#pragma once

#include <string>
#include <vector>

#include "experiments/sweep/point_files.hpp"
#include "sim/design/axis.hpp"
#include "sim/design/constraint.hpp"
#include "sim/design/settings.hpp"
#include "sim/param/describe.hpp"
#include "sim/param/document.hpp"

namespace experiments {

/// A place in a file, for messages.
struct Place {
    std::string source;
    int line = 0, column = 0;
};

/// One design of a sweep, and its points before constraints.
struct Design {
    std::string name;
    sim::DesignKind kind = sim::DesignKind::grid;
    std::vector<sim::Axis> axes;
    std::vector<std::vector<Place>> places; ///< by axis: of the parameter's name, then of each listed value, where it is known
    std::vector<char> can_be_axis;          ///< by axis: whether its name may be one
    bool is_whole = true;                   ///< nothing is wrong with it, so that it has its points
    std::vector<sim::Constraint> constraints;
    std::vector<Place> constraint_places;
    std::vector<sim::Coordinates> points;

    /// Where a value of an axis was written.
    const Place& place_of(std::size_t axis, const std::string& value) const;
};

/// What designs are read with.
struct DesignContext {
    const sim::Description& description; ///< of the model: which parameters are whole numbers
    PointFiles& files;                   ///< tables of points
    std::uint64_t seed = 1;              ///< of designs that name none
};

/// Reads all designs; problems are gathered.
std::vector<Design> read_designs(sim::Document& document, const DesignContext& context, std::vector<sim::Problem>& problems);

} // namespace experiments
