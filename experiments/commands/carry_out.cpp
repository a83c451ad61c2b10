// One call is one session of the ledger.
#include "experiments/commands/carry_out.hpp"

#include <fmt/format.h>
#include <unistd.h>
#include <vector>

#include "experiments/commands/fitting.hpp"
#include "experiments/commands/same_program.hpp"
#include "experiments/report/sweep_manifest.hpp"
#include "experiments/report/sweep_tables.hpp"
#include "experiments/sweep/opening.hpp"
#include "experiments/terminal/clock.hpp"
#include "experiments/version.hpp"
#include "sim/check/input_error.hpp"
#include "sim/parallel/pipeline.hpp"
#include "sim/store/manifest.hpp"

namespace experiments {
namespace {

namespace fs = std::filesystem;

sim::LedgerSession session_of(const SweepOptions& options)
{
    const Version v = version();
    char host[256] = {};
    gethostname(host, sizeof host - 1);
    sim::LedgerSession session;
    session.started = now_in_utc();
    session.host = host;
    session.version = v.version;
    session.commit = v.commit;
    session.compiler = v.compiler;
    session.flags = v.flags;
    session.command = options.command_line;
    session.threads = sim::threads_at_work(options.threads);
    return session;
}

} // namespace

void make_results_folder(const fs::path& folder)
{
    std::error_code error;
    fs::create_directories(folder, error);
    if (error || !fs::is_directory(folder))
        throw sim::InputError(
            {{folder.string(), 0, 0,
              fmt::format("the results folder cannot be made ({})", error ? error.message() : "a file is in its place"),
              "choose another with --out DIR"}});
}

void ensure_unused(const fs::path& folder)
{
    std::vector<const char*> there;
    for (const char* name : export_files)
        if (fs::exists(folder / name)) there.push_back(name);
    if (there.empty()) return;
    throw sim::InputError(
        {{folder.string(), 0, 0,
          fmt::format("has {} of something else, which the tables of a sweep would write over", fmt::join(there, ", ")),
          "choose another folder, or move them away"}});
}

SweepEnd carry_out(const SweepPlan& plan, const fs::path& folder, const Shard& shard, const SweepOptions& options,
                   SweepWatch watch, std::chrono::steady_clock::time_point started)
{
    if (shard.count == 1 && !fs::exists(folder / shard.file())) ensure_unused(folder);
    sim::Ledger ledger(folder / shard.file(), sim::Ledger::Access::write);
    const Opening opening = checked_opening(ledger, plan, shard, options.extend);
    ensure_same_program(ledger, plan, opening); // nothing is changed before
    open_sweep(ledger, plan, shard, opening);
    if (options.retry_failed) ledger.forget_failed();
    sim::LedgerSession session = session_of(options);
    const std::int64_t number = ledger.add(session);
    if (watch.seconds) // what reading and checking took is gone
        watch.seconds = *watch.seconds - std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    watch.memory = memory_for_worlds();
    const SweepEnd end = run_sweep(plan, ledger, shard, watch);
    session.ended = now_in_utc();
    session.finished = static_cast<std::int64_t>(end.state.runs.now_finished);
    session.failed = static_cast<std::int64_t>(end.state.runs.now_failed);
    ledger.change(number, session);
    const std::string manifest = sweep_manifest(ledger, &plan);
    ledger.put("manifest", manifest);
    ledger.settle();
    if (shard.count == 1) sim::write_text(folder / "manifest.json", manifest);
    return end;
}

} // namespace experiments
