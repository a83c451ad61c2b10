// What the machine can do at most, the yardsticks of a run: memory bandwidth, and arithmetic in its widest vectors.
#include <benchmark/benchmark.h>
#include <vector>

#include "experiments/bench/rates.hpp"
#include "sim/math/vector_width.hpp"
#include "sim/parallel/parallel.hpp"

namespace {

// a = b + s c over columns that fit in no cache: bytes read and written a second. Source of the kernel: McCalpin's STREAM.
void triad(benchmark::State& state)
{
    const std::size_t size = 1 << 24;
    std::vector<double> a(size), b(size, 1.0), c(size, 2.0);
    sim::with_threads(static_cast<int>(state.range(0)), [&] {
        for (auto _ : state) {
            sim::for_each_block(size / sim::entities_per_block, [&](std::size_t first, std::size_t end) {
                sim::in_widest_vectors([&, from = first * sim::entities_per_block, to = end * sim::entities_per_block] {
                    double* const sum = a.data();
                    const double *const x = b.data(), *const y = c.data();
#pragma GCC ivdep
                    for (std::size_t k = from; k < to; ++k) sum[k] = x[k] + 3.0 * y[k];
                });
            });
            benchmark::ClobberMemory();
        }
    });
    state.counters["GB/s"] = bench::per_second(3.0 * 8.0 * static_cast<double>(size) * 1e-9);
}

// Chains of a multiplication and an addition, in registers, enough of them for none to wait for itself. Not contracted, as
// nothing in the engine is. Written out for each width: a vector type is taken apart before a function is put in place of a call.
constexpr std::size_t chains = 12;
constexpr int links = 1000;
constexpr double factor = 0.999999, addend = 1e-6;

void baseline_chains()
{
    using Vector [[gnu::vector_size(16)]] = double;
    Vector x[chains] = {};
    benchmark::DoNotOptimize(x); // may be different from each other: alike they would be worked out once
    for (int turn = 0; turn < links; ++turn)
#pragma GCC unroll 12
        for (Vector& one : x) one = one * factor + addend;
    benchmark::DoNotOptimize(x);
}

#if defined(__x86_64__)
[[gnu::target("avx2")]] void avx2_chains()
{
    using Vector [[gnu::vector_size(32)]] = double;
    Vector x[chains] = {};
    benchmark::DoNotOptimize(x); // may be different from each other: alike they would be worked out once
    for (int turn = 0; turn < links; ++turn)
#pragma GCC unroll 12
        for (Vector& one : x) one = one * factor + addend;
    benchmark::DoNotOptimize(x);
}

[[gnu::target("avx512f")]] void avx512_chains()
{
    using Vector [[gnu::vector_size(64)]] = double;
    Vector x[chains] = {};
    benchmark::DoNotOptimize(x); // may be different from each other: alike they would be worked out once
    for (int turn = 0; turn < links; ++turn)
#pragma GCC unroll 12
        for (Vector& one : x) one = one * factor + addend;
    benchmark::DoNotOptimize(x);
}
#endif

void arithmetic(benchmark::State& state)
{
    void (*run)() = baseline_chains;
    double lanes = 2.0;
#if defined(__x86_64__)
    if (sim::vector_width() == sim::VectorWidth::avx512) run = avx512_chains, lanes = 8.0;
    if (sim::vector_width() == sim::VectorWidth::avx2) run = avx2_chains, lanes = 4.0;
#endif
    for (auto _ : state) run();
    state.counters["Gflop/s"] = bench::per_second(2.0 * static_cast<double>(chains) * lanes * links * 1e-9);
}

} // namespace

BENCHMARK(triad)->Name("memory bandwidth (triad), threads:")->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(arithmetic)->Name("arithmetic")->Unit(benchmark::kMicrosecond)->UseRealTime();
