// Which arm of a comparison each agent belongs to, and the rotations that let every agent play every part in the same world.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace sim {

/// Arms spread as evenly as their shares allow: each agent gets the arm that lags furthest behind its share (ties: the first).
/// `rotation` makes the swapped worlds of a paired design: with equal shares it permutes the arms, so that over all rotations
/// every agent plays every arm once; with unequal shares it shifts the sequence, so that the shares stay what they are.
inline std::vector<std::uint16_t> assigned(std::size_t agents, std::span<const double> shares, int rotation)
{
    const std::size_t arms = shares.size();
    double sum = 0.0;
    for (const double share : shares) sum += share;
    std::vector<double> given(arms, 0.0);
    std::vector<std::uint16_t> sequence(agents);
    for (std::size_t agent = 0; agent < agents; ++agent) {
        std::size_t next = 0;
        double furthest = -1.0;
        for (std::size_t arm = 0; arm < arms; ++arm) {
            const double lag = shares[arm] / sum * static_cast<double>(agent + 1) - given[arm];
            if (lag > furthest + 1e-9) furthest = lag, next = arm;
        }
        given[next] += 1.0;
        sequence[agent] = static_cast<std::uint16_t>(next);
    }
    const std::size_t shift = static_cast<std::size_t>(rotation);
    const bool equal = std::all_of(shares.begin(), shares.end(), [&](double share) { return share == shares[0]; });
    std::vector<std::uint16_t> result(agents);
    for (std::size_t agent = 0; agent < agents; ++agent)
        result[agent] = equal ? static_cast<std::uint16_t>((sequence[agent] + shift) % arms) : sequence[(agent + shift) % agents];
    return result;
}

} // namespace sim
