// What is measured: each measure is a ratio of two sums of the tally.
#include <algorithm>

#include "models/loyalty/model.hpp"
#include "sim/parallel/parallel.hpp"

namespace models::loyalty {

void Loyalty::tally(Market& m, const Parameters&, std::span<Tally> by_arm)
{
    Tally& sum = by_arm[0];
    sim::ordered_sums(m.name.size(), m.partial, by_arm, [&](std::span<Tally> sums, std::size_t b) {
        Tally& t = sums[0];
        t.buyers += 1, t.served += m.served[b], t.largest += m.largest[b], t.order += m.order[b];
        t.buyer_profit += m.served[b] * m.terms.buyer * m.scale[m.visited(b)];
        t.buyers_by_order[std::min<std::size_t>(9, static_cast<std::size_t>(10.0 * m.order[b] + 1e-9))] += 1;
    });
    for (std::size_t j = 0; j < m.stock.size(); ++j) {
        const double sold = std::min(m.stock[j], static_cast<double>(m.customers(j)));
        sum.seller_profit += m.scale[j] * (sold * m.terms.seller - (m.stock[j] - sold) * m.terms.unsold);
    }
    sum.days = 1, sum.sellers = static_cast<double>(m.stock.size()), sum.intensity = m.intensity;
    sum.visits_to_first = static_cast<double>(m.customers(0)), sum.first_profit = m.terms.buyer * m.scale[0];
}

namespace {

constexpr auto loyalty = "Loyalty", trade = "Trade", bins = "Buyers by order parameter", moved = "What a ramp may move";
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
    {info("order_0_to_10_percent", "share", bins, "y below 0.1."), share<0>, buyers},
    {info("order_10_to_20_percent", "share", bins, "y from 0.1 to 0.2."), share<1>, buyers},
    {info("order_20_to_30_percent", "share", bins, "y from 0.2 to 0.3."), share<2>, buyers},
    {info("order_30_to_40_percent", "share", bins, "y from 0.3 to 0.4."), share<3>, buyers},
    {info("order_40_to_50_percent", "share", bins, "y from 0.4 to 0.5."), share<4>, buyers},
    {info("order_50_to_60_percent", "share", bins, "y from 0.5 to 0.6."), share<5>, buyers},
    {info("order_60_to_70_percent", "share", bins, "y from 0.6 to 0.7."), share<6>, buyers},
    {info("order_70_to_80_percent", "share", bins, "y from 0.7 to 0.8."), share<7>, buyers},
    {info("order_80_to_90_percent", "share", bins, "y from 0.8 to 0.9."), share<8>, buyers},
    {info("order_90_to_100_percent", "share", bins, "y of 0.9 or more."), share<9>, buyers},
    {{"intensity", "1/profit", moved, "Intensity of choice, beta."}, sum<&Tally::intensity>, sum<&Tally::days>},
    {{"first_profit", "profit/sale", moved, "A sale's, at the first seller."}, sum<&Tally::first_profit>, sum<&Tally::days>},
};

} // namespace

std::span<const sim::Measure<Tally>> Loyalty::measures() { return all; }

} // namespace models::loyalty
