// Targets share the runs of their base.
#include "experiments/claims/published_figure.hpp"

#include <algorithm>
#include <fmt/format.h>

#include "experiments/sweep/axis_reader.hpp"
#include "sim/param/read.hpp"

namespace experiments {

std::vector<PublishedFigure> read_targets(const std::filesystem::path& file, std::vector<sim::Problem>& problems)
{
    sim::Document document = sim::Document::from_file(file.string());
    document.hand_on(problems);
    std::vector<PublishedFigure> targets;
    const sim::Node* list = document.take("target");
    const sim::Node* scenarios = document.take("scenario");
    if (!list || list->kind != sim::Node::Kind::list) {
        problems.push_back(document.problem(list, "names no target", "a target begins with the line [[target]]"));
        return targets;
    }
    for (const sim::Node& item : list->items) {
        sim::Document part = part_of(document, item, "target");
        PublishedFigure target;
        target.settings = sim::read<FigureSettings>(part, problems, "target");
        const auto text = [&](const char* key, bool is_needed) {
            std::string found = sim::take_string(part, fmt::format("target.{}", key)).value_or("");
            if (is_needed && found.empty()) problems.push_back(document.problem(&item, fmt::format("a target has no {}", key)));
            return found;
        };
        target.id = text("id", true);
        target.quantity = text("quantity", true);
        target.published = text("published", true);
        target.reason = text("reason", target.settings.use == Use::no_quantity);
        if (target.settings.use != Use::no_quantity)
            target.contrast = read_contrast(part, "target", scenarios, file.parent_path(), problems);
        sim::report_unknown(part, problems);
        targets.push_back(std::move(target));
    }
    sim::report_unknown(document, problems);
    return targets;
}

FigureSweeps::FigureSweeps(std::span<const PublishedFigure> targets, int replicates) : of_target_(targets.size())
{
    struct Job {
        const Base* base;
        std::vector<Setup> points;
        std::vector<std::string> measures;
    };
    std::vector<Job> jobs;
    for (std::size_t t = 0; t < targets.size(); ++t) {
        if (!targets[t].contrast) continue;
        const Contrast& contrast = *targets[t].contrast;
        auto job = std::find_if(jobs.begin(), jobs.end(), [&](const Job& j) { return j.base->file == contrast.base->file; });
        if (job == jobs.end()) job = jobs.insert(job, {contrast.base.get(), {}, {}});
        for (const std::string& measure : {contrast.measure, contrast.minus})
            if (!measure.empty()) job->measures.push_back(measure);
        for (const Setup& scenario : contrast.scenarios) {
            const std::string name = scenario.name.empty() ? "as it is" : scenario.name;
            auto point = std::find_if(job->points.begin(), job->points.end(), [&](const Setup& s) { return s.name == name; });
            if (point == job->points.end()) point = job->points.insert(point, {name, scenario.assignments});
            of_target_[t].emplace_back(job - jobs.begin(), point - job->points.begin());
        }
    }
    for (const Job& job : jobs)
        sweeps_.push_back({"targets/" + std::filesystem::path(job.base->file).stem().string(),
                           with_points(*job.base, job.measures, job.points),
                           {},
                           {},
                           replicates});
}

std::string_view judged(const PublishedFigure& target, const sim::Interval& value)
{
    if (!target.contrast) return "no quantity";
    return value.mean >= target.settings.low && value.mean <= target.settings.high ? "met" : "missed";
}

} // namespace experiments
