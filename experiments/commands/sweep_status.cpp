// `souk status`: how far a sweep is, without changing it.
#include <boost/json.hpp>
#include <fmt/format.h>

#include "experiments/commands/sweep_options.hpp"
#include "experiments/report/point_list.hpp"
#include "experiments/sweep/counted.hpp"
#include "experiments/sweep/progress.hpp"
#include "experiments/sweep/shard.hpp"
#include "experiments/terminal/progress.hpp"

namespace experiments {
namespace {

struct Status {
    std::size_t points = 0, all_points = 0, finished = 0, failed = 0, left = 0, most = 0;
    bool is_running = false;
    std::int64_t threads = 1;    // of the last session
    double thread_seconds = 0.0; // left
    std::vector<std::size_t> imprecise;
    Shard shard;

    double seconds() const { return thread_seconds / static_cast<double>(threads); }
};

Status status_of(const sim::Ledger& ledger)
{
    const SweepPlan plan = load_sweep(ledger);
    Status status;
    status.shard = Shard::from(ledger.get("shard"));
    status.all_points = plan.points.size();
    status.points = status.shard.points(plan.points.size());
    status.most = plan.most_replicates();
    const Scheduler scheduler = restored(plan, ledger);
    std::tie(status.finished, status.failed) = ledger.counts();
    status.left = scheduler.surely_left();
    status.imprecise = scheduler.imprecise();
    const std::vector<sim::LedgerSession> sessions = ledger.sessions();
    status.is_running = !sessions.empty() && ledger.is_being_written();
    if (!sessions.empty() && sessions.back().threads > 0) status.threads = sessions.back().threads;
    if (const std::size_t runs = status.finished + status.failed; runs > 0)
        status.thread_seconds = ledger.seconds().first / static_cast<double>(runs) * static_cast<double>(status.left);
    return status;
}

std::string json_text(const std::string& file, const Status& s)
{
    return boost::json::serialize(boost::json::object{{"file", file},
                                                      {"shard", s.shard.text()},
                                                      {"points", s.points},
                                                      {"done", s.finished},
                                                      {"failed", s.failed},
                                                      {"left", s.left},
                                                      {"running", s.is_running},
                                                      {"threads", s.threads},
                                                      {"thread_seconds_left", s.thread_seconds},
                                                      {"seconds_left", s.seconds()},
                                                      {"not_precise", boost::json::value_from(s.imprecise)}});
}

void print(const std::string& file, const Status& s)
{
    fmt::print("{}\n  {}{}; {} done, {} failed, {} left; {}\n", file, counted(s.points, "point", "points"),
               s.shard.count > 1 ? fmt::format(" of {}", s.all_points) : "", counted(s.finished, "run", "runs"), s.failed, s.left,
               s.is_running ? "a souk is working on it"
               : s.left > 0 ? "nobody is working on it"
                            : "complete");
    if (s.left > 0 && s.thread_seconds > 0.0)
        fmt::print("  about {} left on {}\n", duration_text(s.seconds()),
                   counted(static_cast<std::size_t>(s.threads), "thread", "threads"));
    if (!s.imprecise.empty()) fmt::print("  {}", not_precise(s.imprecise, s.most));
}

} // namespace

int sweep_status(const SweepOptions& options)
{
    bool any_failed = false;
    for (const auto& file : ledgers_of(options.results)) {
        const Status status = status_of(results_in(file));
        any_failed = any_failed || status.failed > 0;
        if (options.json)
            fmt::print("{}\n", json_text(file.string(), status));
        else
            print(file.string(), status);
    }
    return any_failed ? 4 : 0;
}

} // namespace experiments
