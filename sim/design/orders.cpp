// Things are sorted by random keys.
#include "sim/design/orders.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <tuple>

#include "sim/check/ensure.hpp"
#include "sim/random/draw.hpp"

namespace sim {
namespace {

enum class Purpose : std::uint16_t { order = 16 }; // apart from those of points (sample.cpp)

} // namespace

std::vector<std::vector<std::size_t>> random_orders(std::size_t things, std::size_t count, std::uint64_t seed)
{
    ensure(count % 2 == 0, "orders come in pairs");
    const World world{seed, std::numeric_limits<std::uint64_t>::max()}; // a replicate that no run has
    std::vector<std::vector<std::size_t>> orders;
    for (std::size_t pair = 0; pair < count / 2; ++pair) {
        const Streams draws(world, static_cast<std::uint32_t>(pair));
        std::vector<std::uint64_t> keys;
        for (std::size_t thing = 0; thing < things; ++thing) keys.push_back(draws.key(Purpose::order, thing));
        std::vector<std::size_t> order(things);
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::sort(order.begin(), order.end(),
                  [&](std::size_t a, std::size_t b) { return std::tie(keys[a], a) < std::tie(keys[b], b); });
        orders.push_back(order);
        orders.emplace_back(order.rbegin(), order.rend());
    }
    return orders;
}

} // namespace sim
