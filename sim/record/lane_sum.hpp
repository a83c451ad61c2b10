// Sums of columns in eight lanes: the order is fixed by the rows alone, so that the bits depend on no vector width.
#pragma once

#include <cstddef>
#include <cstring>

namespace sim {

/// Both sums below; without weights `weight` is not read.
template <bool is_weighted>
[[gnu::always_inline]] inline double sum_in_lanes([[maybe_unused]] const double* weight, const double* value, std::size_t count)
{
    constexpr std::size_t lanes = 8;
    using Lanes = double __attribute__((vector_size(lanes * sizeof(double)))); // what the machine has not is done in parts
    Lanes sum{};
    std::size_t k = 0;
    for (; k + lanes <= count; k += lanes) {
        Lanes addend;
        std::memcpy(&addend, value + k, sizeof addend);
        if constexpr (is_weighted) {
            Lanes factor;
            std::memcpy(&factor, weight + k, sizeof factor);
            addend *= factor;
        }
        sum += addend;
    }
    for (std::size_t lane = 0; k < count; ++k, ++lane) {
        if constexpr (is_weighted)
            sum[lane] += weight[k] * value[k];
        else
            sum[lane] += value[k];
    }
    return ((sum[0] + sum[1]) + (sum[2] + sum[3])) + ((sum[4] + sum[5]) + (sum[6] + sum[7]));
}

/// weight[0] value[0] + weight[1] value[1] + ... (0 of no rows), row k in lane k % 8, the lanes added pairwise at the end.
[[gnu::always_inline]] inline double lane_sum(const double* weight, const double* value, std::size_t count)
{
    return sum_in_lanes<true>(weight, value, count);
}

/// The same of the values alone.
[[gnu::always_inline]] inline double lane_sum(const double* value, std::size_t count)
{
    return sum_in_lanes<false>(nullptr, value, count);
}

} // namespace sim
