// Where results may be: no table of a sweep writes over what is not its own, and nobody takes a part for the whole.
#include <catch2/catch.hpp>

#include <algorithm>

#include "experiments/report/sweep_tables.hpp"
#include "tests/experiments/sweeps.hpp"
#include "tests/scratch_folder.hpp"

namespace {

namespace fs = std::filesystem;
using Catch::Contains;
using program::Folder;
using program::Outcome;
using program::small_sweep;
using program::with;

constexpr const char* would_write_over = "which the tables of a sweep would write over";

} // namespace

TEST_CASE("a sweep begins in no folder where its tables would write over something else", "[sweep]")
{
    const Folder folder;
    folder.file("s.toml", small_sweep);
    folder.file("points.csv", "env.uncertainty\n0\n"); // a person's own
    Outcome outcome = folder.call({"sweep", "s.toml", "--quiet", "--out", "."});
    CHECK(outcome.status == 2);
    CHECK_THAT(outcome.err, Contains("has points.csv of something else, ") && Contains(would_write_over));
    CHECK_FALSE(fs::exists(folder / "results.sqlite"));
    REQUIRE(folder.call({"sweep", "s.toml", "--quiet", "--out", "a"}).status == 0);
    outcome = folder.call({"export", "a", "--out", "."});
    CHECK(outcome.status == 2);
    CHECK_THAT(outcome.err, Contains(would_write_over));
    CHECK(tests::text_of(folder / "points.csv") == "env.uncertainty\n0\n");
}

TEST_CASE("a sweep begins in no folder with results of another command", "[sweep]")
{
    const Folder folder;
    folder.file("s.toml", small_sweep);
    folder.file("c.toml", "model = \"relational\"\n[run]\nperiods = 8\nreplicates = 2\n[market]\nbuyers = 4\n");
    REQUIRE(folder.call({"compare", "c.toml", "--quiet", "--out", "a"}).status == 0);
    const std::string before = tests::text_of(folder / "a/manifest.json");
    const Outcome outcome = folder.call({"sweep", "s.toml", "--quiet", "--out", "a"});
    CHECK(outcome.status == 2);
    CHECK_THAT(outcome.err, Contains("manifest.json") && Contains(would_write_over));
    CHECK(tests::text_of(folder / "a/manifest.json") == before);
}

TEST_CASE("tables go where tables of the same sweep were before, and all of them are known by name", "[sweep]")
{
    const Folder folder;
    folder.file("s.toml", small_sweep);
    REQUIRE(folder.call({"sweep", "s.toml", "--quiet", "--out", "a"}).status == 0);
    for (int times = 0; times < 2; ++times) {
        CHECK(folder.call({"export", "a"}).status == 0);
        CHECK(folder.call({"export", "a", "--out", "b"}).status == 0);
    }
    CHECK(folder.call({"sweep", "s.toml", "--quiet", "--out", "a"}).status == 0);
    for (const std::string& name : folder.names("b"))
        CHECK(std::find(experiments::export_files.begin(), experiments::export_files.end(), name) !=
              experiments::export_files.end());
}

TEST_CASE("an export says what is not there yet", "[sweep]")
{
    const Folder folder;
    folder.file("s.toml", with(small_sweep, "replicates = 12", "replicates = 200000"));
    REQUIRE(folder.call({"sweep", "s.toml", "--quiet", "--out", "a", "--max-time", "0.3s"}).status == 5);
    CHECK_THAT(folder.call({"export", "a"}).out, Contains("runs are not there yet: the same souk sweep goes on with them"));
    folder.file("p.toml", small_sweep + "[sweep.precision]\nmeasure = \"total_cost\"\nabsolute = 1e-9\nmost = 12\n");
    REQUIRE(folder.call({"sweep", "p.toml", "--quiet", "--out", "b"}).status == 0);
    CHECK_THAT(folder.call({"export", "b"}).out, Contains("6 points did not become precise within 12 replicates"));
}

TEST_CASE("what a pattern of shards takes along beside them is passed over", "[sweep]")
{
    const Folder folder;
    folder.file("s.toml", small_sweep);
    for (const char* shard : {"1/2", "2/2"})
        REQUIRE(folder.call({"sweep", "s.toml", "--quiet", "--out", "a", "--shard", shard}).status == 0);
    program::Words words{"merge", "b"};
    for (const std::string& name : folder.names("a")) words.push_back("a/" + name);
    REQUIRE(std::any_of(words.begin(), words.end(), [](const std::string& word) { return word.ends_with(".lock"); }));
    CHECK(folder.call(words).status == 0);
}
