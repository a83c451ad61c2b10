// Work on blocks of entities side by side: in the widest vectors of the machine, on all threads.
#pragma once

#include <vector>

#include "sim/math/lanes.hpp"
#include "sim/math/vector_width.hpp"
#include "sim/parallel/ranges.hpp"

namespace sim {

/// Entities in a block. The last block may have lanes that belong to nobody: they are worked out too, and count for nothing.
inline constexpr std::size_t lanes_per_block = 64;

/// Blocks that a thread works on in one go.
inline constexpr std::size_t blocks_per_range = 16;

/// One number of each entity of a block.
template <class Number>
using Block = Lanes<Number, lanes_per_block>;

/// How many blocks `count` entities fill, how many ranges these, and the lanes of all of them.
inline std::size_t lane_blocks(std::size_t count) { return (count + lanes_per_block - 1) / lanes_per_block; }
inline std::size_t block_ranges(std::size_t count) { return (lane_blocks(count) + blocks_per_range - 1) / blocks_per_range; }
inline std::size_t all_lanes(std::size_t count) { return lane_blocks(count) * lanes_per_block; }

/// The part of a column (of all_lanes) that belongs to a block.
template <class Column>
auto block_of(Column& column, std::size_t b)
{
    return std::span(column).subspan(b * lanes_per_block).template first<lanes_per_block>();
}

/// A number of each of `slots` things that belong to each entity: by block, slot, lane.
template <class Number>
class BlockTable {
public:
    BlockTable() = default;
    BlockTable(std::size_t entities, std::size_t slots, Number value) : slots_(slots), rows_(lane_blocks(entities) * slots)
    {
        for (Block<Number>& row : rows_) row.lane.fill(value);
    }

    std::span<Block<Number>> block(std::size_t b) { return std::span(rows_).subspan(b * slots_, slots_); }
    std::span<const Block<Number>> block(std::size_t b) const { return std::span(rows_).subspan(b * slots_, slots_); }
    Number& at(std::size_t entity, std::size_t slot) { return block(entity / lanes_per_block)[slot][entity % lanes_per_block]; }
    Number at(std::size_t entity, std::size_t slot) const
    {
        return block(entity / lanes_per_block)[slot][entity % lanes_per_block];
    }

private:
    std::size_t slots_ = 0;
    std::vector<Block<Number>> rows_;
};

/// Calls work(block) for the blocks from begin to end, compiled for the widest vectors.
template <class Work>
void for_lane_blocks(std::size_t begin, std::size_t end, const Work& work)
{
    in_widest_vectors([&] {
        for (std::size_t block = begin; block < end; ++block) work(block);
    });
}

} // namespace sim
