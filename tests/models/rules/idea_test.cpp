// Hand-worked: ideas born, weighed, proposed, adopted and leaked (specification 5.8, 5.3).
#include <catch2/catch.hpp>

#include "models/rules/idea.hpp"
#include "tests/models/rules/expected.hpp"

using tests::near;

namespace models::rules {

TEST_CASE("ideas have the specification's numbers", "[rules][idea]")
{
    tests::check_table<IdeaParameters>({{"on", 1},
                                        {"rate", 3, 0, 8},
                                        {"buyer_rate", 0.5, 0, 2},
                                        {"size", 0.14, 0.02, 0.3},
                                        {"process_share", 0.3, 0, 1},
                                        {"appropriation", 0.5, 0, 2},
                                        {"horizon", 10, 2, 40},
                                        {"renewal", 0.06, 0, 0.3},
                                        {"margin_free", 0.3, 0, 1},
                                        {"supplier_cost", 600, 0, 5000},
                                        {"implement", 2000, 0, 20'000},
                                        {"product_share", 0.3, 0, 1},
                                        {"spill", 0.3, 0, 0.8},
                                        {"obsolescence", 0.015, 0, 0.1},
                                        {"rent_fade", 0.1, 0, 0.5},
                                        {"keep", 0.7, 0, 1},
                                        {"leak_effect", 0.6, 0, 1},
                                        {"detect", 0.5, 0, 1},
                                        {"most", 8},
                                        {"uninformed_rate", 0.4},
                                        {"informed_rate", 0.6},
                                        {"size_limit", 0.5},
                                        {"trust_horizon", 8},
                                        {"new_relation_horizon", 0.5},
                                        {"belief_weight", 0.5},
                                        {"product_weight", 2},
                                        {"fear_horizon", 0.25},
                                        {"adoption_base", 0.4},
                                        {"adoption_trust", 0.5},
                                        {"buyer_cost_share", 0.5},
                                        {"contract_protection", 0.2},
                                        {"expected_share", 0.25},
                                        {"share_learning", 0.03},
                                        {"renewal_learning", 0.5},
                                        {"loss_discount", 0.5}});
}

TEST_CASE("supplier ideas come of contact, information and a margin that lets earn", "[rules][idea]")
{
    const IdeaParameters p;
    // potential, contact, shared plans, margin
    CHECK(supplier_idea_rate(1, 1, 1, 1, p) == near(3));
    CHECK(supplier_idea_rate(0, 1, 1, 1, p) == 0);
    CHECK(supplier_idea_rate(1, 0, 1, 1, p) == 0);
    CHECK(supplier_idea_rate(1, 1, 0, 1, p) == near(1.2));             // 3 * 0.4
    CHECK(supplier_idea_rate(1, 1, 1, 0, p) == near(0.9));             // 3 * 0.3
    CHECK(supplier_idea_rate(1, 1, 0, 0, p) == near(0.36));            // 3 * 0.4 * 0.3
    CHECK(supplier_idea_rate(0.5, 0.5, 0.5, 0.5, p) == near(0.34125)); // 0.75 * 0.7 * 0.65
    CHECK(supplier_idea_rate(1, 1, 1, 1, {.rate = 0}) == 0);           // ideas off

    const IdeaParameters other{.rate = 2, .margin_free = 0.2, .uninformed_rate = 0.5, .informed_rate = 0.25};
    CHECK(supplier_idea_rate(1, 1, 1, 0.5, other) == near(0.9)); // 2 * 0.75 * 0.6
}

TEST_CASE("buyer ideas come of contact and willingness to assist", "[rules][idea]")
{
    const IdeaParameters p;
    CHECK(buyer_idea_rate(1, 1, 1, p) == 0.5);
    CHECK(buyer_idea_rate(0.5, 0.5, 0.8, p) == near(0.1));
    CHECK(buyer_idea_rate(1, 1, 0, p) == 0);
    CHECK(buyer_idea_rate(0.5, 1, 1, {.buyer_rate = 2}) == 1);
}

TEST_CASE("an idea closes 0.14 of the gap on average and never more than half", "[rules][idea]")
{
    const IdeaParameters p;
    CHECK(idea_size(0.1, 1, p) == near(0.014));
    CHECK(idea_size(0.2, 2, p) == near(0.056));
    CHECK(idea_size(0.1, 0, p) == 0);
    CHECK(idea_size(0.1, 10, p) == near(0.05)); // 0.14 is more than half of 0.1
    CHECK(idea_size(0, 5, p) == 0);
    CHECK(idea_size(0.1, 1, {.size = 0.2, .size_limit = 0.25}) == near(0.02));
    CHECK(idea_size(0.1, 2, {.size = 0.2, .size_limit = 0.25}) == near(0.025));
}

TEST_CASE("a trusting side looks eight quarters beyond the contract, ten in all", "[rules][idea]")
{
    const IdeaParameters p;
    // remaining term, trust, first period
    CHECK(expected_horizon(0, 0, false, p) == 0);
    CHECK(expected_horizon(0, 1, false, p) == 8);
    CHECK(expected_horizon(0, 1, true, p) == 4);
    CHECK(expected_horizon(4, 0.5, false, p) == 8);
    CHECK(expected_horizon(4, 0.5, true, p) == 6);
    CHECK(expected_horizon(6, 0.5, false, p) == 10);
    CHECK(expected_horizon(8, 0.5, false, p) == 10); // 12 is too far
    CHECK(expected_horizon(24, 0, false, p) == 10);
    const IdeaParameters other{.horizon = 20, .trust_horizon = 10, .new_relation_horizon = 0.2};
    CHECK(expected_horizon(8, 0.5, false, other) == 13);
    CHECK(expected_horizon(8, 0.5, true, other) == near(9));
}

TEST_CASE("the feared loss is a quarter of the longest horizon, and none in full trust", "[rules][idea]")
{
    const IdeaParameters p;
    // trust, value, uniform
    CHECK(feared_loss(1, 1000, 0.5, p) == 0);
    CHECK(feared_loss(0, 1000, 0, p) == 0);
    CHECK(feared_loss(0, 1000, 0.5, p) == 1250); // 0.5 * 1 * 1000 * 10 / 4
    CHECK(feared_loss(0, 1000, 1, p) == 2500);
    CHECK(feared_loss(0.5, 1000, 0.5, p) == 625);
    CHECK(feared_loss(0, 0, 1, p) == 0);
    CHECK(feared_loss(0, 1000, 0.5, {.appropriation = 1, .horizon = 20, .fear_horizon = 0.5}) == 10'000);
}

TEST_CASE("a supplier weighs its share and the renewal against exploitation and cost", "[rules][idea]")
{
    const IdeaParameters p;
    // process, value, horizon, learned share, promised share, trust
    CHECK(proposal_payoff({true, 1000, 10, 0.5, 0.5, 1}, 0.5, p) == near(5000));   // (0.5 + 0.06) * 10 000 - 600
    CHECK(proposal_payoff({false, 1000, 10, 0.5, 0.5, 1}, 0.5, p) == near(3000));  // (0.5 * 0.6 + 0.06) * 10 000 - 600
    CHECK(proposal_payoff({true, 1000, 10, 0.5, 0.5, 0.5}, 0.5, p) == near(1250)); // gs 0.375: 2475 - 625 - 600
    CHECK(proposal_payoff({true, 1000, 10, 0.5, 0.5, 0}, 0.5, p) == near(-1250));  // 600 - 1250 - 600
    CHECK(proposal_payoff({false, 1000, 10, 0.25, 0.2, 0.5}, 1, p) == near(-725)); // gs 0.175: 1125 - 1250 - 600
    CHECK(proposal_payoff({true, 0, 10, 1, 1, 1}, 0.5, p) == -600);
    CHECK(proposal_payoff({true, 1000, 0, 1, 1, 1}, 0.5, p) == -600); // no future, no proposal

    const IdeaParameters other{
        .renewal = 0, .supplier_cost = 100, .product_share = 0.5, .belief_weight = 0.75, .product_weight = 1.5};
    // gs = 0.75 * 0.4 + 0.25 * 0.8 * 0.5 = 0.4; 0.4 * 0.5 * 0.75 * 5000 = 750; feared 0.5 * 0.5 * 1000 * 2.5 = 625
    CHECK(proposal_payoff({false, 1000, 5, 0.4, 0.8, 0.5}, 0.5, other) == near(25)); // 750 - 625 - 100
}

TEST_CASE("a buyer weighs what it keeps against exploitation and half a supplier's cost", "[rules][idea]")
{
    const IdeaParameters p;
    // value, horizon, gain share, trust, uniform
    CHECK(offer_payoff(1000, 10, 0.5, 1, 0.5, p) == near(4700));   // 5000 - 300
    CHECK(offer_payoff(1000, 10, 0.5, 0.5, 0.5, p) == near(1575)); // 2500 - 625 - 300
    CHECK(offer_payoff(1000, 10, 0.5, 0, 0.5, p) == near(-1550));  // -1250 - 300
    CHECK(offer_payoff(1000, 10, 1, 1, 0.5, p) == -300);
    CHECK(offer_payoff(1000, 8, 0.2, 0.5, 1, p) == near(1650)); // 3200 - 1250 - 300
    CHECK(offer_payoff(1000, 10, 0.5, 1, 0.5, {.supplier_cost = 1000, .buyer_cost_share = 0.2}) == near(4800));
}

TEST_CASE("adoption has chance 0.4, or 0.9 in full trust", "[rules][idea]")
{
    const IdeaParameters p;
    CHECK(adoption_chance(0, p) == 0.4);
    CHECK(adoption_chance(0.5, p) == near(0.65));
    CHECK(adoption_chance(1, p) == near(0.9));
    CHECK(adoption_chance(0.5, {.adoption_base = 0.1, .adoption_trust = 0.8}) == near(0.5));
}

TEST_CASE("a complete contract prevents a fifth of the leaks", "[rules][idea]")
{
    const IdeaParameters p;
    CHECK(leak_chance(0, 0, p) == 0);
    CHECK(leak_chance(0.02, 0, p) == 0.02);
    CHECK(leak_chance(1, 1, p) == near(0.8));
    CHECK(leak_chance(0.35, 0.4, p) == near(0.322)); // 0.35 * 0.92
    CHECK(leak_chance(0.5, 0.5, {.contract_protection = 0.8}) == near(0.3));
}

TEST_CASE("a rent survives a tender as far as the price still pays it", "[rules][idea]")
{
    // price, full cost, margin, rent; 100 * 1.25 = 125 is cost-plus
    CHECK(kept_rent_share(125, 100, 0.25, 4) == 0);
    CHECK(kept_rent_share(126, 100, 0.25, 4) == 0.25);
    CHECK(kept_rent_share(127, 100, 0.25, 4) == 0.5);
    CHECK(kept_rent_share(129, 100, 0.25, 4) == 1);
    CHECK(kept_rent_share(150, 100, 0.25, 4) == 1);
    CHECK(kept_rent_share(90, 100, 0.25, 4) == 0);
    CHECK(kept_rent_share(110, 100, 0.08, 4) == near(0.5)); // (110 - 108) / 4
}

TEST_CASE("what ideas are made of stays in its range", "[rules][idea]")
{
    tests::at_each_end<IdeaParameters>(tests::Ends::legal, [](const IdeaParameters& p) {
        for (const double low : {0.0, 0.5, 1.0})
            for (const double high : {0.0, 0.5, 1.0}) {
                tests::check_within(supplier_idea_rate(1, low, high, low, p), 0, 1e4);
                tests::check_within(buyer_idea_rate(1, low, high, p), 0, p.buyer_rate);
                tests::check_within(leak_chance(low, high, p), 0, low);
                tests::check_within(expected_horizon(24 * low, high, true, p), 0, p.horizon);
                for (const double exponential : {0.0, 1.0, 37.0}) tests::check_within(idea_size(low, exponential, p), 0, low);
                for (const double value : {0.0, 1.0, 1e8}) {
                    tests::check_within(feared_loss(low, value, high, p), 0, 1e13);
                    tests::check_finite(proposal_payoff({low > 0, value, 10, low, high, high}, low, p));
                    tests::check_finite(offer_payoff(value, 10, low, high, low, p));
                }
            }
    });
    for (const double trust : {0.0, 0.5, 1.0}) tests::check_within(adoption_chance(trust, {}), 0, 1);
    for (const double price : {0.0, 100.0, 1e6})
        for (const double rent : {1e-9, 1.0, 1e6}) tests::check_within(kept_rent_share(price, 100, 0.08, rent), 0, 1);
}

TEST_CASE("where ideas are off none is born, however close the contact", "[rules][idea]")
{
    const IdeaParameters off{.on = false};
    CHECK(supplier_idea_rate(1, 1, 1, 1, off) == 0);
    CHECK(buyer_idea_rate(1, 1, 1, off) == 0);
}

} // namespace models::rules
