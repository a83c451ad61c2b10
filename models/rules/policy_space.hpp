// Rows of policies as points between two archetypes: for buyers who copy whole rows (specification 5.12).
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>

#include "models/rules/policy.hpp"

namespace models::rules {

/// The entries of a row, in the order of its table.
using PolicyEntries = std::array<double, sizeof(Policy) / sizeof(double)>;

inline PolicyEntries entries_of(const Policy& row) { return std::bit_cast<PolicyEntries>(row); }

/// The row in which each entry lies at its own share of the way from `second` (0) to `first` (1).
template <class Share>
Policy row_between(const Policy& first, const Policy& second, const Share& share_of_entry)
{
    const PolicyEntries one = entries_of(first), other = entries_of(second);
    PolicyEntries row;
    for (std::size_t k = 0; k < row.size(); ++k) row[k] = other[k] + share_of_entry(k) * (one[k] - other[k]);
    return std::bit_cast<Policy>(row);
}

/// Each entry plus sd (first - second) n, kept between the archetypes; normal_of_entry(k) is standard normal.
template <class Normal>
Policy copied_with_errors(const Policy& row, const Policy& first, const Policy& second, double sd, const Normal& normal_of_entry)
{
    const PolicyEntries one = entries_of(first), other = entries_of(second);
    PolicyEntries copy = entries_of(row);
    for (std::size_t k = 0; k < copy.size(); ++k)
        copy[k] = std::clamp(copy[k] + sd * (one[k] - other[k]) * normal_of_entry(k), std::min(one[k], other[k]),
                             std::max(one[k], other[k]));
    return std::bit_cast<Policy>(copy);
}

/// Mean position of the entries from `second` (0) to `first` (1), over those in which the archetypes differ; 1 if they do not.
inline double position(const Policy& row, const Policy& first, const Policy& second)
{
    const PolicyEntries at = entries_of(row), one = entries_of(first), other = entries_of(second);
    double sum = 0.0;
    int differ = 0;
    for (std::size_t k = 0; k < at.size(); ++k)
        if (one[k] != other[k]) sum += (at[k] - other[k]) / (one[k] - other[k]), ++differ;
    return differ > 0 ? sum / differ : 1.0;
}

} // namespace models::rules
