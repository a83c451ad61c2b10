// The key of a world.
#include "sim/random/address.hpp"

namespace sim {

World::World(std::uint64_t seed, std::uint64_t replicate)
{
    r123::Philox4x32 generator;
    const r123::Philox4x32::ctr_type counter{
        {static_cast<std::uint32_t>(replicate), static_cast<std::uint32_t>(replicate >> 32), 0, 0}};
    const auto out = generator(
        counter, r123::Philox4x32::key_type{{static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)}});
    key_ = {out[0], out[1]};
}

} // namespace sim
