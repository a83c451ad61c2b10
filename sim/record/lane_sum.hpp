// Sums of columns in eight lanes: the order is fixed by the rows alone, so that the bits depend on no vector width.
#pragma once

#include <cstddef>
#include <cstring>

namespace sim {

/// Both sums below; without weights `weight` is not read.
template <bool is_weighted>
[[gnu::always_inline]] inline double sum_in_lanes([[maybe_unused]] const double* weight, const double* value, std::size_t count)
{
    // In two halves, because g++ keeps sums that are wider than the machine's vectors in memory.
    constexpr std::size_t in_half = 4, lanes = 2 * in_half;
    using Half = double __attribute__((vector_size(in_half * sizeof(double))));
    const auto add = [&](Half& sum, std::size_t k) { // returns no vector: how that is done depends on the machine
        Half addend;
        std::memcpy(&addend, value + k, sizeof addend);
        if constexpr (is_weighted) {
            Half factor;
            std::memcpy(&factor, weight + k, sizeof factor);
            addend *= factor;
        }
        sum += addend;
    };
    Half first{}, second{};
    std::size_t k = 0;
    for (; k + lanes <= count; k += lanes) add(first, k), add(second, k + in_half);
    for (std::size_t lane = 0; k < count; ++k, ++lane) {
        double one = value[k];
        if constexpr (is_weighted) one *= weight[k];
        (lane < in_half ? first : second)[lane % in_half] += one;
    }
    return ((first[0] + first[1]) + (first[2] + first[3])) + ((second[0] + second[1]) + (second[2] + second[3]));
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
