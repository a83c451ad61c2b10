// The command line of the commands for sweeps.
#include "experiments/commands/sweep_options.hpp"

#include <CLI/CLI.hpp>

namespace experiments {

SweepCommands::SweepCommands(CLI::App& app, const std::string& command_line)
    : sweep_(app.add_subcommand("sweep", "many points of the parameter space, replicated; goes on where it was stopped")),
      status_(app.add_subcommand("status", "how far a sweep is")),
      export_(app.add_subcommand("export", "tidy CSV tables, or NetCDF, of a sweep's results")),
      merge_(app.add_subcommand("merge", "join the shards of a sweep")),
      verify_(app.add_subcommand("verify", "run finished runs again and compare their fingerprints")),
      options_(std::make_shared<SweepOptions>())
{
    SweepOptions& o = *options_;
    o.command_line = command_line;
    sweep_->add_option("config", o.config, "TOML file of the sweep")->required();
    sweep_->add_option("--set", o.assignments, "override a parameter of the base: --set trust.gain=0.1 (repeatable)")
        ->type_name("KEY=VALUE")
        ->take_all()
        ->expected(1);
    sweep_->add_option("--seed", o.seed, "family of worlds (run.seed)")->type_name("N");
    sweep_
        ->add_option("--replicates", o.replicates, "replicates of each point (run.replicates), unless [sweep.precision] decides")
        ->type_name("N");
    sweep_->add_option("--points", o.points, "only the first N points: a look, not a result")
        ->type_name("N")
        ->check(CLI::Range(1, 1'000'000'000));
    sweep_->add_option("--threads", o.threads, "threads to use; results do not depend on it (default: all)")
        ->type_name("N")
        ->check(CLI::Range(0, 1024));
    sweep_->add_option("--out", o.out, "results folder (default: results/NAME-sweep; with --points results/NAME-sweep-look)")
        ->type_name("DIR");
    sweep_->add_flag("--dry-run", o.dry_run, "say how many runs, which points, and how long it may take; run nothing");
    sweep_->add_flag("--extend", o.extend, "add replicates or points to finished results");
    sweep_->add_flag("--retry-failed", o.retry_failed, "run the failed runs again");
    sweep_->add_option("--max-time", o.max_time, "stop in time: 3h50m, 90s; exit status 5 when runs are left")->type_name("TIME");
    sweep_->add_option("--shard", o.shard, "run one of N disjoint parts: 3/16; join them with souk merge")->type_name("K/N");
    sweep_->add_flag("--json", o.json, "progress and outcome as lines of JSON on standard output");
    sweep_->add_flag("--quiet", o.quiet, "no progress");

    for (CLI::App* command : {status_, export_, verify_})
        command->add_option("results", o.results, "results folder of a sweep, or one of its files")->required();
    status_->add_flag("--json", o.json, "for other programs");
    export_->add_option("--out", o.out, "folder for the tables (default: the results folder)")->type_name("DIR");
    export_->add_flag("--netcdf", o.netcdf, "one NetCDF-4 file, results.nc, instead of CSV tables");
    merge_->add_option("out", o.out, "results folder to be made")->required();
    merge_->add_option("shards", o.shards, "files of the shards, or folders that hold them")->required();
    verify_->add_option("-n,--runs", o.runs, "how many runs (default: 5)")->type_name("N")->check(CLI::Range(1, 1'000'000'000));
}

std::optional<int> SweepCommands::run() const
{
    if (sweep_->parsed()) return sweep(*options_);
    if (status_->parsed()) return sweep_status(*options_);
    if (export_->parsed()) return export_results(*options_);
    if (merge_->parsed()) return merge(*options_);
    if (verify_->parsed()) return verify(*options_);
    return std::nullopt;
}

} // namespace experiments
