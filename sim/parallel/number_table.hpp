// Whole numbers of each entity and slot, in no more bytes than they need.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "sim/parallel/lane_blocks.hpp"

namespace sim {

/// A BlockTable of numbers in 16 bits where they fit, otherwise in two halves of 16 bits.
class NumberTable {
public:
    NumberTable() = default;
    /// Of numbers below `limit`, all 0.
    NumberTable(std::size_t entities, std::size_t slots, std::size_t limit)
        : low_(entities, slots, 0), high_(limit > one_half ? entities : 0, slots, 0), has_high_(limit > one_half)
    {
    }

    static double bytes_of_each(double limit) { return sizeof(std::uint16_t) * (limit > one_half ? 2.0 : 1.0); }

    std::uint32_t at(std::size_t entity, std::size_t slot) const
    {
        return low_.at(entity, slot) | (has_high_ ? std::uint32_t{high_.at(entity, slot)} << 16 : 0);
    }
    void set(std::size_t entity, std::size_t slot, std::uint32_t number)
    {
        low_.at(entity, slot) = static_cast<std::uint16_t>(number);
        if (has_high_) high_.at(entity, slot) = static_cast<std::uint16_t>(number >> 16);
    }

    /// Of each entity of a block, the number in the slot that it chose.
    [[gnu::always_inline]] void take(std::size_t b, const Block<std::uint16_t>& slot,
                                     std::span<std::uint32_t, lanes_per_block> out) const
    {
        Block<std::uint16_t> half;
        take_slot(low_.block(b), slot, std::span(half.lane));
        for (std::size_t l = 0; l < lanes_per_block; ++l) out[l] = half[l];
        if (!has_high_) return;
        take_slot(high_.block(b), slot, std::span(half.lane));
        for (std::size_t l = 0; l < lanes_per_block; ++l) out[l] |= std::uint32_t{half[l]} << 16;
    }

private:
    static constexpr std::size_t one_half = 1 << 16;

    BlockTable<std::uint16_t> low_, high_;
    bool has_high_ = false;
};

} // namespace sim
