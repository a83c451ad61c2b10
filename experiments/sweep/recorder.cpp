// A summary is a sum, and sums depend on their order; so a replicate waits in the ledger until those before it are there.
#include "experiments/sweep/recorder.hpp"

#include <cmath>

namespace experiments {
namespace {

constexpr std::size_t most_waiting = 256;
constexpr std::size_t most_numbers = std::size_t{1} << 17; // a megabyte of them
constexpr double longest_wait = 1.0;                       // seconds

} // namespace

void fold(sim::LedgerSummary& summary, const std::vector<double>& series)
{
    summary.data.resize(3 * series.size(), 0.0);
    for (std::size_t k = 0; k < series.size(); ++k) {
        if (std::isnan(series[k])) continue;
        double *const count = &summary.data[3 * k], *const mean = count + 1, *const squares = count + 2;
        const double gap = series[k] - *mean;
        *count += 1.0;
        *mean += gap / *count;
        *squares += gap * (series[k] - *mean);
    }
    ++summary.folded;
}

void Recorder::begin()
{
    if (open_) return;
    ledger_.begin();
    open_ = true;
    begun_ = Clock::now();
}

void Recorder::add(sim::LedgerRun run)
{
    begin();
    if (plan_.settings.series == Recording::summary && !run.failed) fold_in(run);
    ledger_.add(run);
    ++waiting_;
    numbers_ += run.values.size() + run.series.size();
    if (waiting_ >= most_waiting || numbers_ >= most_numbers ||
        std::chrono::duration<double>(Clock::now() - begun_).count() >= longest_wait)
        flush();
}

void Recorder::fold_in(sim::LedgerRun& run)
{
    const auto [at, is_new] = summaries_.try_emplace(run.point);
    sim::LedgerSummary& summary = at->second;
    if (is_new) {
        summary = ledger_.summary(run.point);
        fold_waiting(run.point, summary); // a point that is to be more precise has some from before
    }
    if (run.replicate != summary.folded) return; // it stays with the run, and waits
    fold(summary, run.series);
    run.series.clear();
    fold_waiting(run.point, summary);
}

// Replicates that do not count are not in the summary.
void Recorder::fold_waiting(std::size_t point, sim::LedgerSummary& summary)
{
    for (;;) {
        const std::vector<double> next = ledger_.series(point, summary.folded);
        if (next.empty() || summary.folded >= ledger_.planned(point).value_or(plan_.most_replicates())) return;
        ledger_.drop_series(point, summary.folded);
        fold(summary, next);
    }
}

void Recorder::plan(std::size_t point, std::size_t replicates)
{
    begin();
    ledger_.plan(point, replicates);
}

void Recorder::flush()
{
    if (!open_) return;
    for (const auto& [point, summary] : summaries_)
        if (summary.folded > 0) ledger_.put_summary(point, summary);
    summaries_.clear();
    ledger_.commit();
    open_ = false;
    waiting_ = numbers_ = 0;
}

} // namespace experiments
