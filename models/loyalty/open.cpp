// The loyalty market before its first day.
#include <algorithm>
#include <array>

#include "models/loyalty/model.hpp"
#include "sim/parallel/parallel.hpp"

namespace models::loyalty {

Market Loyalty::open(const Parameters& p, const sim::World& world, int rotation, int days)
{
    const auto buyers = static_cast<std::size_t>(p.market.buyers), sellers = static_cast<std::size_t>(p.market.sellers);
    const auto known = static_cast<std::size_t>(p.market.known);
    Market m;
    m.buyers = buyers, m.days = days;
    m.name = {static_cast<std::uint32_t>(buyers), static_cast<std::uint32_t>(static_cast<std::size_t>(rotation) % buyers)};
    m.seller = {buyers, known, 0};
    m.preference = {buyers, known, p.choice.opening};
    m.chosen.resize(sim::lane_blocks(buyers));
    m.visited.resize(sim::all_lanes(buyers)), m.served.resize(sim::all_lanes(buyers));
    m.stock.resize(sellers);
    m.forecast.resize(sellers, static_cast<double>(buyers) / static_cast<double>(sellers));
    m.queue = {buyers, sellers};
    m.caller.resize(buyers), m.arrival.resize(buyers);
    m.partial.resize(sim::block_ranges(buyers));
    const sim::Streams random(world, 0);
    sim::for_each_entity(buyers, [&](std::size_t b) {
        std::array<std::uint32_t, rules::most_known> seller; // distinct, each as likely as any other
        std::uint32_t draw = 0;
        for (auto next = seller.begin(); next != seller.begin() + p.market.known; ++draw) {
            const auto one = static_cast<std::uint32_t>(random.pick(sellers, Purpose::known_seller, m.name(b), draw));
            if (std::find(seller.begin(), next, one) == next) *next++ = one;
        }
        for (std::size_t s = 0; s < known; ++s) m.seller.at(b, s) = seller[s];
        m.preference.at(b, 0) += p.choice.favour;
    });
    return m;
}

std::vector<sim::MemoryPart> Loyalty::memory(const Parameters& p)
{
    const double buyers = p.market.buyers, sellers = p.market.sellers, known = p.market.known;
    const double side_by_side = sizeof(std::uint32_t) + sizeof(std::uint8_t) + // visited, served
                                static_cast<double>(sizeof(rules::Choices<sim::lanes_per_block>)) / sim::lanes_per_block;
    const double in_queues = 2.0 * sizeof(std::uint32_t) + sizeof(std::uint64_t);
    const double lanes = static_cast<double>(sim::all_lanes(static_cast<std::size_t>(p.market.buyers)));
    return {{"buyers", lanes, side_by_side},
            {"queues", buyers, in_queues},
            {"known sellers", lanes * known, sizeof(double) + sizeof(std::uint32_t)},
            {"sellers", sellers, 2.0 * sizeof(double) + 2.0 * sizeof(std::uint32_t)}};
}

} // namespace models::loyalty
