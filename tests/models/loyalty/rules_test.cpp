// The rules of the loyalty market, worked by hand.
#include <catch2/catch.hpp>

#include <array>
#include <cmath>
#include <cstdint>
#include <span>
#include <type_traits>
#include <vector>

#include "models/rules/offer.hpp"
#include "models/rules/preference.hpp"
#include "models/rules/ramp.hpp"

using namespace models::rules;

namespace {

template <std::size_t lanes>
using Rows = std::vector<Preferences<lanes>>;

// The same alternatives for each lane.
template <std::size_t lanes, std::size_t known>
Rows<lanes> rows_of(const std::array<double, known>& preference)
{
    Rows<lanes> rows(known);
    for (std::size_t s = 0; s < known; ++s) rows[s].lane.fill(static_cast<float>(preference[s]));
    return rows;
}

struct Chosen {
    std::size_t slot;
    double largest;
};

// Of a single chooser; 64 side by side choose the same.
template <std::size_t known>
Chosen choose(const std::array<double, known>& preference, double intensity, double uniform)
{
    const auto in_lanes = [&](auto count) {
        constexpr std::size_t lanes = count;
        sim::Lanes<float, lanes> drawn;
        drawn.lane.fill(static_cast<float>(uniform));
        Choices<lanes> out;
        const Rows<lanes> rows = rows_of<lanes>(preference);
        models::rules::choose(std::span<const Preferences<lanes>>(rows), intensity, drawn, out);
        return Chosen{out.slot[lanes - 1], out.largest[lanes - 1]};
    };
    const Chosen alone = in_lanes(std::integral_constant<std::size_t, 1>{});
    const Chosen side_by_side = in_lanes(std::integral_constant<std::size_t, 64>{});
    CHECK(side_by_side.slot == alone.slot);
    CHECK(side_by_side.largest == alone.largest);
    return alone;
}

template <std::size_t known>
void learn(std::array<double, known>& preference, std::uint32_t slot, double profit, double forgetting)
{
    Rows<1> rows = rows_of<1>(preference);
    models::rules::learn(std::span(rows), sim::Lanes<std::uint32_t, 1>{{slot}},
                         sim::Lanes<float, 1>{{static_cast<float>(profit)}}, forgetting);
    for (std::size_t s = 0; s < known; ++s) preference[s] = rows[s][0];
}

template <std::size_t known>
double order_parameter(const std::array<double, known>& preference)
{
    const Rows<1> rows = rows_of<1>(preference);
    sim::Lanes<float, 1> y;
    models::rules::order_parameter(std::span(rows), y);
    return y[0];
}

} // namespace

TEST_CASE("a uniform number picks the seller under whose share of the unit interval it falls", "[loyalty]")
{
    const std::array preference{0.0, std::log(3.0)}; // at intensity 1: probabilities 1/4 and 3/4
    CHECK(choose(preference, 1.0, 0.2499).slot == 0);
    CHECK(choose(preference, 1.0, 0.2501).slot == 1);
    CHECK(choose(preference, 1.0, 0.9999).slot == 1);
    CHECK(choose(preference, 1.0, 0.5).largest == Approx(0.75));
    CHECK(choose(preference, 0.0, 0.4999).slot == 0); // at intensity 0 all are alike
    CHECK(choose(preference, 0.0, 0.5001).slot == 1);
    CHECK(choose(preference, 0.0, 0.5).largest == Approx(0.5));
}

TEST_CASE("a choice holds at extremes of preference and intensity", "[loyalty]")
{
    const std::array preference{1e6, 0.0, 1e6};
    CHECK(choose(preference, 1e6, 0.49).slot == 0);
    CHECK(choose(preference, 1e6, 0.51).slot == 2);
    CHECK(choose(preference, 1e6, 0.51).largest == Approx(0.5));
    CHECK(choose(std::array{3.0}, 5.0, 0.99).slot == 0);
    CHECK(choose(std::array{1.0, 2.0}, 10.0, 1.0 - 0x1p-53).slot == 1); // 1 in single precision
}

TEST_CASE("choosers side by side choose each for himself", "[loyalty]")
{
    constexpr std::size_t lanes = 64;
    Rows<lanes> rows(5);
    sim::Lanes<float, lanes> uniform;
    for (std::size_t l = 0; l < lanes; ++l) {
        uniform[l] = (static_cast<float>(l) + 0.5F) / 64.0F;
        for (std::size_t s = 0; s < 5; ++s) rows[s][l] = std::fmod(1.7F * static_cast<float>(s * l + s + l), 3.0F);
    }
    Choices<lanes> out;
    models::rules::choose(std::span<const Preferences<lanes>>(rows), 2.0, uniform, out);
    for (std::size_t l = 0; l < lanes; ++l) {
        double sum = 0.0, highest = 0.0, below = 0.0;
        for (std::size_t s = 0; s < 5; ++s) sum += std::exp(2.0 * rows[s][l]), highest = std::max(highest, double{rows[s][l]});
        std::uint32_t slot = 0;
        while ((below += std::exp(2.0 * rows[slot][l]) / sum) < uniform[l]) ++slot;
        CHECK(out.slot[l] == slot);
        CHECK(std::abs(out.largest[l] - std::exp(2.0 * highest) / sum) < 1e-6);
    }
}

TEST_CASE("all preferences fade, and only the visited one grows", "[loyalty]")
{
    std::array preference{4.0, 2.0, 1.0};
    learn(preference, 1, 0.5, 0.25);
    CHECK(preference == std::array{3.0, 2.0, 0.75});
    learn(preference, 0, 0.0, 1.0);
    CHECK(preference == std::array{0.0, 0.0, 0.0});
}

TEST_CASE("the order parameter is 1/n without and 1 with a single favourite", "[loyalty]")
{
    CHECK(order_parameter(std::array{2.0, 2.0, 2.0}) == Approx(1.0 / 3.0));
    CHECK(order_parameter(std::array{0.0, 7.0, 0.0}) == 1.0);
    CHECK(order_parameter(std::array{3.0, 1.0}) == Approx(10.0 / 16.0));
    CHECK(order_parameter(std::array{0.0, 0.0}) == 0.5);
    CHECK(order_parameter(std::array{3e-30, 1e-30}) == Approx(10.0 / 16.0)); // after very long without profit
    CHECK(order_parameter(std::array{3e15, 1e15}) == Approx(10.0 / 16.0));
}

TEST_CASE("the recovered price block gives the published profits of the loyal state within one per cent", "[loyalty]")
{
    CHECK(best_price(0.3) == Approx(0.577).epsilon(0.001));
    CHECK(demand(best_price(0.3)) == Approx(0.316).epsilon(0.002));
    const Terms t = terms({});
    CHECK(t.buyer == Approx(0.0572).epsilon(0.01));
    CHECK(10 * t.seller == Approx(0.877).epsilon(0.01));
    CHECK(t.unsold == Approx(0.3 * demand(best_price(0.3))));
}

TEST_CASE("no price near the best one earns the seller more", "[loyalty]")
{
    for (const double cost : {0.0, 0.1, 0.3, 0.7, 0.99}) {
        CAPTURE(cost);
        const auto profit = [&](double price) { return (price - cost) * demand(price); };
        CHECK(profit(best_price(cost)) >= profit(best_price(cost) * 1.001));
        CHECK(profit(best_price(cost)) >= profit(best_price(cost) * 0.999));
    }
}

TEST_CASE("capacity is rounded up and a forecast to the nearest customer", "[loyalty]")
{
    OfferParameters p;
    CHECK(stock(9.4, 10.0, p) == 9.0);
    CHECK(stock(9.5, 10.0, p) == 10.0);
    p.setting = Offer::unit_profit;
    CHECK(stock(9.4, 100.0, p) == 120.0);
    CHECK(stock(9.4, 0.01, p) == 1.0);
    CHECK(terms(p).buyer == 1.0);
    CHECK(terms(p).unsold == 0.0);
}

TEST_CASE("a ramp goes in a straight line, and back if it returns", "[loyalty]")
{
    RampParameters p{.from = 1.0, .to = 3.0};
    CHECK(ramp(0, 5, p) == 1.0);
    CHECK(ramp(1, 5, p) == 1.5);
    CHECK(ramp(4, 5, p) == 3.0);
    p.returns = true;
    CHECK(ramp(2, 5, p) == 3.0);
    CHECK(ramp(1, 5, p) == ramp(3, 5, p));
    CHECK(ramp(4, 5, p) == 1.0);
    CHECK(ramp(0, 1, p) == 1.0);
    CHECK(ramp(7, 80, {}) == 1.0);
}

TEST_CASE("a capacity that is whole but for rounding is not rounded up", "[loyalty]")
{
    CHECK(capacity_of(0.55, 100.0) == 55.0);
    CHECK(capacity_of(1.1, 100.0) == 110.0);
    CHECK(capacity_of(0.07, 100.0) == 7.0);
    CHECK(capacity_of(1.2, 100.0) == 120.0);
    CHECK(capacity_of(1.005, 100.0) == 101.0);
    CHECK(capacity_of(0.0, 100.0) == 0.0);
    CHECK(capacity_of(1.2, 1.0 / 3.0) == 1.0);
}
