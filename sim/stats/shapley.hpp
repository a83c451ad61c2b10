// Shapley values: what each player adds to the worth of a coalition, on average over every order in which they join.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace sim {

/// Sets of players as bits: player k is in the set when bit k is 1.
using Coalition = std::size_t;

/// phi_k = sum over sets S without k of |S|! (n - |S| - 1)! / n! (v(S + k) - v(S)), where worth[S] = v(S) is given for all 2^n
/// sets. The values add up to v(all) - v(none). Source: Shapley 1953.
std::vector<double> shapley_values(std::span<const double> worth, std::size_t players);

/// The sets that grow as players join in this order: none, the first, the first two, ..., all.
std::vector<Coalition> growing(std::span<const std::size_t> order);

/// What each player adds when they join in this order; worth[k] is that of growing(order)[k]. Its mean over random orders is
/// the Shapley value. Source: Castro, Gomez & Tejada 2009.
std::vector<double> added_in_order(std::span<const std::size_t> order, std::span<const double> worth);

} // namespace sim
