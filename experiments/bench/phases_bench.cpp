// Each phase of a period of the relational market with a clock around it, many periods long; and adding up what happened.
#include <array>
#include <benchmark/benchmark.h>
#include <chrono>
#include <cstring>
#include <type_traits>

#include <fmt/format.h>

#include "experiments/bench/markets.hpp"
#include "sim/parallel/parallel.hpp"

namespace {

using models::relational::Market;
using models::relational::Parameters;
using models::relational::Relational;
using models::relational::Tally;
using Clock = std::chrono::steady_clock;

struct Phase {
    const char* name;
    void (*run)(Market&, const Parameters&, const sim::Streams&);
};

// A phase takes what it needs.
template <auto phase>
void run(Market& m, const Parameters& p, const sim::Streams& random)
{
    using Function = decltype(phase);
    if constexpr (std::is_invocable_v<Function, Market&, const Parameters&, const sim::Streams&>)
        phase(m, p, random);
    else if constexpr (std::is_invocable_v<Function, Market&, const Parameters&>)
        phase(m, p);
    else
        phase(m);
}

// Those of models/relational/step.cpp: agree() tells when they are no longer.
namespace phases = models::relational;
constexpr std::array period_in_phases = {
    Phase{"adopt_policies", run<phases::adopt_policies>},
    Phase{"environment", run<phases::environment>},
    Phase{"sourcing_need", run<phases::sourcing_need>},
    Phase{"quote", run<static_cast<void (*)(Market&, const Parameters&)>(phases::quote)>},
    Phase{"award", run<phases::award>},
    Phase{"order", run<phases::order>},
    Phase{"produce", run<phases::produce>},
    Phase{"deliver_and_serve", run<phases::deliver_and_serve>},
    Phase{"experience", run<phases::experience>},
    Phase{"share", run<phases::share>},
    Phase{"trust", run<phases::trust>},
    Phase{"account", run<phases::account>},
    Phase{"reputation", run<phases::reputation>},
    Phase{"finance", run<phases::finance>},
    Phase{"learn", run<phases::learn>},
    Phase{"learn_from_rivals", run<phases::learn_from_rivals>},
    Phase{"check_books", run<phases::check_books>},
};

using Sums = std::array<Tally, 2>; ///< of the two policies of the default

Sums tallied(Market& market, const Parameters& p)
{
    Sums sums{};
    Relational::tally(market, p, sums);
    return sums;
}

// Whether a market that runs by phases has the bits of one that runs by step(), for some periods in which each phase leaves a
// trace.
bool agree(const sim::World& world)
{
    Parameters p = bench::market_of(40);
    p.learn.rule = models::rules::Adaptation::imitate_types;
    p.supplier_learning.rule = models::rules::SupplierAdaptation::imitate;
    p.learn.warm = p.learn.patience = p.supplier_learning.warm = p.supplier_learning.patience = 0;
    Market by_phases = models::relational::open(p, world, 0), whole = models::relational::open(p, world, 0);
    for (std::uint32_t period = 0; period < bench::periods_before; ++period) {
        const sim::Streams random(world, period);
        for (const Phase& phase : period_in_phases) phase.run(by_phases, p, random);
        ++by_phases.period;
        models::relational::step(whole, p, random);
        const Sums a = tallied(by_phases, p), b = tallied(whole, p);
        if (std::memcmp(&a, &b, sizeof a) != 0) return false;
        const auto &books = by_phases.partial_books, &of_step = whole.partial_books; // written to when books are checked
        if (std::memcmp(books.data(), of_step.data(), books.size() * sizeof books[0]) != 0) return false;
    }
    return true;
}

void phase_by_phase(benchmark::State& state)
{
    const Parameters p = bench::market_of(state.range(0));
    const sim::World world(1, 0);
    if (!agree(world)) return state.SkipWithError("these are not the phases of step.cpp");
    sim::with_threads(static_cast<int>(state.range(1)), [&] {
        Market market = models::relational::open(p, world, 0);
        std::uint32_t period = 0;
        for (; period < bench::periods_before; ++period) models::relational::step(market, p, sim::Streams(world, period));
        std::array<Clock::duration, period_in_phases.size() + 1> spent{};
        for (auto _ : state) {
            const sim::Streams random(world, period++);
            Clock::time_point last = Clock::now();
            const auto lap = [&](Clock::duration& sum) {
                const Clock::time_point now = Clock::now();
                sum += now - last;
                last = now;
            };
            for (std::size_t k = 0; k < period_in_phases.size(); ++k) {
                period_in_phases[k].run(market, p, random);
                lap(spent[k]);
            }
            ++market.period;
            benchmark::DoNotOptimize(tallied(market, p));
            lap(spent.back());
        }
        for (std::size_t k = 0; k < spent.size(); ++k) {
            const char* name = k < period_in_phases.size() ? period_in_phases[k].name : "measure (recording)";
            const std::chrono::duration<double, std::nano> time = spent[k];
            state.counters[fmt::format("phase {:02} {}", k, name)] =
                benchmark::Counter(time.count() / static_cast<double>(market.relations()), benchmark::Counter::kAvgIterations);
        }
    });
}

} // namespace

BENCHMARK(phase_by_phase)
    ->Name("phases of the relational market, buyers/threads:")
    ->Args({40, 1})
    ->Unit(benchmark::kMicrosecond)
    ->UseRealTime();
BENCHMARK(phase_by_phase)
    ->Name("phases of the relational market, buyers/threads:")
    ->Args({100'000, 1})
    ->Args({100'000, 2})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime()
    ->Iterations(4);
