// Sums of many groups.
#include <catch2/catch.hpp>

#include <span>
#include <vector>

#include "sim/parallel/part_sums.hpp"
#include "tests/sim/math_points.hpp"

TEST_CASE("sums of many groups are those of one pass where it is exact, and the same bits on any number of threads",
          "[sim][parallel][invariance]")
{
    struct Size {
        std::size_t entities, groups, parts;
    };
    for (const Size size : {Size{0, 3, 1}, Size{1000, 7, 1}, Size{16'383, 7, 1}, Size{16'384, 7, 2}, Size{20'000, 12'000, 1},
                            Size{100'000, 20'000, 4}, Size{300'000, 3, 16}}) {
        CAPTURE(size.entities, size.groups);
        CHECK(sim::sum_parts(size.entities, size.groups) == size.parts);
        const auto group_of = [&](std::size_t e) { return math_points::scrambled(e) % size.groups; };
        const auto sums = [&](int threads, auto number_of) {
            std::vector<double> rows(size.parts * size.groups, 1e300); // what was there before counts for nothing
            sim::with_threads(threads, [&] {
                sim::ordered_part_sums(size.entities, size.groups, rows,
                                       [&](std::span<double> by_group, std::size_t first, std::size_t end) {
                                           for (std::size_t e = first; e < end; ++e) by_group[group_of(e)] += number_of(e);
                                       });
            });
            rows.resize(size.groups);
            return rows;
        };
        const auto whole = [](std::size_t e) { return static_cast<double>(e % 1000); };
        std::vector<double> expected(size.groups, 0.0);
        for (std::size_t e = 0; e < size.entities; ++e) expected[group_of(e)] += whole(e);
        CHECK(sums(1, whole) == expected);
        const auto rounded = [](std::size_t e) { return 1.0 / static_cast<double>(e + 1); };
        const std::vector<double> by_one = sums(1, rounded);
        for (const int threads : {2, 3, 7}) CHECK(sums(threads, rounded) == by_one);
    }
}
