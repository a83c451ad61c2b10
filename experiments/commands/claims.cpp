// `souk claims`: reads all declarations, runs their sweeps one after the other, and judges.
#include "experiments/commands/claims_options.hpp"

#include <bit>
#include <charconv>
#include <chrono>
#include <deque>
#include <fmt/format.h>

#include "experiments/claims/declarations.hpp"
#include "experiments/commands/carry_out.hpp"
#include "experiments/commands/sweep_options.hpp"
#include "experiments/report/claims_results.hpp"
#include "experiments/report/sweep_manifest.hpp"
#include "experiments/sweep/counted.hpp"
#include "experiments/terminal/clock.hpp"
#include "experiments/terminal/stop_signal.hpp"
#include "experiments/terminal/sweep_progress.hpp"
#include "experiments/version.hpp"
#include "sim/check/input_error.hpp"
#include "sim/store/fingerprint.hpp"
#include "sim/store/manifest.hpp"

namespace experiments {
namespace {

namespace fs = std::filesystem;

constexpr int status_failed_runs = 4, status_out_of_time = 5;

// A sweep on its way.
struct Work {
    SweepText text;
    SweepOptions options;
    SweepPlan plan;
    std::size_t runs() const { return plan.points.size() * plan.most_replicates(); }
};

// What a finished sweep left.
struct Done {
    Outcomes outcomes;
    double seconds = 0.0;
    std::string fingerprint;
};

class Study {
public:
    explicit Study(const ClaimsOptions& options)
        : options_(options),
          folder_(!options.out.empty() ? options.out
                  : options.quick      ? "results/claims-quick"
                                       : "results/claims"),
          declared_(read_declarations(options.from, options.names))
    {
        if (options.quick) make_quick(declared_);
        for (const Claim& claim : declared_.claims) add(sweep_of(claim), true);
        first_map_ = work_.size();
        if (declared_.map) maps_.emplace(*declared_.map, declared_.mapped);
        if (maps_)
            for (const SweepText& sweep : maps_->sweeps()) add(sweep, false);
        first_part_ = work_.size();
        if (declared_.attribution) {
            add(sweep_of_groups(*declared_.attribution), false);
            add(sweep_of_orders(*declared_.attribution, seed()), false);
        }
        first_target_ = work_.size();
        target_sweeps_.emplace(declared_.targets, options.quick ? 5 : ClaimSettings{}.replicates);
        for (const SweepText& sweep : target_sweeps_->sweeps()) add(sweep, true);
        if (work_.empty())
            throw sim::InputError(
                {{options.from, 0, 0, "declares nothing that can be run", "name a claim, map, shapley or targets"}});
    }

    int run()
    {
        const auto started = std::chrono::steady_clock::now();
        const std::string started_at = now_in_utc();
        SweepWatch watch;
        watch.threads = options_.threads;
        watch.stop = &listen_for_stop();
        if (!options_.max_time.empty()) watch.seconds = seconds_in(options_.max_time);
        std::size_t left = 0;
        for (const Work& work : work_) left += work.runs();
        SweepProgress progress(options_.quiet, options_.json);
        SweepState before;
        for (Work& work : work_) {
            left -= work.runs();
            watch.progress = [&, left](const SweepState& now) {
                const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
                progress.tell({sum(before.runs, now.runs), now.left + left, seconds});
            };
            const SweepEnd end = carried_out(work, watch, started);
            before.runs = sum(before.runs, end.state.runs);
            if (!end.complete) return stopped(before, end.state.left + left);
            take(work);
        }
        const ClaimsResults results = found();
        write(results, started_at);
        if (options_.json)
            fmt::print("{}", claims_json(results));
        else
            fmt::print("{}results in {}\n", claims_text(results), folder_.string());
        if (before.runs.failed > 0)
            fmt::print(stderr, "{} failed and count nowhere; to run them again: --retry-failed\n",
                       counted(before.runs.failed, "run", "runs"));
        return before.runs.failed > 0 ? status_failed_runs : 0;
    }

private:
    static Tally::Counts sum(Tally::Counts a, const Tally::Counts& b)
    {
        return {a.finished + b.finished, a.failed + b.failed, a.now_finished + b.now_finished, a.now_failed + b.now_failed};
    }

    // Everything is checked here, before the first run.
    void add(const SweepText& text, bool takes_replicates)
    {
        Work work;
        work.text = text;
        SweepOptions& o = work.options;
        o.config = (folder_ / text.name / "sweep.toml").string();
        o.assignments = text.assignments;
        o.seed = options_.seed;
        o.replicates = takes_replicates && options_.replicates ? *options_.replicates : fmt::format("{}", text.replicates);
        o.threads = options_.threads;
        o.retry_failed = options_.retry_failed;
        o.command_line = options_.command_line;
        work.plan = load_sweep(text.text, text.tables, o);
        work_.push_back(std::move(work));
    }

    SweepEnd carried_out(const Work& work, const SweepWatch& watch, std::chrono::steady_clock::time_point started) const
    {
        const fs::path folder = folder_ / work.text.name;
        make_results_folder(folder);
        const SweepEnd end = carry_out(work.plan, folder, Shard{}, work.options, watch, started);
        sim::write_text(folder / "sweep.toml", work.text.text);
        for (const auto& [name, table] : work.text.tables) sim::write_text(folder / name, table);
        return end;
    }

    int stopped(const SweepState& state, std::size_t left) const
    {
        fmt::print("{}{} done, {} left; to go on: {}\n",
                   stop_status() != 0 ? "stopped: " : "time is up: ", counted(state.runs.finished, "run", "runs"), left,
                   options_.command_line);
        return stop_status() != 0 ? stop_status() : status_out_of_time;
    }

    void take(const Work& work)
    {
        const sim::Ledger ledger(folder_ / work.text.name / Shard{}.file(), sim::Ledger::Access::read);
        done_.push_back({Outcomes(ledger), ledger.seconds().first, fingerprint_of(ledger)});
    }

    std::uint64_t seed() const
    {
        return work_.empty() ? declared_.attribution->contrast.base->run.seed : work_.front().plan.run.seed;
    }

    ClaimsResults found() const
    {
        ClaimsResults r;
        r.is_quick = options_.quick;
        r.confidence = work_.front().plan.run.confidence;
        std::vector<Outcomes> of_claims;
        for (std::size_t k = 0; k < declared_.claims.size(); ++k) of_claims.push_back(done_[k].outcomes);
        r.claims = judged(declared_.claims, of_claims, r.confidence);
        for (std::size_t k = 0; k < r.claims.size(); ++k) {
            r.claims[k].seconds = done_[k].seconds;
            r.claims[k].fingerprint = done_[k].fingerprint;
        }
        for (std::size_t k = 0; maps_ && k < declared_.mapped.size(); ++k)
            r.maps.push_back({&declared_.mapped[k], map_of(k, r.confidence)});
        if (declared_.attribution) {
            const Attribution& a = *declared_.attribution;
            r.split = a.contrast.words();
            r.split_unit = a.contrast.unit;
            r.groups = split_over_groups(a, done_[first_part_].outcomes, r.confidence);
            r.switches = split_over_switches(a, done_[first_part_ + 1].outcomes, seed(), r.confidence);
        }
        for (std::size_t k = 0; k < declared_.targets.size(); ++k)
            r.targets.push_back({&declared_.targets[k], value_of(k, r.confidence)});
        r.fingerprint = fingerprint_of_all();
        return r;
    }

    std::string fingerprint_of_all() const
    {
        sim::Fingerprint hash;
        for (const Done& done : done_) {
            std::uint64_t bits = 0;
            std::from_chars(done.fingerprint.data(), done.fingerprint.data() + done.fingerprint.size(), bits, 16);
            const double number[] = {std::bit_cast<double>(bits)};
            hash.add(number);
        }
        return hash.text();
    }

    MappedClaim map_of(std::size_t claim, double confidence) const
    {
        std::vector<const Outcomes*> scenarios;
        std::vector<std::string> axes;
        for (const std::size_t sweep : maps_->of_claim(claim)) {
            scenarios.push_back(&done_[first_map_ + sweep].outcomes);
            axes.clear();
            for (const SweepAxis& axis : work_[first_map_ + sweep].plan.axes) axes.push_back(axis.path);
        }
        return mapped(declared_.mapped[claim], scenarios, axes, confidence);
    }

    sim::Interval value_of(std::size_t target, double confidence) const
    {
        const Target& t = declared_.targets[target];
        if (!t.contrast) return {};
        std::vector<PointOf> at;
        for (const auto& [sweep, point] : target_sweeps_->of_target(target))
            at.push_back({&done_[first_target_ + sweep].outcomes, point});
        return sim::student_interval(effects(*t.contrast, at), confidence);
    }

    void write(const ClaimsResults& results, const std::string& started_at) const
    {
        const Version v = version();
        const SweepPlan& plan = work_.front().plan;
        write_claims_tables(folder_, results);
        sim::write_text(folder_ / "claims.md", claims_markdown(results));
        sim::write_text(folder_ / "claims.json", claims_json(results));
        const sim::Manifest manifest{.program = std::string(v.program),
                                     .version = std::string(v.version),
                                     .commit = std::string(v.commit),
                                     .compiler = std::string(v.compiler),
                                     .flags = std::string(v.flags),
                                     .command = options_.command_line,
                                     .config = options_.from,
                                     .title = options_.quick ? "The claims: a quick look, not a result" : "The claims",
                                     .model = std::string(plan.model->info().name),
                                     .agents = std::string(plan.model->info().agent_name),
                                     .period = std::string(plan.model->info().period_name),
                                     .started = started_at,
                                     .finished = now_in_utc(),
                                     .fingerprint = results.fingerprint,
                                     .settings = plan.parameters};
        sim::write_text(folder_ / "manifest.json", sim::as_json(manifest));
    }

    const ClaimsOptions& options_;
    fs::path folder_;
    Declarations declared_;
    std::vector<Work> work_;
    std::deque<Done> done_;
    std::optional<MapSweeps> maps_;
    std::optional<TargetSweeps> target_sweeps_;
    std::size_t first_map_ = 0, first_part_ = 0, first_target_ = 0;
};

} // namespace

int claims(const ClaimsOptions& options) { return Study(options).run(); }

} // namespace experiments
