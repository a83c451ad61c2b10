// Work over consecutive ranges on all threads, for work that shares something within a range.
#pragma once

#include <algorithm>
#include <cstddef>

#include "sim/parallel/parallel.hpp"

namespace sim {

/// Calls work(begin, end) once for each range of `length` indices (the last may be shorter) below count. `work` writes only rows
/// that belong to its range.
template <class Work>
void for_each_range(std::size_t count, std::size_t length, const Work& work)
{
    const auto one = [&](std::size_t range) { work(range * length, std::min(count, (range + 1) * length)); };
    const std::size_t ranges = (count + length - 1) / length;
    if (ranges == 1)
        one(0);
    else if (ranges > 1)
        detail::isolated(ranges, 1, one);
}

} // namespace sim
