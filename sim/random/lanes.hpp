// Many draws of one purpose in one go: the bits of World::bits, worked out for several entities side by side.
#pragma once

#include <array>
#include <cstdint>
#include <span>

namespace sim {

/// Which two of the four words of a block make 64 bits, the more significant first: 0 and 1, 2 and 3, or 0 and 2.
enum class Words { first, second, upper };

/// What the draws of a batch have in common: everything in their addresses but the entity.
struct BatchAddress {
    std::array<std::uint32_t, 2> key; ///< of the world
    std::uint32_t period;
    std::uint32_t purpose_and_block; ///< the fourth word of the counter
    Words words;
};

/// 64 bits for each entity; as many `out` as entities.
void draw_bits(const BatchAddress& at, std::span<const std::uint32_t> entity, std::span<std::uint64_t> out);
void draw_bits(const BatchAddress& at, std::span<const std::uint64_t> entity, std::span<std::uint64_t> out);

/// The same as numbers strictly inside (0, 1), as unit_interval makes them.
void draw_units(const BatchAddress& at, std::span<const std::uint32_t> entity, std::span<double> out);
void draw_units(const BatchAddress& at, std::span<const std::uint64_t> entity, std::span<double> out);

/// Both draws of a block: words 0 and 1, words 2 and 3.
using UnitPair = std::array<double, 2>;
void draw_unit_pairs(const BatchAddress& at, std::span<const std::uint64_t> entity, std::span<UnitPair> out);

} // namespace sim
