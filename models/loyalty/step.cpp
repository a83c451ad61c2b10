// One day of the loyalty market, in the order of the ODD.
#include <algorithm>
#include <utility>

#include "models/loyalty/model.hpp"
#include "sim/math/least.hpp"

namespace models::loyalty {
namespace {

void offer(Market& m, const Parameters& p)
{
    m.terms = rules::terms(p.supply);
    m.intensity = p.choice.intensity * rules::ramp(m.day, m.days, p.intensity_ramp);
    m.scale = rules::ramp(m.day, m.days, p.profit_ramp);
    m.first_scale = m.scale * rules::ramp(m.day, m.days, p.first_profit_ramp);
    const double each = static_cast<double>(p.market.buyers) / p.market.sellers;
    for (std::size_t j = 0; j < m.stock.size(); ++j) m.stock[j] = rules::stock(m.forecast[j], each, p.supply);
}

void choose(Market& m, const sim::Streams& random)
{
    const auto one_block = [&, name_of = m.name](std::size_t b) {
        sim::Block<std::uint32_t> name;
        for (std::size_t l = 0; l < sim::lanes_per_block; ++l) name[l] = name_of(b * sim::lanes_per_block + l);
        sim::Block<double> uniform;
        random.uniforms(Purpose::choice, name.lane, uniform.lane);
        rules::choose(std::as_const(m.preference).block(b), m.intensity, uniform, m.chosen[b]);
        sim::take_slot(std::as_const(m.seller).block(b), m.chosen[b].slot, sim::block_of(m.visited, b));
    };
    sim::for_each_lane_block(m.buyers, one_block, m.preference, m.seller);
}

// Serves the first of those who come to sellers next to each other, all of whom sell out.
void serve_the_first(Market& m, const sim::Streams& random, std::size_t begin, std::size_t end)
{
    const std::span customer = m.queue.members(begin, end);
    const std::span caller = m.queue.along(m.caller, begin, end);
    const Names name = m.name;
    for (std::size_t k = 0; k < customer.size(); ++k) caller[k] = name(customer[k]);
    random.keys(Purpose::arrival, caller, m.queue.along(m.arrival, begin, end));
    for (std::size_t j = begin; j < end; ++j) {
        const std::span mine = m.queue.members(j, j + 1);
        const std::span arrival = m.queue.along(m.arrival, j, j + 1);
        const auto stock = static_cast<std::size_t>(m.stock[j]);
        sim::LeastBound last = sim::bound_of_least(arrival, stock);
        for (std::size_t k = 0; k < mine.size(); ++k) m.served[mine[k]] = arrival[k] < last.bound;
        for (std::size_t k = 0; last.below < stock; ++k) // who come at one time come in the order of their rows
            if (arrival[k] == last.bound) m.served[mine[k]] = 1, ++last.below;
    }
}

// Only where more come than can be served does it matter in which order they came.
void serve(Market& m, const sim::Streams& random)
{
    m.queue.sort([&](std::size_t b) { return m.visited[b]; });
    std::fill(m.served.begin(), m.served.end(), std::uint8_t{1});
    constexpr std::size_t sellers_per_task = 32;
    sim::for_each_range(m.stock.size(), sellers_per_task, [&](std::size_t begin, std::size_t end) {
        sim::in_widest_vectors([&] {
            for (std::size_t j = begin; j < end; ++j) {
                const std::size_t first = j;
                while (j < end && m.sells_out(j)) ++j;
                if (first < j) serve_the_first(m, random, first, j);
            }
        });
    });
}

void learn(Market& m, const Parameters& p)
{
    const auto one_block = [&](std::size_t b) {
        const auto served = sim::block_of(m.served, b);
        const auto visited = sim::block_of(m.visited, b);
        sim::Block<double> profit;
        for (std::size_t l = 0; l < sim::lanes_per_block; ++l) profit[l] = served[l] * m.terms.buyer * m.scale_of(visited[l]);
        rules::learn(m.preference.block(b), m.chosen[b].slot, profit, p.choice.forgetting);
    };
    sim::for_each_lane_block(m.buyers, one_block);
    for (std::size_t j = 0; j < m.forecast.size(); ++j)
        m.forecast[j] += p.supply.smoothing * (static_cast<double>(m.queue.size(j)) - m.forecast[j]);
}

} // namespace

void Loyalty::step(Market& m, const Parameters& p, const sim::Streams& random)
{
    offer(m, p);       // 1  sellers set their terms and stock up; ramps move
    choose(m, random); // 2  each buyer visits one of the sellers it knows, by past profit
    serve(m, random);  // 3  first come, first served, in an order drawn anew each day
    learn(m, p);       // 4  preferences fade and grow by the profit made; sellers forecast their customers
    ++m.day;
}

} // namespace models::loyalty
