// One day of the loyalty market, in the order of the ODD.
#include <algorithm>

#include "models/loyalty/model.hpp"
#include "sim/math/least.hpp"

namespace models::loyalty {
namespace {

constexpr std::uint32_t never = ~std::uint32_t{0}; ///< nobody arrives as late

void offer(Market& m, const Parameters& p)
{
    m.terms = rules::terms(p.supply);
    m.intensity = p.choice.intensity * rules::ramp(m.day, m.days, p.intensity_ramp);
    m.scale = rules::ramp(m.day, m.days, p.profit_ramp);
    m.first_scale = m.scale * rules::ramp(m.day, m.days, p.first_profit_ramp);
    const double each = static_cast<double>(p.market.buyers) / p.market.sellers;
    for (std::size_t j = 0; j < m.stock.size(); ++j) m.stock[j] = rules::stock(m.forecast[j], each, p.supply);
}

// When the buyers of a block arrive, and the uniforms by which they choose, from 0 to 1: both from one block of random bits.
sim::Block<float> draw(Market& m, const sim::Streams& random, std::size_t b)
{
    const Names name_of = m.name;
    sim::Block<std::uint32_t> name;
    for (std::size_t l = 0; l < sim::lanes_per_block; ++l) name[l] = name_of(b * sim::lanes_per_block + l);
    sim::Block<std::uint64_t> drawn;
    random.key_halves(Purpose::choice, name.lane, drawn.lane);
    const auto arrival = sim::block_of(m.arrival, b);
    sim::Block<float> uniform;
    for (std::size_t l = 0; l < sim::lanes_per_block; ++l) {
        uniform[l] = static_cast<float>(static_cast<std::int32_t>(drawn[l] >> 33)) * 0x1p-31F;
        arrival[l] = (static_cast<std::uint32_t>(drawn[l]) >> 1) + 1;
    }
    return uniform;
}

void choose_block(Market& m, const sim::Streams& random, std::size_t b)
{
    const auto preference = m.preference.block(b);
    m.learn(b, preference);
    const sim::Block<float> uniform = draw(m, random, b);
    rules::Choices<sim::lanes_per_block> chosen;
    rules::choose<sim::lanes_per_block>(preference, m.intensity, uniform, chosen);
    sim::Block<std::uint16_t> slot;
    for (std::size_t l = 0; l < sim::lanes_per_block; ++l) slot[l] = static_cast<std::uint16_t>(chosen.slot[l]);
    m.seller.take(b, slot, sim::block_of(m.visited, b));
    const auto slots = sim::block_of(m.slot, b);
    for (std::size_t l = 0; l < sim::lanes_per_block; ++l) slots[l] = static_cast<std::uint8_t>(slot[l]);
    for (std::size_t l = 0; l < sim::lanes_per_block; ++l) // lanes that belong to nobody count for nothing
        chosen.largest[l] = b * sim::lanes_per_block + l < m.buyers ? chosen.largest[l] : 0.0F;
    m.largest[b] = sim::sum_of(chosen.largest);
}

// One pass over what buyers know and prefer: what the day before taught is learned as they choose.
void choose(Market& m, const sim::Streams& random)
{
    m.queue.count([&](std::span<std::uint32_t> customers, std::size_t begin, std::size_t end) {
        const auto one_block = [&](std::size_t b) {
            choose_block(m, random, b);
            const auto sellers = sim::block_of(m.visited, b), arrivals = sim::block_of(m.arrival, b);
            sim::Block<std::uint32_t> cell;
            for (std::size_t l = 0; l < sim::lanes_per_block; ++l) cell[l] = m.queue.cell(sellers[l], arrivals[l]);
            const std::size_t buyers = std::min(sim::lanes_per_block, end - b * sim::lanes_per_block);
            for (std::size_t l = 0; l < buyers; ++l) ++customers[cell[l]];
        };
        sim::for_lane_blocks(begin / sim::lanes_per_block, sim::lane_blocks(end), one_block);
    });
}

// Preferences themselves move as they are next read: as buyers choose tomorrow, or as they are measured.
void learn(Market& m, const Parameters& p)
{
    m.lesson = {p.choice.forgetting, static_cast<float>(m.terms.buyer * m.scale),
                static_cast<float>(m.terms.buyer * m.first_scale)};
    for (std::size_t j = 0; j < m.forecast.size(); ++j)
        m.forecast[j] += p.supply.smoothing * (static_cast<double>(m.queue.size(j)) - m.forecast[j]);
}

// Of those who draw this arrival at a seller, the first by name comes a little earlier.
void put_first_of(Market& m, std::size_t j, std::uint32_t arrival)
{
    std::size_t first = m.buyers;
    for (std::size_t b = 0; b < m.buyers; ++b)
        if (m.visited[b] == j && m.arrival[b] == arrival && (first == m.buyers || m.name(b) < m.name(first))) first = b;
    --m.arrival[first];
}

} // namespace

// Only where more come than can be served does it matter in which order they came.
void Market::serve()
{
    std::fill(closing.begin(), closing.end(), never);
    const auto room = [&](std::size_t j) { return static_cast<std::size_t>(stock[j]); };
    const auto visits = [&](std::size_t b) { return visited[b]; };
    const auto key = [&](std::size_t b) { return arrival[b]; };
    queue.bound(room, visits, key, [&](std::size_t j, sim::LeastBound<std::uint32_t> last) {
        closing[j] = last.bound;
        for (; last.below < room(j); ++last.below) put_first_of(*this, j, last.bound); // hardly ever
    });
}

void Loyalty::step(Market& m, const Parameters& p, const sim::Streams& random)
{
    offer(m, p);       // 1  sellers set their terms and stock up; ramps move
    choose(m, random); // 2  each buyer visits one of the sellers it knows, by past profit
    m.serve();         // 3  first come, first served, in an order drawn anew each day
    learn(m, p);       // 4  preferences fade and grow by the profit made; sellers forecast their customers
    ++m.day;
}

} // namespace models::loyalty
