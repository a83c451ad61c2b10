// Blocks of entities side by side, ranges, and who comes first in each of many groups.
#include <catch2/catch.hpp>

#include <algorithm>
#include <vector>

#include "sim/parallel/lane_blocks.hpp"
#include "sim/parallel/least_of_groups.hpp"
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
    sim::for_lane_blocks(0, sim::lane_blocks(entities), [&](std::size_t b) {
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

TEST_CASE("of each group the least keys are bounded, as many as it has room for, on any number of threads",
          "[sim][parallel][invariance]")
{
    struct Size {
        std::size_t entities, groups;
        std::uint32_t keys; // different ones
    };
    constexpr std::uint32_t all_keys = std::uint32_t{1} << 31;
    for (const Size size : {Size{0, 3, all_keys}, Size{1, 1, all_keys}, Size{1000, 7, all_keys}, Size{100'000, 900, all_keys},
                            Size{300'000, 2, all_keys}, Size{20'000, 3000, all_keys}, Size{30'000, 5000, all_keys},
                            Size{1000, 7, 5}, Size{1000, 7, 1}}) {
        CAPTURE(size.entities, size.groups, size.keys);
        const auto group_of = [&](std::size_t e) {
            return static_cast<std::uint32_t>(math_points::scrambled(2 * e) % size.groups);
        };
        const auto key_of = [&](std::size_t e) {
            const auto drawn = static_cast<std::uint32_t>(math_points::scrambled(2 * e + 1) % size.keys);
            return size.keys == 1 ? all_keys : 1 + drawn * ((all_keys - 1) / (size.keys - 1));
        };
        std::vector<std::vector<std::uint32_t>> keys(size.groups);
        for (std::size_t e = 0; e < size.entities; ++e) keys[group_of(e)].push_back(key_of(e));
        for (auto& of_group : keys) std::sort(of_group.begin(), of_group.end());
        std::vector<std::vector<sim::LeastBound<std::uint32_t>>> alone; // what one thread says, of each room
        for (const int threads : {1, 2, 3, 7}) {
            std::size_t rooms = 0;
            sim::LeastOfGroups groups(size.entities, size.groups);
            for (const std::size_t sixths :
                 {3U, 0U, 7U, 6U, 5U}) { // of all who come to a group there is room for; one after the other
                const auto room = [&](std::size_t g) { return keys[g].size() * sixths / 6; };
                std::vector<sim::LeastBound<std::uint32_t>> bounds(size.groups, {0, all_keys});
                sim::with_threads(threads, [&] {
                    groups.count([&](std::span<std::uint32_t> count, std::size_t begin, std::size_t end) {
                        for (std::size_t e = begin; e < end; ++e) ++count[groups.cell(group_of(e), key_of(e))];
                    });
                    groups.bound(room, group_of, key_of, [&](std::size_t g, auto least) { bounds[g] = least; });
                });
                if (threads == 1) alone.push_back(bounds);
                const auto& by_one = alone[rooms++];
                for (std::size_t g = 0; g < size.groups; ++g) {
                    REQUIRE(groups.size(g) == keys[g].size());
                    REQUIRE((bounds[g].bound == by_one[g].bound && bounds[g].below == by_one[g].below));
                    if (room(g) >= keys[g].size()) {
                        REQUIRE(bounds[g].below == all_keys); // has room for all: nothing is said of it
                        continue;
                    }
                    const auto border = std::lower_bound(keys[g].begin(), keys[g].end(), bounds[g].bound);
                    const auto below = static_cast<std::size_t>(border - keys[g].begin());
                    REQUIRE(bounds[g].below == below);
                    REQUIRE(below <= room(g));
                    REQUIRE((below == room(g) || keys[g][room(g)] == *border)); // fewer only where keys are equal
                }
            }
        }
    }
}
