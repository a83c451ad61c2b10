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

// J of a buyer for a slot, with what the latest day taught.
float learned(const Market& m, std::size_t buyer, std::size_t slot)
{
    const auto rows = m.preference.block(buyer / sim::lanes_per_block);
    std::vector<models::rules::Preferences<sim::lanes_per_block>> copy(rows.begin(), rows.end());
    m.learn(buyer / sim::lanes_per_block, copy);
    return copy[slot][buyer % sim::lanes_per_block];
}

} // namespace

TEST_CASE("each buyer knows distinct sellers, each as likely as any other", "[loyalty]")
{
    const Parameters p = general(20'000, 10, 3, 1.2);
    const Market m = Loyalty::open(p, sim::World(1, 0), 0, 8);
    std::vector<double> count(10, 0.0);
    for (std::size_t b = 0; b < 20'000; ++b) {
        const std::set<std::uint32_t> known{m.seller.at(b, 0), m.seller.at(b, 1), m.seller.at(b, 2)};
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
        for (std::size_t b = 0; b < 1000; ++b) visits[m.visited[b]] += 1.0, served[m.visited[b]] += m.is_served(b);
        for (std::size_t j = 0; j < 10; ++j) {
            CHECK(visits[j] == static_cast<double>(m.queue.size(j)));
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
        for (std::size_t b = 0; b < 100; ++b) served[b] += m.is_served(b);
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
    Market m = after(p, sim::World(1, 0), 0, 1);
    std::vector<Tally> sums(1);
    Loyalty::tally(m, p, sums);
    CHECK(learned(m, 0, 0) == Approx(0.9 * 4.0 + 1.0).epsilon(1e-7));
    CHECK(sums[0].buyers == 1.0);
    CHECK(sums[0].order == 1.0);
    CHECK(sums[0].largest == 1.0);
    p.supply.capacity = 0.0;
    CHECK(learned(after(p, sim::World(1, 0), 0, 1), 0, 0) == Approx(0.9 * 4.0).epsilon(1e-7));
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
    CHECK(m.scale_of(0) == 1.5);
    CHECK(m.scale_of(1) == 3.0);
}

TEST_CASE("relabelled buyers meet the same luck in other rows", "[loyalty][invariance]")
{
    for (const Parameters& p : {general(1500, 30, 5, 0.9), Parameters{}}) {
        const auto buyers = static_cast<std::size_t>(p.market.buyers), known = static_cast<std::size_t>(p.market.known);
        const Market m = after(p, sim::World(5, 0), 0, 30), moved = after(p, sim::World(5, 0), 11, 30);
        CHECK(m.forecast == moved.forecast);
        for (std::size_t j = 0; j < m.queue.groups(); ++j) REQUIRE(moved.queue.size(j) == m.queue.size(j));
        for (std::size_t b = 0; b < buyers; ++b) {
            const std::size_t other = (b + buyers - 11) % buyers;
            REQUIRE(moved.name(other) == m.name(b));
            REQUIRE(moved.visited[other] == m.visited[b]);
            REQUIRE(moved.is_served(other) == m.is_served(b));
            for (std::size_t s = 0; s < known; ++s) REQUIRE(learned(moved, other, s) == learned(m, b, s));
        }
    }
}

TEST_CASE("a loyalty market is the same bytes on 1, 2, 3 and 7 threads", "[loyalty][invariance]")
{
    const Parameters large = general(5000, 1200, 6, 0.9);    // several blocks of buyers and of sellers
    const Parameters larger = general(40'000, 300, 10, 0.9); // whose customers are sorted in several parts
    const std::string alone = fingerprint_with(1, large, 20, 1), ensemble = fingerprint_with(1, Parameters{}, 50, 6);
    const std::string in_parts = fingerprint_with(1, larger, 8, 1);
    for (const int threads : {2, 3, 7}) {
        CAPTURE(threads);
        CHECK(fingerprint_with(threads, large, 20, 1) == alone);
        CHECK(fingerprint_with(threads, Parameters{}, 50, 6) == ensemble);
        CHECK(fingerprint_with(threads, larger, 8, 1) == in_parts);
    }
}

TEST_CASE("a loyalty market is the same bytes at every vector width", "[loyalty][invariance]")
{
    const Parameters large = general(5000, 50, 10, 0.9), priced;
    const std::string widest = fingerprint_with(2, large, 20, 1), small = fingerprint_with(1, priced, 50, 2);
    for (const auto width : {sim::VectorWidth::avx2, sim::VectorWidth::baseline}) {
        const sim::NarrowVectors narrow(width);
        CHECK(fingerprint_with(2, large, 20, 1) == widest);
        CHECK(fingerprint_with(1, priced, 50, 2) == small);
    }
}

TEST_CASE("those who arrive first are served", "[loyalty]")
{
    const Parameters p = general(300, 3, 2, 0.8);
    const sim::World world(6, 0);
    const Market m = after(p, world, 7, 5);
    const sim::Streams last_day(world, 4);
    const auto arrival = [&](std::size_t b) { return last_day.key(models::loyalty::Purpose::choice, m.name(b), 1); };
    for (std::size_t j = 0; j < 3; ++j) {
        std::vector<std::size_t> in_order;
        for (std::size_t b = 0; b < 300; ++b)
            if (m.visited[b] == j) in_order.push_back(b);
        std::sort(in_order.begin(), in_order.end(), [&](auto a, auto b) { return arrival(a) < arrival(b); });
        for (std::size_t place = 0; place < in_order.size(); ++place)
            CHECK(m.is_served(in_order[place]) == (static_cast<double>(place) < m.stock[j]));
    }
}

TEST_CASE("of those who arrive at one time the first by name are served", "[loyalty]")
{
    const int rotation = GENERATE(0, 2);
    Market m = Loyalty::open(general(5, 1, 1, 1.0), sim::World(1, 0), rotation, 1);
    for (std::size_t b = 0; b < 5; ++b)
        m.visited[b] = 0, m.arrival[b] = m.name(b) == 4 ? 3 : 7; // name 4 is there before all others
    m.queue.count([&](std::span<std::uint32_t> count, std::size_t begin, std::size_t end) {
        for (std::size_t b = begin; b < end; ++b) ++count[m.queue.cell(0, m.arrival[b])];
    });
    m.stock[0] = 3.0;
    m.serve();
    for (std::size_t b = 0; b < 5; ++b) CHECK(m.is_served(b) == (m.name(b) == 4 || m.name(b) <= 1));
}

TEST_CASE("a day is learned with the terms and the forgetting of that day", "[loyalty]")
{
    Parameters p = general(1, 1, 1, 1.0);
    p.choice.opening = 4.0;
    const sim::World world(1, 0);
    Market m = after(p, world, 0, 1); // 0.9 * 4 + 1 to be learned
    p.choice.forgetting = 0.5, p.supply.profit = 2.0;
    Loyalty::step(m, p, sim::Streams(world, 1));
    CHECK(learned(m, 0, 0) == Approx(0.5 * (0.9 * 4.0 + 1.0) + 2.0).epsilon(1e-7));
}
