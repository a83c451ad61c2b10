// A choice between two numbers that leaves no jump in the code.
#pragma once

#include <bit>
#include <cstdint>

namespace sim {

/// condition ? yes : no, by bit patterns. In a loop over columns that makes several such choices on one number g++ would jump,
/// and then not make vector code of the loop.
[[gnu::always_inline]] constexpr double select(bool condition, double yes, double no)
{
    const std::uint64_t mask = std::uint64_t{0} - static_cast<std::uint64_t>(condition);
    return std::bit_cast<double>((std::bit_cast<std::uint64_t>(yes) & mask) | (std::bit_cast<std::uint64_t>(no) & ~mask));
}

} // namespace sim
