// How what is counted is told to Google Benchmark; every amount is that of one iteration.
#pragma once

#include <benchmark/benchmark.h>

namespace bench {

/// Bytes of a state that are moved when a pass over it reads and writes each once.
inline constexpr double to_and_fro = 2.0;

inline benchmark::Counter per_second(double amount) { return {amount, benchmark::Counter::kIsIterationInvariantRate}; }

/// Time by what it is spent on, ns.
inline benchmark::Counter nanoseconds_each(double count)
{
    return {count * 1e-9, benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert};
}

} // namespace bench
