// Sweeps: the rate of many short runs on one and two threads, what the ledger costs, and peak memory against the number of runs.
#include <benchmark/benchmark.h>
#include <filesystem>
#include <memory>
#include <string>
#include <unistd.h>

#include "experiments/bench/own_process.hpp"
#include "experiments/bench/rates.hpp"
#include "experiments/sweep/opening.hpp"
#include "experiments/sweep/runner.hpp"
#include "models/catalogue.hpp"
#include "sim/parallel/parallel.hpp"

namespace {

namespace fs = std::filesystem;

experiments::SweepPlan plan_of(const std::string& settings, int replicates)
{
    const std::string text = settings +
                             "[[sweep.design]]\nkind = \"grid\"\n[[sweep.design.axis]]\nparameter = \"env.uncertainty\"\n"
                             "role = \"uncertainty\"\nvalues = [0, 1, 2, 3]\n";
    sim::Document document = sim::Document::from_text(text, "bench");
    document.set("model=relational");
    document.set("run.replicates=" + std::to_string(replicates));
    document.take("model");
    return experiments::read_sweep(std::move(document), models::find("relational"), {}, experiments::PointFiles("."));
}

const std::string short_runs = "[run]\nperiods = 8\n[market]\nbuyers = 8\n";
constexpr int worlds_of_each = 10; ///< of the four points, for each of two rotations

class Scratch {
public:
    Scratch() : path_(fs::temp_directory_path() / ("souk-bench-" + std::to_string(getpid()))) { fs::create_directory(path_); }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    ~Scratch() { fs::remove_all(path_); }
    fs::path file() const { return path_ / "results.sqlite"; }

private:
    fs::path path_;
};

void run_all(const experiments::SweepPlan& plan, int threads, const fs::path& file)
{
    sim::Ledger ledger(file, sim::Ledger::Access::write);
    experiments::open_sweep(ledger, plan, {}, experiments::checked_opening(ledger, plan, {}, false));
    experiments::SweepWatch watch;
    watch.threads = threads;
    experiments::run_sweep(plan, ledger, {}, watch);
}

// From the opening of a new ledger until it is settled; making and removing a folder for it is no part of a sweep.
void measure_sweep(benchmark::State& state, const experiments::SweepPlan& plan, int threads)
{
    for (auto _ : state) {
        state.PauseTiming();
        auto scratch = std::make_unique<Scratch>();
        state.ResumeTiming();
        run_all(plan, threads, scratch->file());
        state.PauseTiming();
        scratch.reset();
        state.ResumeTiming();
    }
}

void sweep_of_2000(benchmark::State& state)
{
    const experiments::SweepPlan plan = plan_of(short_runs, 500);
    measure_sweep(state, plan, static_cast<int>(state.range(0)));
    state.counters["runs/s"] = bench::per_second(2000.0);
}

// The same runs without source, ledger and writer: what the machine gives to two threads when nothing is kept.
void short_runs_alone(benchmark::State& state)
{
    const experiments::SweepPlan plan = plan_of(short_runs, 500);
    for (auto _ : state)
        sim::with_threads(static_cast<int>(state.range(0)), [&] {
            for (std::size_t p = 0; p < 4; ++p) {
                const auto at_point = plan.scenario(p);
                sim::for_each_task(500, [&](std::size_t replicate) {
                    for (int rotation = 0; rotation < 2; ++rotation)
                        benchmark::DoNotOptimize(at_point->run(sim::World(plan.run.seed, replicate), rotation, plan.run.periods));
                });
            }
        });
    state.counters["runs/s"] = bench::per_second(2000.0);
}

// The default market on one thread: in a sweep, by what is kept of its series, and simulated alone.
void recorded(benchmark::State& state, const char* series) { measure_sweep(state, plan_of(series, worlds_of_each), 1); }

void simulated_alone(benchmark::State& state)
{
    const experiments::SweepPlan plan = plan_of("", worlds_of_each);
    for (auto _ : state)
        for (std::size_t p = 0; p < 4; ++p) {
            const auto at_point = plan.scenario(p);
            for (std::size_t replicate = 0; replicate < static_cast<std::size_t>(worlds_of_each); ++replicate)
                for (int rotation = 0; rotation < 2; ++rotation)
                    benchmark::DoNotOptimize(at_point->run(sim::World(plan.run.seed, replicate), rotation, plan.run.periods));
        }
}

void peak_memory(benchmark::State& state)
{
    const int replicates = static_cast<int>(state.range(0)) / 4;
    for (auto _ : state)
        state.counters["peak kB"] = bench::peak_kilobytes_of([&] {
            const Scratch scratch;
            run_all(plan_of(short_runs, replicates), 1, scratch.file());
        });
}

} // namespace

BENCHMARK(peak_memory)
    ->Name("peak memory, runs:")
    ->Arg(100)
    ->Arg(10'000)
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK(sweep_of_2000)
    ->Name("sweep of 2000 short runs, threads:")
    ->Arg(1)
    ->Arg(2)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK(short_runs_alone)
    ->Name("2000 short runs, simulation alone, threads:")
    ->Arg(1)
    ->Arg(2)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK(simulated_alone)->Name("default market, simulation alone")->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(recorded, off, "[sweep]\nseries = \"none\"\n")
    ->Name("default market, series off")
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK_CAPTURE(recorded, thinned, "[sweep]\nseries = \"thinned\"\n")
    ->Name("default market, series thinned")
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK_CAPTURE(recorded, whole, "[sweep]\nseries = \"whole\"\n")
    ->Name("default market, series whole")
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
