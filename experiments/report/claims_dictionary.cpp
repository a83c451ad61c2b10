// One list a table.
#include "experiments/report/claims_dictionary.hpp"

#include <algorithm>
#include <initializer_list>
#include <set>
#include <string>

#include "sim/store/csv.hpp"

namespace experiments {
namespace {

struct Meaning {
    const char *name, *unit, *meaning;
};

constexpr const char* of_the_measure = "that of the measure";

void write_table(sim::CsvWriter& csv, const char* table, std::initializer_list<Meaning> meanings)
{
    for (const Meaning& m : meanings) csv.cell(table).cell(m.name).cell(m.unit).cell(m.meaning).end_row();
}

void write_of_claims(sim::CsvWriter& csv)
{
    write_table(
        csv, "claims.csv",
        {{"id", "name", "The claim: S of the article, C of the counter-evidence."},
         {"claim", "text", "What it says."},
         {"compared", "text", "Whose measure less whose, in which scenarios, over which part of a run."},
         {"measure", "name", "The measure that is compared."},
         {"unit", "text", "Unit of all effects of this row."},
         {"direction", "text", "Which side of 0 the claim says."},
         {"smallest_effect", of_the_measure, "Smallest effect of interest, stated before the first run."},
         {"effect", of_the_measure, "Mean over worlds of the effect."},
         {"low", of_the_measure, "Lower end of its interval (Student t)."},
         {"high", of_the_measure, "Upper end of its interval."},
         {"adjusted_low", of_the_measure, "Lower end at the confidence that Holm's procedure leaves the claim in its family."},
         {"adjusted_high", of_the_measure, "Upper end of the same."},
         {"ablation", "text", "What takes the mechanism away."},
         {"ablated_effect", of_the_measure, "What is left of the effect then."},
         {"ablated_low", of_the_measure, "Lower end of its interval."},
         {"ablated_high", of_the_measure, "Upper end of its interval."},
         {"reduction", of_the_measure, "Effect less what is left of it, world by world."},
         {"reduction_low", of_the_measure, "Lower end of its interval, adjusted as that of the effect."},
         {"reduction_high", of_the_measure, "Upper end of the same."},
         {"verdict", "text", "By the rule in the README, from the columns before."},
         {"reason", "text", "Why the verdict is no better one."},
         {"n", "count", "Worlds."},
         {"seconds", "s", "Computing time of its runs, all threads together."},
         {"fingerprint", "text", "Of all its runs."},
         {"source", "text", "Where the claim and its numbers come from."}});
}

// Parameters by the words of their model.
void write_axes(sim::CsvWriter& csv, const ClaimsResults& r)
{
    std::set<std::string> told;
    for (const auto& [claim, map] : r.maps)
        for (const sim::RowInfo& row : claim->contrast.base->model->description().rows())
            if (std::find(map.axes.begin(), map.axes.end(), row.path) != map.axes.end() && told.insert(row.path).second)
                csv.cell("map_points.csv").cell(row.path).cell(row.unit).cell(row.doc).end_row();
}

void write_of_map(sim::CsvWriter& csv, const ClaimsResults& r)
{
    write_table(csv, "map.csv",
                {{"id", "name", "The claim."},
                 {"claim", "text", "What it says."},
                 {"points", "count", "Points of the space."},
                 {"share", "share", "Of the points at which the mean effect has the claimed sign."},
                 {"share_told", "share", "Of the points at which the interval lies on the claimed side of 0."},
                 {"share_against", "share", "Of the points at which the interval lies on the other side."},
                 {"boundary", "text", "The single threshold that tells most."},
                 {"box", "text", "Box of parameters in which the sign holds; empty where no more points tell so than by chance."},
                 {"coverage", "share", "Of the points with the sign: those in the box."},
                 {"density", "share", "Of the points in the box: those with the sign."},
                 {"against_box", "text", "Box in which the sign fails more often than elsewhere; empty likewise."},
                 {"against_coverage", "share", "Of the points without the sign: those in that box."},
                 {"against_density", "share", "Of the points in that box: those without the sign."}});
    write_table(csv, "map_points.csv",
                {{"id", "name", "The claim."},
                 {"point", "number", "Which point of its map, from 0."},
                 {"effect", of_the_measure, "Mean effect at the point."},
                 {"low", of_the_measure, "Lower end of its interval."},
                 {"high", of_the_measure, "Upper end of its interval."},
                 {"holds", "0 or 1", "Whether the mean effect has the claimed sign."}});
    write_axes(csv, r);
}

void write_of_parts(sim::CsvWriter& csv)
{
    for (const char* table : {"shapley.csv", "shapley_switches.csv"})
        write_table(csv, table,
                    {{"channel", "name", "A group of switches, or one; then what is left with all off; then the total."},
                     {"unit", "text", "Unit of the value."},
                     {"value", of_the_measure, "Shapley value; the rows add up to the last one."},
                     {"low", of_the_measure, "Lower end of its interval."},
                     {"high", of_the_measure, "Upper end of its interval."}});
}

void write_of_targets(sim::CsvWriter& csv)
{
    write_table(csv, "targets.csv",
                {{"id", "name", "The published figure."},
                 {"quantity", "text", "What was measured."},
                 {"published", "text", "The figure as published."},
                 {"use", "text",
                  "Known when defaults were chosen (calibrated), kept for a check (held_out), or no_quantity of the model."},
                 {"compared", "text", "The model's counterpart."},
                 {"value", of_the_measure, "Its mean over worlds."},
                 {"low", of_the_measure, "Lower end of its interval."},
                 {"high", of_the_measure, "Upper end of its interval."},
                 {"target_low", of_the_measure, "Least value that meets the figure."},
                 {"target_high", of_the_measure, "Greatest value that meets it."},
                 {"n", "count", "Worlds."},
                 {"judged", "text", "Whether the mean lies between the two."},
                 {"reason", "text", "Why the model has no counterpart."}});
}

} // namespace

void write_claims_dictionary(const std::filesystem::path& path, const ClaimsResults& r)
{
    sim::CsvWriter csv(path, {"table", "name", "unit", "meaning"});
    write_of_claims(csv);
    if (!r.maps.empty()) write_of_map(csv, r);
    if (!r.groups.empty()) write_of_parts(csv);
    if (!r.targets.empty()) write_of_targets(csv);
    csv.finish();
}

} // namespace experiments
