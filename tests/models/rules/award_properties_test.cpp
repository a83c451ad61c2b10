// What holds in any tender.
#include <algorithm>
#include <vector>

#include "models/rules/award.hpp"
#include "tests/property.hpp"

namespace models::rules {
namespace {

double share() { return *rc::gen::inRange(0, 1001) / 1000.0; }

// Two to nine bidders with their quotes, EUR/unit, and what the buyer adds to each.
std::vector<Bid> random_bids(double pressure, bool only_price)
{
    const int count = *rc::gen::inRange(2, 10);
    std::vector<Bid> bids;
    for (int k = 0; k < count; ++k) {
        const double walk_away = 80.0 + 20.0 * share(), ask = walk_away + 30.0 * share();
        const double addition = only_price ? 0.0 : 20.0 * share() - 10.0;
        bids.push_back({k, ask, walk_away, drop_out_price(ask, walk_away, pressure), addition});
    }
    return bids;
}

std::vector<Bid> under(std::vector<Bid> bids, double pressure)
{
    for (Bid& bid : bids) bid.drop_out = drop_out_price(bid.ask, bid.walk_away, pressure);
    return bids;
}

} // namespace

TEST_CASE("in any tender the least score wins, at a price between the winner's walk-away price and its ask", "[rules][property]")
{
    tests::holds(500, [] {
        const double pressure = share();
        AwardParameters p;
        p.haggle = share();
        const std::vector<Bid> bids = random_bids(pressure, false);
        const Awarded result = award(bids, pressure, p);
        const Bid& winner = bids[static_cast<std::size_t>(result.winner)];
        for (const Bid& bid : bids) RC_ASSERT(winner.score() <= bid.score());
        RC_ASSERT(result.price >= winner.walk_away);
        RC_ASSERT(result.price <= winner.ask);
    });
}

TEST_CASE("at pressure 1 and without a haggle the price is the second lowest walk-away price, and with one it lies below it",
          "[rules][property]")
{
    tests::holds(500, [] {
        const std::vector<Bid> bids = random_bids(1.0, true);
        std::vector<double> walk_away;
        for (const Bid& bid : bids) walk_away.push_back(bid.walk_away);
        std::sort(walk_away.begin(), walk_away.end());
        AwardParameters p;
        p.haggle = 0.0;
        // No bidder asks more than this: a second one that walks away above the winner's ask leaves the ask.
        const Awarded plain = award(bids, 1.0, p);
        const double ask = bids[static_cast<std::size_t>(plain.winner)].ask;
        RC_ASSERT(plain.price == std::min(ask, walk_away[1]));
        const Awarded haggled = award(bids, 1.0, AwardParameters{});
        RC_ASSERT(haggled.price <= plain.price);
        RC_ASSERT(haggled.price >= walk_away[0]);
    });
}

TEST_CASE("more pressure never raises the price of bidders who are alike, nor does one more of them", "[rules][property]")
{
    tests::holds(500, [] {
        std::vector<Bid> bids(static_cast<std::size_t>(*rc::gen::inRange(1, 8)), random_bids(0.0, false).front());
        const double one = share(), other = share(), low = std::min(one, other), high = std::max(one, other);
        const double before = award(under(bids, low), low, {}).price;
        RC_ASSERT(award(under(bids, high), high, {}).price <= before + 1e-9);
        bids.push_back(bids.front());
        RC_ASSERT(award(under(bids, low), low, {}).price <= before + 1e-9);
    });
}

} // namespace models::rules
