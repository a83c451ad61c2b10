// One day of the loyalty market, in the order of the ODD.
#include <algorithm>
#include <numeric>

#include "models/loyalty/model.hpp"
#include "sim/parallel/parallel.hpp"

namespace models::loyalty {
namespace {

void offer(Market& m, const Parameters& p)
{
    m.terms = rules::terms(p.supply);
    m.intensity = p.choice.intensity * rules::ramp(m.day, m.days, p.intensity_ramp);
    std::fill(m.scale.begin(), m.scale.end(), rules::ramp(m.day, m.days, p.profit_ramp));
    m.scale[0] *= rules::ramp(m.day, m.days, p.first_profit_ramp);
    const double each = static_cast<double>(p.market.buyers) / p.market.sellers;
    for (std::size_t j = 0; j < m.stock.size(); ++j) m.stock[j] = rules::stock(m.forecast[j], each, p.supply);
}

void choose(Market& m, const sim::Streams& random)
{
    sim::for_each_entity(m.name.size(), [&](std::size_t b) {
        const std::span preference = std::span(m.preference).subspan(b * m.known, m.known);
        const rules::Chosen chosen = rules::choose(preference, m.intensity, random.uniform(Purpose::choice, m.name[b]));
        m.slot[b] = static_cast<std::uint8_t>(chosen.slot);
        m.largest[b] = chosen.largest;
    });
}

// The queue is sorted by seller, by counting; within a seller it is put in the order of arrival only when not all can be served.
void serve(Market& m, const sim::Streams& random)
{
    std::fill(m.first.begin(), m.first.end(), 0);
    for (std::size_t b = 0; b < m.name.size(); ++b) ++m.first[m.visited(b)];
    std::partial_sum(m.first.begin(), m.first.end(), m.first.begin());
    for (std::size_t b = 0; b < m.name.size(); ++b) m.queue[--m.first[m.visited(b)]].second = static_cast<std::uint32_t>(b);
    sim::for_each_entity(m.stock.size(), [&](std::size_t j) {
        const std::span queue = std::span(m.queue).subspan(m.first[j], m.customers(j));
        const auto stock = static_cast<std::size_t>(m.stock[j]);
        if (stock < queue.size()) {
            for (auto& [arrival, buyer] : queue) arrival = random.key(Purpose::arrival, m.name[buyer]);
            std::nth_element(queue.begin(), queue.begin() + static_cast<std::ptrdiff_t>(stock), queue.end());
        }
        for (std::size_t place = 0; place < queue.size(); ++place) m.served[queue[place].second] = place < stock;
    });
}

void learn(Market& m, const Parameters& p)
{
    sim::for_each_entity(m.name.size(), [&](std::size_t b) {
        const std::span preference = std::span(m.preference).subspan(b * m.known, m.known);
        const double profit = m.served[b] * m.terms.buyer * m.scale[m.visited(b)];
        rules::learn(preference, m.slot[b], profit, p.choice.forgetting);
        m.order[b] = rules::order_parameter(preference);
    });
    for (std::size_t j = 0; j < m.forecast.size(); ++j)
        m.forecast[j] += p.supply.smoothing * (static_cast<double>(m.customers(j)) - m.forecast[j]);
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
