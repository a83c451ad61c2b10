// Blocks of entities side by side, ranges, and the sort by group.
#include <catch2/catch.hpp>

#include <algorithm>
#include <vector>

#include "sim/parallel/grouping.hpp"
#include "sim/parallel/lane_blocks.hpp"
#include "sim/parallel/number_table.hpp"
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
    sim::for_each_lane_block(entities, [&](std::size_t b) {
        for (auto& row : table.block(b))
            for (std::size_t l = 0; l < sim::lanes_per_block; ++l) row[l] *= 2.0;
    });
    bool all = true;
    for (std::size_t e = 0; e < entities; ++e)
        for (std::size_t s = 0; s < slots; ++s) all = all && table.at(e, s) == static_cast<double>(20 * e + 2 * s + 1);
    CHECK(all);
    CHECK(sim::all_lanes(entities) == 3008);
    CHECK(sim::block_ranges(entities) == 3);
}

TEST_CASE("a table of numbers keeps what needs 16 bits and what needs more", "[sim][parallel]")
{
    constexpr std::size_t entities = 200, slots = 3;
    for (const std::uint32_t limit : {65'536U, 1'000'000U}) {
        CAPTURE(limit);
        const auto number = [&](std::size_t e, std::size_t s) {
            return static_cast<std::uint32_t>(math_points::scrambled(3 * e + s) % limit);
        };
        sim::NumberTable table(entities, slots, limit);
        for (std::size_t e = 0; e < entities; ++e)
            for (std::size_t s = 0; s < slots; ++s) table.set(e, s, number(e, s));
        sim::Block<std::uint16_t> slot;
        for (std::size_t l = 0; l < sim::lanes_per_block; ++l) slot[l] = static_cast<std::uint16_t>(l % slots);
        sim::Block<std::uint32_t> taken;
        table.take(1, slot, taken.lane);
        for (std::size_t l = 0; l < sim::lanes_per_block; ++l) REQUIRE(taken[l] == number(sim::lanes_per_block + l, l % slots));
        for (std::size_t e = 0; e < entities; ++e)
            for (std::size_t s = 0; s < slots; ++s) REQUIRE(table.at(e, s) == number(e, s));
    }
}

TEST_CASE("entities are brought together by group, in their own order within it, on any number of threads",
          "[sim][parallel][invariance]")
{
    struct Size {
        std::size_t entities, groups;
    };
    for (const Size size : {Size{0, 3}, Size{1, 1}, Size{1000, 7}, Size{100'000, 900}, Size{300'000, 2}, Size{20'000, 3000}}) {
        CAPTURE(size.entities, size.groups);
        const auto group_of = [&](std::size_t e) { return math_points::scrambled(e) % size.groups; };
        std::vector<std::vector<std::uint32_t>> expected(size.groups);
        for (std::size_t e = 0; e < size.entities; ++e) expected[group_of(e)].push_back(static_cast<std::uint32_t>(e));
        for (const int threads : {1, 2, 3, 7}) {
            sim::Grouping grouping(size.entities, size.groups);
            for (const std::size_t left_out : {size.groups, std::size_t{2}, size.groups}) { // one after the other
                const auto is_wanted = [&](std::size_t g) { return g % left_out != left_out - 1; };
                sim::with_threads(threads, [&] {
                    grouping.count([&](std::span<std::uint32_t> count, std::size_t begin, std::size_t end) {
                        for (std::size_t e = begin; e < end; ++e) ++count[group_of(e)];
                    });
                    grouping.bring_together(is_wanted, group_of, [](std::size_t e) { return static_cast<std::uint32_t>(e); });
                });
                for (std::size_t g = 0; g < size.groups; ++g) {
                    const auto brought = grouping.of(g);
                    REQUIRE(grouping.size(g) == expected[g].size());
                    REQUIRE(brought.size() == (is_wanted(g) ? expected[g].size() : 0));
                    REQUIRE(std::equal(brought.begin(), brought.end(), expected[g].begin()));
                }
            }
        }
    }
}
