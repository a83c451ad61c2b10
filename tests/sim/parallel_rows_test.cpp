// Loops over rows, neighbours or listed: every row once, a bounded number at a time.
#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "sim/math/vector_width.hpp"
#include "sim/parallel/rows.hpp"

namespace {

template <class Rows>
std::vector<std::size_t> all_of(const Rows& rows)
{
    std::vector<std::size_t> all;
    for (std::size_t k = 0; k < rows.size(); ++k) all.push_back(rows[k]);
    return all;
}

} // namespace

TEST_CASE("neighbours and listed rows are gone over by the same loop", "[sim][parallel]")
{
    constexpr std::array<std::uint32_t, 3> here_and_there{9, 2, 7};
    CHECK(all_of(sim::Neighbours{4, 3}) == std::vector<std::size_t>{4, 5, 6});
    CHECK(all_of(sim::Listed{here_and_there.data(), 3}) == std::vector<std::size_t>{9, 2, 7});
    CHECK(all_of(sim::Neighbours{4, 0}).empty());
    CHECK(all_of(sim::Listed{nullptr, 0}).empty());
}

TEST_CASE("as many rows as are worked on side by side can be gathered, in the order in which they are added", "[sim][parallel]")
{
    sim::Gathered gathered;
    CHECK(gathered.rows().size() == 0);
    for (std::size_t k = 0; k < sim::rows_side_by_side; ++k) gathered.add(3 * k);
    const std::vector<std::size_t> rows = all_of(gathered.rows());
    REQUIRE(rows.size() == sim::rows_side_by_side);
    for (std::size_t k = 0; k < rows.size(); ++k) REQUIRE(rows[k] == 3 * k);
}

TEST_CASE("rows are marked by what holds for them, and visited in their order, at every vector width",
          "[sim][parallel][invariance]")
{
    const auto width = GENERATE(sim::VectorWidth::avx512, sim::VectorWidth::avx2, sim::VectorWidth::baseline);
    const sim::NarrowVectors narrow(width);
    std::vector<double> value(sim::rows_side_by_side);
    for (std::size_t k = 0; k < value.size(); ++k) value[k] = static_cast<double>(k * 37 % 11);
    for (const std::size_t count : {0U, 1U, 63U, 64U, 65U, 160U, 255U, 256U})
        for (const double least : {0.0, 6.0, 10.0, 11.0}) {
            CAPTURE(count, least);
            std::vector<std::size_t> wanted, visited;
            for (std::size_t k = 0; k < count; ++k)
                if (value[k] >= least) wanted.push_back(k);
            sim::Marked marked;
            marked.mark(count, [&](std::size_t k) { return value[k] >= least; });
            marked.for_each([&](std::size_t k) { visited.push_back(k); });
            CHECK(visited == wanted);
        }
}

TEST_CASE("stretches cover every row once, in order within a block, on any number of threads", "[sim][parallel]")
{
    for (const std::size_t count : {0U, 1U, 255U, 256U, 257U, 511U, 512U, 513U, 20'000U})
        for (const int threads : {1, 2, 7}) {
            CAPTURE(count, threads);
            std::vector<std::size_t> times(count, 0), length(count, 0);
            sim::with_threads(threads, [&] {
                sim::for_each_stretch(count, [&](const sim::Neighbours rows) {
                    for (std::size_t k = 0; k < rows.size(); ++k) ++times[rows[k]], length[rows[k]] = rows.size();
                });
            });
            CHECK(std::count(times.begin(), times.end(), 1U) == static_cast<std::ptrdiff_t>(count));
            CHECK(std::all_of(length.begin(), length.end(), [](std::size_t of) { return of <= sim::rows_side_by_side; }));
        }
}

TEST_CASE("stretches of a part begin where it begins and end where it ends", "[sim][parallel]")
{
    std::vector<std::size_t> first, count;
    sim::for_each_stretch_of(100, 900, [&](const sim::Neighbours rows) {
        first.push_back(rows.first);
        count.push_back(rows.count);
    });
    CHECK(first == std::vector<std::size_t>{100, 356, 612, 868});
    CHECK(count == std::vector<std::size_t>{256, 256, 256, 32});
    sim::for_each_stretch_of(7, 7, [](const sim::Neighbours) { FAIL("there is nothing to go over"); });
}
