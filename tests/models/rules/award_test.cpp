// Hand-worked: the descending auction in scores and the haggle after it (specification 5.3).
#include <array>
#include <limits>
#include <vector>

#include <catch2/catch.hpp>

#include "models/rules/award.hpp"
#include "tests/models/rules/expected.hpp"

using tests::near;

namespace models::rules {
namespace {

Awarded awarded(const std::vector<Bid>& bids, double pressure, const AwardParameters& p = {}) { return award(bids, pressure, p); }

} // namespace

TEST_CASE("the award has the specification's numbers", "[rules][award]")
{
    tests::check_table<AwardParameters>({{"switch_cost", 0.06, 0, 0.2},
                                         {"unhappy", 0.15, 0, 0.5},
                                         {"credit_risk", 0.1, 0, 0.5},
                                         {"experience_prior", 3},
                                         {"preference_floor", 0.5},
                                         {"shortest_term", 4},
                                         {"haggle", 0.5}});
}

TEST_CASE("pressure drives a bidder from its asking price to its walk-away price", "[rules][award]")
{
    CHECK(drop_out_price(100, 80, 0) == 100);
    CHECK(drop_out_price(100, 80, 0.15) == near(97)); // 100 - 0.15 * 20
    CHECK(drop_out_price(100, 80, 0.5) == 90);
    CHECK(drop_out_price(100, 80, 1) == 80);
    CHECK(drop_out_price(100, 100, 1) == 100); // no room
}

TEST_CASE("own experience outweighs the benchmark after three quarters", "[rules][award]")
{
    const AwardParameters p;
    CHECK(expected_other_cost(20, 0, 8, p) == 8);         // none
    CHECK(expected_other_cost(20, 1, 8, p) == near(11));  // 20 / 4 + 8 * 3 / 4
    CHECK(expected_other_cost(20, 3, 8, p) == 14);        // half and half
    CHECK(expected_other_cost(23, 20, 0, p) == near(20)); // 23 * 20 / 23
    CHECK(expected_other_cost(-4, 3, 8, p) == 2);

    const AwardParameters quick{.experience_prior = 1};
    CHECK(expected_other_cost(20, 3, 8, quick) == near(17)); // 20 * 3 / 4 + 8 / 4
}

TEST_CASE("the score adds cost of ownership, credit risk, grudge, preference for the incumbent and the cost of switching",
          "[rules][award]")
{
    const AwardParameters p;
    const Policy trusting_row = trusting(), aggressive_row = aggressive();
    // other cost, funding, dissatisfaction, buyer's trust, incumbent; base cost 100
    CHECK(score_addition({10, 1, 0, 0.5, true}, trusting_row, 100, 1, p) == near(7));         // 10 - 0.03 * 1.0 * 100
    CHECK(score_addition({10, 1, 0, 0, true}, trusting_row, 100, 1, p) == near(8.5));         // 10 - 0.03 * 0.5 * 100
    CHECK(score_addition({10, 1, 0, 0.5, false}, trusting_row, 100, 1, p) == near(10.75));    // 10 + 0.06 * 100 / 8
    CHECK(score_addition({10, 1, 0, 0.5, false}, trusting_row, 100, 0.4, p) == near(10.3));   // 10 + 0.06 * 0.4 * 100 / 8
    CHECK(score_addition({10, 1, 0, 0.5, false}, trusting_row, 100, 0, p) == 10);             // simple: nothing to switch
    CHECK(score_addition({10, 0.5, 0, 0.5, true}, trusting_row, 100, 1, p) == near(12));      // 10 + 0.1 * 0.5 * 100 - 3
    CHECK(score_addition({10, 0, 0, 0.5, true}, trusting_row, 100, 0.4, p) == near(11));      // 10 + 0.1 * 100 * 0.4 - 3
    CHECK(score_addition({10, 1, 0.4, 0.5, true}, trusting_row, 100, 1, p) == near(13));      // 10 + 0.15 * 0.4 * 100 - 3
    CHECK(score_addition({10, 1, 0.4, 0.5, false}, trusting_row, 100, 1, p) == near(16.75));  // a grudge outlives the relation
    CHECK(score_addition({10, 0.5, 0, 0.5, true}, aggressive_row, 100, 1, p) == near(2.5));   // 0.3 * (10 + 5) - 0.02 * 100
    CHECK(score_addition({10, 0.5, 0, 0.5, false}, aggressive_row, 100, 1, p) == near(6));    // 4.5 + 0.06 * 100 / 4
    CHECK(score_addition({10, 0.5, 0.4, 0.5, true}, aggressive_row, 100, 1, p) == near(8.5)); // 4.5 + 6 - 2

    const Policy short_term{.term = 2}, long_term{.term = 24}, price_only{.incumbent_preference = 0, .tco_weight = 0};
    CHECK(score_addition({0, 1, 0, 0.5, false}, short_term, 100, 1, p) == near(1.5)); // spread over 4 quarters at least
    CHECK(score_addition({0, 1, 0, 0.5, false}, long_term, 100, 1, p) == near(0.25)); // 6 / 24
    CHECK(score_addition({50, 0, 0, 0.9, true}, price_only, 100, 1, p) == 0);

    const AwardParameters other{
        .switch_cost = 0.12, .unhappy = 0.3, .credit_risk = 0.2, .preference_floor = 0, .shortest_term = 6};
    CHECK(score_addition({10, 0.5, 0.4, 0.5, true}, trusting_row, 100, 1, other) == near(30.5)); // 10 + 10 + 12 - 1.5
    CHECK(score_addition({0, 1, 0, 0.5, false}, short_term, 100, 1, other) == near(2));          // 12 / 6
}

TEST_CASE("without a bidder nobody wins", "[rules][award]")
{
    const Awarded none = awarded({}, 0.5);
    CHECK(none.winner == -1);
    CHECK(none.price == 0);
}

TEST_CASE("a single bidder gets its asking price less the haggle", "[rules][award]")
{
    // seat, ask, walk-away, drop-out, addition
    CHECK(awarded({{0, 110, 90, 110, 5}}, 0).price == 110);     // no pressure: cost-plus
    CHECK(awarded({{0, 110, 90, 100, 5}}, 0.5).price == 107.5); // 110 - 0.5 * 0.5 * 10
    CHECK(awarded({{0, 110, 90, 90, 5}}, 1).price == 100);      // 110 - 0.5 * 1 * 20
    CHECK(awarded({{0, 110, 90, 90, 5}}, 1).winner == 0);
    CHECK(awarded({{0, 110, 90, 90, 5}}, 1, {.haggle = 1}).price == 90);
    CHECK(awarded({{0, 110, 90, 90, 5}}, 1, {.haggle = 0}).price == 110);
    CHECK(awarded({{0, 100, 95, 90, 0}}, 1).price == 95); // 100 - 5
    CHECK(awarded({{0, 100, 97, 90, 0}}, 1).price == 97); // never below the walk-away price
}

TEST_CASE("a rival brings the price down to where its own score stands", "[rules][award]")
{
    const Awarded first = awarded({{0, 110, 90, 90, 0}, {1, 120, 95, 95, 0}}, 1);
    CHECK(first.winner == 0);
    CHECK(first.price == 92.5); // the rival leaves at 95; 95 - 0.5 * (95 - 90)

    const Awarded cheaper_to_own = awarded({{2, 110, 90, 90, 5}, {4, 120, 92, 92, 0}}, 1);
    CHECK(cheaper_to_own.winner == 1);   // score 92 against 95; an index into the bids, not the seat
    CHECK(cheaper_to_own.price == 93.5); // min(120, max(92, 95 - 0)) = 95; 95 - 0.5 * 3

    const Awarded liked = awarded({{0, 110, 95, 95, -10}, {1, 110, 90, 90, 0}}, 1);
    CHECK(liked.winner == 0);   // score 85 against 90
    CHECK(liked.price == 97.5); // 90 + 10 = 100; 100 - 0.5 * 5

    const Awarded among_four =
        awarded({{0, 120, 100, 100, 4}, {1, 120, 100, 100, 0}, {2, 110, 80, 92, 0}, {3, 110, 90, 96, 2}}, 0.5);
    CHECK(among_four.winner == 2);         // scores 104, 100, 92, 98
    CHECK(among_four.price == near(96.5)); // second best 98; 98 - 0.25 * 6
}

TEST_CASE("far rivals leave the asking price as it is, near ones bring it to the drop-out price", "[rules][award]")
{
    CHECK(awarded({{0, 100, 80, 90, 0}, {1, 200, 150, 150, 0}}, 0).price == 100);    // min(100, 150), no haggle
    CHECK(awarded({{0, 100, 80, 90, 0}, {1, 200, 150, 150, 0}}, 0.5).price == 97.5); // 100 - 0.25 * 10
    CHECK(awarded({{0, 100, 80, 90, 0}, {1, 100, 80, 90, 0}}, 0).price == 90);       // max(90, 90)
    CHECK(awarded({{0, 100, 80, 90, 0}, {1, 100, 80, 90, 0}}, 1).price == 90);       // nothing left to haggle over
}

TEST_CASE("equal scores go to the earlier bid", "[rules][award]")
{
    CHECK(awarded({{0, 100, 80, 90, 0}, {1, 100, 80, 88, 2}}, 1).winner == 0);
    CHECK(awarded({{0, 110, 90, 96, 0}, {1, 100, 80, 88, 2}, {2, 100, 80, 90, 0}}, 1).winner == 1);
    CHECK(awarded({{0, 100, 80, 90, 0}, {1, 100, 80, 88, 2}}, 1).price == 90);
}

TEST_CASE("changing the supplier costs 0.06 of a quarter's value of a complex product", "[rules][award]")
{
    const AwardParameters p;
    CHECK(switching_cost(1, 100, 2000, p) == near(12'000)); // 0.06 * 200 000
    CHECK(switching_cost(0.4, 100, 2000, p) == near(4'800));
    CHECK(switching_cost(0, 100, 2000, p) == 0);
    CHECK(switching_cost(1, 100, 2000, {.switch_cost = 0.1}) == near(20'000));
}

TEST_CASE("the price lies between the winner's walk-away and asking price, and a rival never raises it", "[rules][award]")
{
    tests::at_each_end<AwardParameters>(tests::Ends::legal, [](const AwardParameters& p) {
        for (const double pressure : {0.0, 0.15, 0.8, 1.0})
            for (const double floor : {0.0, 90.0, 110.0})
                for (const double rival : {0.0, 80.0, 1e6})
                    for (const double addition : {-1e3, 0.0, 40.0}) {
                        const std::array<Bid, 2> bids{Bid{0, 110, floor, drop_out_price(110, floor, pressure), addition},
                                                      Bid{1, rival, rival, drop_out_price(rival, rival, pressure), 0}};
                        const Awarded both = award(bids, pressure, p);
                        REQUIRE((both.winner == 0 || both.winner == 1));
                        const Bid& winner = bids[static_cast<std::size_t>(both.winner)];
                        tests::check_within(both.price, winner.walk_away, winner.ask);
                        CHECK(winner.score() <= bids[static_cast<std::size_t>(1 - both.winner)].score());
                        const std::array<Bid, 1> alone{winner};
                        CHECK(both.price <= award(alone, pressure, p).price);
                    }
    });
}

TEST_CASE("scores are finite and expected non-price cost lies between experience and benchmark", "[rules][award]")
{
    tests::at_each_end<AwardParameters>(tests::Ends::legal, [](const AwardParameters& p) {
        for (const double experiences : {0.0, 1.0, 20.0})
            tests::check_within(expected_other_cost(-40, experiences, 80, p), -40, 80);
        tests::at_each_end<Policy>(tests::Ends::legal, [&](const Policy& policy) {
            for (const bool incumbent : {false, true})
                tests::check_finite(score_addition({80, 0, 100, 0.98, incumbent}, policy, 1e6, 1, p));
        });
        for (const double complexity : {0.0, 1.0}) tests::check_within(switching_cost(complexity, 100, 2000, p), 0, 200'000);
    });
}

} // namespace models::rules
