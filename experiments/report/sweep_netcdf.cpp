// Written point by point; where points have other arms, a policy that is absent is missing.
#include "experiments/report/sweep_netcdf.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <limits>
#include <optional>
#include <utility>

#include "experiments/report/sweep_manifest.hpp"
#include "experiments/report/sweep_results.hpp"
#include "sim/store/netcdf.hpp"

namespace experiments {
namespace {

using sim::NetcdfWriter;

std::vector<std::string> all_arms(const SweepResults& r)
{
    std::vector<std::string> arms;
    for (const sim::LedgerPoint& point : r.points)
        for (const std::string& arm : point.arms)
            if (std::find(arms.begin(), arms.end(), arm) == arms.end()) arms.push_back(arm);
    return arms;
}

std::vector<long long> counted(std::size_t count)
{
    std::vector<long long> out;
    for (std::size_t k = 0; k < count; ++k) out.push_back(static_cast<long long>(k));
    return out;
}

// Numbers where all of an axis' values are numbers, else texts.
void write_axis(NetcdfWriter& file, const SweepResults& r, std::size_t k, int variable, bool is_number)
{
    std::vector<std::string> cells;
    for (const sim::LedgerPoint& point : r.points) cells.push_back(point.cells[k]);
    if (!is_number) return file.put(variable, cells);
    std::vector<double> values;
    for (const std::string& cell : cells) {
        double value = std::numeric_limits<double>::quiet_NaN();
        std::from_chars(cell.data(), cell.data() + cell.size(), value);
        values.push_back(value);
    }
    file.put(variable, {0}, {values.size()}, values);
}

// Varied parameters are coordinates of what was measured; xarray then shows them beside each number.
NetcdfWriter::Attributes described(const SweepResults& r, const std::string& meaning, const std::string& unit)
{
    std::vector<std::string> paths;
    for (const sim::LedgerAxis& axis : r.axes) paths.push_back(axis.path);
    NetcdfWriter::Attributes attributes{{"long_name", meaning}, {"units", unit}};
    if (!paths.empty()) attributes.emplace_back("coordinates", fmt::format("{}", fmt::join(paths, " ")));
    return attributes;
}

// Mean, standard deviation and count by period, where only a summary over replicates was kept.
class SummaryVariables {
public:
    SummaryVariables(NetcdfWriter& file, const SweepResults& r, const std::vector<int>& dimensions) : file_(file), r_(r)
    {
        for (const sim::LedgerColumn& c : r.series) {
            means_.push_back(file.numbers(c.name + "_by_period_mean", dimensions, described(r, c.meaning, c.unit)));
            sds_.push_back(file.numbers(c.name + "_by_period_sd", dimensions, described(r, c.meaning, c.unit)));
            counts_.push_back(file.numbers(c.name + "_by_period_replicates", dimensions, described(r, c.meaning, "1")));
        }
    }

    void put(std::size_t point, const PointRuns& runs, std::size_t own_arms, std::size_t arm, std::size_t place) const
    {
        const std::vector<double> data = folded_series(r_, point, runs).data;
        for (std::size_t c = 0; c < means_.size() && !data.empty(); ++c) {
            std::vector<double> means, sds, counts;
            for (std::size_t t = 0; t < r_.periods.size(); ++t) {
                const FoldedCell cell = folded_cell(data, (t * own_arms + arm) * means_.size() + c);
                means.push_back(cell.mean);
                sds.push_back(cell.sd);
                counts.push_back(static_cast<double>(cell.count));
            }
            for (const auto& [id, values] : {std::pair(means_[c], means), std::pair(sds_[c], sds), std::pair(counts_[c], counts)})
                file_.put(id, {point, place, 0}, {1, 1, values.size()}, values);
        }
    }

private:
    NetcdfWriter& file_;
    const SweepResults& r_;
    std::vector<int> means_, sds_, counts_;
};

bool are_numbers(const SweepResults& r, std::size_t k)
{
    return std::all_of(r.points.begin(), r.points.end(), [&](const sim::LedgerPoint& point) {
        double value = 0.0;
        const std::string& cell = point.cells[k];
        const auto end = std::from_chars(cell.data(), cell.data() + cell.size(), value);
        return cell.empty() || (end.ec == std::errc{} && end.ptr == cell.data() + cell.size());
    });
}

} // namespace

void write_sweep_netcdf(const std::filesystem::path& path, const sim::Ledger& ledger)
{
    const SweepResults r(ledger);
    const std::vector<std::string> arms = all_arms(r);
    std::size_t replicates = 1;
    ledger.for_each_run([&](const sim::LedgerRun& run) { replicates = std::max(replicates, run.replicate + 1); }, false);
    const bool has_periods = !r.series.empty(), has_summary = has_periods && r.recording == "summary",
               has_series = has_periods && !has_summary;

    NetcdfWriter file(path);
    file.attribute("title", "Results of a sweep of the model " + r.setting("model"));
    file.attribute("source", "souk");
    file.attribute("manifest", sweep_manifest(ledger));
    const int point = file.dimension("point", r.points.size()), replicate = file.dimension("replicate", replicates),
              policy = file.dimension("policy", arms.size());
    const int period = has_periods ? file.dimension("period", r.periods.size()) : -1;
    const int point_id = file.integers("point", {point}, {{"long_name", "Point of the design, from 0."}, {"units", "1"}});
    const int replicate_id =
        file.integers("replicate", {replicate}, {{"long_name", "World, from 0; the same at every point."}, {"units", "1"}});
    const int policy_id = file.texts("policy", {policy}, {{"long_name", "Arm of the comparison."}});
    const int period_id =
        has_periods ? file.integers("period", {period}, {{"long_name", "Period, from 0."}, {"units", "1"}}) : -1;
    std::vector<int> axis_ids, outcome_ids, series_ids;
    for (std::size_t k = 0; k < r.axes.size(); ++k) {
        const NetcdfWriter::Attributes attributes{
            {"long_name", r.axes[k].meaning}, {"units", r.axes[k].unit}, {"role", r.axes[k].role}};
        axis_ids.push_back(are_numbers(r, k) ? file.numbers(r.axes[k].path, {point}, attributes)
                                             : file.texts(r.axes[k].path, {point}, attributes));
    }
    for (const sim::LedgerColumn& c : r.outcomes)
        outcome_ids.push_back(file.numbers(c.name, {point, replicate, policy}, described(r, c.meaning, c.unit)));
    if (has_series)
        for (const sim::LedgerColumn& c : r.series)
            series_ids.push_back(
                file.numbers(c.name + "_by_period", {point, replicate, policy, period}, described(r, c.meaning, c.unit)));
    std::optional<SummaryVariables> summaries;
    if (has_summary) summaries.emplace(file, r, std::vector{point, policy, period});

    file.put(point_id, counted(r.points.size()));
    file.put(replicate_id, counted(replicates));
    file.put(policy_id, arms);
    if (has_periods) file.put(period_id, std::vector<long long>(r.periods.begin(), r.periods.end()));
    for (std::size_t k = 0; k < r.axes.size(); ++k) write_axis(file, r, k, axis_ids[k], are_numbers(r, k));
    for (std::size_t p = 0; p < r.points.size(); ++p) {
        const PointRuns runs(r, p);
        const std::size_t own_arms = r.points[p].arms.size();
        const auto place_of = [&](std::size_t arm) {
            return static_cast<std::size_t>(std::find(arms.begin(), arms.end(), r.points[p].arms[arm]) - arms.begin());
        };
        for (std::size_t arm = 0; summaries && arm < own_arms; ++arm) summaries->put(p, runs, own_arms, arm, place_of(arm));
        for (std::size_t n = 0; n < runs.replicates.size(); ++n) {
            const std::vector<double> series = has_series ? ledger.series(p, runs.replicates[n]) : std::vector<double>{};
            for (std::size_t arm = 0; arm < own_arms; ++arm) {
                const std::size_t place = place_of(arm);
                for (std::size_t c = 0; c < outcome_ids.size(); ++c)
                    file.put(outcome_ids[c], {p, runs.replicates[n], place}, {1, 1, 1},
                             {runs.values[n][arm * outcome_ids.size() + c]});
                for (std::size_t c = 0; c < series_ids.size() && !series.empty(); ++c) {
                    std::vector<double> values;
                    for (std::size_t t = 0; t < r.periods.size(); ++t)
                        values.push_back(series[(t * own_arms + arm) * series_ids.size() + c]);
                    file.put(series_ids[c], {p, runs.replicates[n], place, 0}, {1, 1, 1, values.size()}, values);
                }
            }
        }
    }
    file.finish();
}

} // namespace experiments
