// The four published profits, the order parameter, and how much hangs on what had to be inferred.
#include <cmath>
#include <fmt/format.h>
#include <functional>
#include <utility>

#include "experiments/replication/replication.hpp"

namespace experiments {
namespace {

constexpr double confidence = 0.95;
constexpr double low_intensity = 0.8, high_intensity = 10.0;

// Published: means over days 101 to 200.
constexpr double buyer_low = 0.0502, seller_low = 0.6532, buyer_high = 0.0572, seller_high = 0.877;
constexpr double agreement = 0.02; // of a profit
constexpr double order_of_searchers = 0.45, order_of_the_loyal = 0.98;

double mean(const Worlds& worlds, const char* measure) { return sim::student_interval(worlds.values(measure), confidence).mean; }
double percent_off(double value, double published) { return 100.0 * (value / published - 1.0); }

void add_published(Replication& r, const Worlds& low, const Worlds& high)
{
    const auto add = [&](const char* what, const Worlds& worlds, const char* measure, Judged judged, double expected) {
        const double tolerance = judged == Judged::near ? agreement * expected : 0.0;
        r.targets.push_back({"Published numbers", what, fmt::format("beta {}", &worlds == &low ? low_intensity : high_intensity),
                             judged, expected, tolerance, sim::student_interval(worlds.values(measure), confidence)});
    };
    add("buyer's daily profit", low, "buyer_profit", Judged::near, buyer_low);
    add("seller's daily profit", low, "seller_profit", Judged::near, seller_low);
    add("order parameter y", low, "order", Judged::below, order_of_searchers);
    add("buyer's daily profit", high, "buyer_profit", Judged::near, buyer_high);
    add("profit of a sale", high, "profit_of_a_sale", Judged::near, buyer_high);
    add("seller's daily profit", high, "seller_profit", Judged::near, seller_high);
    add("order parameter y", high, "order", Judged::above, order_of_the_loyal);
}

void add_sensitivity(Replication& r, std::string what, const Worlds& low, const Worlds& high)
{
    r.sensitivities.push_back({std::move(what), percent_off(mean(low, "buyer_profit"), buyer_low),
                               percent_off(mean(low, "seller_profit"), seller_low),
                               percent_off(mean(high, "buyer_profit"), buyer_high),
                               percent_off(mean(high, "seller_profit"), seller_high), mean(low, "order"), mean(high, "order")});
}

} // namespace

bool Sensitivity::is_met() const
{
    const auto agrees = [](double percent) { return std::abs(percent) <= 100.0 * agreement; };
    return agrees(buyer_low) && agrees(seller_low) && agrees(buyer_high) && agrees(seller_high) &&
           order_low < order_of_searchers && order_high > order_of_the_loyal;
}

void replicate_paper(Replication& r, const sim::Watch& watch)
{
    using models::loyalty::Parameters;
    const Worlds low(paper(low_intensity), watch), high(paper(high_intensity), watch);
    add_published(r, low, high);
    add_sensitivity(r, "as it stands", low, high);
    const auto vary = [&](std::string what, const std::function<void(Parameters&)>& change) {
        Trial at_low = paper(low_intensity), at_high = paper(high_intensity);
        change(at_low.parameters), change(at_high.parameters);
        add_sensitivity(r, std::move(what), Worlds(at_low, watch), Worlds(at_high, watch));
    };
    for (const double cost : {0.28, 0.29, 0.31, 0.32})
        vary(fmt::format("seller's unit cost {}", cost), [&](Parameters& p) { p.supply.cost = cost; });
    for (const double price : {0.98, 1.003, 1.02})
        vary(fmt::format("price {} of the best one", price), [&](Parameters& p) { p.supply.price = price; });
    for (const double forgetting : {0.02, 0.03, 0.04, 0.07, 0.1})
        vary(fmt::format("forgetting gamma {}", forgetting), [&](Parameters& p) { p.choice.forgetting = forgetting; });
    for (const double smoothing : {1.0, 0.67, 0.3, 0.1})
        vary(fmt::format("weight of today in the forecast {}", smoothing),
             [&](Parameters& p) { p.supply.smoothing = smoothing; });
}

} // namespace experiments
