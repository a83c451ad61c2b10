// Every run of the ledger is shown to the scheduler once.
#include "experiments/sweep/progress.hpp"

#include "experiments/sweep/replicate.hpp"
#include "experiments/sweep/shard.hpp"

namespace experiments {

Scheduler restored(const SweepPlan& plan, const sim::Ledger& ledger)
{
    const Shard shard = Shard::from(ledger.get("shard"));
    Scheduler scheduler(plan, shard.number - 1, shard.count);
    const Recorded kept = recorded(plan);
    ledger.for_each_run(
        [&](const sim::LedgerRun& run) { scheduler.restore(run.point, run.replicate, judged_values(plan, kept, run)); },
        plan.replication.until_precise);
    return scheduler;
}

} // namespace experiments
