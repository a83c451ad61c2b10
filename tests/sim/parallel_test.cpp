// Parallel work: every index once, the same bits for any number of threads, errors that come out.
#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <cstdint>
#include <set>
#include <span>
#include <stdexcept>
#include <thread>
#include <vector>

#include "sim/parallel/parallel.hpp"
#include "sim/random/draw.hpp"

namespace {

enum class Purpose : std::uint16_t { size, weight };

constexpr std::array thread_counts{1, 2, 3, 7};

/// Around the size of a block, and many blocks.
const std::vector<std::size_t> counts{0, 1, 2, 511, 512, 513, 1023, 1024, 1025, 1537, 20'000};

/// Numbers of very different sizes and both signs, so that their sum depends on the order.
std::vector<double> awkward_numbers(std::size_t count)
{
    const sim::World world(1, 1);
    const sim::Streams draws(world, 0);
    std::vector<double> numbers;
    for (std::uint64_t k = 0; k < count; ++k)
        numbers.push_back(draws.normal(Purpose::size, k) *
                          std::bit_cast<double>((1023 + draws.pick(60, Purpose::weight, k)) << 52));
    return numbers;
}

/// By group: the index modulo the number of groups.
std::vector<double> sums_of(const std::vector<double>& numbers, std::size_t groups)
{
    std::vector<double> partial(sim::blocks(numbers.size()) * groups, 1e300); // scratch may hold anything
    std::vector<double> totals(groups, 0.0);
    sim::ordered_block_sums(numbers.size(), partial, std::span(totals),
                            [&](std::span<double> sums, std::size_t first, std::size_t end) {
                                for (std::size_t k = first; k < end; ++k) sums[k % groups] += numbers[k];
                            });
    return totals;
}

/// The same as plain loops.
std::vector<double> sums_by_hand(const std::vector<double>& numbers, std::size_t groups)
{
    std::vector<double> totals(groups, 0.0);
    for (std::size_t first = 0; first < numbers.size(); first += sim::entities_per_block) {
        std::vector<double> block(groups, 0.0);
        for (std::size_t k = first; k < std::min(numbers.size(), first + sim::entities_per_block); ++k)
            block[k % groups] += numbers[k];
        for (std::size_t group = 0; group < groups; ++group) totals[group] += block[group];
    }
    return totals;
}

struct Purse {
    std::int64_t coins = 0;
    double notes = 0.0;

    Purse& operator+=(const Purse& other)
    {
        coins += other.coins;
        notes += other.notes;
        return *this;
    }
};

/// How many tasks were ever at work at the same time, waiting for each other for a while.
int most_at_once(std::size_t tasks)
{
    std::atomic<int> now = 0;
    std::atomic<int> most = 0;
    sim::for_each_task(tasks, [&](std::size_t) {
        const int here = ++now;
        for (int seen = most; seen < here && !most.compare_exchange_weak(seen, here);) {
        }
        for (int patience = 0; patience < 2000; ++patience) std::this_thread::yield();
        --now;
    });
    return most;
}

[[noreturn]] void fail_at_last() { throw std::runtime_error("the last one failed"); }

} // namespace

TEST_CASE("work is called once for each entity", "[sim][parallel]")
{
    for (const int threads : thread_counts)
        for (const std::size_t count : counts) {
            CAPTURE(threads, count);
            std::vector<int> calls(count, 0);
            sim::with_threads(threads, [&] { sim::for_each_entity(count, [&](std::size_t index) { ++calls.at(index); }); });
            CHECK(std::all_of(calls.begin(), calls.end(), [](int n) { return n == 1; }));
        }
}

TEST_CASE("work is called once for each task", "[sim][parallel]")
{
    for (const int threads : thread_counts)
        for (const std::size_t count : {0U, 1U, 2U, 7U, 100U, 1000U}) {
            CAPTURE(threads, count);
            std::vector<int> calls(count, 0);
            sim::with_threads(threads, [&] { sim::for_each_task(count, [&](std::size_t task) { ++calls.at(task); }); });
            CHECK(std::all_of(calls.begin(), calls.end(), [](int n) { return n == 1; }));
        }
}

TEST_CASE("there are as many blocks as it takes, and at least one", "[sim][parallel]")
{
    CHECK(sim::blocks(0) == 1);
    CHECK(sim::blocks(1) == 1);
    CHECK(sim::blocks(sim::entities_per_block) == 1);
    CHECK(sim::blocks(sim::entities_per_block + 1) == 2);
    CHECK(sim::blocks(10 * sim::entities_per_block) == 10);
}

TEST_CASE("ordered sums are the same bits for any number of threads", "[sim][parallel]")
{
    const std::vector<double> all = awkward_numbers(20'000);
    std::vector<double> backwards(all.rbegin(), all.rend());
    CHECK(sums_by_hand(all, 1) != sums_by_hand(backwards, 1)); // the order does matter
    for (const int threads : thread_counts)
        for (const std::size_t count : counts)
            for (const std::size_t groups : {1U, 3U}) {
                CAPTURE(threads, count, groups);
                const std::vector<double> numbers(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(count));
                sim::with_threads(threads, [&] {
                    for (int again = 0; again < 5; ++again) REQUIRE(sums_of(numbers, groups) == sums_by_hand(numbers, groups));
                });
            }
}

TEST_CASE("ordered sums add anything that has +=, and one entity to any number of groups", "[sim][parallel]")
{
    constexpr std::size_t count = 3000;
    std::vector<Purse> partial(sim::blocks(count) * 2);
    std::vector<Purse> totals(2);
    sim::ordered_block_sums(count, partial, std::span(totals), [](std::span<Purse> sums, std::size_t first, std::size_t end) {
        for (std::size_t index = first; index < end; ++index) {
            sums[0] += {1, 0.5};
            if (index % 3 == 0) sums[1] += {static_cast<std::int64_t>(index), 0.0};
        }
    });
    CHECK(totals[0].coins == 3000);
    CHECK(totals[0].notes == 1500.0);
    CHECK(totals[1].coins == 1'498'500);
    CHECK(totals[1].notes == 0.0);
}

TEST_CASE("draws are the same on any number of threads", "[sim][parallel]")
{
    const sim::World world(4, 4);
    const auto draw_all = [&](int threads) {
        std::vector<double> draws(5000);
        sim::with_threads(threads, [&] {
            sim::for_each_entity(draws.size(),
                                 [&](std::size_t k) { draws[k] = sim::Streams(world, 1).normal(Purpose::size, k); });
        });
        return draws;
    };
    for (const int threads : thread_counts) CHECK(draw_all(threads) == draw_all(1));
}

TEST_CASE("no more threads work than were asked for", "[sim][parallel]")
{
    for (const int threads : thread_counts) {
        int most = 0;
        sim::with_threads(threads, [&] { most = most_at_once(50); });
        CHECK(most >= 1);
        CHECK(most <= threads);
    }
}

TEST_CASE("one thread does all work in the order of the indices", "[sim][parallel]")
{
    std::vector<std::size_t> order;
    std::set<std::thread::id> workers;
    sim::with_threads(1, [&] {
        sim::for_each_entity(3000, [&](std::size_t index) {
            order.push_back(index);
            workers.insert(std::this_thread::get_id());
        });
    });
    CHECK(order.size() == 3000);
    CHECK(std::is_sorted(order.begin(), order.end()));
    CHECK(workers.size() == 1);
}

TEST_CASE("a limit on threads holds within it and ends with it", "[sim][parallel]")
{
    int outside = 0;
    int inside = 0;
    int after = 0;
    sim::with_threads(3, [&] {
        outside = most_at_once(50);
        sim::with_threads(1, [&] { inside = most_at_once(50); });
        after = most_at_once(50);
    });
    CHECK(outside <= 3);
    CHECK(inside == 1);
    CHECK(after <= 3);
}

TEST_CASE("no number of threads means all the machine has", "[sim][parallel]")
{
    std::atomic<int> calls = 0;
    sim::with_threads(0, [&] { sim::for_each_task(100, [&](std::size_t) { ++calls; }); });
    sim::with_threads(-1, [&] { sim::for_each_task(100, [&](std::size_t) { ++calls; }); });
    CHECK(calls == 200);
}

TEST_CASE("parallel work within parallel work is done, and gives the same bits", "[sim][parallel]")
{
    constexpr std::size_t tasks = 6;
    const std::vector<double> numbers = awkward_numbers(3000);
    for (const int threads : thread_counts) {
        CAPTURE(threads);
        std::vector<std::vector<int>> calls(tasks, std::vector<int>(2000, 0));
        std::vector<std::vector<double>> sums(tasks);
        sim::with_threads(threads, [&] {
            sim::for_each_task(tasks, [&](std::size_t task) {
                sim::for_each_entity(2000, [&](std::size_t index) { ++calls[task][index]; });
                sums[task] = sums_of(numbers, 2);
            });
        });
        CHECK(calls == std::vector<std::vector<int>>(tasks, std::vector<int>(2000, 1)));
        CHECK(sums == std::vector<std::vector<double>>(tasks, sums_by_hand(numbers, 2)));
    }
}

TEST_CASE("what work throws comes out, and the next work is done", "[sim][parallel]")
{
    for (const int threads : thread_counts) {
        CAPTURE(threads);
        const auto run = [threads](const auto& work) { sim::with_threads(threads, work); };
        for (const std::size_t count : {100U, 5000U}) // on the spot, and in blocks
            CHECK_THROWS_AS(run([&] {
                                sim::for_each_entity(count, [&](std::size_t k) {
                                    if (k + 1 == count) fail_at_last();
                                });
                            }),
                            std::runtime_error);
        CHECK_THROWS_WITH(run([] {
                              sim::for_each_task(20, [](std::size_t k) {
                                  if (k == 19) fail_at_last();
                              });
                          }),
                          "the last one failed");
        CHECK_THROWS_AS(run([] { fail_at_last(); }), std::runtime_error);
        std::vector<double> partial(sim::blocks(5000));
        std::vector<double> totals(1);
        CHECK_THROWS_AS(run([&] {
                            sim::ordered_block_sums(5000, partial, std::span(totals),
                                                    [](std::span<double>, std::size_t, std::size_t end) {
                                                        if (end == 5000) fail_at_last();
                                                    });
                        }),
                        std::runtime_error);
        std::atomic<int> calls = 0;
        run([&] { sim::for_each_entity(5000, [&](std::size_t) { ++calls; }); });
        CHECK(calls == 5000);
    }
}
