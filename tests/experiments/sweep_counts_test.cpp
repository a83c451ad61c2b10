// What a sweep says of itself: how many runs, how long, which points.
#include <catch2/catch.hpp>

#include <boost/json.hpp>
#include <csignal>
#include <set>
#include <sstream>

#include "sim/parallel/pipeline.hpp"
#include "tests/experiments/database.hpp"
#include "tests/experiments/sweeps.hpp"

namespace {

using Catch::Contains;
using program::Folder;
using program::Outcome;
using program::small_sweep;
using program::with;
using program::Words;

boost::json::object last_line(const std::string& text)
{
    const std::size_t begin = text.find_last_of('\n', text.size() - 2);
    return boost::json::parse(text.substr(begin == std::string::npos ? 0 : begin + 1)).as_object();
}

Words lines_of(const std::string& text)
{
    Words lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

} // namespace

TEST_CASE("what a stopped sweep says is what status says", "[sweep]")
{
    const Folder folder;
    const bool is_precise = GENERATE(false, true);
    folder.file("s.toml", is_precise
                              ? small_sweep + "[sweep.precision]\nmeasure = \"total_cost\"\nabsolute = 1e-9\nmost = 20000\n"
                              : with(small_sweep, "replicates = 12", "replicates = 20000"));
    std::int64_t before = 0;
    for (const int wait : {300, 150}) {
        const pid_t child = folder.started({"sweep", "s.toml", "--quiet", "--json", "--out", "a", "--threads", "3"});
        REQUIRE(program::appears(folder / "a/results.sqlite-wal"));
        std::this_thread::sleep_for(std::chrono::milliseconds(wait));
        kill(child, SIGINT);
        const auto end = last_line(folder.finished(child).out);
        const auto status = last_line(folder.call({"status", "a", "--json"}).out);
        for (const char* name : {"done", "failed", "left", "not_precise"}) CHECK(end.at(name) == status.at(name));
        const std::int64_t now = std::stoll(program::asked(folder / "a/results.sqlite", "SELECT sum(finished) FROM session"));
        CHECK(end.at("done").as_int64() == now);
        CHECK(end.at("left").as_int64() > 0);
        CHECK(now > before);
        if (!is_precise) CHECK(end.at("done").as_int64() + end.at("left").as_int64() == 6 * 20000);
        before = now;
    }
}

TEST_CASE("runs beyond the end of a point are not counted", "[sweep]")
{
    const Folder folder;
    folder.file("s.toml", small_sweep + "[sweep.precision]\nmeasure = \"total_cost\"\nabsolute = 0.6\nmost = 300\n");
    const Outcome outcome = folder.call({"sweep", "s.toml", "--quiet", "--json", "--threads", "7", "--out", "a"});
    REQUIRE(outcome.status == 0);
    REQUIRE(folder.call({"export", "a"}).status == 0);
    const auto rows = static_cast<std::int64_t>(program::table_in(folder / "a/runs.csv").rows.size());
    const auto end = last_line(outcome.out);
    CHECK(2 * end.at("done").as_int64() == rows);
    CHECK(end.at("left") == 0);
    CHECK(last_line(folder.call({"status", "a", "--json"}).out).at("done") == end.at("done"));
    CHECK(program::asked(folder / "a/results.sqlite", "SELECT count(*) FROM runs") == std::to_string(rows / 2));
    CHECK(program::asked(folder / "a/results.sqlite", "SELECT finished FROM session") == std::to_string(rows / 2));
}

TEST_CASE("who asks for so many replicates where precision decides is told so", "[sweep]")
{
    const Folder folder;
    folder.file("s.toml", small_sweep + "[sweep.precision]\nmeasure = \"total_cost\"\nabsolute = 0.6\nmost = 300\n");
    const Words asked{"sweep", "s.toml", "--dry-run", "--replicates", "5"};
    CHECK_THAT(folder.call(asked).err, Contains("--replicates has no effect here: [sweep.precision] says how many"));
    CHECK(folder.call(program::joined(asked, {"--quiet"})).err == "");
    CHECK(folder.call({"sweep", "s.toml", "--dry-run"}).err == "");
}

TEST_CASE("failed runs that are tried again are counted once", "[sweep]")
{
    const Folder folder;
    const std::string rule = GENERATE("", "[sweep.precision]\nmeasure = \"total_cost\"\nabsolute = 0.6\nmost = 60\n");
    folder.file("s.toml", with(small_sweep, "\"whole\"", "\"summary\"") + rule);
    REQUIRE(folder.call({"sweep", "s.toml", "--quiet", "--out", "fresh"}).status == 0);
    REQUIRE(folder.call({"sweep", "s.toml", "--quiet", "--out", "a", "--threads", "5"}).status == 0);
    const std::filesystem::path file = folder / "a/results.sqlite";
    const int all = std::stoi(program::asked(file, "SELECT count(*) FROM runs"));
    program::asked(file, "UPDATE run SET status = 'failed' WHERE replicate = 0 AND point IN (1, 4)");
    CHECK(folder.call({"status", "a"}).status == 4);
    CHECK_THAT(folder.call({"sweep", "s.toml", "--quiet", "--out", "a"}).out, Contains("2 runs failed"));
    const Outcome again = folder.call({"sweep", "s.toml", "--quiet", "--out", "a", "--retry-failed"});
    CHECK(again.status == 0);
    CHECK_THAT(again.out, Contains(std::to_string(all) + " runs done (2 now"));
    CHECK(program::exported(folder, "a").at("runs.csv") == program::exported(folder, "fresh").at("runs.csv"));
}

TEST_CASE("status counts on the threads that the sweep had", "[sweep]")
{
    const Folder folder;
    folder.file("s.toml", with(small_sweep, "replicates = 12", "replicates = 20000"));
    REQUIRE(folder.call({"sweep", "s.toml", "--quiet", "--max-time", "0.3s"}).status == 5);
    auto status = last_line(folder.call({"status", "results/s-sweep", "--json"}).out);
    CHECK(status.at("threads") == sim::threads_at_work(0));
    REQUIRE(folder.call({"sweep", "s.toml", "--quiet", "--max-time", "0.3s", "--threads", "3"}).status == 5);
    status = last_line(folder.call({"status", "results/s-sweep", "--json"}).out);
    CHECK(status.at("threads") == 3);
    CHECK(status.at("seconds_left").as_double() == Approx(status.at("thread_seconds_left").as_double() / 3));
}

TEST_CASE("progress counts every run of the sweep, those in flight among those left", "[sweep]")
{
    const Folder folder;
    folder.file("s.toml", with(small_sweep, "replicates = 12", "replicates = 20000"));
    const Outcome outcome = folder.call({"sweep", "s.toml", "--json", "--max-time", "3s", "--threads", "3"});
    REQUIRE(outcome.status == 5);
    const Words lines = lines_of(outcome.out);
    CHECK(lines.size() > 1);
    for (const std::string& line : lines) {
        const auto told = boost::json::parse(line).as_object();
        CHECK(told.at("done").as_int64() + told.at("failed").as_int64() + told.at("left").as_int64() == 6 * 20000);
    }
}

TEST_CASE("verify runs each run at most once", "[sweep]")
{
    const Folder folder;
    folder.file("s.toml", small_sweep);
    REQUIRE(folder.call({"sweep", "s.toml", "--quiet"}).status == 0);
    for (const auto& [asked, given] : {std::pair{"40", 40u}, {"72", 72u}, {"100", 72u}}) {
        const Words lines = lines_of(folder.call({"verify", "results/s-sweep", "-n", asked}).out);
        CHECK(lines.size() == given);
        CHECK(std::set<std::string>(lines.begin(), lines.end()).size() == given);
    }
}

TEST_CASE("what --dry-run says is there for other programs, too", "[sweep]")
{
    const Folder folder;
    folder.file("s.toml", small_sweep);
    const Outcome outcome = folder.call({"sweep", "s.toml", "--dry-run", "--json", "--shard", "2/4"});
    CHECK(outcome.status == 0);
    const auto said = last_line(outcome.out);
    CHECK(said.at("points") == 6);
    CHECK(said.at("shard_points") == 2);
    CHECK(said.at("runs_least") == 24);
    CHECK(said.at("first_points").at(0).at("point") == 1); // of the shard, which has two
    CHECK(said.at("first_points").at(1).at("point") == 5);
    CHECK(said.at("first_points").at(1).at("values").at("env.uncertainty") == "2");
    CHECK(said.at("last_points").as_array().empty());
    CHECK(said.at("seconds").as_double() > 0.0);
    CHECK(folder.names() == Words{"s.toml"});
}

TEST_CASE("one at a time, a value that is the base's is not run again", "[sweep]")
{
    const Folder folder;
    folder.file("s.toml",
                with(with(small_sweep, "\"grid\"", "\"one_at_a_time\""), "buyers = 4", "buyers = 4\n[env]\nuncertainty = 1"));
    const Outcome outcome = folder.call({"sweep", "s.toml", "--dry-run"});
    CHECK_THAT(outcome.out, Contains("5 points (1 left out: the same as another)"));
    REQUIRE(folder.call({"sweep", "s.toml", "--quiet", "--out", "a"}).status == 0);
    REQUIRE(folder.call({"export", "a"}).status == 0);
    const program::Table points = program::table_in(folder / "a/points.csv");
    std::set<std::pair<std::string, std::string>> different;
    for (std::size_t k = 0; k < points.rows.size(); ++k)
        different.emplace(points.at(k, "env.uncertainty"), points.at(k, "policy.aggressive.pressure"));
    CHECK(different.size() == 5);
    CHECK(points.rows.size() == 5);
}

TEST_CASE("one is not many", "[sweep]")
{
    const Folder folder;
    folder.file("s.toml", with(small_sweep, "[0, 1, 2]", "[1]"));
    const Words call{"sweep", "s.toml", "--quiet", "--points", "1", "--replicates", "1"};
    CHECK_THAT(folder.call(program::joined(call, {"--dry-run"})).out, Contains("1 point, 1 replicate each: 1 run\n"));
    CHECK_THAT(folder.call(call).out, Contains("1 point, 1 run done (1 now"));
    CHECK_THAT(folder.call({"status", "results/s-sweep-look"}).out, Contains("1 point; 1 run done"));
    CHECK_THAT(folder.call({"export", "results/s-sweep-look"}).out, Contains("1 run in"));
    CHECK_THAT(folder.call(program::joined(call, {"--dry-run"})).out, Contains("1 run is there already"));
    const Words whole{"sweep", "s.toml", "--quiet", "--replicates", "1"};
    CHECK_THAT(folder.call(program::joined(whole, {"--out", "results/s-sweep-look"})).err, Contains("1 point is new"));
    CHECK_THAT(folder.call(whole).out, Contains("2 points, 2 runs done (2 now")); // a look is not in the way
}
