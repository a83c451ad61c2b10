// `souk sweep` and its sisters: what they refuse, keep, add and say.
#include <catch2/catch.hpp>

#include <boost/interprocess/sync/file_lock.hpp>
#include <sqlite3.h>
#include <sys/resource.h>

#include "tests/experiments/sweeps.hpp"

namespace {

namespace fs = std::filesystem;
using Catch::Contains;
using program::Folder;
using program::Outcome;
using program::small_sweep;
using program::with;
using program::Words;

Outcome swept(const Folder& folder, const Words& more = {})
{
    return folder.call(program::joined({"sweep", "s.toml", "--quiet"}, more));
}

} // namespace

TEST_CASE("a finished sweep is not run again", "[sweep]")
{
    const Folder folder;
    folder.file("s.toml", small_sweep);
    CHECK_THAT(swept(folder).out, Contains("72 runs done (72 now"));
    CHECK_THAT(swept(folder).out, Contains("72 runs done (0 now"));
    CHECK_THAT(folder.call({"status", "results/s-sweep"}).out, Contains("72 runs done, 0 failed, 0 left; complete"));
    const Outcome verified = folder.call({"verify", "results/s-sweep", "-n", "3"});
    CHECK(verified.status == 0);
    CHECK_THAT(verified.out, Contains(" again"));
}

TEST_CASE("a changed sweep is refused with what changed", "[sweep]")
{
    const Folder folder;
    folder.file("s.toml", small_sweep);
    REQUIRE(swept(folder, {"--replicates", "2"}).status == 0);
    folder.file("s.toml", with(small_sweep, "buyers = 4", "buyers = 6"));
    Outcome outcome = swept(folder, {"--replicates", "2", "--extend"});
    CHECK(outcome.status == 2);
    CHECK_THAT(outcome.err, Contains("market.buyers was 4, and is now 6"));
    folder.file("s.toml", with(small_sweep, "[0, 1, 2]", "[0, 1]"));
    outcome = swept(folder, {"--replicates", "2", "--extend"});
    CHECK(outcome.status == 2);
    CHECK_THAT(outcome.err, Contains("2 of its 6 points are gone"));
    folder.file("s.toml", small_sweep);
    outcome = swept(folder);
    CHECK(outcome.status == 2);
    CHECK_THAT(outcome.err, Contains("run.replicates was 2, and is now 12"));
    CHECK_THAT(outcome.err, Contains("--extend"));
}

TEST_CASE("a sweep with --extend adds replicates and points, and keeps what is there", "[sweep]")
{
    const Folder folder;
    folder.file("s.toml", small_sweep);
    REQUIRE(swept(folder, {"--replicates", "3"}).status == 0);
    CHECK_THAT(swept(folder, {"--replicates", "5", "--extend"}).out, Contains("30 runs done (12 now"));
    folder.file("s.toml", with(small_sweep, "[0, 1, 2]", "[0, 0.5, 1, 2]"));
    CHECK_THAT(swept(folder, {"--replicates", "5", "--extend"}).out, Contains("40 runs done (10 now"));
    REQUIRE(swept(folder, {"--replicates", "5", "--out", "fresh"}).status == 0);
    CHECK(program::exported(folder, "results/s-sweep") == program::exported(folder, "fresh"));
}

TEST_CASE("failed runs are set apart, the sweep goes on, and they can be tried again", "[sweep]")
{
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    return; // a sanitizer needs more address space than the limit that makes these runs fail
#endif
    const Folder folder;
    folder.file("s.toml", with(with(with(small_sweep, "env.uncertainty", "market.buyers"), "[0, 1, 2]", "[4, 6000]"),
                               "replicates = 12", "replicates = 1"));
    rlimit before{};
    getrlimit(RLIMIT_AS, &before);
    const rlimit small{90'000'000, before.rlim_max};
    setrlimit(RLIMIT_AS, &small);
    const pid_t child = folder.started({"sweep", "s.toml", "--quiet", "--threads", "1"});
    setrlimit(RLIMIT_AS, &before);
    const Outcome outcome = folder.finished(child);
    CAPTURE(outcome.out, outcome.err);
    CHECK(outcome.status == 4);
    CHECK_THAT(outcome.out, Contains("2 runs failed"));
    CHECK(folder.call({"status", "results/s-sweep"}).status == 4);
    REQUIRE(folder.call({"export", "results/s-sweep"}).status == 0);
    const program::Table failed = program::table_in(folder / "results/s-sweep/failed.csv");
    REQUIRE(failed.rows.size() == 2);
    CHECK_THAT(failed.at(0, "message"), Contains("the market needs") && Contains("MB of memory"));
    CHECK(failed.at(0, "seed") == "1");
    CHECK(program::table_in(folder / "results/s-sweep/runs.csv").rows.size() == 4);
    CHECK_THAT(swept(folder).out, Contains("2 runs failed")); // not tried again unasked
    const Outcome again = swept(folder, {"--retry-failed"});
    CHECK(again.status == 0);
    CHECK_THAT(again.out, Contains("4 runs done (2 now"));
}

TEST_CASE("what --dry-run says is what there is, and it writes nothing", "[sweep]")
{
    const Folder folder;
    folder.file("s.toml", small_sweep);
    const Outcome outcome = swept(folder, {"--dry-run"});
    CHECK(outcome.status == 0);
    CHECK_THAT(outcome.out, Contains("6 points, 12 replicates each: 72 runs"));
    CHECK_THAT(outcome.out, Contains("policy.aggressive.pressure = 0.3, env.uncertainty = 0"));
    CHECK_THAT(outcome.out, Contains("of memory"));
    CHECK(folder.names() == Words{"s.toml"});
}

TEST_CASE("results that somebody else works on are left alone", "[sweep]")
{
    const Folder folder;
    folder.file("s.toml", small_sweep);
    REQUIRE(swept(folder).status == 0);
    {
        boost::interprocess::file_lock lock((folder / "results/s-sweep/results.sqlite.lock").c_str());
        REQUIRE(lock.try_lock());
        const Outcome outcome = swept(folder);
        CHECK(outcome.status == 2);
        CHECK_THAT(outcome.err, Contains("another souk works on these results"));
        CHECK_THAT(folder.call({"status", "results/s-sweep"}).out, Contains("a souk is working on it"));
    }
    CHECK(swept(folder).status == 0);
}

TEST_CASE("a database that another program holds is one clear sentence, and nothing is lost", "[sweep]")
{
    const Folder folder;
    folder.file("s.toml", small_sweep);
    REQUIRE(swept(folder, {"--replicates", "2"}).status == 0);
    sqlite3* other = nullptr;
    REQUIRE(sqlite3_open((folder / "results/s-sweep/results.sqlite").c_str(), &other) == SQLITE_OK);
    REQUIRE(sqlite3_exec(other, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr) == SQLITE_OK);
    const Outcome outcome = swept(folder, {"--replicates", "3", "--extend"});
    CHECK(outcome.status == 2);
    CHECK_THAT(outcome.err, Contains("another process holds this database"));
    sqlite3_close(other);
    CHECK_THAT(swept(folder, {"--replicates", "3", "--extend"}).out, Contains("18 runs done (6 now"));
}

TEST_CASE("a folder that cannot be, or holds something else, is one clear sentence", "[sweep]")
{
    const Folder folder;
    folder.file("s.toml", small_sweep);
    folder.file("a", "text");
    Outcome outcome = swept(folder, {"--out", "a/b"});
    CHECK(outcome.status == 2);
    CHECK_THAT(outcome.err, Contains("the results folder cannot be made"));
    fs::create_directory(folder / "b");
    folder.file("b/results.sqlite", "this is a text of some length, and no database at all: it has no header that SQLite knows");
    outcome = swept(folder, {"--out", "b"});
    CHECK(outcome.status == 2);
    CHECK_THAT(outcome.err, Contains("is no database of results"));
    CHECK(folder.call({"export", "b/nowhere"}).status == 2);
    fs::create_directory(folder / "c");
    fs::permissions(folder / "c", fs::perms::owner_read | fs::perms::owner_exec);
    if (std::ofstream(folder / "c/probe")) return; // a superuser may write everywhere
    outcome = swept(folder, {"--out", "c"});
    CHECK(outcome.status == 2);
    CHECK_THAT(outcome.err, Contains("may not be written"));
}

TEST_CASE("levers and uncertainties are kept apart in the tables", "[sweep]")
{
    const Folder folder;
    folder.file("s.toml", small_sweep);
    REQUIRE(swept(folder, {"--replicates", "2"}).status == 0);
    REQUIRE(folder.call({"export", "results/s-sweep"}).status == 0);
    const program::Table points = program::table_in(folder / "results/s-sweep/points.csv");
    CHECK(points.header == Words{"point", "design", "lever_set", "uncertainty_set", "replicates", "failed",
                                 "policy.aggressive.pressure", "env.uncertainty"});
    CHECK(points.at(3, "lever_set") == "1");
    CHECK(points.at(3, "uncertainty_set") == "1");
    const program::Table columns = program::table_in(folder / "results/s-sweep/columns.csv");
    for (const Words& row : columns.rows) {
        if (row[0] == "policy.aggressive.pressure") CHECK(row[1] == "lever");
        if (row[0] == "env.uncertainty") CHECK(row[1] == "uncertainty");
        for (const std::string& cell : row) CHECK_FALSE(cell.empty());
    }
}

TEST_CASE("a point's run is the run of compare with the same values", "[sweep]")
{
    const Folder folder;
    folder.file("s.toml", small_sweep);
    folder.file("c.toml", "model = \"relational\"\n[run]\nperiods = 8\nreplicates = 3\n[market]\nbuyers = 4\n[env]\nuncertainty "
                          "= 2\n[policy.aggressive]\npressure = 0.9\n");
    REQUIRE(swept(folder, {"--replicates", "3"}).status == 0);
    REQUIRE(folder.call({"export", "results/s-sweep"}).status == 0);
    REQUIRE(folder.call({"compare", "c.toml", "--quiet", "--out", "c"}).status == 0);
    const program::Table runs = program::table_in(folder / "results/s-sweep/runs.csv"),
                         replicates = program::table_in(folder / "c/replicates.csv");
    for (std::size_t row = 0; row < 6; ++row)
        for (const std::string measure : {"total_cost", "component_price", "total_cost_last_8_periods"})
            CHECK(runs.at(30 + row, measure) == replicates.at(row, measure));
}

TEST_CASE("points that do not become precise are named", "[sweep]")
{
    const Folder folder;
    folder.file("s.toml", small_sweep + "[sweep.precision]\nmeasure = \"total_cost\"\nabsolute = 1e-9\nmost = 12\n");
    const Outcome outcome = swept(folder);
    CHECK(outcome.status == 0);
    CHECK_THAT(outcome.out, Contains("6 points did not become precise within 12 replicates: 0, 1, 2, 3, 4, 5"));
}

TEST_CASE("progress for other programs is lines of JSON", "[sweep]")
{
    const Folder folder;
    folder.file("s.toml", small_sweep);
    const Outcome outcome = folder.call({"sweep", "s.toml", "--json"});
    CHECK(outcome.status == 0);
    CHECK(outcome.err == "");
    CHECK(outcome.out.substr(outcome.out.rfind('\n', outcome.out.size() - 2) + 1)
              .starts_with("{\"complete\":true,\"done\":72,\"failed\":0"));
}

TEST_CASE("every sweep that the repository brings runs", "[sweep]")
{
    const Folder folder;
    int sweeps = 0;
    for (const auto& entry : fs::directory_iterator(SOUK_ROOT "/configs/sweeps")) {
        if (entry.path().extension() != ".toml") continue;
        const Outcome outcome =
            folder.call({"sweep", entry.path().string(), "--quiet", "--points", "3", "--replicates", "2", "--set",
                         "run.periods=8", "--set", "market.buyers=8", "--set", "run.last_stretch=40"});
        CAPTURE(entry.path(), outcome.err);
        CHECK(outcome.status == 0);
        ++sweeps;
    }
    CHECK(sweeps >= 3);
}
