// The relational market: candidate relation-periods per second and bytes per relation, small and large, on one and two threads.
#include <benchmark/benchmark.h>
#include <malloc.h>

#include "models/relational/model.hpp"
#include "sim/parallel/parallel.hpp"

namespace {

using models::relational::Market;
using models::relational::Parameters;

// Suppliers grow with the buyers, so that a category looks the same at every size: 8 for 40 buyers.
Parameters market_of(int buyers)
{
    Parameters p;
    p.market.buyers = buyers;
    p.market.suppliers_per_category = std::max(8, buyers / 5);
    return p;
}

double bytes_in_use()
{
    const struct mallinfo2 heap = mallinfo2();
    return static_cast<double>(heap.uordblks) + static_cast<double>(heap.hblkhd);
}

// Periods of one market that has run for a while; set-up is not timed.
void one_market(benchmark::State& state)
{
    const Parameters p = market_of(static_cast<int>(state.range(0)));
    const int threads = static_cast<int>(state.range(1));
    const sim::World world(1, 0);
    const double before = bytes_in_use();
    sim::with_threads(threads, [&] {
        Market market = models::relational::open(p, world, 0);
        state.counters["bytes/relation"] = (bytes_in_use() - before) / static_cast<double>(market.relations());
        std::uint32_t period = 0;
        for (; period < 8; ++period) models::relational::step(market, p, sim::Streams(world, period));
        for (auto _ : state) models::relational::step(market, p, sim::Streams(world, period++));
        state.counters["relation-periods/s"] =
            benchmark::Counter(static_cast<double>(market.relations()), benchmark::Counter::kIsIterationInvariantRate);
        state.counters["ns/active"] =
            benchmark::Counter(static_cast<double>(market.needs()) * 1e-9,
                               benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
    });
}

// A fixed number of periods, run once: for counting instructions (instructions.sh).
void periods(benchmark::State& state)
{
    const Parameters p = market_of(40);
    const sim::World world(1, 0);
    for (auto _ : state) {
        Market market = models::relational::open(p, world, 0);
        for (std::uint32_t period = 0; period < state.range(0); ++period)
            models::relational::step(market, p, sim::Streams(world, period));
        benchmark::DoNotOptimize(market.period);
    }
}

} // namespace

BENCHMARK(periods)->Name("default market, periods:")->Arg(0)->Arg(64)->Iterations(1)->Unit(benchmark::kMillisecond);
BENCHMARK(one_market)->Name("default market")->Args({40, 1})->Unit(benchmark::kMicrosecond)->UseRealTime();
BENCHMARK(one_market)
    ->Name("relational market, buyers/threads:")
    ->Args({1'000, 1})
    ->Args({10'000, 1})
    ->Args({100'000, 1})
    ->Args({100'000, 2})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime()
    ->Iterations(8);
