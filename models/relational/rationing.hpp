// The scratch of rationing: what customers claim of suppliers that are short of capacity.
#pragma once

#include <algorithm>
#include <cstddef>

namespace models::relational {

/// How many suppliers ration their customers at the same time, each range of suppliers in scratch of its own: one where they are
/// few, and never so many that the scratch takes much beside the relations.
inline std::size_t rationing_at_once(std::size_t suppliers, std::size_t relations, std::size_t most_customers)
{
    constexpr std::size_t least_in_a_range = 256, most_at_once = 16;
    return std::clamp<std::size_t>(std::min(suppliers / least_in_a_range, relations / (most_at_once * most_customers)), 1,
                                   most_at_once);
}

} // namespace models::relational
