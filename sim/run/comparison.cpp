// From series to intervals.
#include "sim/run/comparison.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/check/ensure.hpp"
#include "sim/run/outcome.hpp"
#include "sim/stats/crossover.hpp"

namespace sim {
namespace {

// A measure by period: the mean over a moving window, and the cumulative mean.
struct Paths {
    std::vector<double> moving, cumulative;
};

Paths paths(const Scenario& scenario, const Series& series, std::size_t measure, std::size_t arm)
{
    Paths result;
    std::vector<double> total(series.fields(), 0.0);
    for (std::size_t period = 0; period < series.periods(); ++period) {
        const auto row = series.row(period, arm);
        for (std::size_t k = 0; k < total.size(); ++k) total[k] += row[k];
        result.cumulative.push_back(scenario.value(measure, total));
        result.moving.push_back(period + 1 < crossover_mean
                                    ? std::numeric_limits<double>::quiet_NaN()
                                    : scenario.value(measure, series.sum(period + 1 - crossover_mean, period + 1, arm)));
    }
    return result;
}

void add_crossing(Crossover& crossover, std::optional<int> period)
{
    crossover.by_replicate.push_back(period);
    if (period) ++crossover.crossed;
}

void summarise(Crossover& crossover, double confidence)
{
    std::vector<double> periods;
    for (const std::optional<int>& period : crossover.by_replicate)
        periods.push_back(period ? static_cast<double>(*period) : std::numeric_limits<double>::quiet_NaN());
    crossover.period = student_interval(periods, confidence);
}

void find_crossovers(Comparison& c, const Scenario& scenario, const std::vector<Series>& replicates, std::size_t total)
{
    const std::size_t others = c.arms.size() - 1;
    if (others == 0) return;
    c.flow.resize(others);
    c.cumulative.resize(others);
    const auto cross = [&](const Series& series, auto&& take) {
        const Paths first = paths(scenario, series, total, 0);
        for (std::size_t k = 0; k < others; ++k) take(k, first, paths(scenario, series, total, k + 1));
    };
    Series sum = replicates.front();
    for (std::size_t r = 1; r < replicates.size(); ++r) sum += replicates[r];
    for (const Series& series : replicates)
        cross(series, [&](std::size_t k, const Paths& first, const Paths& other) {
            add_crossing(c.flow[k], stays_below(first.moving, other.moving, crossover_hold));
            add_crossing(c.cumulative[k], stays_below(first.cumulative, other.cumulative, 0));
        });
    cross(sum, [&](std::size_t k, const Paths& first, const Paths& other) {
        c.flow[k].of_mean = stays_below(first.moving, other.moving, crossover_hold);
        c.flow[k].for_good = stays_below(first.moving, other.moving, 0);
        c.flow[k].of_other_for_good = stays_below(other.moving, first.moving, 0);
        c.cumulative[k].of_mean = c.cumulative[k].for_good = stays_below(first.cumulative, other.cumulative, 0);
        c.cumulative[k].of_other_for_good = stays_below(other.cumulative, first.cumulative, 0);
    });
    for (Crossover& crossover : c.flow) summarise(crossover, c.plan.confidence);
    for (Crossover& crossover : c.cumulative) summarise(crossover, c.plan.confidence);
}

// In every arm and replicate.
void check_receipts(const Comparison& c, const std::vector<MeasureInfo>& infos)
{
    for (std::size_t arm = 0; arm < c.arms.size(); ++arm)
        for (std::size_t r = 0; r < static_cast<std::size_t>(c.plan.replicates); ++r) {
            std::vector<double> values;
            for (const MeasureResult& m : c.measures)
                if (m.name == m.info.name) values.push_back(m.values[arm][r]); // not the stretches of it
            check_receipt(infos, values);
        }
}

MeasureResult evaluate(const Scenario& scenario, const Plan& plan, const std::vector<Series>& replicates, const MeasureInfo& info,
                       std::size_t measure, const Stretch& stretch)
{
    MeasureResult m{info, std::string(info.name) + stretch.suffix, std::string(info.meaning) + stretch.words, measure, {}, {}, {},
                    {}};
    const std::size_t arms = replicates.front().arms();
    m.values.resize(arms);
    for (std::size_t arm = 0; arm < arms; ++arm) {
        for (const Series& series : replicates)
            m.values[arm].push_back(scenario.value(measure, series.sum(stretch.first, stretch.last, arm)));
        m.arms.push_back(student_interval(m.values[arm], plan.confidence));
    }
    for (std::size_t arm = 1; arm < arms; ++arm) {
        if (info.scope == Scope::market) { // the same for every arm: a difference of 0 would be no finding
            m.differences.push_back(student_interval({}, plan.confidence));
            m.gains.push_back(std::numeric_limits<double>::quiet_NaN());
            continue;
        }
        m.differences.push_back(paired_difference(m.values[0], m.values[arm], plan.confidence));
        m.gains.push_back(pairing_gain(m.values[0], m.values[arm]));
    }
    return m;
}

} // namespace

const MeasureResult& Comparison::at(std::string_view name) const
{
    const auto found = std::find_if(measures.begin(), measures.end(), [&](const MeasureResult& m) { return m.name == name; });
    ensure(found != measures.end(), "a measure that is asked for exists");
    return *found;
}

Comparison compare(const Scenario& scenario, const Plan& plan, const std::vector<Series>& replicates)
{
    return compare(scenario, plan, replicates, {scenario.arms(), true});
}

Comparison compare(const Scenario& scenario, const Plan& plan, const std::vector<Series>& replicates, const Sides& sides)
{
    Comparison c{plan, sides.names, {}, {}, {}};
    std::vector<MeasureInfo> infos = scenario.measures();
    if (!sides.share_a_world)
        for (MeasureInfo& info : infos) info.scope = Scope::arm;
    const std::vector<Stretch> spans = stretches(plan);
    for (std::size_t measure = 0; measure < infos.size(); ++measure)
        for (std::size_t s = 0; s < (infos[measure].by_stretch ? spans.size() : 1); ++s)
            c.measures.push_back(evaluate(scenario, plan, replicates, infos[measure], measure, spans[s]));
    check_receipts(c, infos);
    for (std::size_t measure = 0; measure < infos.size(); ++measure)
        if (infos[measure].role == Role::total) find_crossovers(c, scenario, replicates, measure);
    return c;
}

} // namespace sim
