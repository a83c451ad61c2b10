// A difference between policies, split over the channels that carry it: Shapley values over the switches.
#pragma once

#include <cstddef>
#include <string>
#include <tuple>
#include <vector>

#include "experiments/claims/contrast.hpp"
#include "experiments/claims/outcomes.hpp"
#include "experiments/claims/sweep_text.hpp"
#include "sim/stats/interval.hpp"

namespace experiments {

struct AttributionSettings {
    int replicates = 40, orders = 32, order_replicates = 10;

    static constexpr auto table()
    {
        using P = AttributionSettings;
        using sim::param;
        return std::tuple{
            param(&P::replicates, {.name = "replicates",
                                   .range = {2, 100'000},
                                   .unit = "count",
                                   .doc = "Worlds of each combination of groups.",
                                   .source = "chosen by the author"}),
            param(&P::orders, {.name = "orders",
                               .range = {4, 100'000},
                               .unit = "count",
                               .doc = "Orders of single switches, in pairs of which one is the other reversed.",
                               .source = "chosen by the author"}),
            param(&P::order_replicates, {.name = "order_replicates",
                                         .range = {2, 100'000},
                                         .unit = "count",
                                         .doc = "Worlds of each combination that the orders pass.",
                                         .source = "chosen by the author"}),
        };
    }
};
static_assert(sim::table_is_sound<AttributionSettings>());

/// The declaration: what is split, and which switches belong together.
struct Attribution {
    struct Group {
        std::string name;
        std::vector<std::string> switches;
    };
    AttributionSettings settings;
    Contrast contrast;
    std::vector<Group> groups;

    std::vector<Group> single_switches() const;
};
Attribution read_attribution(const std::filesystem::path& file, std::vector<sim::Problem>& problems);

/// All combinations of groups; point k is coalition k.
SweepText sweep_of_groups(const Attribution& attribution);
/// The combinations that random orders of single switches pass, each once.
SweepText sweep_of_orders(const Attribution& attribution, std::uint64_t seed);

/// A part of the whole.
struct Part {
    std::string channel;
    sim::Interval value;
};

/// One part for each group, then "prices and the rest" (what is left with every channel off), then "total"; parts add up to the
/// total. Exact for each world; intervals over worlds.
std::vector<Part> split_over_groups(const Attribution& attribution, const Outcomes& outcomes, double confidence);
/// The same over single switches. Intervals allow for the worlds and for the orders that were drawn.
std::vector<Part> split_over_switches(const Attribution& attribution, const Outcomes& outcomes, std::uint64_t seed,
                                      double confidence);

} // namespace experiments
