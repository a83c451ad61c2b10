// Two pilot runs say more than any formula.
#include "experiments/report/sweep_estimate.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <sys/resource.h>
#include <thread>

#include "experiments/sweep/replicate.hpp"
#include "experiments/terminal/progress.hpp"

namespace experiments {
namespace {

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

std::string point_text(const SweepPlan& plan, std::size_t p)
{
    const SweepPoint& point = plan.points[p];
    std::string text = fmt::format("  {:>6}  {}", p, plan.designs[point.design].name);
    for (std::size_t k = 0; k < plan.axes.size(); ++k)
        text += fmt::format("{} {} = {}", k > 0 ? "," : " ", plan.axes[k].path, point.cells[k]);
    return text + "\n";
}

} // namespace

std::string estimate(const SweepPlan& plan, const Shard& shard, int threads)
{
    constexpr std::size_t shown = 3;
    const std::size_t all = plan.points.size(), mine = (all - shard.number + shard.count) / shard.count;
    const std::size_t workers =
        threads > 0 ? static_cast<std::size_t>(threads) : std::max(1u, std::thread::hardware_concurrency());
    std::string out = fmt::format("{} points", all);
    if (plan.left_out > 0) out += fmt::format(" ({} more do not meet the constraints)", plan.left_out);
    if (shard.count > 1) out += fmt::format("; shard {} has {}", shard.text(), mine);
    const PrecisionSettings& p = plan.replication.precision;
    const std::size_t least =
        plan.replication.until_precise ? static_cast<std::size_t>(std::min(p.least + p.hold, p.most)) : plan.most_replicates();
    out += plan.replication.until_precise ? fmt::format(", {} to {} replicates each: {} to {} runs\n", least,
                                                        plan.most_replicates(), mine * least, mine * plan.most_replicates())
                                          : fmt::format(", {} replicates each: {} runs\n", least, mine * least);
    for (std::size_t k = 0; k < all; ++k)
        if (k < shown || k + shown >= all)
            out += point_text(plan, k);
        else if (k == shown)
            out += "     ...\n";

    const Recorded kept = recorded(plan);
    double seconds = 0.0, bytes = 0.0, pilots = 0.0;
    const double before = peak_bytes();
    for (const std::size_t point : {std::size_t{0}, all - 1}) {
        const sim::LedgerRun run = run_replicate(plan, *plan.scenario(point), kept, {point, 0});
        if (run.failed) {
            out += fmt::format("the first run of point {} fails: {}\n", point, run.message);
            continue;
        }
        seconds += run.wall;
        const double series = plan.settings.series == Recording::summary ? 0.0 : static_cast<double>(run.series.size());
        bytes += 200.0 + 8.0 * (static_cast<double>(run.values.size()) + series);
        if (plan.settings.series == Recording::summary)
            bytes += 24.0 * static_cast<double>(run.series.size()) / static_cast<double>(least);
        pilots += 1.0;
        if (all == 1) break;
    }
    if (pilots == 0.0) return out;
    const double runs = static_cast<double>(mine * least),
                 memory = peak_bytes() + static_cast<double>(workers) * std::max(0.0, peak_bytes() - before);
    out += fmt::format("estimate from {:.0f} pilot runs, {} threads: {}{}, {} of memory, {} on disk\n", pilots, workers,
                       plan.replication.until_precise ? "at least " : "",
                       duration_text(seconds / pilots * runs / static_cast<double>(workers)), bytes_text(memory),
                       bytes_text(bytes / pilots * runs + 100e3));
    return out;
}

} // namespace experiments
