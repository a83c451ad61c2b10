// Weights are kept as reciprocals of binomials: |S|! (n - |S| - 1)! / n! = 1 / (n C(n - 1, |S|)).
#include "sim/stats/shapley.hpp"

#include <bit>

#include "sim/check/ensure.hpp"

namespace sim {

std::vector<double> shapley_values(std::span<const double> worth, std::size_t players)
{
    ensure(players < 8 * sizeof(Coalition) && worth.size() == Coalition{1} << players, "every set of players has a worth");
    std::vector<double> weight(players);
    double binomial = 1.0; // C(n - 1, size)
    for (std::size_t size = 0; size < players; ++size) {
        weight[size] = 1.0 / (static_cast<double>(players) * binomial);
        binomial = binomial * static_cast<double>(players - 1 - size) / static_cast<double>(size + 1);
    }
    std::vector<double> values(players, 0.0);
    for (std::size_t player = 0; player < players; ++player) {
        const Coalition self = Coalition{1} << player;
        for (Coalition set = 0; set < worth.size(); ++set)
            if ((set & self) == 0)
                values[player] += weight[static_cast<std::size_t>(std::popcount(set))] * (worth[set | self] - worth[set]);
    }
    return values;
}

std::vector<Coalition> growing(std::span<const std::size_t> order)
{
    std::vector<Coalition> sets{0};
    for (const std::size_t player : order) sets.push_back(sets.back() | Coalition{1} << player);
    return sets;
}

std::vector<double> added_in_order(std::span<const std::size_t> order, std::span<const double> worth)
{
    ensure(worth.size() == order.size() + 1, "every step of an order has a worth");
    std::vector<double> added(order.size());
    for (std::size_t k = 0; k < order.size(); ++k) added[order[k]] = worth[k + 1] - worth[k];
    return added;
}

} // namespace sim
