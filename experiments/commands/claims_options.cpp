// The command line of `souk claims`.
#include "experiments/commands/claims_options.hpp"

#include <CLI/CLI.hpp>

namespace experiments {

ClaimsCommand::ClaimsCommand(CLI::App& app, const std::string& command_line)
    : claims_(
          app.add_subcommand("claims", "every claim of the literature as an experiment, with a verdict by a rule stated before")),
      options_(std::make_shared<ClaimsOptions>())
{
    ClaimsOptions& o = *options_;
    o.command_line = command_line;
    claims_->add_option("names", o.names, "claims (S17, C3), map, shapley, targets (default: all of them)")->type_name("NAME");
    claims_->add_flag("--quick", o.quick, "few worlds and points: a look, not a result");
    claims_->add_option("--from", o.from, "folder of the declarations")->type_name("DIR")->capture_default_str();
    claims_->add_option("--out", o.out, "results folder (default: results/claims, or results/claims-quick)")->type_name("DIR");
    claims_->add_option("--seed", o.seed, "family of worlds (run.seed)")->type_name("N");
    claims_->add_option("--replicates", o.replicates, "worlds of each claim, instead of what it declares")->type_name("N");
    claims_->add_option("--threads", o.threads, "threads to use; results do not depend on it (default: all)")
        ->type_name("N")
        ->check(CLI::Range(0, 1024));
    claims_->add_option("--max-time", o.max_time, "stop in time: 3h50m, 90s; exit status 5 when runs are left")
        ->type_name("TIME");
    claims_->add_flag("--extend", o.extend, "add worlds to finished results: --extend --replicates 400");
    claims_->add_flag("--retry-failed", o.retry_failed, "run the failed runs again");
    claims_->add_flag("--json", o.json, "print JSON for other programs");
    claims_->add_flag("--quiet", o.quiet, "no progress");
    claims_->footer(
        "Finished runs are kept; called again, it goes on where it was stopped. Each folder within the results is a sweep:\n"
        "souk export, souk verify and souk status read it, and its sweep.toml can be run by souk sweep.");
}

std::optional<int> ClaimsCommand::run() const { return claims_->parsed() ? std::optional(claims(*options_)) : std::nullopt; }

} // namespace experiments
