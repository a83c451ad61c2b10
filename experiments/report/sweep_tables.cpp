// One function a table; points are read one after the other.
#include "experiments/report/sweep_tables.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <limits>

#include "experiments/report/sweep_results.hpp"
#include "models/catalogue.hpp"
#include "sim/stats/interval.hpp"
#include "sim/store/csv.hpp"

namespace experiments {
namespace {

namespace fs = std::filesystem;
using sim::CsvWriter;
using Words = std::vector<std::string>;

Words header(Words first, const SweepResults& r, const Words& rest)
{
    for (const sim::LedgerAxis& axis : r.axes) first.push_back(axis.path);
    first.insert(first.end(), rest.begin(), rest.end());
    return first;
}

Words names_of(const std::vector<sim::LedgerColumn>& columns)
{
    Words names;
    for (const sim::LedgerColumn& column : columns) names.push_back(column.name);
    return names;
}

void axis_cells(CsvWriter& csv, const sim::LedgerPoint& point)
{
    for (const std::string& cell : point.cells) csv.cell(cell);
}

void write_points(const fs::path& path, const SweepResults& r)
{
    CsvWriter csv(path, header({"point", "design", "lever_set", "uncertainty_set", "replicates", "failed"}, r, {}));
    for (std::size_t p = 0; p < r.points.size(); ++p) {
        const PointRuns runs(r, p);
        csv.cell(p)
            .cell(r.points[p].design)
            .cell(r.lever_sets[p])
            .cell(r.uncertainty_sets[p])
            .cell(runs.replicates.size())
            .cell(runs.failed);
        axis_cells(csv, r.points[p]);
        csv.end_row();
    }
    csv.finish();
}

void write_runs(const fs::path& path, const SweepResults& r)
{
    CsvWriter csv(path, header({"point", "replicate", "policy"}, r, names_of(r.outcomes)));
    for (std::size_t p = 0; p < r.points.size(); ++p) {
        const PointRuns runs(r, p);
        for (std::size_t k = 0; k < runs.replicates.size(); ++k)
            for (std::size_t arm = 0; arm < r.points[p].arms.size(); ++arm) {
                csv.cell(p).cell(runs.replicates[k]).cell(r.points[p].arms[arm]);
                axis_cells(csv, r.points[p]);
                for (std::size_t c = 0; c < r.outcomes.size(); ++c) csv.cell(runs.values[k][arm * r.outcomes.size() + c]);
                csv.end_row();
            }
    }
    csv.finish();
}

void interval_cells(CsvWriter& csv, const sim::Interval& i)
{
    csv.cell(i.mean).cell(i.low).cell(i.high).cell(i.sd).cell(i.count);
}

void write_summary(const fs::path& path, const SweepResults& r)
{
    CsvWriter csv(path, header({"point", "policy"}, r, {"measure", "unit", "mean", "low", "high", "sd", "replicates"}));
    for (std::size_t p = 0; p < r.points.size(); ++p) {
        const PointRuns runs(r, p);
        for (std::size_t c = 0; c < r.outcomes.size(); ++c)
            for (std::size_t arm = 0; arm < r.points[p].arms.size(); ++arm) {
                csv.cell(p).cell(r.points[p].arms[arm]);
                axis_cells(csv, r.points[p]);
                csv.cell(r.outcomes[c].name).cell(r.outcomes[c].unit);
                interval_cells(csv, sim::student_interval(runs.over_replicates(arm * r.outcomes.size() + c), r.confidence));
                csv.end_row();
            }
    }
    csv.finish();
}

void write_differences(const fs::path& path, const SweepResults& r)
{
    CsvWriter csv(path, header({"point", "first", "second"}, r,
                               {"measure", "unit", "mean", "low", "high", "sd", "replicates", "pairing_gain"}));
    const std::size_t columns = r.outcomes.size();
    for (std::size_t p = 0; p < r.points.size(); ++p) {
        const PointRuns runs(r, p);
        for (std::size_t c = 0; c < columns; ++c) {
            if (!r.outcomes[c].of_arm) continue; // the same for all
            const std::vector<double> first = runs.over_replicates(c);
            for (std::size_t arm = 1; arm < r.points[p].arms.size(); ++arm) {
                const std::vector<double> other = runs.over_replicates(arm * columns + c);
                csv.cell(p).cell(r.points[p].arms[0]).cell(r.points[p].arms[arm]);
                axis_cells(csv, r.points[p]);
                csv.cell(r.outcomes[c].name).cell(r.outcomes[c].unit);
                interval_cells(csv, sim::paired_difference(first, other, r.confidence));
                csv.cell(first.size() < 2 ? std::numeric_limits<double>::quiet_NaN() : sim::pairing_gain(first, other)).end_row();
            }
        }
    }
    csv.finish();
}

void write_series(const fs::path& path, const SweepResults& r)
{
    Words columns{"point", "replicate", "policy", "period"};
    for (const std::string& name : names_of(r.series)) columns.push_back(name);
    CsvWriter csv(path, columns);
    for (std::size_t p = 0; p < r.points.size(); ++p)
        for (const std::size_t replicate : PointRuns(r, p).replicates) {
            const std::vector<double> values = r.ledger.series(p, replicate);
            const std::size_t arms = r.points[p].arms.size();
            for (std::size_t arm = 0; arm < arms; ++arm)
                for (std::size_t t = 0; t < r.periods.size() && !values.empty(); ++t) {
                    csv.cell(p).cell(replicate).cell(r.points[p].arms[arm]).cell(r.periods[t]);
                    for (std::size_t c = 0; c < r.series.size(); ++c) csv.cell(values[(t * arms + arm) * r.series.size() + c]);
                    csv.end_row();
                }
        }
    csv.finish();
}

void write_series_summary(const fs::path& path, const SweepResults& r)
{
    CsvWriter csv(path, {"point", "policy", "period", "measure", "unit", "mean", "sd", "replicates"});
    for (std::size_t p = 0; p < r.points.size(); ++p) {
        const std::vector<double> data = folded_series(r, p, PointRuns(r, p)).data;
        const std::size_t arms = r.points[p].arms.size();
        for (std::size_t arm = 0; arm < arms && !data.empty(); ++arm)
            for (std::size_t t = 0; t < r.periods.size(); ++t)
                for (std::size_t c = 0; c < r.series.size(); ++c) {
                    const FoldedCell cell = folded_cell(data, (t * arms + arm) * r.series.size() + c);
                    csv.cell(p).cell(r.points[p].arms[arm]).cell(r.periods[t]).cell(r.series[c].name).cell(r.series[c].unit);
                    csv.cell(cell.mean).cell(cell.sd).cell(cell.count).end_row();
                }
    }
    csv.finish();
}

void write_failed_and_timing(const fs::path& folder, const SweepResults& r)
{
    CsvWriter timing(folder / "timing.csv", {"point", "replicate", "wall_seconds", "cpu_seconds"});
    std::vector<sim::LedgerRun> failed;
    r.ledger.for_each_run(
        [&](const sim::LedgerRun& run) {
            timing.cell(run.point).cell(run.replicate).cell(run.wall).cell(run.cpu).end_row();
            if (run.failed) failed.push_back(run);
        },
        false);
    timing.finish();
    fs::remove(folder / "failed.csv");
    if (failed.empty()) return;
    CsvWriter csv(folder / "failed.csv", {"point", "replicate", "seed", "message"});
    for (const sim::LedgerRun& run : failed)
        csv.cell(run.point).cell(run.replicate).cell(std::to_string(run.seed)).cell(run.message).end_row();
    csv.finish();
}

void write_dictionary(const fs::path& path, const SweepResults& r)
{
    CsvWriter csv(path, {"name", "role", "unit", "meaning"});
    const auto row = [&](std::string_view name, std::string_view role, std::string_view unit, std::string_view meaning) {
        csv.cell(name).cell(role).cell(unit).cell(meaning).end_row();
    };
    row("point", "key", "number", "Which point of the design, from 0; points.csv has its values.");
    row("replicate", "key", "number", "Which world, from 0; the same at every point.");
    row("policy", "key", "name", "Which policy; of a model without policies, all agents.");
    row("first", "key", "name", "The policy from which the other one is subtracted.");
    row("second", "key", "name", "The policy that is subtracted.");
    const sim::ModelEntry* model = models::find(r.setting("model"));
    row("period", "key", model ? model->info().period_name : "number", "Which period, from 0.");
    row("design", "key", "name", "Which of the designs of the sweep file.");
    row("lever_set", "key", "number", "Which combination of levers; points that differ in uncertainties alone share it.");
    row("uncertainty_set", "key", "number", "Which combination of uncertainties; points that differ in levers alone share it.");
    for (const sim::LedgerAxis& axis : r.axes) row(axis.path, axis.role, axis.unit, axis.meaning);
    row("replicates", "statistic", "count", "Finished replicates; in summaries, those in which the measure was observed.");
    row("failed", "statistic", "count", "Failed replicates.");
    row("seed", "statistic", "number", "Names the family of worlds.");
    row("message", "statistic", "text", "Why a run failed.");
    row("measure", "statistic", "name", "One of the measures below.");
    row("unit", "statistic", "text", "Unit of the measure.");
    row("mean", "statistic", "that of the measure", "Mean over replicates.");
    row("low", "statistic", "that of the measure", "Lower end of the interval over replicates (Student t).");
    row("high", "statistic", "that of the measure", "Upper end of the interval over replicates (Student t).");
    row("sd", "statistic", "that of the measure", "Standard deviation over replicates.");
    row("pairing_gain", "statistic", "factor",
        "How many times more replicates an unpaired comparison would need for the same precision.");
    row("wall_seconds", "statistic", "s", "Time that the run took.");
    row("cpu_seconds", "statistic", "s", "Processor time of its thread.");
    for (const sim::LedgerColumn& c : r.outcomes) row(c.name, "measure", c.unit, c.meaning);
    csv.finish();
}

} // namespace

void write_sweep_tables(const fs::path& folder, const sim::Ledger& ledger)
{
    const SweepResults results(ledger);
    write_points(folder / "points.csv", results);
    write_runs(folder / "runs.csv", results);
    write_summary(folder / "summary.csv", results);
    const bool is_paired = std::any_of(results.points.begin(), results.points.end(),
                                       [](const sim::LedgerPoint& point) { return point.arms.size() > 1; });
    for (const char* name : {"differences.csv", "series.csv", "series_summary.csv"})
        fs::remove(folder / name); // of an earlier export
    if (is_paired) write_differences(folder / "differences.csv", results);
    if (results.recording == "summary")
        write_series_summary(folder / "series_summary.csv", results);
    else if (!results.series.empty())
        write_series(folder / "series.csv", results);
    write_failed_and_timing(folder, results);
    write_dictionary(folder / "columns.csv", results);
}

} // namespace experiments
