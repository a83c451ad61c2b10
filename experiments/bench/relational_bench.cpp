// The relational market: candidate relation-periods a second, bytes a relation and the time of opening; small and large, with few
// and many known suppliers, on one and two threads.
#include <benchmark/benchmark.h>
#include <chrono>

#include "experiments/bench/markets.hpp"
#include "experiments/bench/rates.hpp"
#include "sim/parallel/parallel.hpp"

namespace {

using models::relational::Market;
using models::relational::Parameters;

// Periods of one market that has run for a while; opening has a clock of its own.
void periods_of(benchmark::State& state, const Parameters& p, int threads)
{
    const sim::World world(1, 0);
    const double before = bench::bytes_in_use();
    sim::with_threads(threads, [&] {
        const auto start = std::chrono::steady_clock::now();
        Market market = models::relational::open(p, world, 0);
        const std::chrono::duration<double, std::nano> opening = std::chrono::steady_clock::now() - start;
        const double relations = static_cast<double>(market.relations()), bytes = bench::bytes_in_use() - before;
        std::uint32_t period = 0;
        for (; period < bench::periods_before; ++period) models::relational::step(market, p, sim::Streams(world, period));
        for (auto _ : state) models::relational::step(market, p, sim::Streams(world, period++));
        state.counters["opening ns/relation"] = opening.count() / relations;
        state.counters["bytes/relation"] = bytes / relations;
        state.counters["bytes/market"] = bytes;
        state.counters["relation-periods/s"] = bench::per_second(relations);
        state.counters["state GB/s"] = bench::per_second(bench::to_and_fro * bytes * 1e-9);
        state.counters["ns/active"] = bench::nanoseconds_each(static_cast<double>(market.needs()));
    });
}

void by_size(benchmark::State& state) { periods_of(state, bench::market_of(state.range(0)), static_cast<int>(state.range(1))); }

void by_size_slim(benchmark::State& state)
{
    periods_of(state, bench::slim_market_of(state.range(0)), static_cast<int>(state.range(1)));
}

void by_known(benchmark::State& state)
{
    Parameters p = bench::market_of(10'000);
    p.market.known = static_cast<int>(state.range(0));
    periods_of(state, p, 1);
}

// A fixed number of periods, run once: for counting instructions (instructions.sh).
void fixed_periods(benchmark::State& state)
{
    const Parameters p = bench::market_of(40);
    const sim::World world(1, 0);
    for (auto _ : state) {
        Market market = models::relational::open(p, world, 0);
        for (std::uint32_t period = 0; period < state.range(0); ++period)
            models::relational::step(market, p, sim::Streams(world, period));
        benchmark::DoNotOptimize(market.period);
    }
}

} // namespace

BENCHMARK(fixed_periods)->Name("default market, periods:")->Arg(0)->Arg(64)->Iterations(1)->Unit(benchmark::kMillisecond);
BENCHMARK(by_size)->Name("default market")->Args({40, 1})->Unit(benchmark::kMicrosecond)->UseRealTime();
BENCHMARK(by_size)
    ->Name("relational market, buyers/threads:")
    ->ArgsProduct({{1'000, 10'000}, {1, 2}})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime()
    ->Iterations(8);
BENCHMARK(by_size)
    ->Name("relational market, buyers/threads:")
    ->ArgsProduct({{100'000}, {1, 2}})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime()
    ->Iterations(4);
BENCHMARK(by_known)
    ->Name("relational market of 10000, known:")
    ->Arg(3)
    ->Arg(6)
    ->Arg(12)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime()
    ->Iterations(8);
BENCHMARK(by_size_slim)
    ->Name("slim relational market, buyers/threads:")
    ->Args({10'000, 1})
    ->Args({100'000, 1})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime()
    ->Iterations(8);
BENCHMARK(by_size_slim)
    ->Name("slim relational market, buyers/threads:")
    ->Args({1'000'000, 1})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime()
    ->Iterations(2);
