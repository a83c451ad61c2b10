// Which of several one chooses by past profit, and how profit is remembered (Weisbuch, Kirman & Herreiner 2000).
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <tuple>

#include "sim/math/exp.hpp"
#include "sim/param/param.hpp"

namespace models::rules {

/// The most alternatives that anybody may know.
inline constexpr int most_known = 64;

/// Choice and memory.
struct PreferenceParameters {
    double intensity = 10.0;
    double forgetting = 0.05;
    double opening = 1.0;
    double favour = 0.0;

    static constexpr auto table()
    {
        using P = PreferenceParameters;
        using sim::param;
        return std::tuple{
            param(&P::intensity, {.name = "intensity",
                                  .range = {0.0, 1e6},
                                  .plausible = {0.0, 20.0},
                                  .unit = "1/profit",
                                  .doc = "Intensity of choice, beta: 0 is choice at random.",
                                  .source = "paper: 0.8 and 10"}),
            param(&P::forgetting, {.name = "forgetting",
                                   .range = {1e-6, 1.0},
                                   .plausible = {0.005, 0.3},
                                   .unit = "share/period",
                                   .doc = "Share of every preference lost in a period, gamma.",
                                   .source = "inferred from the published profits (ODD, section Replication)"}),
            param(&P::opening, {.name = "opening",
                                .range = {0.0, 1e6},
                                .plausible = {0.0, 10.0},
                                .unit = "profit",
                                .doc = "Every preference before the first period.",
                                .source = "paper: 1",
                                .at_opening = true}),
            param(&P::favour, {.name = "favour",
                               .range = {0.0, 1e6},
                               .plausible = {0.0, 100.0},
                               .unit = "profit",
                               .doc = "How much higher the preference for one alternative, drawn at random, opens.",
                               .source = "design: 0 opens without loyalty",
                               .at_opening = true}),
        };
    }
};
static_assert(sim::table_is_sound<PreferenceParameters>());

/// A choice among alternatives.
struct Chosen {
    std::size_t slot; ///< which one
    double largest;   ///< largest probability among all, 1/n to 1
};

/// Draws slot s with probability P_s = exp(beta J_s) / sum over k of exp(beta J_k); `uniform` is on (0, 1).
inline Chosen choose(std::span<const double> preference, double intensity, double uniform)
{
    const double highest = *std::max_element(preference.begin(), preference.end());
    std::array<double, most_known> weight{};
    for (std::size_t s = 0; s < preference.size(); ++s) weight[s] = sim::exp(intensity * (preference[s] - highest));
    double sum = 0.0;
    for (std::size_t s = 0; s < preference.size(); ++s) sum += weight[s];
    std::size_t slot = 0;
    for (double left = uniform * sum - weight[0]; left > 0.0 && slot + 1 < preference.size(); left -= weight[slot]) ++slot;
    return {slot, 1.0 / sum};
}

/// J = (1 - gamma) J for all, and J_slot grows by the profit made there.
inline void learn(std::span<double> preference, std::size_t slot, double profit, double forgetting)
{
    for (double& one : preference) one *= 1.0 - forgetting;
    preference[slot] += profit;
}

/// Order parameter y = (sum of J^2) / (sum of J)^2: 1/n when all are alike (or all 0), 1 when one has everything.
inline double order_parameter(std::span<const double> preference)
{
    const double largest = *std::max_element(preference.begin(), preference.end());
    if (largest <= 0.0) return 1.0 / static_cast<double>(preference.size());
    double sum = 0.0, squares = 0.0;
    for (const double one : preference)
        sum += one / largest, squares += (one / largest) * (one / largest); // squares of tiny ones vanish
    return squares / (sum * sum);
}

} // namespace models::rules
