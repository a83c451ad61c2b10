// Shapley values against games that can be worked by hand.
#include <catch2/catch.hpp>

#include <algorithm>
#include <numeric>

#include "sim/design/orders.hpp"
#include "sim/random/draw.hpp"
#include "sim/stats/shapley.hpp"

namespace {

enum class Purpose : std::uint16_t { worth = 1 };

std::vector<double> some_game(std::size_t players)
{
    const sim::Streams draws({3, 0}, 0);
    std::vector<double> worth;
    for (std::size_t set = 0; set < std::size_t{1} << players; ++set) worth.push_back(draws.normal(Purpose::worth, set));
    return worth;
}

} // namespace

TEST_CASE("one left and two right gloves are worth 2/3, 1/6 and 1/6 of a pair", "[stats]")
{
    // Player 0 has the left glove; bit 0 with bit 1 or bit 2 makes a pair.
    const std::vector<double> worth{0, 0, 0, 1, 0, 1, 0, 1};
    const std::vector<double> values = sim::shapley_values(worth, 3);
    CHECK(values[0] == Approx(2.0 / 3));
    CHECK(values[1] == Approx(1.0 / 6));
    CHECK(values[2] == Approx(1.0 / 6));
}

TEST_CASE("the parts add up to the whole, and a player who changes nothing gets nothing", "[stats]")
{
    std::vector<double> worth = some_game(5);
    const std::vector<double> values = sim::shapley_values(worth, 5);
    CHECK(std::accumulate(values.begin(), values.end(), 0.0) == Approx(worth.back() - worth.front()));
    for (std::size_t set = 0; set < worth.size(); ++set)
        if (set & 4) worth[set] = worth[set & ~std::size_t{4}]; // player 2 adds nothing
    CHECK(sim::shapley_values(worth, 5)[2] == Approx(0.0).margin(1e-15));
}

TEST_CASE("the order in which players are named does not matter", "[stats]")
{
    const std::vector<double> worth = some_game(4);
    const std::vector<std::size_t> renamed{2, 0, 3, 1};
    std::vector<double> other(worth.size());
    for (std::size_t set = 0; set < worth.size(); ++set) {
        std::size_t image = 0;
        for (std::size_t player = 0; player < 4; ++player)
            if (set >> player & 1) image |= std::size_t{1} << renamed[player];
        other[image] = worth[set];
    }
    const std::vector<double> values = sim::shapley_values(worth, 4), again = sim::shapley_values(other, 4);
    for (std::size_t player = 0; player < 4; ++player) CHECK(values[player] == Approx(again[renamed[player]]));
}

TEST_CASE("the mean over all orders is the exact value", "[stats]")
{
    const std::vector<double> worth = some_game(4);
    std::vector<std::size_t> order{0, 1, 2, 3};
    std::vector<double> mean(4, 0.0);
    do {
        std::vector<double> passed;
        for (const sim::Coalition set : sim::growing(order)) passed.push_back(worth[set]);
        const std::vector<double> added = sim::added_in_order(order, passed);
        CHECK(std::accumulate(added.begin(), added.end(), 0.0) == Approx(worth.back() - worth.front()));
        for (std::size_t player = 0; player < 4; ++player) mean[player] += added[player] / 24.0;
    } while (std::next_permutation(order.begin(), order.end()));
    const std::vector<double> exact = sim::shapley_values(worth, 4);
    for (std::size_t player = 0; player < 4; ++player) CHECK(mean[player] == Approx(exact[player]));
}

TEST_CASE("random orders hold everything once, and each second one is the one before reversed", "[design]")
{
    const auto orders = sim::random_orders(7, 400, 1);
    REQUIRE(orders.size() == 400);
    std::vector<int> first(7, 0);
    for (std::size_t k = 0; k < orders.size(); ++k) {
        std::vector<std::size_t> sorted = orders[k];
        std::sort(sorted.begin(), sorted.end());
        CHECK(sorted == std::vector<std::size_t>{0, 1, 2, 3, 4, 5, 6});
        if (k % 2 == 1) CHECK(std::equal(orders[k].begin(), orders[k].end(), orders[k - 1].rbegin()));
        ++first[orders[k].front()];
    }
    for (const int times : first) CHECK(times > 25); // 57 expected, standard deviation 9
    CHECK(orders != sim::random_orders(7, 400, 2));
    CHECK(orders == sim::random_orders(7, 400, 1));
}
