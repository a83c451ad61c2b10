// Scenes of phase 13: who may change policy, when it takes force, and what stays.
#include <catch2/catch.hpp>

#include "models/rules/policy_space.hpp"
#include "tests/models/relational/scene.hpp"

namespace models::relational {

using tests::Scene;

namespace {

// Buyer 0 (trusting) pays twice what buyer 1 (aggressive) pays, and everybody looks at somebody every quarter.
Scene learning(rules::Adaptation rule)
{
    Parameters p = tests::quiet();
    p.learn.rule = rule;
    p.learn.rate = 1.0;
    p.learn.mutate = 0.0;
    p.learn.warm = p.learn.patience = 0;
    p.learn.sharpness = 1000.0; // the dearer always copies, the cheaper never
    Scene s(p);
    s.m.buyer.smoothed_cost = {2.0e6, 1.0e6};
    s.m.buyer.smoothed_volume = {1.0e6, 1.0e6};
    return s;
}

} // namespace

TEST_CASE("without a rule nobody changes policy", "[relational][step]")
{
    Scene s = learning(rules::Adaptation::none);
    learn(s.m, s.p, s.random());
    adopt_policies(s.m);
    CHECK(s.m.buyer.arm == std::vector<std::uint16_t>{0, 1});
}

TEST_CASE("the dearer buyer takes over the policy of the cheaper one, as the next period begins", "[relational][step]")
{
    Scene s = learning(rules::Adaptation::imitate_types);
    s.m.relation.buyer_trust[s.at(0, 0)] = 0.9;
    learn(s.m, s.p, s.random());
    CHECK(s.m.buyer.arm == std::vector<std::uint16_t>{0, 1}); // in this period as before
    adopt_policies(s.m);
    CHECK(s.m.buyer.arm == std::vector<std::uint16_t>{1, 1});
    CHECK(s.m.buyer.row[0] == 2);
    CHECK(s.m.buyer.last_change[0] == s.m.period);
    CHECK(s.m.relation.buyer_trust[s.at(0, 0)] == 0.9); // relationships stay, and are not copied
}

TEST_CASE("nobody changes during warm-up, within patience, or without looking around", "[relational][step]")
{
    for (const int reason : {0, 1, 2}) {
        CAPTURE(reason);
        Scene s = learning(rules::Adaptation::imitate_types);
        if (reason == 0) s.p.learn.warm = s.m.period + 1;
        if (reason == 1) s.p.learn.patience = s.m.period + 1;
        if (reason == 2) s.p.learn.rate = 0.0;
        learn(s.m, s.p, s.random());
        adopt_policies(s.m);
        CHECK(s.m.buyer.arm == std::vector<std::uint16_t>{0, 1});
    }
}

TEST_CASE("a mutation changes to another type whatever it costs", "[relational][step]")
{
    Scene s = learning(rules::Adaptation::imitate_types);
    s.p.learn.mutate = 1.0;
    learn(s.m, s.p, s.random());
    adopt_policies(s.m);
    CHECK(s.m.buyer.arm == std::vector<std::uint16_t>{1, 0});
}

TEST_CASE("a copied row is the other's row when copying makes no errors", "[relational][step]")
{
    Scene s = learning(rules::Adaptation::imitate_rows);
    s.p.learn.mutate_sd = 0.0;
    const rules::PolicyEntries of_other = rules::entries_of(s.m.rows[s.m.buyer.row[1]]);
    REQUIRE(rules::entries_of(s.m.rows[s.m.buyer.row[0]]) != of_other);
    learn(s.m, s.p, s.random());
    adopt_policies(s.m);
    CHECK(rules::entries_of(s.m.rows[s.m.buyer.row[0]]) == of_other);
    CHECK(rules::entries_of(s.m.rows[s.m.buyer.row[1]]) == of_other);
    CHECK(s.m.buyer.arm[0] == s.m.buyer.arm[1]);
}

TEST_CASE("own rows open between the archetypes, mirrored in the swapped world", "[relational][opening]")
{
    Parameters p = tests::quiet();
    p.learn.rule = rules::Adaptation::imitate_rows;
    p.market.buyers = 20;
    const sim::World world(3, 1);
    const Market m = open(p, world, 0), swapped = open(p, world, 1);
    for (std::size_t b = 0; b < 20; ++b) {
        const rules::Policy &row = m.rows[m.buyer.row[b]], &mirror = swapped.rows[swapped.buyer.row[b]];
        CHECK(row.pressure >= 0.15);
        CHECK(row.pressure <= 0.80);
        CHECK(row.pressure + mirror.pressure == Approx(0.95));
        CHECK(m.buyer.arm[b] == (rules::position(row, m.archetype(0), m.archetype(1)) >= 0.5 ? 0 : 1));
    }
}

TEST_CASE("a reinforced buyer prefers what it paid less with", "[relational][step]")
{
    Scene s = learning(rules::Adaptation::reinforce);
    s.m.buyer.value = {1.2, 1.0, 1.0, 1.2}; // by buyer and arm
    s.m.buyer.tried = {1, 1, 1, 1};
    learn(s.m, s.p, s.random());
    adopt_policies(s.m);
    CHECK(s.m.buyer.arm == std::vector<std::uint16_t>{1, 0});
}

} // namespace models::relational
