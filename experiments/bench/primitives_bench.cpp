// What the machine can do, and what single pieces cost: draws, mathematics, memory bandwidth, arithmetic; the yardsticks of a
// run.
#include <benchmark/benchmark.h>
#include <numeric>
#include <vector>

#include "sim/math/vector_width.hpp"
#include "sim/random/draw.hpp"

namespace {

enum class Purpose : std::uint16_t { draw = 1 };

template <class Draw>
void draws(benchmark::State& state, const Draw& draw)
{
    const sim::Streams random({1, 0}, 0);
    std::uint64_t entity = 0;
    for (auto _ : state) {
        double sum = 0.0;
        for (int k = 0; k < 1000; ++k) sum += draw(random, entity++);
        benchmark::DoNotOptimize(sum);
    }
    state.counters["ns/each"] =
        benchmark::Counter(1000.0 * 1e-9, benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

void uniform_draws(benchmark::State& state)
{
    draws(state, [](const sim::Streams& random, std::uint64_t entity) { return random.uniform(Purpose::draw, entity); });
}

void normal_draws(benchmark::State& state)
{
    draws(state, [](const sim::Streams& random, std::uint64_t entity) { return random.normal(Purpose::draw, entity); });
}

void batches_of_draws(benchmark::State& state)
{
    const sim::Streams random({1, 0}, 0);
    std::vector<std::uint32_t> entity(1000);
    std::iota(entity.begin(), entity.end(), 0U);
    std::vector<double> drawn(1000);
    for (auto _ : state) {
        random.uniforms(Purpose::draw, entity, drawn);
        benchmark::DoNotOptimize(drawn.data());
        benchmark::ClobberMemory();
    }
    state.counters["ns/each"] =
        benchmark::Counter(1000.0 * 1e-9, benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

template <class Function>
void columns(benchmark::State& state, Function function)
{
    std::vector<double> values(1000), results(1000);
    for (std::size_t k = 0; k < values.size(); ++k) values[k] = 0.0005 + 0.001 * static_cast<double>(k);
    for (auto _ : state) {
        sim::in_widest_vectors([&] {
            for (std::size_t k = 0; k < values.size(); ++k) results[k] = function(values[k]);
        });
        benchmark::DoNotOptimize(results.data());
        benchmark::ClobberMemory();
    }
    state.counters["ns/each"] =
        benchmark::Counter(1000.0 * 1e-9, benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

void exponentials_in_columns(benchmark::State& state)
{
    columns(state, [](double x) { return sim::exp(x); });
}

void quantiles_in_columns(benchmark::State& state)
{
    columns(state, [](double x) { return sim::normal_quantile(x); });
}

void exponentials(benchmark::State& state)
{
    std::vector<double> values(1000);
    for (std::size_t k = 0; k < values.size(); ++k) values[k] = -5.0 + 0.01 * static_cast<double>(k);
    for (auto _ : state) {
        double sum = 0.0;
        for (const double x : values) sum += sim::exp(x);
        benchmark::DoNotOptimize(sum);
    }
    state.counters["ns/each"] =
        benchmark::Counter(1000.0 * 1e-9, benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

// a = b + s c over columns that fit in no cache: bytes read and written a second. Source of the kernel: McCalpin's STREAM.
void triad(benchmark::State& state)
{
    const std::size_t size = 1 << 24;
    std::vector<double> a(size), b(size, 1.0), c(size, 2.0);
    for (auto _ : state) {
        for (std::size_t k = 0; k < size; ++k) a[k] = b[k] + 3.0 * c[k];
        benchmark::DoNotOptimize(a.data());
        benchmark::ClobberMemory();
    }
    state.counters["GB/s"] =
        benchmark::Counter(3.0 * 8.0 * static_cast<double>(size) * 1e-9, benchmark::Counter::kIsIterationInvariantRate);
}

// Multiplications and additions in registers, eight chains side by side: operations a second.
void arithmetic(benchmark::State& state)
{
    double x[8] = {1.0, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.7};
    for (auto _ : state) {
        for (int k = 0; k < 1000; ++k)
            for (double& one : x) one = one * 0.999999 + 1e-6;
        benchmark::DoNotOptimize(x);
    }
    state.counters["Gflop/s"] = benchmark::Counter(16'000.0 * 1e-9, benchmark::Counter::kIsIterationInvariantRate);
}

} // namespace

BENCHMARK(uniform_draws)->Name("uniform draw")->Unit(benchmark::kMicrosecond);
BENCHMARK(normal_draws)->Name("normal draw")->Unit(benchmark::kMicrosecond);
BENCHMARK(batches_of_draws)->Name("uniform draws in batches")->Unit(benchmark::kMicrosecond);
BENCHMARK(exponentials_in_columns)->Name("exp over columns")->Unit(benchmark::kMicrosecond);
BENCHMARK(quantiles_in_columns)->Name("normal quantile over columns")->Unit(benchmark::kMicrosecond);
BENCHMARK(exponentials)->Name("exp")->Unit(benchmark::kMicrosecond);
BENCHMARK(triad)->Name("memory bandwidth (triad)")->Unit(benchmark::kMillisecond);
BENCHMARK(arithmetic)->Name("arithmetic")->Unit(benchmark::kMicrosecond);
