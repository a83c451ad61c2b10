// Two pilot runs say more than any formula.
#include "experiments/report/sweep_estimate.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <fmt/format.h>
#include <set>
#include <sys/resource.h>

#include "experiments/sweep/counted.hpp"
#include "experiments/sweep/replicate.hpp"
#include "experiments/terminal/progress.hpp"
#include "sim/parallel/pipeline.hpp"

namespace experiments {
namespace {

constexpr std::size_t shown = 3; // points of each end

double peak_bytes()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return 1024.0 * static_cast<double>(usage.ru_maxrss);
}

std::string bytes_text(double bytes)
{
    const char* units[] = {"B", "kB", "MB", "GB", "TB"};
    std::size_t unit = 0;
    for (; bytes >= 1000.0 && unit < 4; ++unit) bytes /= 1000.0;
    return fmt::format("{:.3g} {}", bytes, units[unit]);
}

SweepEstimate::Point shown_point(const SweepPlan& plan, std::size_t p)
{
    const SweepPoint& point = plan.points[p];
    SweepEstimate::Point out{p, plan.designs[point.design].name, {}};
    for (std::size_t k = 0; k < plan.axes.size(); ++k) out.values.emplace_back(plan.axes[k].path, point.cells[k]);
    return out;
}

std::string point_text(const SweepEstimate::Point& point)
{
    std::string text = fmt::format("  {:>6}  {}", point.number, point.design);
    for (std::size_t k = 0; k < point.values.size(); ++k)
        text += fmt::format("{} {} = {}", k > 0 ? "," : " ", point.values[k].first, point.values[k].second);
    return text + "\n";
}

boost::json::array points_json(const std::vector<SweepEstimate::Point>& points)
{
    boost::json::array out;
    for (const SweepEstimate::Point& point : points) {
        boost::json::object values;
        for (const auto& [name, value] : point.values) values[name] = value;
        out.push_back({{"point", point.number}, {"design", point.design}, {"values", values}});
    }
    return out;
}

void run_pilots(const SweepPlan& plan, SweepEstimate& e, double memory)
{
    const Recorded kept = recorded(plan);
    const bool folds = plan.settings.series == Recording::summary;
    double seconds = 0.0, bytes = 0.0;
    const double before = peak_bytes();
    std::set<std::size_t> points;
    if (e.shard_points > 0) points = {e.shard.point(0), e.shard.point(e.shard_points - 1)};
    for (const std::size_t point : points) {
        const sim::LedgerRun run = run_replicate(plan, *plan.scenario(point), kept, {point, 0}, memory);
        if (run.failed) {
            e.failures.push_back(fmt::format("the first run of point {} fails: {}", point, run.message));
            continue;
        }
        const auto series = static_cast<double>(run.series.size());
        seconds += run.wall;
        bytes += 200.0 + 8.0 * (static_cast<double>(run.values.size()) + (folds ? 0.0 : series));
        if (folds) bytes += 24.0 * series / static_cast<double>(e.least);
        ++e.pilots;
    }
    if (e.pilots == 0) return;
    const std::size_t all = e.shard_points * e.least;
    const double runs = static_cast<double>(all - std::min(all, e.finished)) / static_cast<double>(e.pilots);
    e.seconds = seconds * runs / e.threads;
    e.memory = peak_bytes() + e.threads * std::max(0.0, peak_bytes() - before);
    e.disk = bytes * runs + 100e3;
}

} // namespace

SweepEstimate estimate(const SweepPlan& plan, const Shard& shard, int threads, double memory, std::size_t finished)
{
    const PrecisionSettings& p = plan.replication.precision;
    SweepEstimate e;
    e.points = plan.points.size();
    e.left_out = plan.left_out;
    e.repeated = plan.repeated;
    e.shard = shard;
    e.shard_points = shard.points(e.points);
    e.until_precise = plan.replication.until_precise;
    e.most = plan.most_replicates();
    e.least = e.until_precise ? static_cast<std::size_t>(std::min(p.least + p.hold, p.most)) : e.most;
    e.threads = sim::threads_at_work(threads);
    e.finished = finished;
    for (std::size_t k = 0; k < e.shard_points; ++k)
        if (k < shown || k + shown >= e.shard_points) (k < shown ? e.first : e.last).push_back(shown_point(plan, shard.point(k)));
    run_pilots(plan, e, memory);
    return e;
}

std::string text(const SweepEstimate& e)
{
    std::string out = counted(e.points, "point", "points");
    if (e.left_out > 0) out += fmt::format(" ({} not meet the constraints)", counted(e.left_out, "more does", "more do"));
    if (e.repeated > 0) out += fmt::format(" ({} left out: the same as another)", e.repeated);
    if (e.shard.count > 1) out += fmt::format("; shard {} has {}", e.shard.text(), e.shard_points);
    out += e.until_precise ? fmt::format(", {} to {} replicates each: {} to {} runs\n", e.least, e.most, e.shard_points * e.least,
                                         e.shard_points * e.most)
                           : fmt::format(", {} each: {}\n", counted(e.least, "replicate", "replicates"),
                                         counted(e.shard_points * e.least, "run", "runs"));
    for (const SweepEstimate::Point& point : e.first) out += point_text(point);
    if (e.shard_points > 2 * shown) out += "     ...\n";
    for (const SweepEstimate::Point& point : e.last) out += point_text(point);
    if (e.finished > 0) out += fmt::format("{} there already\n", counted(e.finished, "run is", "runs are"));
    for (const std::string& failure : e.failures) out += failure + "\n";
    if (e.pilots > 0)
        out += fmt::format("estimate from {}, {}: {}{}, {} of memory, {} on disk\n", counted(e.pilots, "pilot run", "pilot runs"),
                           counted(static_cast<std::size_t>(e.threads), "thread", "threads"), e.until_precise ? "at least " : "",
                           duration_text(e.seconds), bytes_text(e.memory), bytes_text(e.disk));
    return out;
}

std::string json_text(const SweepEstimate& e)
{
    boost::json::object out{{"points", e.points},
                            {"left_out", e.left_out},
                            {"repeated", e.repeated},
                            {"shard", e.shard.text()},
                            {"shard_points", e.shard_points},
                            {"until_precise", e.until_precise},
                            {"runs_least", e.shard_points * e.least},
                            {"runs_most", e.shard_points * e.most},
                            {"first_points", points_json(e.first)},
                            {"last_points", points_json(e.last)},
                            {"failures", boost::json::value_from(e.failures)},
                            {"threads", e.threads},
                            {"finished", e.finished}};
    if (e.pilots > 0) {
        out["seconds"] = e.seconds;
        out["memory_bytes"] = e.memory;
        out["disk_bytes"] = e.disk;
    }
    return boost::json::serialize(out) + "\n";
}

} // namespace experiments
