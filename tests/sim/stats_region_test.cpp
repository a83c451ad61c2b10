// Boundaries and boxes are found where they were planted.
#include <catch2/catch.hpp>

#include "sim/random/draw.hpp"
#include "sim/stats/region.hpp"

namespace {

enum class Purpose : std::uint16_t { place = 1, noise = 2 };

// Points of the unit cube of three axes; `rule` says where it holds.
template <class Rule>
sim::SeenPoints planted(std::size_t count, Rule&& rule)
{
    sim::SeenPoints points;
    for (std::size_t p = 0; p < count; ++p) {
        const sim::Streams draws({11, p}, 0);
        std::vector<double> at;
        for (std::uint64_t axis = 0; axis < 3; ++axis) at.push_back(draws.uniform(Purpose::place, axis));
        points.holds.push_back(rule(at, draws.uniform(Purpose::noise, 0)) ? 1 : 0);
        points.at.push_back(std::move(at));
    }
    return points;
}

} // namespace

TEST_CASE("a threshold between two values of one axis is found halfway", "[stats]")
{
    const sim::SeenPoints points{{{1, 5}, {2, 1}, {3, 4}, {4, 2}}, {0, 0, 1, 1}};
    const auto boundary = sim::strongest_boundary(points, 1);
    REQUIRE(boundary);
    CHECK(boundary->axis == 0);
    CHECK(boundary->threshold == 2.5);
    CHECK(boundary->share_below == 0.0);
    CHECK(boundary->share_above == 1.0);
    CHECK_FALSE(sim::strongest_boundary({{{1}, {2}}, {1, 1}}, 1));
    CHECK_FALSE(sim::strongest_boundary({{{1}, {1}}, {0, 1}}, 1));
    CHECK_FALSE(sim::strongest_boundary({{}, {}}, 1));
}

TEST_CASE("the strongest boundary of noisy points is near the planted one", "[stats]")
{
    const auto points = planted(400, [](const auto& at, double noise) { return (at[1] > 0.7) != (noise < 0.1); });
    const auto boundary = sim::strongest_boundary(points, 20);
    REQUIRE(boundary);
    CHECK(boundary->axis == 1);
    CHECK(boundary->threshold == Approx(0.7).margin(0.03));
    CHECK(boundary->share_above > 0.8);
    CHECK(boundary->share_below < 0.2);
}

TEST_CASE("peeling finds a planted box, its coverage and its density, and names no other axis", "[stats]")
{
    const auto points = planted(600, [](const auto& at, double) { return at[0] > 0.5 && at[2] < 0.6; });
    const sim::Box box = sim::peeled_box(points, 0.05, 30);
    CHECK(box.density > 0.95);
    CHECK(box.coverage > 0.9);
    REQUIRE(box.sides.size() == 2);
    CHECK(box.sides[0].axis == 0);
    CHECK(*box.sides[0].from == Approx(0.5).margin(0.05));
    CHECK(box.sides[1].axis == 2);
    CHECK(*box.sides[1].to == Approx(0.6).margin(0.05));
}

TEST_CASE("what holds everywhere has the whole space as its box, and what holds nowhere covers nothing", "[stats]")
{
    const sim::Box all = sim::peeled_box(planted(50, [](const auto&, double) { return true; }), 0.05, 5);
    CHECK(all.sides.empty());
    CHECK(all.coverage == 1.0);
    CHECK(all.density == 1.0);
    const sim::Box none = sim::peeled_box(planted(50, [](const auto&, double) { return false; }), 0.05, 5);
    CHECK(none.coverage == 0.0);
    CHECK(none.density == 0.0);
}
