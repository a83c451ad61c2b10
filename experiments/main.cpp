// The program: reads the command line, calls a command, and turns errors into exit statuses.
#include <CLI/CLI.hpp>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <fmt/format.h>
#include <new>
#include <string>
#include <string_view>
#include <system_error>

#include "experiments/commands/chart_options.hpp"
#include "experiments/commands/claims_options.hpp"
#include "experiments/commands/misspelt.hpp"
#include "experiments/commands/options.hpp"
#include "experiments/commands/sweep_options.hpp"
#include "experiments/terminal/say.hpp"
#include "experiments/version.hpp"
#include "sim/check/ensure.hpp"
#include "sim/check/input_error.hpp"

namespace {

using namespace experiments;

// As a shell reads it back.
std::string quoted(const std::string& word)
{
    constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-+./,:=@%";
    if (!word.empty() && word.find_first_not_of(plain) == std::string::npos) return word;
    std::string text = "'";
    for (const char c : word) text += c == '\'' ? "'\\''" : std::string(1, c);
    return text + "'";
}

std::string typed(int count, char** words)
{
    const char* launcher = std::getenv("SOUK_LAUNCHER"); // what the person typed, when it was not the program itself
    std::string line = quoted(launcher ? launcher : words[0]);
    for (int k = 1; k < count; ++k) line += " " + quoted(words[k]);
    return line;
}

void add_run_options(CLI::App& command, RunOptions& o)
{
    command.add_option("config", o.config, "TOML file of the scenario")->required();
    command.add_option("--set", o.assignments, "override a parameter: --set trust.gain=0.1 (repeatable)")
        ->type_name("KEY=VALUE")
        ->take_all()
        ->expected(1);
    command.add_option("--seed", o.seed, "family of worlds (run.seed)")->type_name("N");
    command.add_option("--replicates", o.replicates, "independent worlds (run.replicates)")->type_name("N");
    command.add_option("--threads", o.threads, "threads to use; results do not depend on it (default: all)")
        ->type_name("N")
        ->check(CLI::Range(0, 1024));
    CLI::Option* out = command.add_option("--out", o.out, "results folder (default: a new one below results/)")->type_name("DIR");
    command.add_flag("--force", o.force, "replace what is in an existing --out folder")->needs(out);
    command.add_flag("--no-files", o.no_files, "write no results folder")->excludes(out);
    command.add_flag("--quick", o.quick, "5 replicates: a look, not a result");
    command.add_flag("--json", o.json, "print JSON for other programs");
    command.add_flag("--quiet", o.quiet, "no progress");
    command.add_flag("--brief", o.brief, "print the answer and the receipt alone; the files have all of it");
}

int dispatch(int count, char** words)
{
    CLI::App app{"Souk: agent-based simulation of supplier-buyer markets."};
    app.name("souk");
    app.require_subcommand(1);
    app.set_version_flag(
        "--version", fmt::format("{} {} ({}, {})", version().program, version().version, version().commit, version().compiler));
    app.footer("Exit status: 0 done, 2 input to be mended, 3 a fault of the program, 4 failed runs in a sweep, 5 time is up, 130 "
               "stopped.\n"
               "Begin with: souk compare configs/trusting_vs_aggressive.toml");

    RunOptions compared, ran;
    DescribeOptions described;
    CLI::App* compare_command =
        app.add_subcommand("compare", "same worlds, different policies: paired differences, receipt, crossover");
    add_run_options(*compare_command, compared);
    CLI::App* run_command = app.add_subcommand("run", "one scenario, replicated");
    add_run_options(*run_command, ran);
    const SweepCommands sweep_commands(app, typed(count, words));
    const ClaimsCommand claims_command(app, typed(count, words));
    const ChartCommands chart_commands(app);
    CLI::App* describe_command = app.add_subcommand("describe", "parameters, policies and measures of a model");
    describe_command->add_option("model", described.model, "name of the model; without it, the list of models");
    CLI::Option* as_json = describe_command->add_flag("--json", described.json, "JSON schema of configs, and the measures");
    CLI::Option* as_toml = describe_command->add_flag("--toml", described.toml, "a complete commented config")->excludes(as_json);
    CLI::Option* as_markdown = describe_command->add_flag("--markdown", described.markdown, "tables for a document")
                                   ->excludes(as_json)
                                   ->excludes(as_toml);
    describe_command->add_option("--into", described.into, "make the tables between the marks of a document anew")
        ->type_name("FILE")
        ->excludes(as_json)
        ->excludes(as_toml)
        ->excludes(as_markdown);
    describe_command->add_option("--configs", described.configs, "folder of scenarios, for their table")->type_name("DIR");
    ReplicateOptions replicated;
    CLI::App* replicate_command = app.add_subcommand("replicate", "published numbers against ours, as tables");
    replicate_command->add_option("model", replicated.model, "name of the model")->required();
    replicate_command->add_option("--threads", replicated.threads, "threads to use (default: all)")
        ->type_name("N")
        ->check(CLI::Range(0, 1024));
    replicate_command->add_flag("--json", replicated.json, "print JSON for other programs");
    compared.command_line = ran.command_line = typed(count, words);

    try {
        app.parse(count, words);
    } catch (const CLI::ParseError& error) {
        const auto code = static_cast<CLI::ExitCodes>(error.get_exit_code());
        if (code == CLI::ExitCodes::RequiredError || code == CLI::ExitCodes::ExtrasError)
            if (const std::string unknown = misspelt(app); !unknown.empty()) {
                say("{}\nRun with --help for more information.\n", unknown);
                return 2;
            }
        return app.exit(error) == 0 ? 0 : 2;
    }
    if (compare_command->parsed()) return compare(compared);
    if (run_command->parsed()) return run(ran);
    if (replicate_command->parsed()) return replicate(replicated);
    if (const auto status = sweep_commands.run()) return *status;
    if (const auto status = claims_command.run()) return *status;
    if (const auto status = chart_commands.run()) return *status;
    return describe(described);
}

int fault(const std::exception& error)
{
    say("A fault of the program, not yours; please report it:\n{}\n", error.what());
    return 3;
}

} // namespace

int main(int count, char** words)
{
    std::signal(SIGXFSZ, SIG_IGN); // a limit on the size of files is then an error of writing, told like a full disk
    try {
        const int status = dispatch(count, words);
        if (std::fflush(stdout) != 0) throw std::system_error(errno, std::generic_category());
        return status;
    } catch (const sim::InputError& error) {
        say("{}\n", error.what());
        return 2;
    } catch (const sim::BrokenPromise& error) {
        return fault(error);
    } catch (const std::system_error& error) {
        if (std::ferror(stdout) == 0) return fault(error);
        say("1 problem\nstandard output: cannot be written ({})\n    is there room on the disk?\n", error.code().message());
        return 2;
    } catch (const std::bad_alloc&) {
        say("1 problem\nthe market does not fit into memory\n    make it smaller, or run fewer worlds at a time (--threads 1)\n");
        return 2;
    } catch (const std::exception& error) {
        return fault(error);
    }
}
