// Wall and CPU time are measured here; everything else is a pure function of point and replicate.
#include "experiments/sweep/replicate.hpp"

#include <chrono>
#include <ctime>
#include <exception>
#include <fmt/format.h>
#include <new>
#include <span>

#include "sim/check/ensure.hpp"
#include "sim/record/memory_part.hpp"
#include "sim/store/fingerprint.hpp"

namespace experiments {
namespace {

double cpu_seconds()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

std::string size_text(double bytes)
{
    return bytes < 1e9 ? fmt::format("{:.0f} MB", bytes / 1e6) : fmt::format("{:.1f} GB", bytes / 1e9);
}

void fill(sim::LedgerRun& run, const SweepPlan& plan, const sim::Scenario& scenario, const Recorded& recorded)
{
    const sim::World world(plan.run.seed, run.replicate);
    sim::Series series = scenario.run(world, 0, plan.run.periods);
    for (std::size_t rotation = 1; rotation < series.arms(); ++rotation)
        series += scenario.run(world, static_cast<int>(rotation), plan.run.periods);
    sim::Fingerprint hash;
    hash.add(series.values());
    run.fingerprint = hash.text();
    run.values = sim::outcome(scenario, plan.run, recorded.outcomes, series);
    if (recorded.series.empty()) return;
    std::vector<std::size_t> measures;
    for (const sim::OutcomeColumn& column : recorded.series) measures.push_back(column.measure);
    const std::vector<std::size_t> periods = kept_periods(plan);
    run.series.resize(periods.size() * series.arms() * measures.size());
    std::span<double> rest = run.series;
    for (const std::size_t period : periods)
        for (std::size_t arm = 0; arm < series.arms(); ++arm, rest = rest.subspan(measures.size()))
            scenario.values(measures, series.row(period, arm), rest);
}

} // namespace

Recorded recorded(const SweepPlan& plan)
{
    Recorded out{sim::outcome_columns(plan.model->measures(), plan.run, plan.kept), {}};
    if (plan.settings.series != Recording::none)
        for (const sim::OutcomeColumn& column : out.outcomes)
            if (column.stretch == 0) out.series.push_back(column);
    return out;
}

std::vector<std::size_t> kept_periods(const SweepPlan& plan)
{
    std::vector<std::size_t> periods;
    const std::size_t step = plan.settings.series == Recording::thinned ? static_cast<std::size_t>(plan.settings.every) : 1;
    if (plan.settings.series != Recording::none)
        for (std::size_t period = 0; period < static_cast<std::size_t>(plan.run.periods); period += step)
            periods.push_back(period);
    return periods;
}

sim::LedgerRun run_replicate(const SweepPlan& plan, const sim::Scenario& scenario, const Recorded& recorded, const Task& task,
                             double memory)
{
    sim::LedgerRun run;
    run.point = task.point;
    run.replicate = task.replicate;
    run.seed = plan.run.seed;
    const auto begin = std::chrono::steady_clock::now();
    const double cpu = cpu_seconds();
    const auto fail = [&](std::string message) {
        run.failed = true;
        run.message = std::move(message);
        run.fingerprint.clear();
        run.values.clear();
        run.series.clear();
    };
    try {
        if (const double needed = sim::bytes_of(scenario.memory()); needed > memory)
            fail(fmt::format("the market needs {} of memory, but {} may be taken", size_text(needed), size_text(memory)));
        else
            fill(run, plan, scenario, recorded);
    } catch (const std::bad_alloc&) {
        fail("the run does not fit into memory");
    } catch (const std::exception& error) {
        fail(error.what());
    }
    run.cpu = cpu_seconds() - cpu;
    run.wall = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    return run;
}

std::vector<double> judged_values(const SweepPlan& plan, const Recorded& recorded, const sim::LedgerRun& run)
{
    if (!plan.replication.until_precise) return {};
    const std::size_t arms = plan.points[run.point].arms.size(), columns = recorded.outcomes.size();
    std::size_t column = 0;
    while (recorded.outcomes[column].name != plan.replication.measure) ++column;
    sim::ensure(run.failed || run.values.size() == arms * columns, "a run has a value for each arm and column");
    std::vector<double> values;
    for (std::size_t arm = 0; arm < arms; ++arm)
        values.push_back(run.failed ? std::numeric_limits<double>::quiet_NaN() : run.values[arm * columns + column]);
    if (plan.replication.precision.in == PreciseIn::value || arms < 2) return values;
    for (std::size_t arm = 1; arm < arms; ++arm) values[arm] = values[0] - values[arm];
    values.erase(values.begin());
    return values;
}

} // namespace experiments
