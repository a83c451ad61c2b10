// Everything that can be set in the loyalty market: its size, and the parameters of each rule.
#pragma once

#include <tuple>

#include "models/rules/offer.hpp"
#include "models/rules/preference.hpp"
#include "models/rules/ramp.hpp"
#include "sim/param/law.hpp"

namespace models::loyalty {

/// How large the market is.
struct MarketParameters {
    int buyers = 30, sellers = 3, known = 3;
    static constexpr auto table()
    {
        using P = MarketParameters;
        return std::tuple{
            sim::param(&P::buyers, {"buyers", {1, 10'000'000}, {}, "count", "Buyers.", "paper: 30", true}),
            sim::param(&P::sellers, {"sellers", {1, 1'000'000}, {}, "count", "Sellers.", "paper: 3", true}),
            sim::param(&P::known,
                       {"known", {1, rules::most_known}, {}, "count", "Sellers that each buyer knows.", "paper: all", true})};
    }
};

struct Parameters {
    MarketParameters market;
    rules::PreferenceParameters choice;
    rules::OfferParameters supply;
    rules::RampParameters intensity_ramp, profit_ramp, first_profit_ramp;
    static constexpr auto table()
    {
        using P = Parameters;
        return std::tuple{sim::group(&P::market, "market", "How large the market is."),
                          sim::group(&P::choice, "choice", "How buyers choose and remember."),
                          sim::group(&P::supply, "supply", "What sellers offer."),
                          sim::group(&P::intensity_ramp, "intensity_ramp", "Moves the intensity of choice."),
                          sim::group(&P::profit_ramp, "profit_ramp", "Moves the scale of money."),
                          sim::group(&P::first_profit_ramp, "first_profit_ramp", "Moves it at the first seller alone.")};
    }
    static constexpr auto laws()
    {
        return std::tuple{sim::law("market.known", "market.known must not exceed market.sellers",
                                   [](const Parameters& p) { return p.market.known <= p.market.sellers; })};
    }
};
static_assert(sim::table_is_sound<Parameters>());

} // namespace models::loyalty
