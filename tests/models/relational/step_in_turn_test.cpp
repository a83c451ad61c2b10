// Tenders one after another: what the variant changes, and what it leaves alone.
#include "sim/parallel/parallel.hpp"
#include "tests/models/relational/scene.hpp"
#include "tests/models/relational/worlds.hpp"

namespace models::relational {

using tests::Scene;

TEST_CASE("where nothing is to be won tenders in turn are tenders at once, bit by bit", "[relational][step]")
{
    // Nobody gives capacity away, so that it does not matter who is how busy.
    Parameters p = tests::small_market();
    p.quote.spare = 0.0;
    Parameters in_turn = p;
    in_turn.sourcing.in_turn = true;
    const sim::World world(21, 0);
    Market m = open(p, world, 0), n = open(in_turn, world, 0);
    for (std::uint32_t period = 0; period < 40; ++period) {
        step(m, p, sim::Streams(world, period));
        step(n, in_turn, sim::Streams(world, period));
        REQUIRE(m.need.incumbent == n.need.incumbent);
        REQUIRE(m.relation.price == n.relation.price);
        REQUIRE(m.supplier.cash == n.supplier.cash);
    }
}

TEST_CASE("who has won walks away earlier in the next tender of the quarter, and is as busy as before when production begins",
          "[relational][step]")
{
    Scene s;
    for (double& capacity : s.m.supplier.capacity) capacity = 4000.0; // an order of 2000 is half of it
    for (double& used : s.m.supplier.utilisation) used = 0.75;        // all spare capacity is given away
    for (const std::size_t n : {0U, 1U}) s.make_incumbent(n, 0);
    s.m.supplier.alive[0] = 0; // both needs lose the same supplier, and must choose another
    const Column busy = s.m.supplier.utilisation;
    sourcing_need(s.m, s.p, s.random());
    Market at_once = s.m;
    quote(at_once, s.p);
    tender_in_turn(s.m, s.p, s.random());
    CHECK(s.m.supplier.utilisation == busy);
    std::vector<std::size_t> dearer;
    for (std::size_t e = 0; e < s.m.relations(); ++e)
        if (s.m.relation.walk_away_price[e] != at_once.relation.walk_away_price[e]) dearer.push_back(e);
    REQUIRE(dearer.size() == 1); // the winner of the first need, as it quotes to the second
    const std::size_t first = 1 - s.m.need_of(dearer[0]);
    CHECK(s.m.relation.walk_away_price[dearer[0]] > at_once.relation.walk_away_price[dearer[0]]);
    CHECK(s.m.relation.supplier[dearer[0]] == s.m.relation.supplier[s.m.incumbent(first)]);
}

TEST_CASE("tenders in turn change who wins at what price", "[relational][step]")
{
    Parameters p, in_turn;
    in_turn.sourcing.in_turn = true;
    const sim::World world(21, 0);
    Market m = open(p, world, 0), n = open(in_turn, world, 0);
    for (std::uint32_t period = 0; period < 20; ++period) {
        step(m, p, sim::Streams(world, period));
        step(n, in_turn, sim::Streams(world, period));
    }
    CHECK(m.relation.price != n.relation.price);
    CHECK(m.need.demand == n.need.demand); // the world is the same
    CHECK(m.category.process_frontier == n.category.process_frontier);
}

TEST_CASE("tenders in turn are the same bytes on 1 and on 7 threads", "[invariance]")
{
    Parameters p;
    p.market.buyers = 300;
    p.sourcing.in_turn = true;
    const sim::World world(21, 0);
    Market markets[2];
    for (const int threads : {1, 7})
        sim::with_threads(threads, [&] {
            Market& m = markets[threads == 7];
            m = open(p, world, 0);
            for (std::uint32_t period = 0; period < 20; ++period) step(m, p, sim::Streams(world, period));
        });
    CHECK(markets[0].relation.price == markets[1].relation.price);
    CHECK(markets[0].supplier.cash == markets[1].supplier.cash);
}

} // namespace models::relational
