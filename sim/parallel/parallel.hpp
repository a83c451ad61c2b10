// Work over entities on all threads, with the same bytes for any number of them. Only this header and pipeline.hpp include TBB.
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <vector>

#include <tbb/blocked_range.h>
#include <tbb/global_control.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include "sim/check/ensure.hpp"
#include "sim/parallel/moment.hpp"

namespace sim {

/// Entities in one block: the unit of parallel work and of ordered sums. A constant, so that block sums do not depend on threads.
inline constexpr std::size_t entities_per_block = 512;

/// How many blocks an ordered sum over `count` entities has (at least one).
inline std::size_t blocks(std::size_t count) { return count == 0 ? 1 : (count + entities_per_block - 1) / entities_per_block; }

namespace detail {

template <class Work>
void in_parallel(std::size_t count, std::size_t grain, const Work& work)
{
    const Moment begin, end;
    const AwaitedAtEnd done{end};
    begin.reached();
    tbb::parallel_for(
        tbb::blocked_range<std::size_t>(0, count, grain),
        [&](const tbb::blocked_range<std::size_t>& range) {
            begin.awaited();
            const ReachedAtEnd worked{end};
            for (std::size_t index = range.begin(); index < range.end(); ++index) work(index);
        },
        tbb::simple_partitioner());
}

// A thread that waits for the loop takes no other work meanwhile: it would begin a second world on top of its own.
template <class Work>
void isolated(std::size_t count, std::size_t grain, const Work& work)
{
    tbb::this_task_arena::isolate([&] { in_parallel(count, grain, work); });
}

} // namespace detail

/// Calls work(index) once for each index below count. `work` writes only rows that belong to its index.
template <class Work>
void for_each_entity(std::size_t count, const Work& work)
{
    if (count <= entities_per_block)
        for (std::size_t index = 0; index < count; ++index) work(index);
    else
        detail::isolated(count, entities_per_block, work);
}

/// Calls work(first, end) for the blocks of all indices below count; each writes only rows of its own.
template <class Work>
void for_each_block(std::size_t count, const Work& work)
{
    const auto one_block = [&](std::size_t block) {
        work(block * entities_per_block, std::min(count, (block + 1) * entities_per_block));
    };
    if (count <= entities_per_block)
        one_block(0);
    else
        detail::isolated(blocks(count), 1, one_block);
}

/// Calls work(task) for each task below count, one task at a time per thread (runs of an ensemble); or one after the other, so
/// that each has all threads for its entities.
template <class Work>
void for_each_task(std::size_t count, const Work& work, bool one_at_a_time = false)
{
    if (one_at_a_time)
        for (std::size_t task = 0; task < count; ++task) work(task);
    else
        detail::in_parallel(count, 1, work);
}

/// Sums by group, over all indices in their order: within blocks first, then block by block, so that the bits never depend on
/// threads. add(sums, first, end) adds a block of entities to the sums of their groups, which are zero before. `partial` is
/// scratch of at least blocks(count) * totals.size() elements, given by the caller so that no period allocates. `Sum` adds by +=.
template <class Sum, class Add>
void ordered_block_sums(std::size_t count, std::vector<Sum>& partial, std::span<Sum> totals, const Add& add)
{
    const std::size_t groups = totals.size(), used = blocks(count) * groups;
    ensure(partial.size() >= used, "the scratch of ordered sums holds one row for each block");
    for_each_block(count, [&](std::size_t first, std::size_t end) {
        const std::span<Sum> sums = std::span(partial).subspan(first / entities_per_block * groups, groups);
        for (Sum& sum : sums) sum = Sum{};
        add(sums, first, end);
    });
    for (std::size_t k = 0; k < used; ++k) totals[k % groups] += partial[k];
}

/// Runs work() with at most `threads` threads (0: as many as the machine has).
template <class Work>
void with_threads(int threads, const Work& work)
{
    if (threads <= 0) return work();
    tbb::global_control limit(tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(threads));
    tbb::task_arena arena(threads);
    arena.execute(work);
}

} // namespace sim
