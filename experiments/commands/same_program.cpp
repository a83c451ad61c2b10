// One run is proof enough: a fingerprint covers every number of every period.
#include "experiments/commands/same_program.hpp"

#include <fmt/format.h>
#include <optional>

#include "experiments/sweep/replicate.hpp"
#include "experiments/version.hpp"
#include "sim/check/input_error.hpp"

namespace experiments {

void ensure_same_program(const sim::Ledger& ledger, const SweepPlan& plan, const Opening& opening)
{
    if (opening.is_new) return;
    const std::vector<sim::LedgerSession> sessions = ledger.sessions();
    const Version v = version();
    if (sessions.empty() ||
        (sessions.back().commit == v.commit && sessions.back().compiler == v.compiler && sessions.back().flags == v.flags))
        return;
    std::optional<Task> probe;
    ledger.for_each_run(
        [&](const sim::LedgerRun& run) {
            if (!probe && !run.failed) probe = Task{run.point, run.replicate};
        },
        false);
    sim::LedgerRun before;
    if (!probe || !ledger.find(probe->point, probe->replicate, before)) return;
    probe->point = opening.places.at(probe->point); // the ledger is not extended yet
    if (run_replicate(plan, *plan.scenario(probe->point), recorded(plan), *probe).fingerprint == before.fingerprint) return;
    throw sim::InputError(
        {{ledger.path().string(), 0, 0,
          fmt::format("this program (commit {}) gives other results than the one that began the sweep (commit {})", v.commit,
                      sessions.back().commit),
          "go on with that one, or begin in a new folder with --out DIR"}});
}

} // namespace experiments
