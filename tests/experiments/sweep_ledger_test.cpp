// A results file on its own: without the files it came from, half begun, damaged, not writable.
#include <catch2/catch.hpp>

#include <csignal>

#include "tests/experiments/database.hpp"
#include "tests/experiments/sweeps.hpp"

namespace {

namespace fs = std::filesystem;
using Catch::Contains;
using program::Folder;
using program::Outcome;
using program::small_sweep;
using program::with;
using program::Words;

const std::string table_sweep = R"(model = "relational"
[run]
periods = 8
replicates = 3
[market]
buyers = 4
[[sweep.design]]
kind = "table"
file = "points.csv"
[[sweep.design.axis]]
parameter = "env.uncertainty"
role = "uncertainty"
)";

Outcome swept(const Folder& folder, const Words& more = {})
{
    return folder.call(program::joined({"sweep", "s.toml", "--quiet"}, more));
}

} // namespace

TEST_CASE("results of a table of points need neither the table nor the sweep file", "[sweep]")
{
    const Folder folder;
    folder.file("s.toml", table_sweep);
    folder.file("points.csv", "env.uncertainty\n0\n1\n");
    REQUIRE(swept(folder).status == 0);
    const auto tables = program::exported(folder, "results/s-sweep");
    folder.file("points.csv", "env.uncertainty\n2\n");
    const auto still_there = [&] {
        CHECK_THAT(folder.call({"status", "results/s-sweep"}).out, Contains("2 points; 6 runs done, 0 failed, 0 left; complete"));
        CHECK(folder.call({"verify", "results/s-sweep", "-n", "6"}).status == 0);
        CHECK(program::exported(folder, "results/s-sweep") == tables);
    };
    still_there();
    CHECK_THAT(swept(folder, {"--extend"}).err, Contains("2 of its 2 points are gone"));
    fs::remove(folder / "points.csv");
    fs::remove(folder / "s.toml");
    still_there();
    CHECK_THAT(program::text_of(folder / "results/s-sweep/manifest.json"), Contains("env.uncertainty\\n0\\n1\\n"));
}

TEST_CASE("results know which points constraints and repetition left out", "[sweep]")
{
    const Folder folder;
    const std::string axis = "[[sweep.design.axis]]\nparameter = \"trust.gain\"\nrole = \"uncertainty\"\n";
    folder.file("s.toml", "model = \"relational\"\n[run]\nperiods = 8\nreplicates = 2\n[market]\nbuyers = 4\n"
                          "[[sweep.design]]\nkind = \"grid\"\nconstraints = [\"trust.gain < trust.loss\"]\n" +
                              axis + "values = [0.1, 0.6, 0.2]\n[[sweep.design]]\nkind = \"one_at_a_time\"\n" + axis +
                              "values = [0.18, 0.3]\n");
    for (const std::string shard : {"1/2", "2/2"}) REQUIRE(swept(folder, {"--out", "a", "--shard", shard}).status == 0);
    REQUIRE(folder.call({"merge", "a", "a"}).status == 0);
    REQUIRE(swept(folder, {"--out", "b"}).status == 0);
    CHECK(program::exported(folder, "a") == program::exported(folder, "b"));
    const program::Table points = program::table_in(folder / "b-tables/points.csv");
    REQUIRE(points.rows.size() == 4);
    for (std::size_t row = 0; row < 4; ++row)
        CHECK(points.at(row, "trust.gain") == std::vector{"0.1", "0.2", "0.18", "0.3"}[row]);
    for (const std::string results : {"a", "b"}) {
        CHECK_THAT(folder.call({"status", results}).out, Contains("4 points; 8 runs done, 0 failed, 0 left; complete"));
        CHECK(folder.call({"verify", results, "-n", "8"}).status == 0);
    }
    program::asked(folder / "b/results.sqlite", "DELETE FROM fact WHERE key = 'points'"); // as before there was such a fact
    CHECK(folder.call({"verify", "b", "-n", "8"}).status == 0);
    CHECK(program::exported(folder, "a") == program::exported(folder, "b"));
}

TEST_CASE("shards of a table of points are merged without the table", "[sweep]")
{
    const Folder folder;
    folder.file("s.toml", table_sweep);
    folder.file("points.csv", "env.uncertainty\n0\n1\n");
    for (const std::string shard : {"1/2", "2/2"}) REQUIRE(swept(folder, {"--out", "a", "--shard", shard}).status == 0);
    fs::remove(folder / "points.csv");
    CHECK_THAT(folder.call({"merge", "all", "a"}).out, Contains("2 shards joined"));
    CHECK(folder.call({"verify", "all"}).status == 0);
}

TEST_CASE("a sweep file comes through a pipe, too", "[sweep]")
{
    const Folder folder;
    const Outcome outcome = folder.call({"sweep", "/dev/stdin", "--quiet", "--replicates", "2", "--out", "a"}, {small_sweep});
    CAPTURE(outcome.err);
    CHECK(outcome.status == 0);
    CHECK_THAT(folder.call({"status", "a"}).out, Contains("12 runs done"));
}

TEST_CASE("results that are empty, half begun or damaged are one clear sentence", "[sweep]")
{
    const Folder folder;
    folder.file("s.toml", small_sweep);
    REQUIRE(swept(folder, {"--replicates", "2"}).status == 0);
    const fs::path whole = folder / "results/s-sweep/results.sqlite";
    const auto refused = [&](const std::string& sql, const std::string& why, const std::vector<std::string>& commands) {
        fs::remove_all(folder / "a");
        fs::create_directory(folder / "a");
        if (sql.empty())
            folder.file("a/results.sqlite", "");
        else
            fs::copy_file(whole, folder / "a/results.sqlite");
        if (!sql.empty()) program::asked(folder / "a/results.sqlite", sql);
        for (const std::string& command : commands) {
            const Outcome outcome = folder.call(command == "merge" ? Words{"merge", "m", "a"} : Words{command, "a"});
            CAPTURE(command, sql, outcome.err);
            CHECK(outcome.status == 2);
            CHECK_THAT(outcome.err, Contains(why));
            CHECK_THAT(outcome.err, Contains("1 problem\na/results.sqlite: "));
        }
    };
    const std::vector<std::string> all{"status", "verify", "export", "merge"};
    refused("", "no sweep was begun in it", all);
    refused("DELETE FROM fact WHERE key = 'source'", "no sweep was begun in it", all);
    refused("DELETE FROM fact", "no sweep was begun in it", all);
    refused("UPDATE fact SET value = '{' WHERE key = 'source'", "is damaged", {"status", "verify"});
    refused("DELETE FROM point WHERE point > 2", "is damaged", all);
    refused("DELETE FROM point WHERE point > 2; DELETE FROM coordinate WHERE point > 2", "is damaged",
            {"status", "verify", "merge"});
    refused("DROP TABLE identity", "holds no results of a sweep", all);
    fs::remove_all(folder / "a");
    fs::create_directory(folder / "a");
    folder.file("a/results.sqlite", "");
    CHECK(swept(folder, {"--replicates", "2", "--out", "a"}).status == 0); // an empty file is as good as none
    fs::create_directory(folder / "b");
    program::asked(folder / "b/results.sqlite", "CREATE TABLE point (mine)");
    const Outcome outcome = swept(folder, {"--out", "b"});
    CHECK(outcome.status == 2);
    CHECK_THAT(outcome.err, Contains("holds no results of a sweep"));
}

TEST_CASE("whoever asks while a sweep begins or grows is answered", "[sweep]")
{
    const Folder folder, other;
    for (int replicates = 1; replicates <= 6; ++replicates) {
        folder.file("s.toml", with(small_sweep, "[0, 1, 2]", replicates % 2 == 1 ? "[0, 1]" : "[2, 0, 1]"));
        const std::string out = "a" + std::to_string((replicates + 1) / 2);
        const pid_t child = folder.started(
            {"sweep", "s.toml", "--quiet", "--extend", "--replicates", std::to_string(40 * replicates), "--out", out});
        for (int k = 0; k < 12; ++k)
            for (const std::string command : {"status", "verify"}) {
                const Outcome outcome = other.call({command, (folder / out).string()});
                CAPTURE(command, outcome.err);
                CHECK((outcome.status == 0 || outcome.status == 2));
                if (outcome.status != 0) CHECK_THAT(outcome.err, Contains("1 problem\n"));
            }
        CHECK(folder.finished(child).status == 0);
    }
}

TEST_CASE("nothing but the results is left beside them", "[sweep]")
{
    const Folder folder;
    folder.file("s.toml", small_sweep);
    const Words clean{"manifest.json", "results.sqlite", "results.sqlite.lock"};
    REQUIRE(swept(folder, {"--replicates", "2"}).status == 0);
    CHECK(folder.names("results/s-sweep") == clean);
    REQUIRE(folder.call({"status", "results/s-sweep"}).status == 0);
    REQUIRE(folder.call({"verify", "results/s-sweep"}).status == 0);
    REQUIRE(folder.call({"export", "results/s-sweep", "--out", "tables"}).status == 0);
    CHECK(folder.names("results/s-sweep") == clean);
    REQUIRE(swept(folder, {"--replicates", "3", "--extend"}).status == 0);
    CHECK(folder.names("results/s-sweep") == clean);
}

TEST_CASE("a folder that may only be read is read, and nothing is begun in it", "[sweep]")
{
    const Folder folder;
    folder.file("s.toml", small_sweep);
    REQUIRE(swept(folder, {"--replicates", "2"}).status == 0);
    const auto read_only = fs::perms::owner_read | fs::perms::owner_exec | fs::perms::others_read | fs::perms::others_exec;
    const program::Channels nobody{.input = "", .out_to = {}, .as_nobody = true};
    fs::permissions(folder.path(), read_only);
    fs::permissions(folder / "results/s-sweep", read_only);
    CHECK(folder.call({"status", "results/s-sweep"}, nobody).status == 0);
    CHECK(folder.call({"verify", "results/s-sweep"}, nobody).status == 0);
    for (const Words& out : {Words{"--out", "results/s-sweep"}, Words{"--out", "b"}}) {
        const Outcome outcome = folder.call(program::joined({"sweep", "s.toml", "--quiet"}, out), nobody);
        CHECK(outcome.status == 2);
        CHECK_THAT(outcome.err, Contains("may not be written") || Contains("the results folder cannot be made"));
    }
    const Outcome exported = folder.call({"export", "results/s-sweep"}, nobody);
    CHECK(exported.status == 2);
    CHECK_THAT(exported.err, Contains("cannot be written"));
    fs::permissions(folder.path(), fs::perms::owner_all);
    fs::permissions(folder / "results/s-sweep", fs::perms::owner_all);
}

TEST_CASE("runs that a killed sweep left beside a file that may only be read are spoken of", "[sweep]")
{
    const Folder folder;
    folder.file("s.toml", with(small_sweep, "replicates = 12", "replicates = 20000"));
    const pid_t child = folder.started({"sweep", "s.toml", "--quiet", "--out", "a"});
    REQUIRE(program::appears(folder / "a/results.sqlite-wal"));
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    kill(child, SIGKILL);
    folder.finished(child);
    fs::remove(folder / "a/results.sqlite-shm"); // as where only the file and its journal were copied
    fs::permissions(folder / "a",
                    fs::perms::owner_read | fs::perms::owner_exec | fs::perms::others_read | fs::perms::others_exec);
    const Outcome outcome = folder.call({"status", "a"}, {.input = "", .out_to = {}, .as_nobody = true});
    CHECK(outcome.status == 2);
    CHECK_THAT(outcome.err, Contains("its newest runs still stand in results.sqlite-wal"));
    fs::permissions(folder / "a", fs::perms::owner_all);
    CHECK(folder.call({"status", "a"}).status == 0);
}
