// The relational markets that are measured, and what they weigh.
#pragma once

#include <algorithm>
#include <cstddef>

#include <malloc.h>

#include "models/relational/model.hpp"

namespace bench {

/// Suppliers grow with the buyers, so that a category looks the same at every size: 8 for 40 buyers.
inline models::relational::Parameters market_of(std::int64_t buyers)
{
    models::relational::Parameters p;
    p.market.buyers = static_cast<int>(buyers);
    p.market.suppliers_per_category = std::max(8, p.market.buyers / 5);
    return p;
}

/// The same in the shape of configs/large_market.toml: ten relations a buyer.
inline models::relational::Parameters slim_market_of(std::int64_t buyers)
{
    models::relational::Parameters p = market_of(buyers);
    p.market.needs_per_buyer = 2;
    p.market.known = 5;
    p.market.suppliers_per_category = p.market.buyers / 20;
    return p;
}

inline double bytes_in_use()
{
    const struct mallinfo2 heap = mallinfo2();
    return static_cast<double>(heap.uordblks) + static_cast<double>(heap.hblkhd);
}

/// Periods that a market has run before a clock starts.
inline constexpr std::uint32_t periods_before = 8;

} // namespace bench
