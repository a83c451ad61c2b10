// What a sweep has become since it was begun: the same, more of the same, or another one.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "sim/store/ledger.hpp"

namespace experiments {

/// Differences as sentences.
struct Growth {
    std::vector<std::string> broken; ///< what makes it another sweep
    std::vector<std::string> shrunk; ///< what would leave finished runs without use
    std::vector<std::string> grown;  ///< what --extend allows
    std::vector<std::size_t> places; ///< where each old point is among the new ones
};

/// Compares names and values, and points by what they assign. More replicates, a smaller target of the same measure, a rule that
/// asks later or holds longer, and more points are growth: no point then needs fewer replicates than before.
Growth growth(const sim::Pairs& old_identity, const sim::Pairs& identity, const std::vector<sim::LedgerPoint>& old_points,
              const std::vector<sim::LedgerPoint>& points);

} // namespace experiments
