// Source, workers and sink around the scheduler, which is only ever touched by one of them at a time.
#include "experiments/sweep/runner.hpp"

#include <algorithm>
#include <chrono>
#include <memory>
#include <mutex>

#include "experiments/sweep/memory_gate.hpp"
#include "experiments/sweep/recorder.hpp"
#include "experiments/sweep/replicate.hpp"
#include "experiments/sweep/scheduler.hpp"
#include "experiments/sweep/writer.hpp"
#include "sim/parallel/parallel.hpp"
#include "sim/parallel/pipeline.hpp"

namespace experiments {
namespace {

struct Piece {
    Task task;
    std::shared_ptr<const sim::Scenario> scenario;
};

class Runner {
public:
    Runner(const SweepPlan& plan, sim::Ledger& ledger, const Shard& shard, const SweepWatch& watch)
        : plan_(plan),
          recorded_(recorded(plan)),
          watch_(watch),
          memory_(watch.memory),
          scheduler_(plan, shard.number - 1, shard.count),
          recorder_(plan, ledger)
    {
        std::vector<Task> decided; // written when nothing is read any more
        ledger.for_each_run(
            [&](const sim::LedgerRun& run) {
                const std::size_t needed = scheduler_.replicates_of(run.point);
                if (needed == 0 || run.replicate < needed)
                    tally_.add(run.point, run.replicate, run.failed, false, plan.replication.until_precise);
                scheduler_.restore(run.point, run.replicate, judged_values(plan, recorded_, run));
                for (const Task& known : scheduler_.decided()) {
                    tally_.decide(known.point, known.replicate);
                    decided.push_back(known);
                }
            },
            plan.replication.until_precise);
        for (const Task& known : decided) recorder_.plan(known.point, known.replicate);
        if (!plan.replication.until_precise)
            for (std::size_t k = 0; k < shard.points(plan.points.size()); ++k)
                recorder_.plan(shard.point(k), plan.most_replicates());
        recorder_.flush();
    }

    SweepEnd run()
    {
        const auto threads = static_cast<std::size_t>(sim::threads_at_work(watch_.threads));
        tell();
        writer_.emplace(recorder_);
        sim::with_threads(watch_.threads, [&] {
            sim::stream_tasks(
                2 * threads, [&] { return next(); },
                [&](Piece piece) {
                    return memory_.pass(sim::bytes_of(piece.scenario->memory()), [&] {
                        return run_replicate(plan_, *piece.scenario, recorded_, piece.task, memory_.bytes());
                    });
                },
                [&](sim::LedgerRun run) { take(std::move(run)); });
        });
        writer_->finish();
        end_.complete = scheduler_.is_finished();
        end_.imprecise = scheduler_.imprecise();
        tell();
        return end_;
    }

private:
    double seconds() const { return std::chrono::duration<double>(Clock::now() - started_).count(); }

    std::optional<Piece> next()
    {
        if (watch_.stop && watch_.stop->load()) return std::nullopt;
        const std::lock_guard guard(door_);
        // The longest run so far, and one that waits before it in the same thread.
        if (watch_.seconds && seconds() + 2.0 * longest_ > *watch_.seconds) {
            end_.out_of_time = true;
            return std::nullopt;
        }
        const std::optional<Task> task = scheduler_.next();
        if (!task) return std::nullopt;
        if (!scenario_ || scenario_point_ != task->point) {
            scenario_ = plan_.scenario(task->point);
            scenario_point_ = task->point;
        }
        return Piece{*task, scenario_};
    }

    void take(sim::LedgerRun run)
    {
        const std::lock_guard guard(door_);
        longest_ = std::max(longest_, run.wall);
        const bool is_wanted = scheduler_.finish({run.point, run.replicate}, judged_values(plan_, recorded_, run));
        if (is_wanted) tally_.add(run.point, run.replicate, run.failed, true, plan_.replication.until_precise);
        std::vector<Task> decided = scheduler_.decided();
        for (const Task& known : decided) tally_.decide(known.point, known.replicate);
        if (is_wanted || !decided.empty()) writer_->put({std::move(run), is_wanted, std::move(decided)});
        if (is_wanted && seconds() - told_ > 0.1) tell();
    }

    void tell()
    {
        told_ = seconds();
        end_.state = {tally_.counts(), scheduler_.surely_left(), told_};
        if (watch_.progress) watch_.progress(end_.state);
    }

    using Clock = std::chrono::steady_clock;
    const SweepPlan& plan_;
    Recorded recorded_;
    const SweepWatch& watch_;
    MemoryGate memory_;
    Scheduler scheduler_;
    Recorder recorder_;
    std::optional<Writer> writer_; // while the sweep runs; then nobody else touches the recorder
    Tally tally_;
    std::mutex door_;
    SweepEnd end_;
    std::shared_ptr<const sim::Scenario> scenario_;
    std::size_t scenario_point_ = 0;
    Clock::time_point started_ = Clock::now();
    double longest_ = 0.0, told_ = -1.0;
};

} // namespace

SweepEnd run_sweep(const SweepPlan& plan, sim::Ledger& ledger, const Shard& shard, const SweepWatch& watch)
{
    return Runner(plan, ledger, shard, watch).run();
}

} // namespace experiments
