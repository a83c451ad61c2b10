// From when on one series stays below another.
#pragma once

#include <cstddef>
#include <optional>
#include <span>

namespace sim {

/// Periods over which flow values are averaged, and for which the first must then stay below.
inline constexpr std::size_t crossover_mean = 4;
inline constexpr std::size_t crossover_hold = 8;

/// First index t such that first[k] < other[k] for k = t .. t + hold - 1; with hold = 0: for all k from t to the end.
/// Values that are not numbers are never below.
inline std::optional<int> stays_below(std::span<const double> first, std::span<const double> other, std::size_t hold)
{
    std::size_t run = 0;
    for (std::size_t k = 0; k < first.size(); ++k) {
        run = first[k] < other[k] ? run + 1 : 0;
        if (hold > 0 && run == hold) return static_cast<int>(k + 1 - hold);
    }
    if (hold == 0 && run > 0) return static_cast<int>(first.size() - run);
    return std::nullopt;
}

} // namespace sim
