// Open points are few: a point is forgotten, but for its number of replicates, as soon as it is finished.
#include "experiments/sweep/scheduler.hpp"

#include <algorithm>
#include <iterator>

#include "sim/check/ensure.hpp"

namespace experiments {
namespace {

sim::Precision precision_of(const SweepPlan& plan)
{
    const PrecisionSettings& p = plan.replication.precision;
    return {p.absolute,
            p.relative,
            plan.run.confidence,
            static_cast<std::size_t>(p.least),
            static_cast<std::size_t>(p.hold),
            static_cast<std::size_t>(p.most)};
}

std::size_t quantities(const SweepPlan& plan, std::size_t point)
{
    const std::size_t arms = plan.points[point].arms.size();
    return plan.replication.precision.in == PreciseIn::difference && arms > 1 ? arms - 1 : arms;
}

} // namespace

Scheduler::Scheduler(const SweepPlan& plan, std::size_t first, std::size_t stride)
    : plan_(plan),
      first_(first),
      stride_(stride),
      next_point_(first),
      untouched_(first < plan.points.size() ? (plan.points.size() - first + stride - 1) / stride : 0)
{
}

Scheduler::Progress& Scheduler::progress(std::size_t point)
{
    const auto [at, is_new] = open_.try_emplace(point);
    Progress& p = at->second;
    if (is_new) {
        --untouched_;
        if (plan_.replication.until_precise)
            p.rule.emplace(precision_of(plan_), quantities(plan_, point));
        else
            p.last = static_cast<std::size_t>(plan_.run.replicates);
    }
    return p;
}

// Reads what has ended, in order, as far as it goes without a gap.
void Scheduler::judge(std::size_t point, Progress& p)
{
    while (p.ended.contains(p.judged) && (p.last == 0 || p.judged < p.last)) {
        if (p.rule) {
            p.rule->add(p.held.at(p.judged));
            p.held.erase(p.judged);
        }
        p.ended.erase(p.judged++);
        if (p.rule && p.rule->is_done() && p.last == 0) p.last = p.judged;
    }
    if (p.last == 0 || p.judged < p.last) return;
    if (p.rule && !p.rule->is_precise()) imprecise_.insert(point);
    decided_.push_back({point, p.last});
    finished_[point] = p.last;
    open_.erase(point);
}

void Scheduler::restore(std::size_t point, std::size_t replicate, std::vector<double> values)
{
    if (point % stride_ != first_ % stride_ || finished_.contains(point)) return;
    Progress& p = progress(point);
    p.ended.insert(replicate);
    if (p.rule) p.held[replicate] = std::move(values);
    judge(point, p);
}

// Up to here every replicate is surely wanted.
std::size_t Scheduler::sure_end(const Progress& p) const { return p.last > 0 ? p.last : p.judged + p.rule->surely_needed(); }

std::optional<Task> Scheduler::begin(std::size_t point, Progress& p, std::size_t below)
{
    while (p.begun < below && (p.begun < p.judged || p.ended.contains(p.begun) || p.in_flight.contains(p.begun))) ++p.begun;
    if (p.begun >= below) return std::nullopt;
    p.in_flight.insert(p.begun);
    return Task{point, p.begun++};
}

std::optional<Task> Scheduler::next()
{
    for (auto& [point, p] : open_)
        if (const auto task = begin(point, p, sure_end(p))) return task;
    for (; next_point_ < plan_.points.size(); next_point_ += stride_) {
        if (finished_.contains(next_point_) || open_.contains(next_point_)) continue;
        Progress& p = progress(next_point_);
        if (const auto task = begin(next_point_, p, sure_end(p))) return task;
    }
    for (auto& [point, p] : open_) // a guess: the rule may end before it
        if (p.rule)
            if (const auto task = begin(point, p, plan_.most_replicates())) return task;
    return std::nullopt;
}

bool Scheduler::finish(const Task& task, std::vector<double> values)
{
    const auto found = open_.find(task.point);
    if (found == open_.end()) return false;
    Progress& p = found->second;
    p.in_flight.erase(task.replicate);
    p.ended.insert(task.replicate);
    if (p.rule) p.held[task.replicate] = std::move(values);
    judge(task.point, p);
    return !finished_.contains(task.point) || task.replicate < finished_[task.point];
}

std::size_t Scheduler::surely_left() const
{
    const PrecisionSettings& precision = plan_.replication.precision;
    const std::size_t least =
        plan_.replication.until_precise ? static_cast<std::size_t>(precision.least + precision.hold) : plan_.most_replicates();
    std::size_t left = untouched_ * std::min(least, plan_.most_replicates());
    for (const auto& [point, p] : open_) {
        const std::size_t end = sure_end(p);
        left += end - p.judged - static_cast<std::size_t>(std::distance(p.ended.begin(), p.ended.lower_bound(end)));
    }
    return left;
}

bool Scheduler::is_finished() const { return open_.empty() && untouched_ == 0; }

std::vector<std::size_t> Scheduler::imprecise() const { return {imprecise_.begin(), imprecise_.end()}; }

std::size_t Scheduler::replicates_of(std::size_t point) const
{
    const auto found = finished_.find(point);
    return found == finished_.end() ? 0 : found->second;
}

} // namespace experiments
