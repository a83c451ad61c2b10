// Sums by group where groups are too many for sums of each block: of few parts of the entities, each with sums of its own.
#pragma once

#include <bit>

#include "sim/parallel/ranges.hpp"

namespace sim {

/// Parts that `count` entities are summed in; it depends on sizes alone, so that sums do not depend on threads. One part below
/// 16,384 entities, or below two entities a group: a part has at least as many entities as groups, else clearing and joining its
/// sums would cost as much as adding. A power of two, which 2, 4 and 8 threads share evenly.
inline std::size_t sum_parts(std::size_t count, std::size_t groups)
{
    constexpr std::size_t least_of_a_part = 8 * 1024, most_parts = 16;
    return std::bit_floor(std::clamp<std::size_t>(count / std::max(least_of_a_part, groups), 1, most_parts));
}

/// Sums by group, over all indices in their order: within parts first, then part by part. add(sums, first, end) adds a part,
/// which are whole blocks of entities, to the sums of all groups, which are zero before. `rows` holds sum_parts() rows of
/// `groups` sums, given by the caller so that no period allocates; the totals are the first row at the end. `Sum` adds by +=.
template <class Sum, class Add>
void ordered_part_sums(std::size_t count, std::size_t groups, std::vector<Sum>& rows, const Add& add)
{
    constexpr std::size_t groups_at_once = 1024;
    ensure(rows.size() >= sum_parts(count, groups) * groups, "the scratch of sums by part holds one row for each part");
    const std::size_t length = (blocks(count) + sum_parts(count, groups) - 1) / sum_parts(count, groups) * entities_per_block;
    if (count == 0) std::fill_n(rows.begin(), groups, Sum{});
    for_each_range(count, length, [&](std::size_t first, std::size_t end) {
        const std::span<Sum> sums = std::span(rows).subspan(first / length * groups, groups);
        std::fill(sums.begin(), sums.end(), Sum{});
        add(sums, first, end);
    });
    if (count <= length) return;
    for_each_range(groups, groups_at_once, [&](std::size_t first, std::size_t end) {
        for (std::size_t row = groups; row < (count + length - 1) / length * groups; row += groups)
            for (std::size_t group = first; group < end; ++group) rows[group] += rows[row + group];
    });
}

} // namespace sim
