// One function a table.
#include "experiments/report/claims_results.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <limits>
#include <optional>

#include "experiments/report/claims_dictionary.hpp"
#include "sim/store/csv.hpp"

namespace experiments {
namespace {

namespace fs = std::filesystem;
using sim::CsvWriter;

constexpr double not_seen = std::numeric_limits<double>::quiet_NaN();
constexpr sim::Interval nothing{not_seen, not_seen, not_seen, not_seen, 0};

CsvWriter& interval_cells(CsvWriter& csv, const sim::Interval& i) { return csv.cell(i.mean).cell(i.low).cell(i.high); }

void write_claims(const fs::path& path, const ClaimsResults& r)
{
    CsvWriter csv(
        path, {"id",          "claim",        "compared",    "measure",       "unit",           "direction", "smallest_effect",
               "effect",      "low",          "high",        "adjusted_low",  "adjusted_high",  "ablation",  "ablated_effect",
               "ablated_low", "ablated_high", "reduction",   "reduction_low", "reduction_high", "verdict",   "reason",
               "n",           "seconds",      "fingerprint", "source"});
    for (const JudgedClaim& j : r.claims) {
        const Claim& c = *j.claim;
        csv.cell(c.id).cell(c.sentence).cell(c.contrast.words()).cell(c.contrast.measure).cell(c.contrast.unit);
        csv.cell(c.settings.direction == Direction::above ? "above" : "below").cell(c.settings.smallest_effect);
        interval_cells(csv, j.evidence.effect).cell(j.evidence.adjusted.low).cell(j.evidence.adjusted.high).cell(c.ablated);
        interval_cells(csv, j.evidence.ablation ? j.evidence.ablation->effect : nothing);
        interval_cells(csv, j.evidence.ablation ? j.evidence.ablation->reduction : nothing);
        csv.cell(words(j.verdict))
            .cell(j.reason)
            .cell(j.evidence.effect.count)
            .cell(j.seconds)
            .cell(j.fingerprint)
            .cell(c.source)
            .end_row();
    }
    csv.finish();
}

void write_maps(const fs::path& path, const ClaimsResults& r)
{
    CsvWriter csv(path, {"id", "claim", "points", "share", "share_told", "share_against", "boundary", "box", "coverage",
                         "density", "against_box", "against_coverage", "against_density"});
    for (const auto& [claim, map] : r.maps) {
        csv.cell(claim->id)
            .cell(claim->sentence)
            .cell(map.effects.size())
            .cell(map.share)
            .cell(map.share_told)
            .cell(map.share_against);
        csv.cell(map.boundary_words());
        for (const std::optional<sim::Box>& box : {map.box, map.against_box})
            csv.cell(words(box, map.axes)).cell(box ? box->coverage : not_seen).cell(box ? box->density : not_seen);
        csv.end_row();
    }
    csv.finish();
}

void write_map_points(const fs::path& path, const ClaimsResults& r)
{
    std::vector<std::string> axes, header{"id", "point"};
    for (const auto& mapped : r.maps)
        for (const std::string& axis : mapped.map.axes)
            if (std::find(axes.begin(), axes.end(), axis) == axes.end()) axes.push_back(axis);
    header.insert(header.end(), axes.begin(), axes.end());
    for (const char* name : {"effect", "low", "high", "holds"}) header.emplace_back(name);
    CsvWriter csv(path, header);
    for (const auto& [claim, map] : r.maps)
        for (std::size_t p = 0; p < map.effects.size(); ++p) {
            csv.cell(claim->id).cell(p);
            for (const std::string& axis : axes) {
                const auto at = std::find(map.axes.begin(), map.axes.end(), axis);
                csv.cell(at == map.axes.end() ? not_seen : map.points.at[p][static_cast<std::size_t>(at - map.axes.begin())]);
            }
            interval_cells(csv, map.effects[p]).cell(std::size_t{map.points.holds[p] != 0}).end_row();
        }
    csv.finish();
}

void write_parts(const fs::path& path, const std::vector<Part>& parts, const std::string& unit)
{
    CsvWriter csv(path, {"channel", "unit", "value", "low", "high"});
    for (const Part& part : parts) interval_cells(csv.cell(part.channel).cell(unit), part.value).end_row();
    csv.finish();
}

void write_targets(const fs::path& path, const ClaimsResults& r)
{
    CsvWriter csv(path, {"id", "quantity", "published", "use", "compared", "value", "low", "high", "target_low", "target_high",
                         "n", "judged", "reason"});
    for (const auto& [target, value] : r.targets) {
        const FigureSettings& s = target->settings;
        csv.cell(target->id)
            .cell(target->quantity)
            .cell(target->published)
            .cell(choices(s.use)[static_cast<std::size_t>(s.use)].name);
        csv.cell(target->contrast ? target->contrast->words() : "");
        interval_cells(csv, target->contrast ? value : nothing);
        csv.cell(s.low > -1e300 ? s.low : not_seen).cell(s.high < 1e300 ? s.high : not_seen);
        csv.cell(value.count).cell(judged(*target, value)).cell(target->reason).end_row();
    }
    csv.finish();
}

} // namespace

void write_claims_tables(const fs::path& folder, const ClaimsResults& r)
{
    for (const char* name : {"map.csv", "map_points.csv", "shapley.csv", "shapley_switches.csv", "targets.csv"})
        fs::remove(folder / name); // of an earlier call that asked for other things
    write_claims(folder / "claims.csv", r);
    if (!r.maps.empty()) {
        write_maps(folder / "map.csv", r);
        write_map_points(folder / "map_points.csv", r);
    }
    if (!r.groups.empty()) {
        write_parts(folder / "shapley.csv", r.groups, r.split_unit);
        write_parts(folder / "shapley_switches.csv", r.switches, r.split_unit);
    }
    if (!r.targets.empty()) write_targets(folder / "targets.csv", r);
    write_claims_dictionary(folder / "columns.csv", r);
}

} // namespace experiments
