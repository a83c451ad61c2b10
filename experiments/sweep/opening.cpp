// Points are known again by what they assign, so that a design may grow in any place.
#include "experiments/sweep/opening.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <map>

#include "experiments/sweep/replicate.hpp"
#include "sim/check/input_error.hpp"
#include "sim/param/value.hpp"

namespace experiments {
namespace {

bool may_grow(const std::string& name) { return name == "run.replicates" || name.starts_with("sweep.precision."); }

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

void begin(sim::Ledger& ledger, const SweepPlan& plan, const Shard& shard)
{
    ledger.begin_sweep(identity_of(plan), ledger_axes(plan), ledger_columns(plan), ledger_points(plan));
    ledger.put("shard", shard.text());
}

// Differences as sentences; `growth` gets those that --extend allows.
std::vector<std::string> differences(const sim::Pairs& old_pairs, const sim::Pairs& new_pairs, std::vector<std::string>& growth)
{
    std::vector<std::string> out;
    std::map<std::string, std::string> before(old_pairs.begin(), old_pairs.end()), after(new_pairs.begin(), new_pairs.end());
    for (const auto& [name, value] : new_pairs) {
        const auto old = before.find(name);
        if (old != before.end() && old->second == value) continue;
        (may_grow(name) ? growth : out)
            .push_back(old == before.end() ? fmt::format("{} is new: {}", name, value)
                                           : fmt::format("{} was {}, and is now {}", name, old->second, value));
    }
    for (const auto& [name, value] : old_pairs)
        if (!after.contains(name)) (may_grow(name) ? growth : out).push_back(fmt::format("{} was {}, and is gone", name, value));
    return out;
}

// Where each old point is among the new ones; those that are gone are sentences.
std::vector<std::size_t> places_of(const std::vector<sim::LedgerPoint>& old_points, const std::vector<sim::LedgerPoint>& points,
                                   std::vector<std::string>& broken, std::vector<std::string>& growth)
{
    std::map<std::string, std::size_t> where;
    for (std::size_t p = 0; p < points.size(); ++p) where[points[p].key] = p;
    std::vector<std::size_t> places, gone;
    for (std::size_t p = 0; p < old_points.size(); ++p) {
        const auto found = where.find(old_points[p].key);
        if (found == where.end()) gone.push_back(p);
        places.push_back(found == where.end() ? p : found->second);
    }
    if (!gone.empty())
        broken.push_back(fmt::format("{} of its {} points are gone, the first is {}", gone.size(), old_points.size(),
                                     old_points[gone.front()].key));
    if (points.size() > old_points.size() - gone.size())
        growth.push_back(fmt::format("{} points are new", points.size() + gone.size() - old_points.size()));
    return places;
}

void refuse(const sim::Ledger& ledger, const std::vector<std::string>& broken, const std::vector<std::string>& growth)
{
    std::vector<sim::Problem> problems;
    const auto add = [&](const std::string& sentence, const char* hint) {
        if (problems.size() < 20) problems.push_back({ledger.path().string(), 0, 0, sentence, hint});
    };
    for (const std::string& sentence : broken)
        add(sentence, "these are the results of another sweep: choose a new folder with --out DIR");
    for (const std::string& sentence : growth)
        add(sentence, broken.empty() ? "to add to what is there, give --extend; else choose a new folder with --out DIR" : "");
    sim::throw_if_any(problems);
}

} // namespace

std::string Shard::text() const { return fmt::format("{}/{}", number, count); }

std::filesystem::path Shard::file() const
{
    if (count == 1) return "results.sqlite";
    const std::size_t width = std::to_string(count).size();
    return fmt::format("shard-{:0{}}-of-{}.sqlite", number, width, count);
}

Shard Shard::from(const std::string& text)
{
    Shard shard;
    const char* const end = text.data() + text.size();
    const auto number = std::from_chars(text.data(), end, shard.number);
    bool is_good = number.ec == std::errc{} && number.ptr != end && *number.ptr == '/';
    if (is_good) {
        const auto count = std::from_chars(number.ptr + 1, end, shard.count);
        is_good = count.ec == std::errc{} && count.ptr == end && shard.number >= 1 && shard.number <= shard.count;
    }
    if (!is_good)
        throw sim::InputError(
            {{"--shard", 0, 0, fmt::format("\"{}\" is no shard", text), "write --shard 3/16 for the third of sixteen parts"}});
    return shard;
}

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

void open_sweep(sim::Ledger& ledger, const SweepPlan& plan, const Shard& shard, bool extend)
{
    if (shard.count > plan.points.size())
        throw sim::InputError(
            {{"--shard", 0, 0,
              fmt::format("{} shards are more than the {} points of the design", shard.count, plan.points.size()),
              "the replicates of a point stay together: choose fewer shards"}});
    if (ledger.is_empty()) return begin(ledger, plan, shard);
    std::vector<std::string> growth;
    const sim::Pairs identity = identity_of(plan), old_identity = ledger.identity();
    std::vector<std::string> broken = differences(old_identity, identity, growth);
    const std::vector<sim::LedgerPoint> points = ledger_points(plan), old_points = ledger.points();
    const std::vector<std::size_t> places = places_of(old_points, points, broken, growth);
    if (ledger.get("shard") != shard.text())
        broken.push_back(fmt::format("it was shard {}, and is now {}", ledger.get("shard"), shard.text()));
    const auto replicates = [](const sim::Pairs& pairs) {
        const auto at = std::find_if(pairs.begin(), pairs.end(), [](const auto& pair) { return pair.first == "run.replicates"; });
        return at == pairs.end() ? 0LL : std::stoll(at->second);
    };
    if (extend && replicates(identity) < replicates(old_identity) && replicates(identity) > 0)
        broken.push_back(
            fmt::format("run.replicates was {}, and is now only {}", replicates(old_identity), replicates(identity)));
    bool moved = points.size() != old_points.size();
    for (std::size_t p = 0; p < places.size(); ++p) moved = moved || places[p] != p;
    if (broken.empty() && growth.empty() && moved) growth.push_back("the points stand in another order");
    if (!broken.empty() || (!growth.empty() && !extend)) refuse(ledger, broken, growth);
    if (!growth.empty()) ledger.extend(identity, points, places);
}

} // namespace experiments
