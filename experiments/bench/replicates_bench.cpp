// Replicates of the default market on one and two threads: the speed-up of the main job, and what it needs of memory.
#include <benchmark/benchmark.h>

#include "experiments/bench/markets.hpp"
#include "experiments/bench/own_process.hpp"
#include "experiments/bench/rates.hpp"
#include "sim/parallel/parallel.hpp"
#include "sim/run/adapt.hpp"
#include "sim/run/ensemble.hpp"

namespace {

using models::relational::Relational;

sim::Plan plan_of(std::int64_t replicates)
{
    sim::Plan plan;
    plan.replicates = static_cast<int>(replicates);
    return plan;
}

void run_all(std::int64_t replicates, int threads)
{
    const sim::ScenarioOf<Relational> scenario({});
    sim::with_threads(threads, [&] { benchmark::DoNotOptimize(sim::run_ensemble(scenario, plan_of(replicates))); });
}

void replicates(benchmark::State& state)
{
    for (auto _ : state) run_all(state.range(0), static_cast<int>(state.range(1)));
    const sim::Plan plan = plan_of(state.range(0));
    const auto& market = Relational::Parameters{}.market;
    const double relations = static_cast<double>(market.buyers) * market.needs_per_buyer * market.known;
    state.counters["relation-periods/s"] = bench::per_second(relations * plan.periods * plan.replicates * 2.0);
}

void memory_of_replicates(benchmark::State& state)
{
    for (auto _ : state)
        state.counters["peak kB"] = bench::peak_kilobytes_of([&] { run_all(state.range(0), static_cast<int>(state.range(1))); });
}

// What the program holds at most while it opens a market and runs it for a while, and what was foretold.
void memory_of_market(benchmark::State& state)
{
    const auto p = bench::market_of(state.range(0));
    for (auto _ : state)
        state.counters["peak kB"] = bench::peak_kilobytes_of([&] {
            sim::with_threads(1, [&] {
                const sim::World world(1, 0);
                auto market = models::relational::open(p, world, 0);
                for (std::uint32_t period = 0; period < 2; ++period)
                    models::relational::step(market, p, sim::Streams(world, period));
            });
        });
    state.counters["foretold kB"] = sim::bytes_of(Relational::memory(p)) / 1024.0;
}

} // namespace

BENCHMARK(memory_of_replicates)
    ->Name("peak memory, replicates/threads:")
    ->ArgsProduct({{2, 8, 32}, {1, 2}})
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK(memory_of_market)
    ->Name("peak memory, buyers:")
    ->Arg(1'000)
    ->Arg(10'000)
    ->Arg(100'000)
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK(replicates)
    ->Name("default market x 2 worlds, replicates/threads:")
    ->ArgsProduct({{2, 8, 32}, {1, 2}})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
