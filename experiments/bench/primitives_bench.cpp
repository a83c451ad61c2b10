// What single pieces cost: draws one by one and in batches, mathematics one by one and over columns.
#include <benchmark/benchmark.h>
#include <numeric>
#include <vector>

#include "experiments/bench/rates.hpp"
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
    state.counters["ns/each"] = bench::nanoseconds_each(1000.0);
}

void uniform_draws(benchmark::State& state)
{
    draws(state, [](const sim::Streams& random, std::uint64_t entity) { return random.uniform(Purpose::draw, entity); });
}

void normal_draws(benchmark::State& state)
{
    draws(state, [](const sim::Streams& random, std::uint64_t entity) { return random.normal(Purpose::draw, entity); });
}

template <class Draw>
void batches(benchmark::State& state, const Draw& draw)
{
    const sim::Streams random({1, 0}, 0);
    std::vector<std::uint32_t> entity(1000);
    std::iota(entity.begin(), entity.end(), 0U);
    std::vector<double> drawn(1000);
    for (auto _ : state) {
        draw(random, entity, drawn);
        benchmark::DoNotOptimize(drawn.data());
        benchmark::ClobberMemory();
    }
    state.counters["ns/each"] = bench::nanoseconds_each(1000.0);
}

void uniforms_in_batches(benchmark::State& state)
{
    batches(state, [](const sim::Streams& random, const auto& entity, auto& drawn) {
        random.uniforms(Purpose::draw, entity, std::span<double>(drawn));
    });
}

void normals_in_batches(benchmark::State& state)
{
    batches(state, [](const sim::Streams& random, const auto& entity, auto& drawn) {
        random.normals(Purpose::draw, entity, std::span<double>(drawn));
    });
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
    state.counters["ns/each"] = bench::nanoseconds_each(1000.0);
}

void exponentials_in_columns(benchmark::State& state)
{
    columns(state, [](double x) { return sim::exp(x); });
    constexpr double operations = 33.0; // additions and multiplications of sim/math/exp.hpp, staying in range aside
    state.counters["Gflop/s"] = bench::per_second(1000.0 * operations * 1e-9);
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
    state.counters["ns/each"] = bench::nanoseconds_each(1000.0);
}

} // namespace

BENCHMARK(uniform_draws)->Name("uniform draw")->Unit(benchmark::kMicrosecond)->UseRealTime();
BENCHMARK(normal_draws)->Name("normal draw")->Unit(benchmark::kMicrosecond)->UseRealTime();
BENCHMARK(uniforms_in_batches)->Name("uniform draws in batches")->Unit(benchmark::kMicrosecond)->UseRealTime();
BENCHMARK(normals_in_batches)->Name("normal draws in batches")->Unit(benchmark::kMicrosecond)->UseRealTime();
BENCHMARK(exponentials_in_columns)->Name("exp over columns")->Unit(benchmark::kMicrosecond)->UseRealTime();
BENCHMARK(quantiles_in_columns)->Name("normal quantile over columns")->Unit(benchmark::kMicrosecond)->UseRealTime();
BENCHMARK(exponentials)->Name("exp")->Unit(benchmark::kMicrosecond)->UseRealTime();
