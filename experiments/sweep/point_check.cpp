// Reading a point costs far less than running it, and is done on all threads.
#include "experiments/sweep/point_check.hpp"

#include <algorithm>
#include <atomic>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <map>
#include <mutex>
#include <set>
#include <tuple>

#include "sim/parallel/parallel.hpp"
#include "sim/param/read.hpp"
#include "sim/param/text.hpp"
#include "sim/param/value.hpp"

namespace experiments {
namespace {

using sim::Problem;

constexpr std::size_t enough = 100; // problems after which no further points are looked at

std::string source_of(std::size_t axis) { return fmt::format("axis {}", axis); }

bool is_of_name(const Problem& problem) { return problem.message.starts_with("unknown "); }

// From "axis 3" to the line of the file where that axis got its value.
bool locate(Problem& problem, const Design& design, const SweepPoint& point)
{
    for (std::size_t k = 0; k < design.axes.size(); ++k)
        if (problem.source == source_of(k)) {
            const Place& place = is_of_name(problem) ? design.places[k].front() : design.place_of(k, point.coordinates[k]);
            problem.source = place.source;
            problem.line = place.line;
            problem.column = place.column;
            return true;
        }
    return false;
}

std::string without_quotes(std::string text)
{
    if (text.size() >= 2 && text.front() == '"' && text.back() == '"') return text.substr(1, text.size() - 2);
    return text;
}

// What is in force at a point: a setting, or a number of one that is a distribution (supplier.own_rate.low). Empty when neither.
std::string value_at(const std::vector<sim::EffectiveValue>& settings, const std::string& name)
{
    for (const sim::EffectiveValue& setting : settings) {
        if (setting.path == name) return setting.value;
        if (setting.path != sim::group_of(name) || !setting.value.starts_with('{')) continue;
        const sim::Document distribution = sim::Document::from_text("it = " + setting.value, setting.path);
        if (const sim::Node* node = distribution.find(fmt::format("it.{}", sim::last_of(name)))) return sim::as_toml(*node);
    }
    return {};
}

// A number in force at a point; not a number when it is none.
double number_at(const std::vector<sim::EffectiveValue>& settings, const std::string& name)
{
    const std::string text = value_at(settings, name);
    if (text == "true" || text == "false") return text == "true";
    double value = 0.0;
    const char* last = text.data() + text.size();
    const auto end = std::from_chars(text.data(), last, value);
    return end.ec == std::errc{} && end.ptr == last ? value : std::numeric_limits<double>::quiet_NaN();
}

// The constraint speaks of something that is no number.
Problem no_number(const Design& design, std::size_t constraint, const std::string& name,
                  const std::vector<sim::EffectiveValue>& settings)
{
    const Place& place = design.constraint_places[constraint];
    std::vector<std::string> names;
    for (const sim::EffectiveValue& setting : settings)
        if (setting.path != name) names.push_back(setting.path);
    return {place.source, place.line, place.column,
            fmt::format("the constraint {} speaks of {}, which is no number of the model",
                        sim::quoted(design.constraints[constraint].text()), name),
            sim::did_you_mean(sim::nearest(name, names))};
}

class PointCheck {
public:
    PointCheck(SweepPlan& plan, std::vector<Problem>& problems) : plan_(plan), problems_(problems)
    {
        for (const Problem& problem : problems) known_.insert(sim::text(problem));
    }

    void run(const PointsChecked& checked)
    {
        for (std::size_t d = 0; d < plan_.designs.size(); ++d) look_at_axes(d);
        for (const auto& [text, problem] : fresh_) told_ends_.insert(place_of(problem));
        std::vector<char> excluded(plan_.points.size(), 0);
        const std::size_t count = plan_.points.size();
        for (std::size_t begin = 0; begin < count && (begin == 0 || (problems_.empty() && fresh_.empty())); begin += round) {
            sim::for_each_task(round / block, [&](std::size_t task) {
                const std::size_t first = begin + task * block;
                for (std::size_t p = first; p < std::min(count, first + block); ++p)
                    if (!full_) excluded[p] = look_at(plan_.points[p]) ? 0 : 1;
            });
            if (checked) checked(std::min(count, begin + round), count);
        }
        report();
        plan_.repeated = exclude_repeated(excluded);
        std::size_t kept = 0;
        for (std::size_t p = 0; p < plan_.points.size(); ++p)
            if (!excluded[p]) {
                if (kept != p) plan_.points[kept] = std::move(plan_.points[p]);
                ++kept;
            }
        plan_.left_out = plan_.points.size() - kept - plan_.repeated;
        plan_.points.resize(kept);
        if (kept == 0 && plan_.left_out > 0 && problems_.empty()) problems_.push_back(no_point_left());
    }

private:
    static constexpr std::size_t block = 64, round = 64 * block; // once something is wrong, nobody waits for the next round

    // False when a constraint leaves it out.
    bool look_at(SweepPoint& point)
    {
        const Design& design = plan_.designs[point.design];
        std::vector<Problem> found;
        sim::Document document = at_point(plan_, point);
        const auto scenario = plan_.model->read(document, found);
        sim::report_unknown(document, found);
        const std::vector<sim::EffectiveValue> settings = scenario->settings();
        bool meets_all = true;
        if (found.empty() || !design.constraints.empty()) meets_all = meets(design, settings, found);
        if (!meets_all) return false;
        for (Problem& problem : found) {
            const bool is_of_axis = locate(problem, design, point);
            if (is_of_axis && told_ends_.contains(place_of(problem))) continue;
            if (!is_of_axis && (problem.source != plan_.base.name() || !known_.empty()) && !is_constraint(problem, design))
                continue;
            note(std::move(problem));
        }
        for (const SweepAxis& axis : plan_.axes) point.cells.push_back(without_quotes(value_at(settings, axis.path)));
        point.arms = scenario->arms();
        return true;
    }

    // Told at the first constraint, without which none would be left out.
    Problem no_point_left() const
    {
        const auto design = std::find_if(plan_.designs.begin(), plan_.designs.end(),
                                         [](const Design& d) { return !d.constraint_places.empty(); });
        const Place& place = design->constraint_places.front();
        return {place.source, place.line, place.column, "the constraints leave no point", "none meets all of them"};
    }

    // One at a time: where an axis has the base's value, its point is the base again.
    std::size_t exclude_repeated(std::vector<char>& excluded) const
    {
        std::size_t repeated = 0;
        std::vector<std::set<std::vector<std::string>>> seen(plan_.designs.size());
        for (std::size_t p = 0; p < plan_.points.size(); ++p) {
            const SweepPoint& point = plan_.points[p];
            if (excluded[p] || plan_.designs[point.design].kind != sim::DesignKind::one_at_a_time) continue;
            if (seen[point.design].insert(point.cells).second) continue;
            excluded[p] = 1;
            ++repeated;
        }
        return repeated;
    }

    // The ends of each axis alone: of the values between them that are wrong, too, nothing more need be told. Where a design has
    // no points because something else in it is wrong, its listed values and its names as well. Laws between parameters are not
    // asked, because another axis may make them hold.
    void look_at_axes(std::size_t d)
    {
        const Design& design = plan_.designs[d];
        SweepPoint point{d, sim::Coordinates(design.axes.size()), {}, {}, {}};
        const bool adds_rows = std::any_of(design.axes.begin(), design.axes.end(), [](const sim::Axis& axis) {
            return !axis.values.empty() && axis.values.front().starts_with('[');
        }); // names of which the base knows nothing
        const bool names_are_known = !design.is_whole && !adds_rows;
        const auto look = [&](std::size_t axis, const std::string& value, bool only_name) {
            point.coordinates[axis] = value;
            std::vector<Problem> found;
            sim::Document document = at_point(plan_, point);
            plan_.model->read(document, found);
            sim::report_unknown(document, found);
            for (Problem& problem : found)
                if ((is_of_name(problem) && names_are_known) ||
                    (!only_name && problem.message.starts_with(design.axes[axis].path + " = ")))
                    if (locate(problem, design, point)) note(std::move(problem));
            point.coordinates[axis].clear();
        };
        for (std::size_t k = 0; k < design.axes.size(); ++k) {
            const sim::Axis& axis = design.axes[k];
            if (!design.can_be_axis[k]) continue;
            if (axis.from != axis.to)
                for (const double end : {axis.from, axis.to})
                    look(k, sim::number_text(axis.whole ? std::round(end) : end), false);
            else if (!design.is_whole)
                for (const std::string& value : axis.values) look(k, value, false);
            if (axis.from == axis.to && axis.values.empty()) look(k, "0", true);
        }
        if (design.is_whole) return;
        std::vector<Problem> found;
        sim::Document document = at_point(plan_, point);
        const std::vector<sim::EffectiveValue> settings = plan_.model->read(document, found)->settings();
        for (std::size_t k = 0; k < design.constraints.size(); ++k)
            for (const std::string& name : design.constraints[k].names())
                if (std::isnan(number_at(settings, name)) && !adds_rows) note(no_number(design, k, name, settings));
    }

    static std::tuple<std::string, int, int> place_of(const Problem& problem)
    {
        return {problem.source, problem.line, problem.column};
    }

    static bool is_constraint(const Problem& problem, const Design& design)
    {
        return std::any_of(design.constraint_places.begin(), design.constraint_places.end(),
                           [&](const Place& place) { return place.line == problem.line && place.column == problem.column; });
    }

    bool meets(const Design& design, const std::vector<sim::EffectiveValue>& settings, std::vector<Problem>& found)
    {
        bool all = true;
        const std::lock_guard guard(door_); // muParser keeps the values it computes with
        for (std::size_t k = 0; k < design.constraints.size(); ++k) {
            const sim::Constraint& constraint = design.constraints[k];
            bool readable = true;
            const bool holds = constraint.holds([&](const std::string& name) {
                const double value = number_at(settings, name);
                if (std::isnan(value)) {
                    readable = false;
                    found.push_back(no_number(design, k, name, settings));
                }
                return value;
            });
            all = all && (holds || !readable);
        }
        return all;
    }

    void note(Problem problem)
    {
        const std::lock_guard guard(door_);
        if (!known_.contains(sim::text(problem)) && fresh_.emplace(sim::text(problem), std::move(problem)).second)
            full_ = fresh_.size() >= enough;
    }

    void report()
    {
        constexpr std::size_t most = 30;
        std::size_t told = 0;
        for (auto& [text, problem] : fresh_) {
            if (problems_.size() >= most) break;
            problems_.push_back(std::move(problem));
            ++told;
        }
        if (told < fresh_.size())
            problems_.push_back(
                {plan_.base.name(), 0, 0,
                 fmt::format("there are {}{} problems more with values of axes", full_ ? "at least " : "", fresh_.size() - told),
                 ""});
    }

    SweepPlan& plan_;
    std::vector<Problem>& problems_;
    std::set<std::string> known_;
    std::map<std::string, Problem> fresh_; // in the order of their texts, whoever finds them first
    std::mutex door_;
    std::atomic<bool> full_ = false;
    std::set<std::tuple<std::string, int, int>> told_ends_;
};

} // namespace

sim::Document at_point(const SweepPlan& plan, const SweepPoint& point)
{
    sim::Document document = plan.base;
    sim::take_string(document, "model");
    sim::take_string(document, "title");
    sim::take_string(document, "description");
    document.take("run");
    const Design& design = plan.designs[point.design];
    for (std::size_t k = 0; k < design.axes.size(); ++k)
        if (!point.coordinates[k].empty())
            document.set(fmt::format("{}={}", design.axes[k].path, point.coordinates[k]), source_of(k));
    return document;
}

void check_points(SweepPlan& plan, std::vector<Problem>& problems, const PointsChecked& checked)
{
    PointCheck(plan, problems).run(checked);
}

} // namespace experiments
