// Sums of columns in eight lanes: the order is fixed by the rows alone, so that the bits depend on no vector width.
#pragma once

#include <cstddef>
#include <cstring>

namespace sim {

/// weight[0] value[0] + weight[1] value[1] + ... (0 of no rows), row k in lane k % 8, the lanes added pairwise at the end.
[[gnu::always_inline]] inline double lane_sum(const double* weight, const double* value, std::size_t count)
{
    constexpr std::size_t lanes = 8;
    using Lanes = double __attribute__((vector_size(lanes * sizeof(double)))); // what the machine has not is done in parts
    Lanes sum{};
    std::size_t k = 0;
    for (; k + lanes <= count; k += lanes) {
        Lanes w, v;
        std::memcpy(&w, weight + k, sizeof w);
        std::memcpy(&v, value + k, sizeof v);
        sum += w * v;
    }
    for (std::size_t lane = 0; k < count; ++k, ++lane) sum[lane] += weight[k] * value[k];
    return ((sum[0] + sum[1]) + (sum[2] + sum[3])) + ((sum[4] + sum[5]) + (sum[6] + sum[7]));
}

/// The same of the values alone.
[[gnu::always_inline]] inline double lane_sum(const double* value, std::size_t count)
{
    constexpr std::size_t lanes = 8;
    using Lanes = double __attribute__((vector_size(lanes * sizeof(double))));
    Lanes sum{};
    std::size_t k = 0;
    for (; k + lanes <= count; k += lanes) {
        Lanes v;
        std::memcpy(&v, value + k, sizeof v);
        sum += v;
    }
    for (std::size_t lane = 0; k < count; ++k, ++lane) sum[lane] += value[k];
    return ((sum[0] + sum[1]) + (sum[2] + sum[3])) + ((sum[4] + sum[5]) + (sum[6] + sum[7]));
}

} // namespace sim
