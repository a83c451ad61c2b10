// Numbers of several entities side by side, so that a rule is worked out for all of them in vectors.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace sim {

/// The same number of `count` entities, one a lane. A rule loops over lanes innermost and without jumps.
template <class Number, std::size_t count>
struct alignas(std::min<std::size_t>(64, count * sizeof(Number))) Lanes {
    std::array<Number, count> lane;
    constexpr Number& operator[](std::size_t l) { return lane[l]; }
    constexpr const Number& operator[](std::size_t l) const { return lane[l]; }
};

/// The sum over lanes, halves added to halves: an order of its own, the same at every vector width.
template <class Number, std::size_t count>
[[gnu::always_inline]] inline Number sum_of(const Lanes<Number, count>& of)
{
    Lanes<Number, count> x = of;
    for (std::size_t half = count / 2; half > 0; half /= 2)
        for (std::size_t l = 0; l < half; ++l) x[l] += x[l + half];
    return x[0];
}

/// out[l] = row[slot[l]][l]: of each lane, the number in the slot that it chose.
template <class Number, class Slot, std::size_t count>
[[gnu::always_inline]] inline void take_slot(std::span<const Lanes<Number, count>> row, const Lanes<Slot, count>& slot,
                                             std::span<Number, count> out)
{
    Lanes<Number, count> taken = row[0];
    const auto slots = static_cast<Slot>(row.size()); // numbers of one width are compared in one go
    for (Slot s = 1; s < slots; ++s)
        for (std::size_t l = 0; l < count; ++l) taken[l] = slot[l] == s ? row[s][l] : taken[l];
    std::copy(taken.lane.begin(), taken.lane.end(), out.begin());
}

} // namespace sim
