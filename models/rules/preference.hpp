// Which of several one chooses by past profit, and how profit is remembered (Weisbuch, Kirman & Herreiner 2000).
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <numbers>
#include <span>
#include <tuple>

#include "sim/math/exp2_single.hpp"
#include "sim/math/lanes.hpp"
#include "sim/math/power_of_two.hpp"
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

/// Preferences of several choosers side by side for one alternative. In single precision: an error of relative 6e-8 a period,
/// which fades as preferences do.
template <std::size_t lanes>
using Preferences = sim::Lanes<float, lanes>;

/// Choices of several choosers.
template <std::size_t lanes>
struct Choices {
    sim::Lanes<std::uint32_t, lanes> slot; ///< which alternative
    sim::Lanes<float, lanes> largest;      ///< largest probability among all, 1/n to 1
};

/// Draws slot s with probability P_s = exp(beta J_s) / sum over k of exp(beta J_k), for choosers side by side: preference[s] is
/// that for alternative s, `uniform` is from 0 to 1. In single precision: probabilities are within 1e-6.
template <std::size_t lanes>
[[gnu::always_inline]] inline void choose(std::span<const Preferences<lanes>> preference, double intensity,
                                          const sim::Lanes<float, lanes>& uniform, Choices<lanes>& out)
{
    const std::size_t known = preference.size();
    Preferences<lanes> highest = preference[0];
    for (std::size_t s = 1; s < known; ++s)
        for (std::size_t l = 0; l < lanes; ++l) highest[l] = std::max(highest[l], preference[s][l]);
    std::array<sim::Lanes<float, lanes>, most_known> up_to; // the weights of the first, added up
    const auto doublings = static_cast<float>(intensity * std::numbers::log2e);
    sim::Lanes<float, lanes> sum{};
    for (std::size_t s = 0; s < known; ++s)
        for (std::size_t l = 0; l < lanes; ++l) {
            sum[l] += sim::exp2_up_to_127(doublings * (preference[s][l] - highest[l]));
            up_to[s][l] = sum[l];
        }
    sim::Lanes<float, lanes> drawn;
    for (std::size_t l = 0; l < lanes; ++l) {
        drawn[l] = uniform[l] * sum[l];
        out.slot[l] = 0, out.largest[l] = 1.0F / sum[l];
    }
    for (std::size_t s = 0; s + 1 < known; ++s)
        for (std::size_t l = 0; l < lanes; ++l) out.slot[l] += up_to[s][l] < drawn[l];
}

/// J = J - gamma J for all, and J_slot grows by the profit made there.
template <std::size_t lanes>
[[gnu::always_inline]] inline void learn(std::span<Preferences<lanes>> preference, const sim::Lanes<std::uint32_t, lanes>& slot,
                                         const sim::Lanes<float, lanes>& profit, double forgetting)
{
    const auto lost = static_cast<float>(forgetting); // gamma itself, not 1 - gamma, which has no digits left for a small one
    const auto known = static_cast<std::uint32_t>(preference.size());
    for (std::uint32_t s = 0; s < known; ++s)
        for (std::size_t l = 0; l < lanes; ++l)
            preference[s][l] = preference[s][l] - lost * preference[s][l] + (slot[l] == s ? profit[l] : 0.0F);
}

/// Order parameter y = (sum of J^2) / (sum of J)^2: 1/n when all are alike (or all 0), 1 when one has everything.
template <std::size_t lanes>
[[gnu::always_inline]] inline void order_parameter(std::span<const Preferences<lanes>> preference, sim::Lanes<float, lanes>& out)
{
    sim::Lanes<float, lanes> scale = preference[0], sum{}, squares{};
    for (std::size_t s = 1; s < preference.size(); ++s)
        for (std::size_t l = 0; l < lanes; ++l) scale[l] = std::max(scale[l], preference[s][l]);
    for (std::size_t l = 0; l < lanes; ++l) scale[l] = sim::inverse_power_of_two(scale[l]); // squares of tiny ones vanish
    for (std::size_t s = 0; s < preference.size(); ++s)
        for (std::size_t l = 0; l < lanes; ++l) {
            const float one = scale[l] * preference[s][l];
            sum[l] += one, squares[l] += one * one;
        }
    const float alike = 1.0F / static_cast<float>(preference.size());
    for (std::size_t l = 0; l < lanes; ++l) out[l] = sum[l] > 0.0F ? squares[l] / (sum[l] * sum[l]) : alike;
}

} // namespace models::rules
