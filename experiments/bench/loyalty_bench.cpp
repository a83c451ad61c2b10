// The loyalty market: agent-steps a second, small to large, on one and two threads, with much and little to go round; and beside
// it the bare market as fast as one core can do it.
#include <benchmark/benchmark.h>
#include <cmath>

#include "experiments/bench/loyalty_kernel.hpp"
#include "experiments/bench/rates.hpp"
#include "models/loyalty/model.hpp"
#include "sim/parallel/parallel.hpp"

namespace {

using bench::LoyaltyKernel;
using models::loyalty::Loyalty;

constexpr int days_before = 3; ///< the clock starts

models::loyalty::Parameters market_of(std::int64_t buyers, double capacity)
{
    models::loyalty::Parameters p;
    p.market.buyers = static_cast<int>(buyers);
    p.market.sellers = p.market.buyers / static_cast<int>(LoyaltyKernel::buyers_per_seller);
    p.market.known = static_cast<int>(LoyaltyKernel::known);
    p.supply.setting = models::rules::Offer::unit_profit;
    p.supply.capacity = capacity;
    p.choice.intensity = LoyaltyKernel::intensity;
    p.choice.forgetting = LoyaltyKernel::forgetting;
    return p;
}

// Buyers' days, and the bytes of the state that a pass over it moves.
void count(benchmark::State& state, std::int64_t buyers, double bytes)
{
    state.counters["agent-steps/s"] = bench::per_second(static_cast<double>(buyers));
    state.counters["bytes/buyer"] = bytes / static_cast<double>(buyers);
    state.counters["state GB/s"] = bench::per_second(bench::to_and_fro * bytes * 1e-9);
}

// Days of one market, and what is recorded of them.
void days(benchmark::State& state, std::int64_t buyers, double capacity, int threads, bool recorded)
{
    const models::loyalty::Parameters p = market_of(buyers, capacity);
    const sim::World world(1, 0);
    sim::with_threads(threads, [&] {
        auto market = Loyalty::open(p, world, 0, 1'000'000);
        std::uint32_t day = 0;
        for (; day < days_before; ++day) Loyalty::step(market, p, sim::Streams(world, day));
        for (auto _ : state) {
            Loyalty::step(market, p, sim::Streams(world, day++));
            if (!recorded) continue;
            models::loyalty::Tally sums;
            Loyalty::tally(market, p, std::span(&sums, 1));
            benchmark::DoNotOptimize(sums);
        }
    });
    count(state, buyers, sim::bytes_of(Loyalty::memory(p)));
}

void by_size(benchmark::State& state) { days(state, state.range(0), 1.2, static_cast<int>(state.range(1)), false); }
void by_capacity(benchmark::State& state)
{
    days(state, 100'000, static_cast<double>(state.range(0)) / 100.0, 1, state.range(1) != 0);
}

// Whether the yardstick's market comes out as the engine's does, after some days and with different draws: as loyal, and as many
// are served. Not asked of short supply, where the yardstick's buyers of the last rows never get anything, and wander.
bool come_out_alike()
{
    constexpr double capacity = 1.2, near = 0.01; // seeds differ by a fifth of that
    constexpr std::int64_t buyers = 12'800;
    constexpr std::uint32_t days = 40;
    const models::loyalty::Parameters p = market_of(buyers, capacity);
    const sim::World world(1, 0);
    auto market = Loyalty::open(p, world, 0, days);
    LoyaltyKernel by_hand(buyers, capacity, 1);
    for (std::uint32_t day = 0; day < days; ++day) {
        Loyalty::step(market, p, sim::Streams(world, day));
        by_hand.day();
    }
    models::loyalty::Tally sums;
    Loyalty::tally(market, p, std::span(&sums, 1));
    return std::abs(sums.largest / sums.buyers - by_hand.loyalty()) < near &&
           std::abs(sums.served / sums.buyers - by_hand.served()) < near;
}

void kernel(benchmark::State& state, std::int64_t buyers, double capacity)
{
    if (!LoyaltyKernel::runs_here()) return state.SkipWithError("this processor has no AVX2 and FMA");
    if (!come_out_alike()) return state.SkipWithError("the market by hand is not the engine's");
    LoyaltyKernel market(static_cast<std::size_t>(buyers), capacity, 1);
    for (int day = 0; day < days_before; ++day) market.day();
    for (auto _ : state) {
        market.day();
        benchmark::DoNotOptimize(market.loyalty());
    }
    count(state, buyers, static_cast<double>(buyers) * LoyaltyKernel::bytes_per_buyer);
}
void kernel_by_size(benchmark::State& state) { kernel(state, state.range(0), 1.2); }
void kernel_by_capacity(benchmark::State& state) { kernel(state, 100'000, static_cast<double>(state.range(0)) / 100.0); }

// A fixed number of days, run once: for counting instructions (instructions.sh).
void fixed_days(benchmark::State& state)
{
    const models::loyalty::Parameters p = market_of(6'400, 1.0);
    const sim::World world(1, 0);
    for (auto _ : state) {
        auto market = Loyalty::open(p, world, 0, 64);
        models::loyalty::Tally sums;
        for (std::uint32_t day = 0; day < state.range(0); ++day) {
            Loyalty::step(market, p, sim::Streams(world, day));
            Loyalty::tally(market, p, std::span(&sums, 1));
        }
        benchmark::DoNotOptimize(sums);
    }
}

} // namespace

BENCHMARK(fixed_days)->Name("loyalty market, days:")->Arg(0)->Arg(16)->Iterations(1)->Unit(benchmark::kMillisecond);
BENCHMARK(by_size)
    ->Name("loyalty market, buyers/threads:")
    ->ArgsProduct({{10'000, 100'000, 1'000'000}, {1, 2}})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK(kernel_by_size)
    ->Name("bare loyalty market by hand, buyers:")
    ->Arg(10'000)
    ->Arg(100'000)
    ->Arg(1'000'000)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK(by_capacity)
    ->Name("loyalty market of 100000, capacity in %/recorded:")
    ->ArgsProduct({{50, 100, 120}, {0, 1}})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK(kernel_by_capacity)
    ->Name("bare loyalty market of 100000 by hand, capacity in %:")
    ->Arg(50)
    ->Arg(100)
    ->Arg(120)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
