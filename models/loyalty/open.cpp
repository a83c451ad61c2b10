// The loyalty market before its first day.
#include <algorithm>

#include "models/loyalty/model.hpp"
#include "sim/parallel/parallel.hpp"

namespace models::loyalty {

Market Loyalty::open(const Parameters& p, const sim::World& world, int rotation, int days)
{
    const auto buyers = static_cast<std::size_t>(p.market.buyers), sellers = static_cast<std::size_t>(p.market.sellers);
    const auto known = static_cast<std::size_t>(p.market.known), pairs = buyers * known;
    Market m;
    m.known = known, m.days = days;
    for (auto* column : {&m.slot, &m.served}) column->resize(buyers);
    for (auto* column : {&m.largest, &m.order}) column->resize(buyers);
    for (auto* column : {&m.scale, &m.stock}) column->resize(sellers);
    m.forecast.resize(sellers, static_cast<double>(buyers) / static_cast<double>(sellers));
    m.preference.resize(pairs, p.choice.opening);
    m.seller.resize(pairs), m.name.resize(buyers), m.queue.resize(buyers), m.first.resize(sellers + 1);
    m.partial.resize(sim::blocks(buyers));
    sim::for_each_entity(buyers, [&](std::size_t b) {
        const sim::Streams random(world, 0);
        m.name[b] = static_cast<std::uint32_t>((b + static_cast<std::size_t>(rotation)) % buyers);
        const std::span seller = std::span(m.seller).subspan(b * known, known); // distinct, each as likely as any other
        std::uint32_t draw = 0;
        for (auto next = seller.begin(); next != seller.end(); ++draw) {
            const auto one = static_cast<std::uint32_t>(random.pick(sellers, Purpose::known_seller, m.name[b], draw));
            if (std::find(seller.begin(), next, one) == next) *next++ = one;
        }
        m.preference[b * known] += p.choice.favour;
    });
    return m;
}

std::vector<sim::MemoryPart> Loyalty::memory(const Parameters& p)
{
    const double buyers = p.market.buyers, sellers = p.market.sellers, known = p.market.known;
    const double buyer = sizeof(std::uint32_t) + 2.0 * sizeof(std::uint8_t) + 2.0 * sizeof(double) +
                         sizeof(std::pair<std::uint64_t, std::uint32_t>) +
                         static_cast<double>(sizeof(Tally)) / static_cast<double>(sim::entities_per_block);
    return {{"buyers", buyers, buyer},
            {"known sellers", buyers * known, sizeof(double) + sizeof(std::uint32_t)},
            {"sellers", sellers, 3.0 * sizeof(double) + sizeof(std::size_t)}};
}

} // namespace models::loyalty
