// The hash itself is xxHash's.
#include "sim/store/fingerprint.hpp"

#include <bit>
#include <cstdint>
#include <fmt/format.h>
#include <xxhash.h>

#include "sim/check/ensure.hpp"

namespace sim {

static_assert(std::endian::native == std::endian::little, "fingerprints are defined on little-endian bytes");

struct Fingerprint::State {
    XXH3_state_t* hash = XXH3_createState();
};

Fingerprint::Fingerprint() : state_(std::make_unique<State>())
{
    ensure(state_->hash != nullptr && XXH3_64bits_reset(state_->hash) == XXH_OK, "the hash starts");
}

Fingerprint::~Fingerprint() { XXH3_freeState(state_->hash); }

void Fingerprint::add(std::span<const double> values)
{
    if (values.empty()) return;
    ensure(XXH3_64bits_update(state_->hash, values.data(), values.size_bytes()) == XXH_OK, "the hash takes values");
}

std::string Fingerprint::text() const
{
    return fmt::format("{:016x}", static_cast<std::uint64_t>(XXH3_64bits_digest(state_->hash)));
}

} // namespace sim
