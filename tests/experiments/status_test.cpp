// Exit statuses, what goes where, and stopping: what scripts and impatient people rely on.
#include <catch2/catch.hpp>

#include <cctype>
#include <string>
#include <tuple>

#include "tests/experiments/program.hpp"

namespace {

namespace fs = std::filesystem;
using Catch::Contains;
using program::Folder;
using program::joined;
using program::main_config;
using program::small;
using program::Words;

} // namespace

TEST_CASE("the version is one line on standard output", "[experiments]")
{
    const program::Outcome outcome = Folder().call({"--version"});
    CHECK(outcome.status == 0);
    CHECK_THAT(outcome.out, Catch::Matches("souk [0-9]+\\.[0-9]+\\.[0-9]+ \\(.+\\)\n"));
    CHECK(outcome.err == "");
}

TEST_CASE("help is on standard output and names every command and option", "[experiments]")
{
    const Folder folder;
    const program::Outcome outcome = folder.call({"--help"});
    CHECK(outcome.status == 0);
    CHECK(outcome.err == "");
    for (const char* word : {"compare", "run", "describe", "--version", "Exit status"}) CHECK_THAT(outcome.out, Contains(word));
    for (const std::string command : {"compare", "run"}) {
        const program::Outcome of_command = folder.call({command, "--help"});
        CHECK(of_command.status == 0);
        for (const char* option : {"--set", "--seed", "--replicates", "--threads", "--out", "--force", "--no-files", "--quick",
                                   "--json", "--quiet", "--brief"})
            CHECK_THAT(of_command.out, Contains(option));
    }
}

TEST_CASE("a command line that cannot be is refused, and what is wrong with it is named", "[experiments]")
{
    const auto [words, named] = GENERATE(table<Words, std::string>({
        {Words{}, "subcommand"},
        {Words{"campare", "a.toml"}, "there is no command campare: did you mean \"compare\"?"},
        {Words{"--fast"}, "--fast"},
        {Words{"compare", "--rplicates", "3", main_config},
         "no option --rplicates in souk compare: did you mean \"--replicates\"?"},
        {Words{"compare", SOUK_ROOT "/configs/sweeps/audits.toml"}, "this is a sweep, not a config\n    run it with souk sweep "},
        {Words{"run", SOUK_ROOT "/configs/claims/S1.toml"}, "this is a claim, not a config\n    run it with souk claims S1\n"},
        {Words{"compare"}, "config"},
        {Words{"compare", main_config, "other.toml"}, "other.toml"},
        {Words{"compare", main_config, "--fast"}, "--fast"},
        {Words{"compare", main_config, "--set"}, "--set"},
        {Words{"compare", main_config, "--seed"}, "--seed"},
        {Words{"compare", main_config, "--threads", "many"}, "--threads"},
        {Words{"compare", main_config, "--threads", "-1"}, "--threads"},
        {Words{"compare", main_config, "--force"}, "--out"},
        {Words{"compare", main_config, "--out", "r", "--no-files"}, "--no-files"},
        {Words{"describe", "relational", "--json", "--toml"}, "--toml"},
        {Words{"describe", "relational", "--markdown", "--toml"}, "--toml"},
    }));
    const Folder folder;
    const program::Outcome outcome = folder.call(words);
    CAPTURE(words);
    CHECK(outcome.status == 2);
    CHECK_THAT(outcome.err, Contains(named));
    CHECK(outcome.out == "");
    CHECK(folder.names().empty());
}

TEST_CASE("without a terminal --quiet leaves standard error empty", "[experiments]")
{
    const Folder folder;
    for (const std::string command : {"compare", "run"}) {
        const program::Outcome outcome = folder.call(joined({command, main_config, "--no-files"}, small));
        CHECK(outcome.status == 0);
        CHECK(outcome.err == "");
    }
}

TEST_CASE("without a terminal progress is plain lines, none for what is soon done", "[experiments]")
{
    const program::Outcome outcome =
        Folder().call({"compare", main_config, "--quick", "--no-files", "--set", "run.periods=8", "--set", "market.buyers=8"});
    CHECK(outcome.status == 0);
    for (const char letter : outcome.err) REQUIRE((letter == '\n' || std::isprint(static_cast<unsigned char>(letter)) != 0));
    for (const char letter : outcome.out) REQUIRE((letter != '\r' && letter != '\033'));
}

TEST_CASE("a signal stops a run with its own status and leaves no results", "[experiments]")
{
    const auto [number, status] = GENERATE(table<int, int>({{SIGINT, 130}, {SIGTERM, 143}}));
    const auto [out, made] = GENERATE(table<Words, std::string>({
        {Words{"--out", "a/mine"}, "a/mine"},
        {Words{}, "results/trusting_vs_aggressive-compare"},
    }));
    const Folder folder;
    const Words words{"compare", main_config,       "--quiet", "--replicates",   "4000",
                      "--set",   "run.periods=200", "--set",   "market.buyers=8"};
    const pid_t child = folder.started(joined(words, out));
    REQUIRE(program::appears(folder / made));
    std::this_thread::sleep_for(std::chrono::milliseconds(100)); // the folder is made just before signals are heard
    REQUIRE(kill(child, number) == 0);
    const program::Outcome outcome = folder.finished(child);
    CHECK(outcome.status == status);
    CHECK(outcome.out == "");
    CHECK(folder.names().empty()); // nor the folders above them
}

TEST_CASE("a stopped --force leaves the earlier results as they were", "[experiments]")
{
    const Folder folder;
    REQUIRE(folder.call(joined({"compare", main_config, "--out", "mine"}, small)).status == 0);
    const std::string manifest = program::text_of(folder / "mine/manifest.json");
    const pid_t child = folder.started({"compare", main_config, "--quiet", "--replicates", "4000", "--out", "mine", "--force"});
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    REQUIRE(kill(child, SIGINT) == 0);
    CHECK(folder.finished(child).status == 130);
    CHECK(program::text_of(folder / "mine/manifest.json") == manifest);
}

TEST_CASE("output that cannot be written is no fault of the program", "[experiments]")
{
    if (!fs::exists("/dev/full")) return; // a disk that is always full
    const Words words =
        GENERATE(joined({"compare", main_config, "--no-files"}, small),
                 joined({"compare", main_config, "--no-files", "--json"}, small), Words{"describe", "relational"});
    CAPTURE(words);
    const program::Outcome outcome = Folder().call(words, {"", "/dev/full"});
    CHECK(outcome.status == 2);
    CHECK_THAT(outcome.err, Contains("No space left on device"));
    CHECK_THAT(outcome.err, !Contains("fault"));
}

TEST_CASE("a log that cannot be written loses words, and no work", "[experiments]")
{
    if (!fs::exists("/dev/full")) return;
    const Folder folder;
    const program::Channels full{.input = "", .out_to = {}, .err_to = "/dev/full"};
    CHECK(folder.call({"sweep", "nowhere.toml"}, full).status == 2);
    CHECK(folder.call(joined({"compare", main_config, "--no-files"}, small), full).status == 0);
    folder.file("s.toml", "model = \"relational\"\n[run]\nreplicates = 20000\n[market]\nbuyers = 8\n[[sweep.design]]\nkind = "
                          "\"one_at_a_time\"\n");
    CHECK(folder.call({"sweep", "s.toml", "--max-time", "2.5s"}, full).status == 5); // long enough for a line of progress
    CHECK(folder.call({"sweep", "s.toml", "--max-time", "2.5s", "--json"}, {.input = "", .out_to = "/dev/full"}).status == 2);
    CHECK_THAT(folder.call({"status", "results/s-sweep"}).out, Contains("nobody is working on it"));
}
