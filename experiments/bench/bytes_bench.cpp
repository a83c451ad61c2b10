// What a relation of the default market takes of memory, by group of columns; from the types, so that nothing is counted here.
#include <benchmark/benchmark.h>

#include <fmt/format.h>

#include "experiments/bench/markets.hpp"
#include "sim/record/fields.hpp"

namespace {

using namespace models::relational; // its tables, nearly all of them

void bytes(benchmark::State& state)
{
    const Parameters p = bench::market_of(40);
    const double known = p.market.known;
    std::size_t numbers = 0;
    double persisting = 0.0; // bytes of these
    Relations{}.for_each_column([&](const auto& column) { ++numbers, persisting += sizeof(column[0]); });

    int group = 0;
    double rest = 0.0; // of the part at hand
    const auto add = [&](const std::string& name, double each) {
        state.counters[fmt::format("bytes {:02} {}", group++, name)] = each;
        rest -= each;
    };
    const auto count = [](std::size_t columns) { return fmt::format("{} columns", columns); };
    for (auto _ : state) benchmark::DoNotOptimize(group);
    double relations = 0.0;
    for (const sim::MemoryPart& part : Relational::memory(p)) {
        if (part.name == "relations") relations = part.count;
        rest = part.bytes() / relations;
        if (part.name == "relations") {
            add("relations: what persists, " + count(numbers), persisting);
            add("relations: goods and books of the period, " + count(sim::field_count<RelationFlow>), sizeof(RelationFlow));
            add("relations: customers by supplier", sizeof(Customer));
        }
        if (part.name == "needs") {
            add("needs: the buyer's books, " + count(sim::field_count<NeedFlow>), sizeof(NeedFlow) / known);
            add("needs: period of the relation that runs, " + count(sim::field_count<RunningFlow>), sizeof(RunningFlow) / known);
        }
        add(fmt::format("{}: the rest", part.name), rest);
    }
}

} // namespace

BENCHMARK(bytes)->Name("bytes of a relation of the default market")->Iterations(1);
