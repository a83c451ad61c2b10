// Hand-worked: trust gained slowly, lost fast, fading without attention (specification 5.9).
#include <catch2/catch.hpp>

#include "models/rules/trust.hpp"
#include "tests/models/rules/expected.hpp"

using tests::near;

namespace models::rules {

TEST_CASE("trust has the specification's numbers", "[rules][trust]")
{
    tests::check_table<TrustParameters>({{"start", 0.5, 0.1, 0.9},
                                         {"gain", 0.18, 0.05, 0.4},
                                         {"loss", 0.4, 0.1, 0.8},
                                         {"decay", 0.06, 0, 0.2},
                                         {"floor", 0.25, 0, 0.5},
                                         {"attention_decay", 0.12, 0.02, 0.4},
                                         {"tolerance", 0.06, 0, 0.2},
                                         {"attribution", 0.6, 0, 1},
                                         {"fairness_weight", 0.5, 0, 2},
                                         {"continuity_weight", 0.5, 0, 2},
                                         {"information_weight", 0.25, 0, 2},
                                         {"assistance_weight", 0.3, 0, 2},
                                         {"exploit_weight", 0.8, 0, 2},
                                         {"leak_weight", 1.5, 0, 2},
                                         {"tender_weight", 0.25, 0, 2},
                                         {"audit_weight", 0.3},
                                         {"secrets_weight", 0.15},
                                         {"buyer_attribution", 0.5},
                                         {"loss_fairness", 0.5},
                                         {"tender_pain", 0.25},
                                         {"deserved_tender", 0.5},
                                         {"performance_slack", 0.05},
                                         {"lowest", 0.02},
                                         {"highest", 0.98},
                                         {"drift_to_start", 0.01},
                                         {"ending", 0.85}});
}

TEST_CASE("good conduct wins a share of the trust still lacking, bad conduct costs a share of the trust there is",
          "[rules][trust]")
{
    const TrustParameters p;
    // trust, good, bad, heard, attention (full attention: nothing fades)
    CHECK(next_trust(0.5, 0, 0, 1, 1, p) == 0.5);
    CHECK(next_trust(0.5, 1, 0, 1, 1, p) == near(0.59));    // 0.5 + 0.18 * 0.5
    CHECK(next_trust(0.5, 0, 1, 1, 1, p) == near(0.3));     // 0.5 - 0.4 * 0.5
    CHECK(next_trust(0.9, 1, 0, 1, 1, p) == near(0.918));   // gains shrink near one
    CHECK(next_trust(0.9, 0, 1, 1, 1, p) == near(0.54));    // losses grow
    CHECK(next_trust(0.5, 1, 1, 1, 1, p) == near(0.39));    // + 0.09 - 0.2
    CHECK(next_trust(0.5, 1, 0, 0.7, 1, p) == near(0.563)); // 0.3 of it is put down to the contract
    CHECK(next_trust(0.5, 1, 0, 0, 1, p) == 0.5);           // all of it is
    CHECK(next_trust(0.5, 0, 1, 0, 1, p) == near(0.3));     // a contract excuses nothing
    CHECK(next_trust(0.5, 1, 0, 1, 1, {.gain = 0.4}) == near(0.7));
    CHECK(next_trust(0.5, 0, 1, 1, 1, {.loss = 0.8}) == near(0.1));
}

TEST_CASE("trust above its floor fades without attention", "[rules][trust]")
{
    const TrustParameters p;
    CHECK(next_trust(0.5, 0, 0, 1, 0, p) == near(0.485));    // 0.06 * 0.25
    CHECK(next_trust(0.5, 0, 0, 1, 0.5, p) == near(0.4925)); // half of it
    CHECK(next_trust(0.25, 0, 0, 1, 0, p) == 0.25);
    CHECK(next_trust(0.1, 0, 0, 1, 0, p) == 0.1);          // below the floor nothing fades
    CHECK(next_trust(0.5, 1, 0, 1, 0, p) == near(0.5696)); // 0.59 - 0.06 * 0.34: fading comes after the gain
    // 0.5 + 0.18 * 0.5 * 0.5 * 0.76 - 0.4 * 0.5 * 0.5 = 0.4342; - 0.06 * 0.5 * 0.1842
    CHECK(next_trust(0.5, 0.5, 0.5, 0.76, 0.5, p) == near(0.428674));
    CHECK(next_trust(0.5, 0, 0, 1, 0, {.decay = 0.2, .floor = 0.4}) == near(0.48));
}

TEST_CASE("trust stays between 0.02 and 0.98", "[rules][trust]")
{
    const TrustParameters p;
    CHECK(next_trust(0.98, 1, 0, 1, 1, p) == 0.98); // 0.9836
    CHECK(next_trust(0.02, 0, 1, 1, 1, p) == 0.02); // 0.012
    CHECK(next_trust(1, 0, 0, 1, 1, p) == 0.98);
    CHECK(next_trust(0, 0, 0, 1, 1, p) == 0.02);
    CHECK(next_trust(0.9, 1, 0, 1, 1, {.highest = 0.9}) == 0.9);
    CHECK(next_trust(0.1, 0, 1, 1, 1, {.lowest = 0.1}) == 0.1);
}

TEST_CASE("a buyer sees good conduct in pleasant surprises, visits and confidence", "[rules][trust]")
{
    const TrustParameters p;
    // signal, audit, shared secrets
    CHECK(good_supplier_conduct(0, false, 0, p) == 0);
    CHECK(good_supplier_conduct(0.5, false, 0, p) == 0.5);
    CHECK(good_supplier_conduct(-0.5, false, 0, p) == 0);
    CHECK(good_supplier_conduct(-0.5, true, 0, p) == 0.3); // a visit counts even then
    CHECK(good_supplier_conduct(0, false, 1, p) == 0.15);
    CHECK(good_supplier_conduct(0.4, true, 0.5, p) == near(0.775)); // 0.4 + 0.3 + 0.075
    CHECK(good_supplier_conduct(1, true, 1, p) == 1);               // 1.45 is clipped
    CHECK(good_supplier_conduct(0.1, true, 0.5, {.audit_weight = 0.5, .secrets_weight = 0.4}) == near(0.8));
}

TEST_CASE("a buyer sees bad conduct in unpleasant surprises", "[rules][trust]")
{
    CHECK(bad_supplier_conduct(1) == 0);
    CHECK(bad_supplier_conduct(0) == 0);
    CHECK(bad_supplier_conduct(-0.25) == 0.25);
    CHECK(bad_supplier_conduct(-1) == 1);
    CHECK(bad_supplier_conduct(-2) == 1); // betrayed on top
}

TEST_CASE("a price is fair when it lets the supplier earn its margin", "[rules][trust]")
{
    // price, full cost, margin
    CHECK(price_fairness(100, 100, 0.08) == 0);
    CHECK(price_fairness(104, 100, 0.08) == near(0.5));
    CHECK(price_fairness(108, 100, 0.08) == near(1));
    CHECK(price_fairness(150, 100, 0.08) == 1);
    CHECK(price_fairness(98, 100, 0.08) == near(-0.25));
    CHECK(price_fairness(50, 100, 0.08) == -1);
    CHECK(price_fairness(125, 100, 0.5) == 0.5);
}

TEST_CASE("a supplier sees good conduct in fair prices, renewal, plans told and help", "[rules][trust]")
{
    const TrustParameters p;
    // fairness, disclosure, assistance, rivals seen, continuity, exploited, leaked, performed
    CHECK(good_buyer_conduct({0, 0, 0, 0, false, false, false, true}, p) == 0);
    CHECK(good_buyer_conduct({1, 0, 0, 0, false, false, false, true}, p) == 0.5);
    CHECK(good_buyer_conduct({-1, 0, 0, 0, false, false, false, true}, p) == 0);
    CHECK(good_buyer_conduct({0, 0, 0, 0, true, false, false, true}, p) == 0.5);
    CHECK(good_buyer_conduct({0, 1, 0, 0, false, false, false, true}, p) == 0.25);
    CHECK(good_buyer_conduct({0, 0, 0.5, 0, false, false, false, true}, p) == near(0.15));
    CHECK(good_buyer_conduct({0, 0, 1, 0, false, false, false, true}, p) == 0.3);
    CHECK(good_buyer_conduct({0, 0, 4, 0, false, false, false, true}, p) == 0.3); // more help than one idea counts no more
    CHECK(good_buyer_conduct({0.4, 0.6, 0, 0, false, false, false, true}, p) == near(0.35)); // 0.2 + 0.15
    CHECK(good_buyer_conduct({0.4, 0.6, 0, 5, false, true, true, false}, p) == near(0.35));  // bad conduct is another matter
    CHECK(good_buyer_conduct({1, 1, 1, 0, true, false, false, true}, p) == 1);               // 1.55 is clipped
    const TrustParameters other{
        .fairness_weight = 0.2, .continuity_weight = 0.1, .information_weight = 0.4, .assistance_weight = 0.6};
    CHECK(good_buyer_conduct({0.5, 0.5, 0.5, 0, true, false, false, true}, other) == near(0.7)); // 0.1 + 0.1 + 0.2 + 0.3
}

TEST_CASE("a supplier sees bad conduct in unfair prices, re-openers, leaks and undeserved tenders", "[rules][trust]")
{
    const TrustParameters p;
    // fairness, disclosure, assistance, rivals seen, continuity, exploited, leaked, performed
    CHECK(bad_buyer_conduct({0, 0, 0, 0, false, false, false, true}, p) == 0);
    CHECK(bad_buyer_conduct({-1, 0, 0, 0, false, false, false, true}, p) == 0.25); // 0.5 * 0.5
    CHECK(bad_buyer_conduct({1, 1, 1, 0, true, false, false, true}, p) == 0);
    CHECK(bad_buyer_conduct({0, 0, 0, 0, false, true, false, true}, p) == 0.8);
    CHECK(bad_buyer_conduct({0, 0, 0, 0, false, false, true, true}, p) == 1);               // 1.5 is clipped
    CHECK(bad_buyer_conduct({0, 0, 0, 4, false, false, false, true}, p) == 0.25);           // 0.25 * 0.25 * 4
    CHECK(bad_buyer_conduct({0, 0, 0, 4, false, false, false, false}, p) == 0.125);         // deserved
    CHECK(bad_buyer_conduct({0, 0, 0, 1, true, false, false, true}, p) == 0.0625);          // renewed, but after a tender
    CHECK(bad_buyer_conduct({-0.4, 0, 0, 2, false, false, false, true}, p) == near(0.225)); // 0.1 + 0.125
    CHECK(bad_buyer_conduct({-0.4, 0, 0, 2, false, true, false, true}, p) == 1);            // 1.025

    const TrustParameters other{.fairness_weight = 0.4,
                                .exploit_weight = 0.1,
                                .leak_weight = 0.2,
                                .tender_weight = 0.5,
                                .loss_fairness = 0.25,
                                .tender_pain = 0.1,
                                .deserved_tender = 0.2};
    CHECK(bad_buyer_conduct({-1, 0, 0, 2, false, true, true, false}, other) == near(0.42)); // 0.1 + 0.1 + 0.2 + 0.02
}

TEST_CASE("trust stays between its limits and conduct is a share, whatever the parameters", "[rules][trust]")
{
    tests::at_each_end<TrustParameters>(tests::Ends::legal, [](const TrustParameters& p) {
        for (const double trust : {p.lowest, 0.5, p.highest})
            for (const double good : {0.0, 0.5, 1.0})
                for (const double bad : {0.0, 1.0})
                    for (const double heard : {0.0, 1.0})
                        for (const double attention : {0.0, 1.0})
                            tests::check_within(next_trust(trust, good, bad, heard, attention, p), p.lowest, p.highest);
        for (const double signal : {-11.0, -1.0, 0.0, 1.0})
            for (const bool event : {false, true}) {
                tests::check_within(good_supplier_conduct(signal, event, 1, p), 0, 1);
                tests::check_within(bad_supplier_conduct(signal), 0, 1);
                for (const double fairness : {-1.0, 0.0, 1.0}) {
                    const BuyerConduct conduct{fairness, 1, 64, 15, event, !event, event, !event};
                    tests::check_within(good_buyer_conduct(conduct, p), 0, 1);
                    tests::check_within(bad_buyer_conduct(conduct, p), 0, 1);
                }
            }
    });
    for (const double price : {0.0, 1.0, 1e6})
        for (const double cost : {1e-6, 1.0, 1e6})
            for (const double margin : {0.001, 1.0}) tests::check_within(price_fairness(price, cost, margin), -1, 1);
}

} // namespace models::rules
