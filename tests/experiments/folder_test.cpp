// The results folder: where it is made, what is never overwritten, and what is said when it cannot be made.
#include <catch2/catch.hpp>

#include <string>

#include "tests/experiments/program.hpp"

namespace {

namespace fs = std::filesystem;
using Catch::Contains;
using program::Folder;
using program::joined;
using program::main_config;
using program::small;
using program::Words;

const Words compare_files{"columns.csv",   "comparison.json", "crossover.csv", "differences.csv",
                          "manifest.json", "replicates.csv",  "series.csv",    "summary.csv"};

program::Outcome compared(const Folder& folder, const Words& options = {})
{
    return folder.call(joined(joined({"compare", main_config}, small), options));
}

} // namespace

TEST_CASE("results go into a new numbered folder, and none is overwritten", "[experiments]")
{
    const Folder folder;
    const program::Outcome first = compared(folder);
    REQUIRE(first.status == 0);
    CHECK_THAT(first.out, Contains("\nresults in results/trusting_vs_aggressive-compare\n"));
    CHECK(folder.names("results/trusting_vs_aggressive-compare") == compare_files);
    const std::string manifest = program::text_of(folder / "results/trusting_vs_aggressive-compare/manifest.json");

    CHECK_THAT(compared(folder, {"--seed", "2"}).out, Contains("\nresults in results/trusting_vs_aggressive-compare-2\n"));
    CHECK_THAT(compared(folder).out, Contains("\nresults in results/trusting_vs_aggressive-compare-3\n"));
    CHECK(folder.call(joined({"run", main_config}, small)).status == 0);
    CHECK(folder.names("results") == Words{"trusting_vs_aggressive-compare", "trusting_vs_aggressive-compare-2",
                                           "trusting_vs_aggressive-compare-3", "trusting_vs_aggressive-run"});
    CHECK(program::text_of(folder / "results/trusting_vs_aggressive-compare/manifest.json") == manifest);
}

TEST_CASE("option --out names the folder, and those above it are made", "[experiments]")
{
    const Folder folder;
    const program::Outcome outcome = compared(folder, {"--out", "a/b/c"});
    CHECK(outcome.status == 0);
    CHECK_THAT(outcome.out, Contains("\nresults in a/b/c\n"));
    CHECK(folder.names("a/b/c") == compare_files);
    CHECK(folder.names() == Words{"a"});
}

TEST_CASE("option --no-files writes nothing", "[experiments]")
{
    const Folder folder;
    const program::Outcome outcome = compared(folder, {"--no-files"});
    CHECK(outcome.status == 0);
    CHECK_THAT(outcome.out, !Contains("results in"));
    CHECK(folder.names().empty());
}

TEST_CASE("a folder that is there is refused and left alone", "[experiments]")
{
    const Folder folder;
    fs::create_directory(folder / "mine");
    folder.file("mine/summary.csv", "my own\n");
    const program::Outcome outcome = compared(folder, {"--out", "mine"});
    CHECK(outcome.status == 2);
    CHECK(outcome.err ==
          "1 problem\nmine: the results folder exists already\n    choose another with --out DIR, or replace what is "
          "in it with --force\n");
    CHECK(folder.names("mine") == Words{"summary.csv"});
    CHECK(program::text_of(folder / "mine/summary.csv") == "my own\n");
}

TEST_CASE("option --force replaces the results that are there, and nothing else", "[experiments]")
{
    const Folder folder;
    REQUIRE(compared(folder, {"--out", "mine"}).status == 0);
    folder.file("mine/notes.txt", "my own\n");
    fs::create_directories(folder / "mine/charts");
    folder.file("mine/report.html", "of the earlier results");
    const program::Outcome second = compared(folder, {"--out", "mine", "--force", "--seed", "2"});
    CHECK_FALSE((fs::exists(folder / "mine/charts") || fs::exists(folder / "mine/report.html")));
    fs::create_directories(folder / "yours/charts"); // of a folder without results
    REQUIRE(compared(folder, {"--out", "yours", "--force"}).status == 0);
    CHECK(fs::exists(folder / "yours/charts"));
    CHECK(second.status == 0);
    CHECK_THAT(program::text_of(folder / "mine/manifest.json"), Contains(program::fingerprint_in(second.out)));
    CHECK(program::text_of(folder / "mine/notes.txt") == "my own\n");

    // One policy has no differences: those of the earlier comparison must not pass for its own.
    const Words one{"--set", "policy.present=[trusting]", "--out", "mine", "--force"};
    REQUIRE(folder.call(joined(joined({"run", main_config}, small), one)).status == 0);
    CHECK_FALSE(fs::exists(folder / "mine/differences.csv"));
    CHECK(fs::exists(folder / "mine/summary.csv"));
    CHECK(program::text_of(folder / "mine/notes.txt") == "my own\n");
}

TEST_CASE("option --force with input to be mended leaves the earlier results alone", "[experiments]")
{
    const Folder folder;
    REQUIRE(compared(folder, {"--out", "mine"}).status == 0);
    const std::string manifest = program::text_of(folder / "mine/manifest.json");
    CHECK(compared(folder, {"--out", "mine", "--force", "--set", "market.buyers=0"}).status == 2);
    CHECK(folder.names("mine") == compare_files);
    CHECK(program::text_of(folder / "mine/manifest.json") == manifest);
}

TEST_CASE("a folder that cannot be made is refused in one clear sentence", "[experiments]")
{
    const Folder folder;
    folder.file("file", "my own\n");
    const auto [out, message] = GENERATE(table<std::string, std::string>({
        {"file", "file: is a file, not a folder"},
        {"file/results", "file: the results folder cannot be made (Not a directory)"},
        {"file/a/b", "file/a: the results folder cannot be made (Not a directory)"},
    }));
    const program::Outcome outcome = compared(folder, {"--out", out});
    CHECK(outcome.status == 2);
    CHECK(outcome.err == "1 problem\n" + message + "\n    choose another with --out DIR\n");
    CHECK(outcome.out == "");
    CHECK(folder.names() == Words{"file"});
    CHECK(program::text_of(folder / "file") == "my own\n");
}

TEST_CASE("a place where nothing may be written is refused in one clear sentence", "[experiments]")
{
    if (!fs::is_directory("/proc/self")) return; // even a superuser makes no folder there
    const Folder folder;
    const program::Outcome outcome = compared(folder, {"--out", "/proc/results"});
    CHECK(outcome.status == 2);
    CHECK_THAT(outcome.err, Catch::StartsWith("1 problem\n/proc/results: the results folder cannot be made (") &&
                                Catch::EndsWith(")\n    choose another with --out DIR\n"));
}

TEST_CASE("a default folder that cannot be made is refused too", "[experiments]")
{
    const Folder folder;
    folder.file("results", "my own\n");
    const program::Outcome outcome = compared(folder);
    CHECK(outcome.status == 2);
    CHECK_THAT(outcome.err, Catch::StartsWith("1 problem\nresults: the results folder cannot be made ("));
    CHECK(program::text_of(folder / "results") == "my own\n");
}
