// Keys come from a replicate that no run has, so that a design shares no draw with the runs of a model.
#include "sim/design/sample.hpp"

#include <algorithm>
#include <boost/random/sobol.hpp>
#include <limits>
#include <numeric>
#include <tuple>
#include <utility>

#include "sim/check/ensure.hpp"
#include "sim/random/draw.hpp"

namespace sim {
namespace {

enum class Purpose : std::uint16_t { order, place, digits };

World design_world(std::uint64_t seed) { return {seed, std::numeric_limits<std::uint64_t>::max()}; }

// Which part of the axis each point gets: parts in the order of their random keys.
std::vector<std::size_t> shuffled(std::size_t points, const Streams& draws)
{
    std::vector<std::uint64_t> keys;
    for (std::size_t part = 0; part < points; ++part) keys.push_back(draws.key(Purpose::order, part));
    std::vector<std::size_t> parts(points);
    std::iota(parts.begin(), parts.end(), std::size_t{0});
    std::sort(parts.begin(), parts.end(),
              [&](std::size_t a, std::size_t b) { return std::tie(keys[a], a) < std::tie(keys[b], b); });
    return parts;
}

// Owen's scrambling: whether a digit is turned over depends, at random, on all digits before it.
std::uint64_t scramble(std::uint64_t number, const Streams& draws)
{
    constexpr int digits = 52;
    std::uint64_t out = 0;
    for (int digit = 0; digit < digits; ++digit) {
        const std::uint64_t before =
            digit == 0 ? 1 : (std::uint64_t{1} << digit) | number >> (64 - digit); // a leading 1 tells lengths apart
        const std::uint64_t turn = draws.key(Purpose::digits, before) >> 63;
        out = out << 1 | ((number >> (63 - digit) & 1) ^ turn);
    }
    return out << (64 - digits);
}

} // namespace

std::vector<Coordinates> latin_hypercube(std::span<const Axis> axes, std::size_t points, std::uint64_t seed)
{
    const World world = design_world(seed);
    std::vector<Coordinates> out(points, Coordinates(axes.size()));
    for (std::size_t k = 0; k < axes.size(); ++k) {
        const Streams draws(world, static_cast<std::uint32_t>(k));
        const std::vector<std::size_t> parts = shuffled(points, draws);
        for (std::size_t p = 0; p < points; ++p) {
            const double place = static_cast<double>(parts[p]) + draws.uniform(Purpose::place, parts[p]);
            out[p][k] = axes[k].at(place / static_cast<double>(points));
        }
    }
    return out;
}

std::vector<Coordinates> sobol(std::span<const Axis> axes, std::size_t points, bool scrambled, std::uint64_t seed)
{
    ensure(!axes.empty() && axes.size() <= most_sobol_axes, "a Sobol' sequence has 1 to 3667 dimensions");
    const World world = design_world(seed);
    boost::random::sobol sequence(axes.size());
    std::vector<Coordinates> out(points, Coordinates(axes.size()));
    for (std::size_t p = 0; p < points; ++p)
        for (std::size_t k = 0; k < axes.size(); ++k) {
            std::uint64_t number = p == 0 ? 0 : sequence(); // Boost's sequence begins after the origin
            if (scrambled) number = scramble(number, Streams(world, static_cast<std::uint32_t>(k)));
            out[p][k] = axes[k].at(static_cast<double>(number >> 11) * 0x1p-53);
        }
    return out;
}

} // namespace sim
