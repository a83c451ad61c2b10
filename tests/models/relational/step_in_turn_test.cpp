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
    s.m.supplier.alive[0] = 0;            // both needs lose the same supplier, and must choose another
    s.m.supplier.productivity[1] = 0.999; // a little cheaper than the others: at once it would win both
    const Column busy = s.m.supplier.utilisation;
    sourcing_need(s.m, s.p, s.random());
    const Market before = s.m;
    tender_in_turn(s.m, s.p, s.random());
    CHECK(s.m.supplier.utilisation == busy);

    // The same by hand: the first need is awarded, its winner is busier by half of its capacity, and so at the limit.
    const auto turn = [&](std::size_t n) { return s.random().key(Purpose::turn, s.m.need_address(n)); };
    const std::size_t first = turn(0) < turn(1) ? 0 : 1, second = 1 - first;
    Market by_hand = before;
    award_need(by_hand, s.p, first);
    const std::size_t winner = by_hand.relation.supplier[first];
    by_hand.supplier.utilisation[winner] = 1.0;
    std::vector<std::size_t> dearer;
    for (std::size_t e = second; e < before.relations(); e += before.needs()) // quotes to the second need
        if (quote_for(by_hand, s.p, second, e).walk_away_price != quote_for(before, s.p, second, e).walk_away_price)
            dearer.push_back(e);
    REQUIRE(dearer.size() == 1); // the winner of the first need, as it quotes to the second
    CHECK(quote_for(by_hand, s.p, second, dearer[0]).walk_away_price > quote_for(before, s.p, second, dearer[0]).walk_away_price);
    CHECK(by_hand.relation.supplier[dearer[0]] == winner);
    award_need(by_hand, s.p, second);
    CHECK(s.m.need.incumbent == by_hand.need.incumbent);
    CHECK(s.m.relation.price == by_hand.relation.price);

    Market at_once = before;
    award(at_once, s.p);
    CHECK(winner == 1);
    CHECK(at_once.relation.supplier[first] == 1);
    CHECK(at_once.relation.supplier[second] == 1);
    CHECK(s.m.relation.supplier[first] == 1);
    CHECK(s.m.relation.price[first] == at_once.relation.price[first]);
    CHECK(s.m.relation.supplier[second] != 1); // others give more away
}

TEST_CASE("who wins a need that had nobody is busier in the next tender of the quarter", "[relational][step]")
{
    Scene s;
    for (double& capacity : s.m.supplier.capacity) capacity = 4000.0;
    for (double& used : s.m.supplier.utilisation) used = 0.75;
    s.m.supplier.productivity[1] = 0.999; // a little cheaper than the others
    for (const std::size_t n : {0U, 1U}) s.m.need.incumbent[n] = nobody;
    sourcing_need(s.m, s.p, s.random());
    for (const std::size_t n : {0U, 1U}) s.m.need.invited[n] = 0b1111; // all of them
    const auto turn = [&](std::size_t n) { return s.random().key(Purpose::turn, s.m.need_address(n)); };
    const std::size_t first = turn(0) < turn(1) ? 0 : 1, second = 1 - first;
    Market busier = s.m, idle = s.m;
    for (Market* market : {&busier, &idle}) {
        award_need(*market, s.p, first);
        REQUIRE(market->relation.supplier[first] == 1);
        if (market == &busier) market->supplier.utilisation[1] = 1.0;
        award_need(*market, s.p, second);
    }
    tender_in_turn(s.m, s.p, s.random());
    CHECK(s.m.relation.price == busier.relation.price);
    CHECK(s.m.relation.supplier == busier.relation.supplier);
    CHECK(idle.relation.supplier[second] == 1);
    CHECK(s.m.relation.supplier[second] != 1);
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
