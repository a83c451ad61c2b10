// Simulated buyers against the exact mean field, which they approach as forgetting gets slow.
#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>

#include "experiments/replication/mean_field.hpp"
#include "experiments/replication/replication.hpp"

namespace experiments {
namespace {

constexpr double confidence = 0.95;

void add(Replication& r, const char* group, std::string what, std::string setting, double expected, double tolerance,
         const Trial& trial, const char* measure, const sim::Watch& watch)
{
    r.targets.push_back({group, std::move(what), std::move(setting), Judged::near, expected, tolerance,
                         sim::student_interval(Worlds(trial, watch).values(measure), confidence)});
}

// The loyal branch above the threshold.
void favourites(Replication& r, const sim::Watch& watch)
{
    for (const int n : {2, 3})
        for (const double over : {1.25, 2.0})
            for (const double gamma : {0.02, 0.01, 0.005})
                add(r, "Mean field: probability P of the favourite", fmt::format("n = {}, x = {} n", n, over),
                    fmt::format("gamma {}", gamma), favourite_probability(n, over * n), gamma,
                    without_rationing(n, over * n, gamma, true, 100, 20), "largest_probability", watch);
}

// Without a favourite the preferences of two sellers differ by noise alone: y = 1/2 + gamma / (4 (1 - x/2)), to first order.
void searchers(Replication& r, const sim::Watch& watch)
{
    constexpr double x = 0.8 * 2;
    for (const double gamma : {0.02, 0.01, 0.005})
        add(r, "Two sellers below the threshold: searchers, y = 1/2 + gamma / (4 (1 - x/2))", "y at x = 0.8 n",
            fmt::format("gamma {}", gamma), 0.5 + gamma / (4.0 * (1.0 - x / 2.0)), gamma / 4.0,
            without_rationing(2, x, gamma, false, 100, 20), "order", watch);
}

// Three sellers: the loyal branch begins with a jump at x = 2.7456, and searching lasts up to x = 3.
void jump(Replication& r, const sim::Watch& watch)
{
    constexpr auto group = "Three sellers: a jump, and two stable states between x = 2.7456 and 3";
    constexpr double slow = 0.004;
    add(r, group, "y at x = 2.5, opened loyal", fmt::format("gamma {}", slow), 1.0 / 3.0, 4 * slow,
        without_rationing(3, 2.5, slow, true, 30, 60), "order", watch);
    for (const bool is_loyal : {false, true})
        for (const double gamma : {0.004, 0.002, 0.001}) {
            const double expected = is_loyal ? order_at(3, favourite_probability(3, 2.87)) : 1.0 / 3.0;
            add(r, group, fmt::format("y at x = 2.87, opened {}", is_loyal ? "loyal" : "searching"),
                fmt::format("gamma {}", gamma), expected, 15 * gamma, without_rationing(3, 2.87, gamma, is_loyal, 30, 20),
                "order", watch);
        }
    add(r, group, "y at x = 3.5, opened searching", fmt::format("gamma {}", slow), order_at(3, favourite_probability(3, 3.5)),
        4 * slow, without_rationing(3, 3.5, slow, false, 30, 60), "order", watch);
}

// Half the buyers open loyal to either shop. Where the share of visits to the first passes half way between the two outcomes
// (those loyal to the worse shop stay, or are gone), on a grid of its profit: the profit at which they leave.
sim::Interval leaving(bool is_first, double gamma, const sim::Watch& watch)
{
    constexpr double grid = 0.02;
    const double way = is_first ? -1.0 : 1.0, begin = is_first ? 0.99 : 1.15, level = is_first ? 0.285 : 0.76;
    std::vector<double> before, crossing(trial_replicates, std::numeric_limits<double>::quiet_NaN());
    for (int k = 0; k <= 10; ++k) {
        const double profit = begin + way * grid * k;
        Trial trial = without_rationing(2, 2.5, gamma, true, 40, 60);
        trial.parameters.first_profit_ramp.from = trial.parameters.first_profit_ramp.to = profit;
        const std::vector<double> share = Worlds(trial, watch).values("first_seller_share");
        for (std::size_t w = 0; w < share.size() && k > 0; ++w)
            if (std::isnan(crossing[w]) && way * (share[w] - level) > 0)
                crossing[w] = profit - way * grid * (share[w] - level) / (share[w] - before[w]);
        before = share;
        if (std::none_of(crossing.begin(), crossing.end(), [](double profit_there) { return std::isnan(profit_there); })) break;
    }
    return sim::student_interval(crossing, confidence);
}

} // namespace

void replicate_mean_field(Replication& r, const sim::Watch& watch)
{
    favourites(r, watch);
    searchers(r, watch);
    jump(r, watch);
}

void replicate_hysteresis(Replication& r, const sim::Watch& watch)
{
    constexpr auto group = "Two shops, beta 1.25 of the critical one: the first shop's profit at which buyers change";
    for (const bool is_first : {true, false})
        for (const double gamma : {0.02, 0.01, 0.005})
            r.targets.push_back(
                {group, is_first ? "loyal to the first shop: they leave below" : "loyal to the second: they leave above",
                 fmt::format("gamma {}", gamma), Judged::near, is_first ? leaving_profit(2.5) : returning_profit(2.5), 5 * gamma,
                 leaving(is_first, gamma, watch)});
}

} // namespace experiments
