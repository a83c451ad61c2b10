// Reads are sorted by point and replicate; the order in which runs were written shows nowhere.
#include "experiments/report/sweep_results.hpp"

#include <charconv>
#include <cmath>
#include <limits>
#include <map>

#include "experiments/sweep/recorder.hpp"

namespace experiments {
namespace {

// Numbers combinations in the order in which they first come.
std::vector<std::size_t> sets(const std::vector<sim::LedgerPoint>& points, const std::vector<sim::LedgerAxis>& axes,
                              const std::string& role)
{
    std::map<std::vector<std::string>, std::size_t> known;
    std::vector<std::size_t> out;
    for (const sim::LedgerPoint& point : points) {
        std::vector<std::string> cells;
        for (std::size_t k = 0; k < axes.size(); ++k)
            if (axes[k].role == role) cells.push_back(point.cells[k]);
        out.push_back(known.try_emplace(cells, known.size()).first->second);
    }
    return out;
}

std::size_t whole_number(const std::string& text)
{
    std::size_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

} // namespace

SweepResults::SweepResults(const sim::Ledger& from)
    : ledger(from), axes(from.axes()), points(from.points()), identity_(from.identity())
{
    for (const sim::LedgerColumn& column : from.columns()) (column.in_series ? series : outcomes).push_back(column);
    lever_sets = sets(points, axes, "lever");
    uncertainty_sets = sets(points, axes, "uncertainty");
    recording = setting("sweep.series");
    if (recording.size() > 2) recording = recording.substr(1, recording.size() - 2); // a text in quotes
    const std::string confidence_text = setting("run.confidence");
    std::from_chars(confidence_text.data(), confidence_text.data() + confidence_text.size(), confidence);
    const std::size_t step = recording == "thinned" ? whole_number(setting("sweep.every")) : 1;
    if (!series.empty())
        for (std::size_t period = 0; period < whole_number(setting("run.periods")); period += step) periods.push_back(period);
}

std::string SweepResults::setting(const std::string& name) const
{
    for (const auto& [key, value] : identity_)
        if (key == name) return value;
    return {};
}

PointRuns::PointRuns(const SweepResults& results, std::size_t point)
{
    results.ledger.for_each_run_of(point, [&](const sim::LedgerRun& run) {
        if (run.failed) {
            ++failed;
            return;
        }
        replicates.push_back(run.replicate);
        values.push_back(run.values);
    });
}

std::vector<double> PointRuns::over_replicates(std::size_t place) const
{
    std::vector<double> out;
    for (const std::vector<double>& row : values) out.push_back(row[place]);
    return out;
}

sim::LedgerSummary folded_series(const SweepResults& results, std::size_t point, const PointRuns& runs)
{
    sim::LedgerSummary summary = results.ledger.summary(point);
    const std::size_t folded = summary.folded; // those beyond wait for one that is missing or failed
    for (const std::size_t replicate : runs.replicates)
        if (replicate >= folded)
            if (const std::vector<double> series = results.ledger.series(point, replicate); !series.empty())
                fold(summary, series);
    return summary;
}

FoldedCell folded_cell(const std::vector<double>& data, std::size_t place)
{
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    const double count = data[3 * place], mean = data[3 * place + 1], squares = data[3 * place + 2];
    return {static_cast<std::size_t>(count), count > 0.0 ? mean : none, count > 1.0 ? std::sqrt(squares / (count - 1.0)) : none};
}

} // namespace experiments
