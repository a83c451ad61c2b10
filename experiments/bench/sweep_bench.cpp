// Sweeps: the rate of many short runs on one and two threads, what the ledger costs, and peak memory against the number of runs.
#include <benchmark/benchmark.h>
#include <filesystem>
#include <string>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "experiments/sweep/opening.hpp"
#include "experiments/sweep/runner.hpp"
#include "models/catalogue.hpp"

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
const std::string default_market = "[sweep]\nseries = \"whole\"\n";

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

void run_all(const experiments::SweepPlan& plan, int threads)
{
    const Scratch scratch;
    sim::Ledger ledger(scratch.file(), sim::Ledger::Access::write);
    experiments::open_sweep(ledger, plan, {}, experiments::checked_opening(ledger, plan, {}, false));
    experiments::SweepWatch watch;
    watch.threads = threads;
    experiments::run_sweep(plan, ledger, {}, watch);
}

void sweep_of_2000(benchmark::State& state)
{
    const experiments::SweepPlan plan = plan_of(short_runs, 500);
    for (auto _ : state) run_all(plan, static_cast<int>(state.range(0)));
    state.counters["runs/s"] = benchmark::Counter(2000.0, benchmark::Counter::kIsIterationInvariantRate);
}

// The default market with full series, on one thread, with the ledger and without.
void with_ledger(benchmark::State& state)
{
    const experiments::SweepPlan plan = plan_of(default_market, 10);
    for (auto _ : state) run_all(plan, 1);
}

void without_ledger(benchmark::State& state)
{
    const experiments::SweepPlan plan = plan_of(default_market, 10);
    for (auto _ : state)
        for (std::size_t p = 0; p < 4; ++p) {
            const auto at_point = plan.scenario(p);
            for (std::size_t replicate = 0; replicate < 10; ++replicate)
                for (int rotation = 0; rotation < 2; ++rotation)
                    benchmark::DoNotOptimize(at_point->run(sim::World(plan.run.seed, replicate), rotation, plan.run.periods));
        }
}

// Peak memory of a process of its own.
void peak_memory(benchmark::State& state)
{
    const int replicates = static_cast<int>(state.range(0)) / 4;
    double kilobytes = 0.0;
    for (auto _ : state) {
        const pid_t child = fork();
        if (child == 0) {
            run_all(plan_of(short_runs, replicates), 1);
            _exit(0);
        }
        int status = 0;
        rusage usage{};
        wait4(child, &status, 0, &usage);
        kilobytes = static_cast<double>(usage.ru_maxrss);
    }
    state.counters["peak kB"] = kilobytes;
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
BENCHMARK(with_ledger)
    ->Name("default market, full series, with ledger")
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime()
    ->MinTime(4);
BENCHMARK(without_ledger)->Name("default market, simulation alone")->Unit(benchmark::kMillisecond)->UseRealTime()->MinTime(4);
