// Hand-worked: cost, asking price and walk-away price (specification 5.2).
#include <cmath>

#include <catch2/catch.hpp>

#include "models/rules/quote.hpp"
#include "tests/models/rules/expected.hpp"

using tests::near;

namespace models::rules {

TEST_CASE("quotes have the specification's numbers", "[rules][quote]")
{
    tests::check_table<QuoteParameters>({{"risk_premium", 0.02, 0, 0.1},
                                         {"padding", 0.05, 0, 0.1},
                                         {"service_cut", 0.65, 0, 1},
                                         {"desperation", 0.2, 0, 1},
                                         {"spare", 0.5, 0, 1},
                                         {"price_floor", 0},
                                         {"contract_openness", 0.5},
                                         {"spare_slope", 4},
                                         {"cut_limit", 0.9}});
}

TEST_CASE("production cost falls with knowledge", "[rules][quote]")
{
    // base, productivity, material index, knowledge
    CHECK(production_cost(100, 1, 1, 0) == 100);
    CHECK(production_cost(100, 1.1, 0.9, 0) == near(99)); // 100 * 1.1 * 0.9
    CHECK(production_cost(100, 1, 1, std::log(2.0)) == near(50));
    CHECK(production_cost(100, 0.8, 1.5, std::log(4.0)) == near(30)); // 120 / 4
}

TEST_CASE("full cost is production, promised service, capacity and dealing", "[rules][quote]")
{
    CHECK(UnitCost{100, 10, 6.48, 1.2}.full() == near(117.68));
    CHECK(UnitCost{100, 0, 0, 0}.full() == 100);
    // service need, life, skill
    CHECK(promised_service_cost(0.9, 12, 1) == near(10.8));
    CHECK(promised_service_cost(0.9, 12, 1.2) == near(9));
    CHECK(promised_service_cost(0.9, 20, 0.5) == near(36));
    CHECK(promised_service_cost(0, 12, 1) == 0); // no service need
}

TEST_CASE("a buyer one does not trust pays a premium of 0.02", "[rules][quote]")
{
    const QuoteParameters p;
    CHECK(risk_factor(1, p) == 1);
    CHECK(risk_factor(0.5, p) == near(1.01));
    CHECK(risk_factor(0, p) == near(1.02));
    CHECK(risk_factor(0.5, {.risk_premium = 0.1}) == near(1.05));
}

TEST_CASE("a cost claim is padded only where at most one rival was found", "[rules][quote]")
{
    const QuoteParameters p;
    // rivals, honesty, supplier's trust, shared secrets, contract
    CHECK(padding(0, 0, 0, 0, 0, p) == near(0.05));
    CHECK(padding(1, 0, 0, 0, 0, p) == near(0.05));
    CHECK(padding(2, 0, 0, 0, 0, p) == 0);
    CHECK(padding(15, 0, 0, 0, 0, p) == 0);
    CHECK(padding(1, 1, 0, 0, 0, p) == 0);
    CHECK(padding(1, 0, 1, 0, 0, p) == 0);
    CHECK(padding(1, 0, 0, 1, 0, p) == 0);
    CHECK(padding(1, 0, 0, 0, 1, p) == near(0.025));
    CHECK(padding(1, 0.5, 0.5, 0.5, 0.4, p) == near(0.005)); // 0.05 / 8 * 0.8
    CHECK(padding(1, 0.5, 0, 0, 0.5, {.padding = 0.08, .contract_openness = 1}) == near(0.02));
}

TEST_CASE("the asking price is full cost with margin, risk and padding, plus rent less concession", "[rules][quote]")
{
    // full cost, margin, risk, padding, rent less concession
    CHECK(asking_price(100, 0, 1, 0, 0) == 100);
    CHECK(asking_price(100, 0.08, 1, 0, 0) == near(108));
    CHECK(asking_price(100, 0.08, 1, 0, -1) == near(107));
    CHECK(asking_price(100, 0.1, 1.02, 0.05, 3) == near(120.81)); // 110 * 1.02 * 1.05 + 3 = 117.81 + 3
}

TEST_CASE("sales gives service money away when departments are at odds or funds are short", "[rules][quote]")
{
    const QuoteParameters p;
    // alignment, funding
    CHECK(service_giveaway(1, 1, p) == 0);
    CHECK(service_giveaway(0, 1, p) == near(0.65));
    CHECK(service_giveaway(1, 0, p) == near(0.2));
    CHECK(service_giveaway(0, 0, p) == near(0.85));
    CHECK(service_giveaway(0.5, 0.5, p) == near(0.425));      // 0.325 + 0.1
    CHECK(service_giveaway(0, 0, {.service_cut = 1}) == 0.9); // 1.2 is clipped
    CHECK(service_giveaway(0.5, 0.5, {.service_cut = 0.4, .desperation = 0.6}) == near(0.5));
    CHECK(service_giveaway(0, 0, {.cut_limit = 0.5}) == 0.5);
}

TEST_CASE("half the capacity cost is given away once a quarter of the capacity is idle", "[rules][quote]")
{
    const QuoteParameters p;
    CHECK(capacity_giveaway(1, p) == 0);
    CHECK(capacity_giveaway(0.9, p) == near(0.2)); // 0.5 * 0.4
    CHECK(capacity_giveaway(0.875, p) == 0.25);
    CHECK(capacity_giveaway(0.75, p) == 0.5);
    CHECK(capacity_giveaway(0.3, p) == 0.5);
    CHECK(capacity_giveaway(0, p) == 0.5);
    CHECK(capacity_giveaway(0.75, {.spare = 0.8, .spare_slope = 2}) == near(0.4));
}

TEST_CASE("a supplier walks away below bare cost, and with the price floor below full cost", "[rules][quote]")
{
    const QuoteParameters p, floor{.price_floor = true};
    const UnitCost cost{100, 10, 6, 2};
    // cost, ask, risk, service given away, capacity given away
    CHECK(walk_away_price(cost, 130, 1, 0, 0, p) == 118);
    CHECK(walk_away_price(cost, 130, 1, 0.5, 0.5, p) == 110); // 100 + 5 + 3 + 2
    CHECK(walk_away_price(cost, 130, 1, 1, 0, p) == 108);
    CHECK(walk_away_price(cost, 130, 1, 0, 1, p) == 112);
    CHECK(walk_away_price(cost, 130, 1.02, 0.5, 0.5, p) == near(112.2));
    CHECK(walk_away_price(cost, 105, 1, 0.5, 0.5, p) == 105); // never above the asking price

    CHECK(walk_away_price(cost, 130, 1, 0.5, 0.5, floor) == 118);
    CHECK(walk_away_price(cost, 130, 1.02, 0.5, 0.5, floor) == 118);
    CHECK(walk_away_price(cost, 130, 1.02, 0, 0, floor) == near(120.36)); // 118 * 1.02 is above full cost
    CHECK(walk_away_price(cost, 115, 1, 0.5, 0.5, floor) == 115);
}

TEST_CASE("giveaways are shares, a premium is at least one and the walk-away price lies between nothing and the asking price",
          "[rules][quote]")
{
    tests::at_each_end<QuoteParameters>(tests::Ends::legal, [](const QuoteParameters& p) {
        for (const double low : {0.0, 0.5, 1.0})
            for (const double high : {0.0, 0.5, 1.0}) {
                tests::check_within(risk_factor(low, p), 1, 2);
                for (const int rivals : {0, 1, 2}) tests::check_within(padding(rivals, low, high, low, high, p), 0, 1);
                const double service = service_giveaway(low, high, p), capacity = capacity_giveaway(low, p);
                tests::check_within(service, 0, p.cut_limit);
                tests::check_within(capacity, 0, p.spare);
                for (const double ask : {0.0, 100.0, 1e6})
                    tests::check_within(walk_away_price({100, 10, 6, 2}, ask, 1 + high, service, capacity, p), 0, ask);
            }
        CHECK(walk_away_price({100, 10, 6, 2}, 200, 1, 0.9, 0.5, p) >= (p.price_floor ? 118 : 106));
    });
}

} // namespace models::rules
