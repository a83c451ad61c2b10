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
    m.seller = {buyers, known, sellers};
    m.preference = {buyers, known, static_cast<float>(p.choice.opening)};
    const std::size_t lanes = sim::all_lanes(buyers);
    m.slot.resize(lanes), m.visited.resize(lanes), m.arrival.resize(lanes), m.largest.resize(sim::lane_blocks(buyers));
    m.stock.resize(sellers), m.closing.resize(sellers);
    m.forecast.resize(sellers, static_cast<double>(buyers) / static_cast<double>(sellers));
    m.queue = {buyers, sellers};
    m.partial.resize(sim::block_ranges(buyers));
    const sim::Streams random(world, 0);
    sim::for_each_entity(buyers, [&](std::size_t b) {
        std::array<std::uint32_t, rules::most_known> seller; // distinct, each as likely as any other
        std::uint32_t draw = 0;
        for (auto next = seller.begin(); next != seller.begin() + p.market.known; ++draw) {
            const auto one = static_cast<std::uint32_t>(random.pick(sellers, Purpose::known_seller, m.name(b), draw));
            if (std::find(seller.begin(), next, one) == next) *next++ = one;
        }
        for (std::size_t s = 0; s < known; ++s) m.seller.set(b, s, seller[s]);
        m.preference.at(b, 0) = static_cast<float>(p.choice.opening + p.choice.favour);
    });
    return m;
}

std::vector<sim::MemoryPart> Loyalty::memory(const Parameters& p)
{
    const double buyers = p.market.buyers, sellers = p.market.sellers, known = p.market.known;
    const double lanes = static_cast<double>(sim::all_lanes(static_cast<std::size_t>(buyers)));
    const double of_a_buyer = sizeof(std::uint8_t) + 2.0 * sizeof(std::uint32_t); // slot, visited, arrival
    const double in_queues = sim::LeastOfGroups::bytes(static_cast<std::size_t>(buyers), static_cast<std::size_t>(sellers));
    return {{"buyers", lanes, of_a_buyer},
            {"known sellers", lanes * known, sizeof(float) + sim::NumberTable::bytes_of_each(sellers)},
            {"queues", buyers, in_queues / buyers},
            {"sellers", sellers, 2.0 * sizeof(double) + sizeof(std::uint32_t)}};
}

} // namespace models::loyalty
