// What is measured: each measure is a ratio of two sums of the tally.
#include <algorithm>

#include "models/loyalty/model.hpp"

namespace models::loyalty {
namespace {

constexpr std::size_t bins = std::tuple_size_v<decltype(Tally::buyers_by_order)>;

// Sums of buyers, mostly side by side: a lane each.
struct LaneSums {
    double largest = 0.0;
    sim::Block<double> order{};
    std::array<sim::Block<std::uint32_t>, bins> in_bin{};
};

void add_block(const Market& m, std::size_t b, LaneSums& sums)
{
    const auto preference = m.preference.block(b);
    std::array<rules::Preferences<sim::lanes_per_block>, rules::most_known> copy;
    const auto learned = std::span(copy).first(preference.size());
    std::copy(preference.begin(), preference.end(), learned.begin());
    m.learn(b, learned);
    sim::Block<float> order;
    rules::order_parameter<sim::lanes_per_block>(learned, order);
    sim::Block<std::uint32_t> bin;
    const std::size_t buyers = std::min<std::size_t>(sim::lanes_per_block, m.buyers - b * sim::lanes_per_block);
    for (std::size_t l = 0; l < sim::lanes_per_block; ++l) { // lanes that belong to nobody count for nothing
        const double counts = l < buyers, y = order[l];
        sums.order[l] += counts * y;
        bin[l] = static_cast<std::uint32_t>(static_cast<std::int32_t>(10.0 * y + 1e-6));
        bin[l] = l < buyers ? std::min<std::uint32_t>(bin[l], bins - 1) : bins;
    }
    sums.largest += m.largest[b];
    for (std::uint32_t k = 0; k < bins; ++k)
        for (std::size_t l = 0; l < sim::lanes_per_block; ++l) sums.in_bin[k][l] += bin[l] == k;
}

Tally total_of(const LaneSums& sums)
{
    Tally t;
    t.largest = sums.largest, t.order = sim::sum_of(sums.order);
    for (std::size_t k = 0; k < bins; ++k) t.buyers_by_order[k] = sim::sum_of(sums.in_bin[k]);
    return t;
}

} // namespace

void Loyalty::tally(Market& m, const Parameters&, std::span<Tally> by_arm)
{
    Tally& sum = by_arm[0];
    sim::for_each_range(sim::lane_blocks(m.buyers), sim::blocks_per_range, [&](std::size_t begin, std::size_t end) {
        LaneSums sums;
        sim::for_lane_blocks(begin, end, [&](std::size_t b) { add_block(m, b, sums); });
        m.partial[begin / sim::blocks_per_range] = total_of(sums);
    });
    for (const Tally& part : m.partial) sum += part;
    for (std::size_t j = 0; j < m.stock.size(); ++j) {
        const double sold = std::min(m.stock[j], static_cast<double>(m.queue.size(j)));
        sum.served += sold, sum.buyer_profit += m.scale_of(j) * sold * m.terms.buyer;
        sum.seller_profit += m.scale_of(j) * (sold * m.terms.seller - (m.stock[j] - sold) * m.terms.unsold);
    }
    sum.buyers = static_cast<double>(m.buyers), sum.days = 1, sum.sellers = static_cast<double>(m.stock.size()),
    sum.intensity = m.intensity;
    sum.visits_to_first = static_cast<double>(m.queue.size(0)), sum.first_profit = m.terms.buyer * m.first_scale;
}

namespace {

constexpr auto loyalty = "Loyalty", trade = "Trade", by_order = "Buyers by order parameter", moved = "What a ramp may move";
template <double Tally::*field>
constexpr auto sum = [](const Tally& t) { return t.*field; };
template <std::size_t bin>
constexpr auto share = [](const Tally& t) { return t.buyers_by_order[bin]; };
constexpr auto buyers = sum<&Tally::buyers>;

// Taken over the first and the last stretch of a run too.
constexpr sim::MeasureInfo info(std::string_view name, std::string_view unit, std::string_view section, std::string_view meaning)
{
    return {name, unit, section, meaning, sim::Role::plain, sim::Scope::arm, true};
}
constexpr sim::Measure<Tally> all[] = {
    {info("largest_probability", "0..1", loyalty, "Largest choice probability of a buyer."), sum<&Tally::largest>, buyers},
    {info("order", "0..1", loyalty, "Order parameter y; 1/y sellers are visited in effect."), sum<&Tally::order>, buyers},
    {info("first_seller_share", "share", loyalty, "Visits to the first seller."), sum<&Tally::visits_to_first>, buyers},
    {info("served", "share", trade, "Buyers who get what they come for."), sum<&Tally::served>, buyers},
    {info("buyer_profit", "profit/buyer/day", trade, "Profit of a buyer."), sum<&Tally::buyer_profit>, buyers},
    {info("profit_of_a_sale", "profit/sale", trade, "A buyer's, if served."), sum<&Tally::buyer_profit>, sum<&Tally::served>},
    {info("seller_profit", "profit/seller/day", trade, "Profit of a seller."), sum<&Tally::seller_profit>, sum<&Tally::sellers>},
    {info("order_0_to_10_percent", "share", by_order, "y below 0.1."), share<0>, buyers},
    {info("order_10_to_20_percent", "share", by_order, "y from 0.1 to 0.2."), share<1>, buyers},
    {info("order_20_to_30_percent", "share", by_order, "y from 0.2 to 0.3."), share<2>, buyers},
    {info("order_30_to_40_percent", "share", by_order, "y from 0.3 to 0.4."), share<3>, buyers},
    {info("order_40_to_50_percent", "share", by_order, "y from 0.4 to 0.5."), share<4>, buyers},
    {info("order_50_to_60_percent", "share", by_order, "y from 0.5 to 0.6."), share<5>, buyers},
    {info("order_60_to_70_percent", "share", by_order, "y from 0.6 to 0.7."), share<6>, buyers},
    {info("order_70_to_80_percent", "share", by_order, "y from 0.7 to 0.8."), share<7>, buyers},
    {info("order_80_to_90_percent", "share", by_order, "y from 0.8 to 0.9."), share<8>, buyers},
    {info("order_90_to_100_percent", "share", by_order, "y of 0.9 or more."), share<9>, buyers},
    {{"intensity", "1/profit", moved, "Intensity of choice, beta."}, sum<&Tally::intensity>, sum<&Tally::days>},
    {{"first_profit", "profit/sale", moved, "A sale's, at the first seller."}, sum<&Tally::first_profit>, sum<&Tally::days>},
};

} // namespace

std::span<const sim::Measure<Tally>> Loyalty::measures() { return all; }

} // namespace models::loyalty
