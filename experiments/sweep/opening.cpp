// Comparing comes first and changes nothing; then one transaction changes all.
#include "experiments/sweep/opening.hpp"

#include <fmt/format.h>

#include "experiments/sweep/counted.hpp"
#include "experiments/sweep/replicate.hpp"
#include "sim/check/input_error.hpp"
#include "sim/param/value.hpp"

namespace experiments {
namespace {

std::vector<sim::LedgerPoint> ledger_points(const SweepPlan& plan)
{
    std::vector<sim::LedgerPoint> points;
    for (const SweepPoint& point : plan.points)
        points.push_back({plan.designs[point.design].name, point.key, point.cells, point.arms});
    return points;
}

std::vector<sim::LedgerAxis> ledger_axes(const SweepPlan& plan)
{
    std::vector<sim::LedgerAxis> axes;
    for (const SweepAxis& axis : plan.axes)
        axes.push_back({axis.path, axis.role == sim::AxisRole::lever ? "lever" : "uncertainty", axis.unit, axis.meaning});
    return axes;
}

std::vector<sim::LedgerColumn> ledger_columns(const SweepPlan& plan)
{
    const Recorded kept = recorded(plan);
    std::vector<sim::LedgerColumn> columns;
    for (const auto* list : {&kept.outcomes, &kept.series})
        for (const sim::OutcomeColumn& c : *list)
            columns.push_back({c.name, c.unit, c.meaning, list == &kept.series, c.scope == sim::Scope::arm});
    return columns;
}

// A long listing of differences helps nobody.
void refuse(const sim::Ledger& ledger, const Growth& growth)
{
    std::vector<sim::Problem> problems;
    const auto add = [&](const std::vector<std::string>& sentences, const char* hint) {
        for (const std::string& sentence : sentences)
            if (problems.size() < 20) problems.push_back({ledger.path().string(), 0, 0, sentence, hint});
    };
    add(growth.broken, "these are the results of another sweep: choose a new folder with --out DIR");
    add(growth.shrunk,
        "--extend only adds to what is there: ask for as much (--replicates N), or choose a new folder with --out DIR");
    add(growth.grown, growth.broken.empty() && growth.shrunk.empty()
                          ? "to add to what is there, give --extend; else choose a new folder with --out DIR"
                          : "");
    sim::throw_if_any(problems);
}

} // namespace

sim::Pairs identity_of(const SweepPlan& plan)
{
    sim::Pairs pairs{{"model", std::string(plan.model->info().name)}};
    for (const sim::EffectiveValue& value : plan.parameters)
        if (!plan.replication.until_precise || value.path != "run.replicates") pairs.emplace_back(value.path, value.value);
    for (const sim::EffectiveValue& value : sim::effective(plan.settings, "sweep")) pairs.emplace_back(value.path, value.value);
    pairs.emplace_back("sweep.measures", plan.kept.empty() ? "all" : fmt::format("{}", fmt::join(plan.kept, ", ")));
    if (plan.replication.until_precise) {
        pairs.emplace_back("sweep.precision.measure", plan.replication.measure);
        for (const sim::EffectiveValue& value : sim::effective(plan.replication.precision, "sweep.precision"))
            pairs.emplace_back(value.path, value.value);
    }
    std::vector<std::string> axes;
    for (const sim::LedgerAxis& axis : ledger_axes(plan)) axes.push_back(fmt::format("{} ({})", axis.path, axis.role));
    pairs.emplace_back("axes", fmt::format("{}", fmt::join(axes, ", ")));
    return pairs;
}

Opening checked_opening(const sim::Ledger& ledger, const SweepPlan& plan, const Shard& shard, bool extend)
{
    if (shard.count > plan.points.size())
        throw sim::InputError({{"--shard", 0, 0,
                                fmt::format("{} shards are more than the {} of the design", shard.count,
                                            counted(plan.points.size(), "point", "points")),
                                "the replicates of a point stay together: choose fewer shards"}});
    if (ledger.is_empty()) return {true, false, {}};
    Growth found = growth(ledger.identity(), identity_of(plan), ledger.points(), ledger_points(plan));
    if (const std::string before = ledger.get("shard"); before != shard.text())
        found.broken.push_back(fmt::format("it was shard {}, and is now {}", before, shard.text()));
    const bool grows = !found.grown.empty();
    if (!found.broken.empty() || !found.shrunk.empty() || (grows && !extend)) refuse(ledger, found);
    return {false, grows, std::move(found.places)};
}

void open_sweep(sim::Ledger& ledger, const SweepPlan& plan, const Shard& shard, const Opening& opening)
{
    if (!opening.is_new && !opening.grows) return;
    ledger.begin();
    if (opening.is_new)
        ledger.begin_sweep(identity_of(plan), ledger_axes(plan), ledger_columns(plan), ledger_points(plan));
    else
        ledger.extend(identity_of(plan), ledger_points(plan), opening.places);
    ledger.put("shard", shard.text());
    ledger.put("source", plan.source);
    ledger.put("points", std::to_string(plan.points.size()));
    ledger.commit();
}

} // namespace experiments
