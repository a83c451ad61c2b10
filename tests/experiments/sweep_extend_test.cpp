// --extend adds and never takes away.
#include <catch2/catch.hpp>

#include "tests/experiments/database.hpp"
#include "tests/experiments/sweeps.hpp"

namespace {

using Catch::Contains;
using program::Folder;
using program::Outcome;
using program::small_sweep;
using program::with;
using program::Words;

const std::string rule = "[sweep.precision]\nmeasure = \"total_cost\"\nabsolute = 0.6\nmost = 60\nhold = 3\n";

Outcome swept(const Folder& folder, const Words& more = {})
{
    return folder.call(program::joined({"sweep", "s.toml", "--quiet"}, more));
}

// How many runs of an older copy are not in the file as they were, down to the time that they took.
std::string lost(const std::filesystem::path& now, const std::filesystem::path& before)
{
    return program::asked(now,
                          "ATTACH '" + before.string() +
                              "' AS old; SELECT count(*) FROM old.run o WHERE NOT EXISTS (SELECT * FROM run r WHERE r.point = "
                              "o.point AND r.replicate = o.replicate AND r.wall_seconds = o.wall_seconds)");
}

} // namespace

TEST_CASE("a sweep with --extend and a rule that asks for less is refused with what changed, and no run is lost", "[sweep]")
{
    const Folder folder;
    folder.file("s.toml", small_sweep + rule);
    REQUIRE(swept(folder).status == 0);
    const auto tables = program::exported(folder, "results/s-sweep");
    const std::filesystem::path file = folder / "results/s-sweep/results.sqlite", copy = folder / "copy.sqlite";
    std::filesystem::copy_file(file, copy);
    const auto refused = [&](const std::string& config, const std::string& why) {
        folder.file("s.toml", config);
        const Outcome outcome = swept(folder, {"--extend"});
        CAPTURE(why);
        CHECK(outcome.status == 2);
        CHECK_THAT(outcome.err, Contains(why));
        CHECK(lost(file, copy) == "0");
        CHECK(program::exported(folder, "results/s-sweep") == tables);
    };
    refused(small_sweep + with(rule, "absolute = 0.6", "absolute = 2"), "sweep.precision.absolute was 0.6, and is now 2");
    refused(small_sweep + rule + "relative = 0.5\n", "sweep.precision.relative was 0, and is now 0.5");
    refused(small_sweep + with(rule, "most = 60", "most = 20"), "sweep.precision.most was 60, and is now 20");
    refused(small_sweep + with(rule, "hold = 3", "hold = 1"), "sweep.precision.hold was 3, and is now 1");
    refused(small_sweep + rule + "least = 5\n", "sweep.precision.least was 10, and is now 5");
    refused(small_sweep + rule + "in = \"value\"\n", "sweep.precision.in was");
    refused(small_sweep + with(rule, "total_cost", "component_price"),
            "sweep.precision.measure was total_cost, and is now component_price");
    refused(small_sweep, "sweep.precision.measure was total_cost, and is gone");
}

TEST_CASE("a sweep with --extend and a stricter rule keeps every run and exports what a fresh one does", "[sweep]")
{
    const std::string recording = GENERATE("whole", "summary");
    const Folder folder;
    const std::string config = with(small_sweep, "\"whole\"", "\"" + recording + "\"");
    folder.file("s.toml", config + rule);
    REQUIRE(swept(folder, {"--threads", "5"}).status == 0); // threads without sure work guess beyond the end of a point
    const std::filesystem::path file = folder / "results/s-sweep/results.sqlite", copy = folder / "copy.sqlite";
    for (const std::string absolute : {"0.5", "0.4"}) {
        std::filesystem::copy_file(file, copy, std::filesystem::copy_options::overwrite_existing);
        folder.file("s.toml", config + with(rule, "0.6", absolute));
        CHECK_THAT(swept(folder).err, Contains("--extend"));
        CHECK(swept(folder, {"--extend", "--threads", "5"}).status == 0);
        CHECK(lost(file, copy) == "0");
        REQUIRE(swept(folder, {"--out", "fresh-" + absolute}).status == 0);
        CHECK(program::exported(folder, "results/s-sweep") == program::exported(folder, "fresh-" + absolute));
    }
}

TEST_CASE("fewer replicates are refused with --extend and without", "[sweep]")
{
    const Folder folder;
    folder.file("s.toml", small_sweep);
    REQUIRE(swept(folder, {"--replicates", "3"}).status == 0);
    for (const Words& more : {Words{"--replicates", "2", "--extend"}, Words{"--replicates", "2"}}) {
        const Outcome outcome = swept(folder, more);
        CHECK(outcome.status == 2);
        CHECK_THAT(outcome.err, Contains("run.replicates was 3, and is now 2"));
        CHECK_THAT(outcome.err, Contains("--extend only adds"));
    }
    CHECK_THAT(folder.call({"status", "results/s-sweep"}).out, Contains("18 runs done"));
}

TEST_CASE("a program that gives other results is refused before anything is changed", "[sweep]")
{
    const Folder folder;
    folder.file("s.toml", small_sweep);
    REQUIRE(swept(folder, {"--replicates", "2"}).status == 0);
    const std::filesystem::path file = folder / "results/s-sweep/results.sqlite";
    program::asked(file, "UPDATE session SET \"commit\" = 'other'; UPDATE run SET fingerprint = '0123456789abcdef'");
    folder.file("s.toml", with(small_sweep, "[0, 1, 2]", "[3, 0, 1, 2]"));
    const Outcome outcome = swept(folder, {"--replicates", "5", "--extend"});
    CHECK(outcome.status == 2);
    CHECK_THAT(outcome.err, Contains("gives other results than the one that began the sweep (commit other)"));
    CHECK(program::asked(file, "SELECT value FROM identity WHERE name = 'run.replicates'") == "2");
    CHECK(program::asked(file, "SELECT count(*) FROM point") == "6");
    CHECK_THAT(program::asked(file, "SELECT value FROM fact WHERE key = 'source'"), Contains("[0, 1, 2]"));
}

TEST_CASE("the first run that another program repeats is found where the extended design has it", "[sweep]")
{
    const Folder folder;
    folder.file("s.toml", small_sweep);
    REQUIRE(swept(folder, {"--replicates", "2"}).status == 0);
    program::asked(folder / "results/s-sweep/results.sqlite", "UPDATE session SET \"commit\" = 'other'");
    folder.file("s.toml", with(small_sweep, "[0, 1, 2]", "[3, 0, 1, 2]"));
    CHECK_THAT(swept(folder, {"--replicates", "2", "--extend"}).out, Contains("16 runs done (4 now"));
}

TEST_CASE("a change in a long list is told where it is, not by two whole lists", "[sweep]")
{
    const Folder folder;
    std::string list = "[population]\nsuppliers = [";
    for (int category = 0; category < 8; ++category)
        for (int k = 0; k < 6; ++k)
            list +=
                (category + k > 0 ? ", " : "") + std::string("{category = ") + std::to_string(category) + ", own_rate = 0.03}";
    list += "]\n";
    const auto sweep = [](const std::string& population) {
        return "model = \"relational\"\n[run]\nperiods = 8\nreplicates = 2\n[market]\nbuyers = 4\nknown = 5\n" + population +
               "[[sweep.design]]\nkind = \"one_at_a_time\"\n";
    };
    folder.file("s.toml", sweep(list));
    REQUIRE(folder.call({"sweep", "s.toml", "--quiet", "--out", "r"}).status == 0);
    folder.file("s.toml", sweep(list.replace(list.rfind("0.03"), 4, "0.04")));
    const Outcome outcome = folder.call({"sweep", "s.toml", "--quiet", "--out", "r"});
    CHECK(outcome.status == 2);
    CHECK_THAT(outcome.err, Contains("population.suppliers was ...") && Contains("0.03") && Contains("0.04"));
    CHECK(outcome.err.size() < 600);
}
