// Where a config comes from: files that are there or not, a pipe, and those that the repository brings.
#include <catch2/catch.hpp>

#include <string>

#include "tests/experiments/program.hpp"

namespace {

namespace fs = std::filesystem;
using Catch::Contains;
using program::Folder;
using program::joined;
using program::small;
using program::Words;

std::string refusal(const std::string& sentence) { return "1 problem\n" + sentence + "\n"; }

} // namespace

TEST_CASE("a config that cannot be read is refused by its name", "[experiments]")
{
    const Folder folder;
    folder.file("a.toml", "model = \"relational\"\n");
    fs::create_directory(folder / "scenarios");
    fs::create_symlink("circle.toml", folder / "circle.toml");
    const auto [config, message] = GENERATE_COPY(table<std::string, std::string>({
        {"b.toml", "b.toml: there is no such file\n    check the spelling and the folder"},
        {"nowhere/a.toml", "nowhere/a.toml: there is no such file\n    check the spelling and the folder"},
        {"a.toml/b.toml", "a.toml/b.toml: there is no such file\n    check the spelling and the folder"},
        {"scenarios", "scenarios: this is a folder, not a file\n    name a .toml file in it"},
        {"circle.toml", "circle.toml: the file cannot be read (Too many levels of symbolic links)"},
    }));
    const program::Outcome outcome = folder.call({"compare", config});
    CHECK(outcome.status == 2);
    CHECK(outcome.err == refusal(message));
    CHECK(outcome.out == "");
    CHECK(folder.names() == Words{"a.toml", "circle.toml", "scenarios"});
}

TEST_CASE("a config that may not be read is refused", "[experiments]")
{
    const Folder folder;
    folder.file("a.toml", "model = \"relational\"\n");
    fs::permissions(folder / "a.toml", fs::perms::none);
    if (std::ifstream(folder / "a.toml")) return; // a superuser may read everything
    const program::Outcome outcome = folder.call({"compare", "a.toml"});
    CHECK(outcome.status == 2);
    CHECK(outcome.err == refusal("a.toml: the file cannot be read (Permission denied)"));
}

TEST_CASE("a config may come through a pipe", "[experiments]")
{
    if (!fs::exists("/proc/self/fd")) { // where /dev/stdin leads: a bare chroot may not have it mounted
        WARN("skipped: /proc is not mounted");
        return;
    }
    const Folder folder;
    const Words words = joined({"compare", "/dev/stdin", "--no-files"}, small);
    const program::Outcome piped = folder.call(words, {"model = \"relational\"\n[run]\nseed = 7\n"});
    CHECK(piped.err == "");
    REQUIRE(piped.status == 0);
    folder.file("a.toml", "model = \"relational\"\n[run]\nseed = 7\n");
    const program::Outcome read = folder.call(joined({"compare", "a.toml", "--no-files"}, small));
    CHECK(program::fingerprint_in(piped.out) == program::fingerprint_in(read.out));
}

TEST_CASE("every config of the repository runs", "[experiments]")
{
    std::size_t configs = 0;
    const Folder folder;
    for (const auto& entry : fs::directory_iterator(SOUK_ROOT "/configs")) {
        if (entry.path().extension() != ".toml") continue;
        ++configs;
        INFO(entry.path().filename().string());
        const auto says = [text = program::text_of(entry.path())](const char* what) {
            return text.find(what) != std::string::npos;
        };
        const std::string command = says("model = \"relational\"") ? "compare" : "run";
        const bool is_timed = says("[[shocks]]") || says("[[branch]]"); // names periods: keep its length
        const Words size = is_timed ? Words{"--quick", "--quiet", "--set", "market.buyers=8"} : small;
        const program::Outcome outcome = folder.call(joined({command, entry.path().string()}, size));
        CHECK(outcome.status == 0);
        CHECK(outcome.err == "");
        CHECK_THAT(outcome.out, Contains("fingerprint"));
        const fs::path results =
            folder / "results" / (entry.path().stem().string() + (says("[[branch]]") ? "-twins/changed" : "-" + command));
        CHECK(fs::exists(results / "manifest.json"));
    }
    CHECK(configs >= 15);
}

TEST_CASE("a run names its config's title, its changes and how to repeat it", "[experiments]")
{
    const Folder folder;
    folder.file("a b.toml", "model = \"relational\"\ntitle = \"Two words\"\n[market]\nbuyers = 10\n");
    const program::Outcome outcome =
        folder.call({"compare", "a b.toml", "--quick", "--quiet", "--no-files", "--set", "run.periods=8"});
    REQUIRE(outcome.status == 0);
    CHECK_THAT(outcome.out, Catch::StartsWith("Two words\n"));
    CHECK_THAT(outcome.out, Contains("differs from the defaults: run.periods = 8, run.replicates = 5, market.buyers = 10\n"));
    CHECK_THAT(outcome.out, Contains("souk compare 'a b.toml' --quick --quiet --no-files --set run.periods=8\n"));
}
