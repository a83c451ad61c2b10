// Random bits live at an address; nothing here has a state.
#pragma once

#include <array>
#include <cstdint>

#include <Random123/philox.h>

#include "sim/random/lanes.hpp"

namespace sim {

/// 128 random bits as four words.
using Bits = std::array<std::uint32_t, 4>;

/// One world: everything drawn in it is a pure function of (seed, replicate) and the address of the draw.
/// The pair is folded into the 64-bit Philox key by one Philox call, so that neighbouring replicates share nothing.
class World {
public:
    World(std::uint64_t seed, std::uint64_t replicate);

    /// The Philox4x32-10 block at (period, purpose, entity, block). Source: Salmon et al. 2011, through Random123.
    Bits bits(std::uint32_t period, std::uint16_t purpose, std::uint64_t entity, std::uint16_t block) const
    {
        r123::Philox4x32 generator;
        const r123::Philox4x32::ctr_type counter{{static_cast<std::uint32_t>(entity), static_cast<std::uint32_t>(entity >> 32),
                                                  period, static_cast<std::uint32_t>(purpose) << 16 | block}};
        const auto out = generator(counter, r123::Philox4x32::key_type{{key_[0], key_[1]}});
        return {out[0], out[1], out[2], out[3]};
    }

    /// What the draws at (period, purpose, any entity, block) share, which take these words of each block.
    BatchAddress batch(std::uint32_t period, std::uint16_t purpose, std::uint16_t block, Words words) const
    {
        return {key_, period, static_cast<std::uint32_t>(purpose) << 16 | block, words};
    }

private:
    std::array<std::uint32_t, 2> key_;
};

} // namespace sim
