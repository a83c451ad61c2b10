// Replicates of the default market on one and two threads: the speed-up of the main job.
#include <benchmark/benchmark.h>

#include "models/relational/model.hpp"
#include "sim/parallel/parallel.hpp"
#include "sim/run/adapt.hpp"
#include "sim/run/ensemble.hpp"

namespace {

void replicates(benchmark::State& state)
{
    const sim::ScenarioOf<models::relational::Relational> scenario({});
    sim::Plan plan;
    plan.replicates = 8;
    sim::with_threads(static_cast<int>(state.range(0)), [&] {
        for (auto _ : state) benchmark::DoNotOptimize(sim::run_ensemble(scenario, plan));
    });
    const double relations = 40.0 * 4.0 * 6.0;
    state.counters["relation-periods/s"] =
        benchmark::Counter(relations * plan.periods * plan.replicates * 2.0, benchmark::Counter::kIsIterationInvariantRate);
}

} // namespace

BENCHMARK(replicates)->Name("8 replicates x 2 worlds, threads:")->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_MAIN();
