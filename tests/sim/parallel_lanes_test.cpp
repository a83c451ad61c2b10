// Blocks of entities side by side, ranges, and the sort by group.
#include <catch2/catch.hpp>

#include <algorithm>
#include <vector>

#include "sim/parallel/grouping.hpp"
#include "sim/parallel/lane_blocks.hpp"
#include "tests/sim/math_points.hpp"

TEST_CASE("ranges cover every index once", "[sim][parallel]")
{
    for (const std::size_t count : {0U, 1U, 15U, 16U, 17U, 5000U}) {
        std::vector<int> times(count, 0);
        sim::for_each_range(count, 16, [&](std::size_t begin, std::size_t end) {
            for (std::size_t index = begin; index < end; ++index) ++times[index];
        });
        CHECK(std::count(times.begin(), times.end(), 1) == static_cast<std::ptrdiff_t>(count));
    }
}

TEST_CASE("a table by blocks keeps each number of each entity", "[sim][parallel]")
{
    constexpr std::size_t entities = 3000, slots = 3;
    sim::BlockTable<double> table(entities, slots, 0.5);
    for (std::size_t e = 0; e < entities; ++e)
        for (std::size_t s = 0; s < slots; ++s) table.at(e, s) += static_cast<double>(10 * e + s);
    sim::for_each_lane_block(
        entities,
        [&](std::size_t b) {
            for (auto& row : table.block(b))
                for (std::size_t l = 0; l < sim::lanes_per_block; ++l) row[l] *= 2.0;
        },
        table);
    bool all = true;
    for (std::size_t e = 0; e < entities; ++e)
        for (std::size_t s = 0; s < slots; ++s) all = all && table.at(e, s) == static_cast<double>(20 * e + 2 * s + 1);
    CHECK(all);
    CHECK(sim::all_lanes(entities) == 3008);
    CHECK(sim::block_ranges(entities) == 3);
}

TEST_CASE("entities are sorted by group, in their own order within it, on any number of threads", "[sim][parallel][invariance]")
{
    struct Size {
        std::size_t entities, groups;
    };
    for (const Size size : {Size{0, 3}, Size{1, 1}, Size{1000, 7}, Size{100'000, 900}, Size{300'000, 2}}) {
        CAPTURE(size.entities, size.groups);
        const auto group_of = [&](std::size_t e) { return math_points::scrambled(e) % size.groups; };
        std::vector<std::uint32_t> expected(size.entities);
        for (std::size_t e = 0; e < size.entities; ++e) expected[e] = static_cast<std::uint32_t>(e);
        std::stable_sort(expected.begin(), expected.end(), [&](auto a, auto b) { return group_of(a) < group_of(b); });
        for (const int threads : {1, 2, 3, 7}) {
            sim::Grouping grouping(size.entities, size.groups);
            for (int time = 0; time < 2; ++time) // what an earlier day left behind does not matter
                sim::with_threads(threads, [&] { grouping.sort(group_of); });
            const auto members = grouping.members(0, size.groups);
            CHECK(std::equal(members.begin(), members.end(), expected.begin(), expected.end()));
            for (std::size_t g = 0; g < size.groups; ++g)
                for (const std::uint32_t e : grouping.members(g, g + 1)) REQUIRE(group_of(e) == g);
        }
    }
}
