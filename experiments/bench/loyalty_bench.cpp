// The loyalty market: agent-steps a second, small to large, on one and two threads.
#include <benchmark/benchmark.h>

#include "models/loyalty/model.hpp"
#include "sim/parallel/parallel.hpp"

namespace {

void loyalty(benchmark::State& state)
{
    models::loyalty::Parameters p;
    p.market.buyers = static_cast<int>(state.range(0));
    p.market.sellers = p.market.buyers / 100;
    p.market.known = 10;
    const int threads = static_cast<int>(state.range(1));
    const sim::World world(1, 0);
    sim::with_threads(threads, [&] {
        auto market = models::loyalty::Loyalty::open(p, world, 0, 1'000'000);
        std::uint32_t day = 0;
        for (; day < 3; ++day) models::loyalty::Loyalty::step(market, p, sim::Streams(world, day));
        for (auto _ : state) models::loyalty::Loyalty::step(market, p, sim::Streams(world, day++));
    });
    state.counters["agent-steps/s"] =
        benchmark::Counter(static_cast<double>(p.market.buyers), benchmark::Counter::kIsIterationInvariantRate);
}

} // namespace

BENCHMARK(loyalty)
    ->Name("loyalty market, buyers/threads:")
    ->Args({10'000, 1})
    ->Args({100'000, 1})
    ->Args({1'000'000, 1})
    ->Args({1'000'000, 2})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
