// Where in a space of parameters something holds: the strongest single boundary, and a box found by peeling.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

namespace sim {

/// Points of a space, and what was seen at each.
struct SeenPoints {
    std::vector<std::vector<double>> at; ///< by point, then axis
    std::vector<char> holds;             ///< by point
};

/// One side of a threshold on one axis.
struct Boundary {
    std::size_t axis = 0;
    double threshold = 0.0;
    double share_below = 0.0, share_above = 0.0; ///< of points on each side at which it holds
};

/// The threshold that takes away most of the Gini impurity, with at least `least` points on each side; nothing when none takes
/// any away. Source: the first split of a classification tree, Breiman et al. 1984.
std::optional<Boundary> strongest_boundary(const SeenPoints& points, std::size_t least);

/// One side of a box.
struct Side {
    std::size_t axis = 0;
    std::optional<double> from, to; ///< open where there is none
};

/// A box and how good it is.
struct Box {
    std::vector<Side> sides; ///< of restricted axes only
    std::size_t points = 0;  ///< in it
    double coverage = 0.0;   ///< share of the points at which it holds that are in the box
    double density = 0.0;    ///< share of the points in the box at which it holds
};

/// The patient rule induction method: from the whole space, the thin slice (a share `peel` of the points in the box) is cut off
/// whose loss raises the density most, again and again, while at least `least` points stay; of the boxes passed, the one with the
/// greatest merit 1.25 coverage density / (coverage + 0.25 density), the F-measure that counts density twice. Then sides without
/// which the merit falls by less than a fiftieth are left out, the least needed one first, so that chance names no axis. Source:
/// Friedman & Fisher 1999; coverage and density: Bryant & Lempert 2010.
Box peeled_box(const SeenPoints& points, double peel, std::size_t least);

} // namespace sim
