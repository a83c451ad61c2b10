// The least so many of many numbers that are spread evenly, such as drawn keys: found by a bound, without sorting.
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <span>

namespace sim {

/// A bound that parts the least keys from the rest.
template <class Key>
struct LeastBound {
    Key bound;
    std::size_t below; ///< keys below the bound: as many as were wanted, or fewer when keys at the border are equal to it
};

/// The bound of the `count` least keys (count at most their number), which are unsigned numbers of 32 or 64 bits, from low on and
/// below high (or equal to it, where it is the last of all).
///
/// Guessed in proportion to the keys that are wanted between two bounds whose counts are known (regula falsi), every fourth time
/// in the middle; each guess is one pass without jumps. Even keys need about five.
template <class Key>
[[gnu::always_inline]] inline LeastBound<Key> bound_of_least(std::span<const Key> keys, std::size_t count, Key low = 0,
                                                             Key high = std::numeric_limits<Key>::max())
{
    std::size_t below_low = 0, below_high = keys.size();
    for (int guess = 0; high - low > 1; ++guess) {
        const double wanted = static_cast<double>(count - below_low) + 0.5;
        const double share = guess % 4 == 3 ? 0.5 : std::min(0.999, wanted / (static_cast<double>(below_high - below_low) + 1.0));
        const auto step = static_cast<Key>(static_cast<double>(high - low) * share);
        const Key bound = low + std::clamp<Key>(step, 1, high - low - 1);
        Key found = 0; // as wide as keys, of which there are not so many: counted side by side
        for (const Key key : keys) found += key < bound;
        const std::size_t below = found;
        if (below == count) return {bound, below};
        (below < count ? low : high) = bound;
        (below < count ? below_low : below_high) = below;
    }
    const std::size_t below = below_low + static_cast<std::size_t>(std::count(keys.begin(), keys.end(), low));
    return below > count ? LeastBound<Key>{low, below_low} : LeastBound<Key>{high, below}; // high is low + 1
}

} // namespace sim
