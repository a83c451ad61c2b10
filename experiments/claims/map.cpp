// A map is a sweep over the same points for each setup, so that scenarios stay paired at every point.
#include "experiments/claims/map.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <map>
#include <set>

#include "sim/check/ensure.hpp"
#include "sim/param/read.hpp"
#include "sim/stats/interval.hpp"

namespace experiments {
namespace {

constexpr double peel = 0.05;      // Friedman & Fisher 1999: 0.05 to 0.1
constexpr double smallest = 0.05;  // of all points: what a box or a side of a boundary must hold
constexpr double by_chance = 0.05; // of all points: twice those whose interval lies on a wrong side by chance

double number_of(const std::string& text)
{
    double number = 0.0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

// Axes that the claim sets itself.
std::set<std::string> left_out(const Map& map, const Claim& claim)
{
    std::set<std::string> paths;
    for (const Setup& scenario : claim.contrast.scenarios)
        for (const Assignment& one : scenario.assignments)
            for (const Map::Axis& axis : map.axes)
                if (axis.parameter == one.path) paths.insert(one.path);
    return paths;
}

std::string text_of(const Map& map, const Base& base, const std::set<std::string>& measures, const std::set<std::string>& without)
{
    const auto names_one = [&](const std::string& constraint) {
        return std::any_of(without.begin(), without.end(),
                           [&](const std::string& path) { return constraint.find(path) != std::string::npos; });
    };
    std::vector<std::string> constraints;
    for (const std::string& constraint : map.constraints)
        if (!names_one(constraint)) constraints.push_back("\"" + constraint + "\"");
    std::string text = with_sweep(base, {measures.begin(), measures.end()});
    text += fmt::format("\n[[sweep.design]]\nname = \"map\"\nkind = \"latin_hypercube\"\npoints = {}\n", map.settings.points);
    if (!constraints.empty()) text += fmt::format("constraints = [{}]\n", fmt::join(constraints, ", "));
    for (const Map::Axis& axis : map.axes)
        if (!without.contains(axis.parameter)) text += "[[sweep.design.axis]]\n" + axis.text;
    return text;
}

std::string side_words(const sim::Side& side, std::span<const std::string> axes)
{
    const std::string& name = axes[side.axis];
    if (side.from && side.to) return fmt::format("{:.3g} < {} < {:.3g}", *side.from, name, *side.to);
    return side.from ? fmt::format("{} > {:.3g}", name, *side.from) : fmt::format("{} < {:.3g}", name, *side.to);
}

} // namespace

Map read_map(const std::filesystem::path& file, std::vector<sim::Problem>& problems)
{
    sim::Document document = sim::Document::from_file(file.string());
    document.hand_on(problems);
    Map map;
    map.settings = sim::read<MapSettings>(document, problems, "map");
    map.constraints = take_names(document, "map.constraints", problems);
    const sim::Node* axes = document.take("map.axis");
    if (!axes || axes->kind != sim::Node::Kind::list || axes->items.empty()) {
        problems.push_back(document.problem(axes, "the map has no axis", "an axis begins with the line [[map.axis]]"));
        return map;
    }
    for (const sim::Node& item : axes->items) {
        bool is_whole = true;
        for (const char* key : {"parameter", "role", "from", "to"})
            if (!item.find(key)) {
                problems.push_back(document.problem(&item, fmt::format("an axis of the map has no {}", key)));
                is_whole = false;
            }
        if (!is_whole) continue;
        const sim::Node* parameter = item.find("parameter");
        Map::Axis axis{parameter->text, ""};
        for (const sim::Node& value : item.items) axis.text += fmt::format("{} = {}\n", value.key, sim::as_toml(value));
        map.axes.push_back(std::move(axis));
    }
    sim::report_unknown(document, problems);
    return map;
}

MapSweeps::MapSweeps(const Map& map, std::span<const Claim> all, const std::set<std::string>& asked)
{
    struct Job {
        const Base* base = nullptr;
        std::vector<std::string> assignments;
        std::set<std::string> without, measures;
        std::string name;
        bool is_asked = false;
    };
    std::vector<Job> jobs;
    std::map<std::string, std::size_t> known;
    for (const Claim& claim : all) {
        const std::set<std::string> without = left_out(map, claim);
        std::vector<std::size_t> mine;
        for (const Setup& scenario : claim.contrast.scenarios) {
            std::vector<std::string> assignments;
            for (const Assignment& one : scenario.assignments) assignments.push_back(one.path + "=" + one.value);
            const std::string key =
                fmt::format("{}|{}|{}", claim.contrast.base->file, fmt::join(assignments, ";"), fmt::join(without, ";"));
            const auto [at, is_new] = known.try_emplace(key, jobs.size());
            if (is_new) {
                const std::string name = assignments.empty() && claim.contrast.scenarios.size() == 1
                                             ? claim.id + "-as_it_is"
                                             : claim.id + "-" + (scenario.name.empty() ? "as_it_is" : scenario.name);
                jobs.push_back({claim.contrast.base.get(), assignments, without, {}, name, false});
            }
            Job& job = jobs[at->second];
            job.measures.insert(claim.contrast.measure);
            if (!claim.contrast.minus.empty()) job.measures.insert(claim.contrast.minus);
            job.is_asked = job.is_asked || asked.contains(claim.id);
            mine.push_back(at->second);
        }
        if (!asked.contains(claim.id)) mine.clear();
        of_claim_.push_back(std::move(mine));
    }
    std::vector<std::size_t> places; // of jobs among the sweeps
    for (const Job& job : jobs) {
        places.push_back(sweeps_.size());
        if (!job.is_asked) continue;
        sweeps_.push_back({"map/" + job.name,
                           text_of(map, *job.base, job.measures, job.without),
                           {},
                           job.assignments,
                           map.settings.replicates});
    }
    for (std::vector<std::size_t>& mine : of_claim_)
        for (std::size_t& job : mine) job = places[job];
}

MappedClaim mapped(const Claim& claim, std::span<const Outcomes* const> by_scenario, std::span<const std::string> axes,
                   double confidence)
{
    const double sign = claim.settings.direction == Direction::above ? 1.0 : -1.0;
    MappedClaim out;
    out.axes.assign(axes.begin(), axes.end());
    const std::size_t count = by_scenario.front()->points();
    for (const Outcomes* outcomes : by_scenario)
        sim::ensure(outcomes->points() == count, "scenarios are mapped over the same points");
    double told = 0.0, against = 0.0, holds = 0.0;
    for (std::size_t point = 0; point < count; ++point) {
        std::vector<PointOf> at;
        for (const Outcomes* outcomes : by_scenario) at.push_back({outcomes, point});
        const sim::Interval effect = sim::student_interval(effects(claim.contrast, at), confidence);
        if (effect.count < 2) continue; // nothing was seen there
        std::vector<double> place;
        for (const std::string& cell : by_scenario.front()->point(point).cells) place.push_back(number_of(cell));
        out.points.at.push_back(std::move(place));
        out.points.holds.push_back(sign * effect.mean > 0.0 ? 1 : 0);
        out.effects.push_back(effect);
        holds += sign * effect.mean > 0.0 ? 1.0 : 0.0;
        told += effect.excludes_zero() && sign * effect.mean > 0.0 ? 1.0 : 0.0;
        against += effect.excludes_zero() && sign * effect.mean < 0.0 ? 1.0 : 0.0;
    }
    const double seen = std::max(1.0, static_cast<double>(out.effects.size()));
    out.share = holds / seen;
    out.share_told = told / seen;
    out.share_against = against / seen;
    const auto least = std::max<std::size_t>(2, static_cast<std::size_t>(smallest * seen));
    out.boundary = sim::strongest_boundary(out.points, least);
    if (out.share_told > by_chance) out.box = sim::peeled_box(out.points, peel, least);
    sim::SeenPoints turned = out.points;
    for (char& at : turned.holds) at = at ? 0 : 1;
    if (out.share_against > by_chance) out.against_box = sim::peeled_box(turned, peel, least);
    return out;
}

std::string MappedClaim::boundary_words() const
{
    if (!boundary) return share >= 1.0 ? "holds everywhere" : share <= 0.0 ? "holds nowhere" : "no boundary";
    const sim::Boundary& b = *boundary;
    const bool is_above = b.share_above > b.share_below;
    return fmt::format("holds at {:.0f} % of points where {} {} {:.3g}, else at {:.0f} %",
                       100.0 * (is_above ? b.share_above : b.share_below), axes[b.axis], is_above ? ">" : "<", b.threshold,
                       100.0 * (is_above ? b.share_below : b.share_above));
}

std::string words(const std::optional<sim::Box>& box, std::span<const std::string> axes)
{
    if (!box) return "";
    if (box->sides.empty()) return "everywhere";
    std::vector<std::string> sides;
    for (const sim::Side& side : box->sides) sides.push_back(side_words(side, axes));
    return fmt::format("{}", fmt::join(sides, " and "));
}

} // namespace experiments
