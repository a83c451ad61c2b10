// One function a table; the dictionary is written from the same measures.
#include "experiments/report/result_files.hpp"

#include "experiments/report/comparison_json.hpp"
#include "sim/store/csv.hpp"

namespace experiments {
namespace {

namespace fs = std::filesystem;
using sim::Comparison;
using sim::CsvWriter;

std::vector<std::string> with_measures(std::vector<std::string> header, const Comparison& c, bool stretches)
{
    for (const sim::MeasureResult& m : c.measures)
        if (stretches || m.name == m.info.name) header.push_back(m.name);
    return header;
}

void interval_cells(CsvWriter& csv, const sim::Interval& i)
{
    csv.cell(i.mean).cell(i.low).cell(i.high).cell(i.sd).cell(i.count);
}

void write_summary(const fs::path& path, const Comparison& c)
{
    CsvWriter csv(path, {"policy", "measure", "unit", "mean", "low", "high", "sd", "replicates"});
    for (const sim::MeasureResult& m : c.measures)
        for (std::size_t arm = 0; arm < c.arms.size(); ++arm) {
            csv.cell(c.arms[arm]).cell(m.name).cell(m.info.unit);
            interval_cells(csv, m.arms[arm]);
            csv.end_row();
        }
    csv.finish();
}

void write_differences(const fs::path& path, const Comparison& c)
{
    CsvWriter csv(path, {"first", "second", "measure", "unit", "mean", "low", "high", "sd", "replicates", "pairing_gain"});
    for (const sim::MeasureResult& m : c.measures)
        for (std::size_t k = 0; k + 1 < c.arms.size(); ++k) {
            csv.cell(c.arms[0]).cell(c.arms[k + 1]).cell(m.name).cell(m.info.unit);
            interval_cells(csv, m.differences[k]);
            csv.cell(m.gains[k]).end_row();
        }
    csv.finish();
}

void write_replicates(const fs::path& path, const Comparison& c)
{
    CsvWriter csv(path, with_measures({"replicate", "policy"}, c, true));
    for (std::size_t r = 0; r < static_cast<std::size_t>(c.plan.replicates); ++r)
        for (std::size_t arm = 0; arm < c.arms.size(); ++arm) {
            csv.cell(r).cell(c.arms[arm]);
            for (const sim::MeasureResult& m : c.measures) csv.cell(m.values[arm][r]);
            csv.end_row();
        }
    csv.finish();
}

void write_series(const fs::path& path, const sim::Scenario& scenario, const Comparison& c,
                  const std::vector<sim::Series>& replicates)
{
    CsvWriter csv(path, with_measures({"replicate", "policy", "period"}, c, false));
    const std::size_t measures = scenario.measures().size();
    for (std::size_t r = 0; r < replicates.size(); ++r)
        for (std::size_t arm = 0; arm < c.arms.size(); ++arm)
            for (std::size_t period = 0; period < replicates[r].periods(); ++period) {
                csv.cell(r).cell(c.arms[arm]).cell(period);
                for (std::size_t m = 0; m < measures; ++m) csv.cell(scenario.value(m, replicates[r].row(period, arm)));
                csv.end_row();
            }
    csv.finish();
}

// Empty where it does not happen.
void period_cell(CsvWriter& csv, const std::optional<int>& period)
{
    if (period)
        csv.cell(static_cast<std::size_t>(*period));
    else
        csv.cell("");
}

void write_crossover(const fs::path& path, const Comparison& c)
{
    CsvWriter csv(path, {"first", "second", "kind", "of_mean", "for_good", "of_second_for_good", "mean", "low", "high", "sd",
                         "crossed", "replicates"});
    const auto rows = [&](const char* kind, const std::vector<sim::Crossover>& crossovers) {
        for (std::size_t k = 0; k < crossovers.size(); ++k) {
            const sim::Crossover& x = crossovers[k];
            csv.cell(c.arms[0]).cell(c.arms[k + 1]).cell(kind);
            for (const std::optional<int>& period : {x.of_mean, x.for_good, x.of_other_for_good}) period_cell(csv, period);
            csv.cell(x.period.mean).cell(x.period.low).cell(x.period.high).cell(x.period.sd);
            csv.cell(x.crossed).cell(x.by_replicate.size()).end_row();
        }
    };
    rows("flow", c.flow);
    rows("cumulative", c.cumulative);
    csv.finish();
}

std::string_view receipt_word(sim::Role role)
{
    switch (role) {
    case sim::Role::part:
        return "part";
    case sim::Role::deduction:
        return "deduction";
    case sim::Role::total:
        return "total";
    case sim::Role::cash:
        return "cash";
    case sim::Role::plain:
        break;
    }
    return "";
}

void write_dictionary(const fs::path& path, const Comparison& c, const sim::ModelInfo& model, std::string_view period)
{
    CsvWriter csv(path, {"name", "unit", "meaning", "section", "receipt", "scope"});
    const auto row = [&](std::string_view name, std::string_view unit, std::string_view meaning) {
        csv.cell(name).cell(unit).cell(meaning).cell("").cell("").cell("").end_row();
    };
    row("replicate", "number", "Which world, from 0; replicate k is the same alone or among many.");
    row("policy", "name", "Which policy; first and second in differences.csv.");
    row("first", "name", "The policy whose value counts positive in a difference.");
    row("second", "name", "The policy whose value is taken off in a difference.");
    row("period", model.period_name, period);
    row("measure", "name", "One of the measures below.");
    row("mean", "that of the measure", "Mean over replicates.");
    row("low", "that of the measure", "Lower end of the interval over replicates (Student t).");
    row("high", "that of the measure", "Upper end of the interval over replicates (Student t).");
    row("sd", "that of the measure", "Standard deviation over replicates.");
    row("replicates", "count", "Replicates in which the measure was observed.");
    row("pairing_gain", "factor", "How many times more replicates an unpaired comparison would need for the same precision.");
    row("unit", "text", "Unit of the measure.");
    row("kind", "name", "Crossover of the flow (mean of 4 periods, below for 8) or of the cumulative mean (below to the end).");
    row("of_mean", model.period_name, "Crossover of all replicates added up: the first is below the second from here.");
    row("for_good", model.period_name, "The same, and stays below to the end.");
    row("of_second_for_good", model.period_name, "From here to the end the second is below the first.");
    row("crossed", "count", "Replicates that cross; mean, low and high are periods over these.");
    row("section", "text", "Heading under which a measure stands.");
    row("receipt", "name", "What the measure is to the receipt: parts less deductions are the total; cash is what is paid.");
    row("scope", "name", "Whose quantity it is: of each policy, or of the market as a whole.");
    for (const sim::MeasureResult& m : c.measures)
        csv.cell(m.name)
            .cell(m.info.unit)
            .cell(m.meaning)
            .cell(m.info.section)
            .cell(receipt_word(m.info.role))
            .cell(m.info.scope == sim::Scope::market ? "market" : "policy")
            .end_row();
    csv.finish();
}

} // namespace

void remove_results(const fs::path& folder)
{
    // Of a folder that has no results, what bears these names is somebody else's.
    if (!fs::exists(folder / "manifest.json") && !fs::exists(folder / "changed/manifest.json")) return;
    for (const char* name : {"summary.csv", "differences.csv", "crossover.csv", "replicates.csv", "series.csv", "columns.csv",
                             "comparison.json", "manifest.json", "changed", "others", "charts", "report.html"})
        fs::remove_all(folder / name);
}

void write_results(const fs::path& folder, const sim::Scenario& scenario, const Comparison& c,
                   const std::vector<sim::Series>& replicates, const sim::Manifest& manifest, std::string_view period)
{
    write_summary(folder / "summary.csv", c);
    if (c.arms.size() > 1) write_differences(folder / "differences.csv", c);
    if (!c.flow.empty()) write_crossover(folder / "crossover.csv", c);
    write_replicates(folder / "replicates.csv", c);
    write_series(folder / "series.csv", scenario, c, replicates);
    write_dictionary(folder / "columns.csv", c, scenario.info(), period);
    sim::write_text(folder / "comparison.json", as_json(c, manifest.model, manifest.fingerprint));
    sim::write_text(folder / "manifest.json", sim::as_json(manifest));
}

} // namespace experiments
