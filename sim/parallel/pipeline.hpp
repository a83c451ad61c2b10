// A stream of independent pieces of work whose number is not known beforehand: one source, many workers, one sink.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <type_traits>
#include <utility>

#include <tbb/info.h>
#include <tbb/parallel_pipeline.h>

#include "sim/parallel/moment.hpp"

namespace sim {

/// How many threads work when `asked` are asked for (0: as many as the machine has for us).
inline int threads_at_work(int asked) { return asked > 0 ? asked : std::max(1, tbb::info::default_concurrency()); }

/// Calls source() for pieces, one call at a time, until it gives none; work(piece) on any thread; sink(result), one call at a
/// time, in the order in which work ends. At most `in_flight` pieces are between source and sink, so memory is bounded.
template <class Source, class Work, class Sink>
void stream_tasks(std::size_t in_flight, const Source& source, const Work& work, const Sink& sink)
{
    using Piece = typename std::invoke_result_t<Source>::value_type;
    using Result = std::invoke_result_t<Work, Piece>;
    const detail::Moment given, worked, taken;
    const detail::AwaitedAtEnd all_given{given}, all_worked{worked}, all_taken{taken};
    given.reached();
    tbb::parallel_pipeline(in_flight,
                           tbb::make_filter<void, Piece>(tbb::filter_mode::serial_in_order, [&](tbb::flow_control& flow) {
                               given.awaited(); // the last piece
                               const detail::ReachedAtEnd is_given{given};
                               std::optional<Piece> piece = source();
                               if (!piece) flow.stop();
                               return piece ? std::move(*piece) : Piece{};
                           }) & tbb::make_filter<Piece, Result>(tbb::filter_mode::parallel, [&](Piece piece) {
                               given.awaited();
                               const detail::ReachedAtEnd is_worked{worked};
                               return work(std::move(piece));
                           }) & tbb::make_filter<Result, void>(tbb::filter_mode::serial_out_of_order, [&](Result result) {
                               worked.awaited();
                               taken.awaited(); // the last result
                               const detail::ReachedAtEnd is_taken{taken};
                               sink(std::move(result));
                           }));
}

} // namespace sim
