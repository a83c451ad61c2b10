// The loyalty market as a whole: who is known, who is served, what is counted, and what does not matter.
#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <vector>

#include "models/loyalty/model.hpp"
#include "sim/parallel/parallel.hpp"
#include "sim/run/adapt.hpp"
#include "sim/run/ensemble.hpp"

namespace {

using models::loyalty::Loyalty;
using models::loyalty::Market;
using models::loyalty::Parameters;
using models::loyalty::Tally;

Parameters general(int buyers, int sellers, int known, double capacity)
{
    Parameters p;
    p.market = {buyers, sellers, known};
    p.supply.setting = models::rules::Offer::unit_profit;
    p.supply.capacity = capacity;
    p.choice.intensity = 0.5;
    p.choice.forgetting = 0.1;
    return p;
}

Market after(const Parameters& p, const sim::World& world, int rotation, int days)
{
    Market m = Loyalty::open(p, world, rotation, days);
    for (int day = 0; day < days; ++day) Loyalty::step(m, p, sim::Streams(world, static_cast<std::uint32_t>(day)));
    return m;
}

std::string fingerprint_with(int threads, const Parameters& p, int periods, int replicates)
{
    sim::Plan plan;
    plan.periods = periods;
    plan.replicates = replicates;
    std::string result;
    sim::with_threads(threads, [&] { result = sim::fingerprint(sim::run_ensemble(sim::ScenarioOf<Loyalty>(p), plan)); });
    return result;
}

} // namespace

TEST_CASE("each buyer knows distinct sellers, each as likely as any other", "[loyalty]")
{
    const Parameters p = general(20'000, 10, 3, 1.2);
    const Market m = Loyalty::open(p, sim::World(1, 0), 0, 8);
    std::vector<double> count(10, 0.0);
    for (std::size_t b = 0; b < 20'000; ++b) {
        const std::set<std::uint32_t> known(m.seller.begin() + static_cast<std::ptrdiff_t>(3 * b),
                                            m.seller.begin() + static_cast<std::ptrdiff_t>(3 * b + 3));
        REQUIRE(known.size() == 3);
        for (const std::uint32_t j : known) count[j] += 1.0;
    }
    // 6000 expected, standard deviation 65: all ten within 5 of them, error rate 6e-6, at a fixed seed.
    for (const double known_by : count) CHECK(std::abs(known_by - 6000.0) < 325.0);
}

TEST_CASE("nobody gets more than there is, and nobody goes without while there is some", "[loyalty]")
{
    for (const double capacity : {0.0, 0.5, 1.0, 1.2}) {
        const Market m = after(general(1000, 10, 4, capacity), sim::World(2, 0), 0, 12);
        std::vector<double> visits(10, 0.0), served(10, 0.0);
        for (std::size_t b = 0; b < 1000; ++b) visits[m.visited(b)] += 1.0, served[m.visited(b)] += m.served[b];
        for (std::size_t j = 0; j < 10; ++j) {
            CHECK(visits[j] == static_cast<double>(m.customers(j)));
            CHECK(served[j] == std::min(visits[j], m.stock[j]));
        }
    }
}

TEST_CASE("who is turned away does not depend on the row", "[loyalty]")
{
    Parameters p = general(100, 1, 1, 0.5); // one seller: half of all are turned away each day
    const sim::World world(3, 0);
    Market m = Loyalty::open(p, world, 0, 400);
    std::vector<double> served(100, 0.0);
    for (std::uint32_t day = 0; day < 400; ++day) {
        Loyalty::step(m, p, sim::Streams(world, day));
        for (std::size_t b = 0; b < 100; ++b) served[b] += m.served[b];
    }
    // 200 expected, standard deviation 10: the first and the last half of rows differ by 0 with sd 14, each row within 5 sd
    // (error rate 6e-5 in all, at a fixed seed).
    double first = 0.0;
    for (std::size_t b = 0; b < 50; ++b) first += served[b] / 50.0;
    CHECK(std::abs(first - 200.0) < 5.0);
    for (const double days : served) CHECK(std::abs(days - 200.0) < 50.0);
}

TEST_CASE("a day worked by hand: one buyer, one seller", "[loyalty]")
{
    Parameters p = general(1, 1, 1, 1.0);
    p.choice.opening = 4.0;
    const Market m = after(p, sim::World(1, 0), 0, 1);
    CHECK(m.preference[0] == 0.9 * 4.0 + 1.0);
    CHECK(m.order[0] == 1.0);
    CHECK(m.largest[0] == 1.0);
    p.supply.capacity = 0.0;
    CHECK(after(p, sim::World(1, 0), 0, 1).preference[0] == 0.9 * 4.0);
}

TEST_CASE("measures add up over buyers, bins and sellers", "[loyalty]")
{
    const Parameters p = general(1000, 10, 4, 0.9);
    Market m = after(p, sim::World(4, 0), 0, 20);
    std::vector<Tally> sums(1);
    Loyalty::tally(m, p, sums);
    const Tally& t = sums[0];
    double binned = 0.0;
    for (const double buyers : t.buyers_by_order) binned += buyers;
    CHECK(t.buyers == 1000.0);
    CHECK(binned == 1000.0);
    CHECK(t.buyer_profit == t.served);
    CHECK(t.seller_profit == t.served); // a sale earns both sides the same
    CHECK(t.sellers == 10.0);
}

TEST_CASE("a ramp moves the intensity, all profits, or the first seller's", "[loyalty]")
{
    Parameters p = general(10, 2, 2, 1.0);
    p.intensity_ramp = {.from = 1.0, .to = 2.0};
    p.profit_ramp = {.from = 1.0, .to = 3.0};
    p.first_profit_ramp = {.from = 1.0, .to = 0.5};
    const Market m = after(p, sim::World(1, 0), 0, 9);
    CHECK(m.intensity == 1.0);
    CHECK(m.scale == std::vector{1.5, 3.0});
}

TEST_CASE("relabelled buyers meet the same luck in other rows", "[loyalty][invariance]")
{
    for (const Parameters& p : {general(1500, 30, 5, 0.9), Parameters{}}) {
        const auto buyers = static_cast<std::size_t>(p.market.buyers), known = static_cast<std::size_t>(p.market.known);
        const Market m = after(p, sim::World(5, 0), 0, 30), moved = after(p, sim::World(5, 0), 11, 30);
        CHECK(m.forecast == moved.forecast);
        CHECK(m.first == moved.first);
        for (std::size_t b = 0; b < buyers; ++b) {
            const std::size_t other = (b + buyers - 11) % buyers;
            REQUIRE(moved.name[other] == m.name[b]);
            REQUIRE(moved.visited(other) == m.visited(b));
            REQUIRE(moved.served[other] == m.served[b]);
            for (std::size_t s = 0; s < known; ++s) REQUIRE(moved.preference[other * known + s] == m.preference[b * known + s]);
        }
    }
}

TEST_CASE("a loyalty market is the same bytes on 1, 2, 3 and 7 threads", "[loyalty][invariance]")
{
    const Parameters large = general(5000, 1200, 6, 0.9); // several blocks of buyers and of sellers
    const std::string alone = fingerprint_with(1, large, 20, 1), ensemble = fingerprint_with(1, Parameters{}, 50, 6);
    for (const int threads : {2, 3, 7}) {
        CAPTURE(threads);
        CHECK(fingerprint_with(threads, large, 20, 1) == alone);
        CHECK(fingerprint_with(threads, Parameters{}, 50, 6) == ensemble);
    }
}
