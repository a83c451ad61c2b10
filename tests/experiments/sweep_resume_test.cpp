// Sweeps that cannot be lost: killed, stopped, split, on any number of threads, on a full disk.
#include <catch2/catch.hpp>

#include <chrono>
#include <csignal>
#include <sys/resource.h>
#include <thread>

#include "tests/experiments/sweeps.hpp"

using Catch::Contains;
using program::Folder;
using program::Outcome;
using program::small_sweep;
using program::with;
using program::Words;

TEST_CASE("a sweep killed at 30 moments and resumed exports the bytes of an undisturbed one", "[sweep]")
{
    const std::string recording = GENERATE("whole", "summary", "thinned");
    const Folder folder;
    folder.file("s.toml", with(with(small_sweep, "replicates = 12", "replicates = 400"), "\"whole\"", "\"" + recording + "\""));
    const auto expected = program::undisturbed(folder, "s.toml");
    const Words call{"sweep", "s.toml", "--quiet", "--out", "killed"};
    int killed = 0;
    for (int moment = 0; moment < 30; ++moment) {
        const pid_t child = folder.started(call);
        std::this_thread::sleep_for(std::chrono::milliseconds(moment < 10 ? 2 * moment : 7 * moment % 90));
        kill(child, SIGKILL);
        if (folder.finished(child).status == -SIGKILL) ++killed;
    }
    CHECK(killed >= 10); // the others were done before
    const Outcome outcome = folder.call(call);
    CAPTURE(outcome.err);
    CHECK(outcome.status == 0);
    CHECK(program::exported(folder, "killed") == expected);
}

TEST_CASE("a sweep until precise, killed and resumed, exports the same bytes", "[sweep]")
{
    const Folder folder;
    folder.file("s.toml", small_sweep + "[sweep.precision]\nmeasure = \"total_cost\"\nabsolute = 0.6\nmost = 300\nhold = 3\n");
    const auto expected = program::undisturbed(folder, "s.toml");
    for (int moment = 0; moment < 8; ++moment) {
        const pid_t child = folder.started({"sweep", "s.toml", "--quiet", "--out", "killed"});
        std::this_thread::sleep_for(std::chrono::milliseconds(15 * moment));
        kill(child, SIGKILL);
        folder.finished(child);
    }
    CHECK(folder.call({"sweep", "s.toml", "--quiet", "--out", "killed", "--threads", "3"}).status == 0);
    CHECK(program::exported(folder, "killed") == expected);
    CHECK(folder.call({"sweep", "s.toml", "--quiet", "--out", "one", "--threads", "1"}).status == 0);
    CHECK(program::exported(folder, "one") == expected);
}

TEST_CASE("any number of threads exports the same bytes", "[sweep]")
{
    const Folder folder;
    folder.file("s.toml", small_sweep);
    const auto expected = program::undisturbed(folder, "s.toml");
    for (const std::string threads : {"1", "2", "3", "7"}) {
        const std::string out = "threads-" + threads;
        REQUIRE(folder.call({"sweep", "s.toml", "--quiet", "--threads", threads, "--out", out}).status == 0);
        CHECK(program::exported(folder, out) == expected);
    }
}

TEST_CASE("shards in any order, merged, export the bytes of the whole", "[sweep]")
{
    const std::string recording = GENERATE("whole", "summary", "thinned");
    const Folder folder;
    folder.file("s.toml", with(small_sweep, "\"whole\"", "\"" + recording + "\""));
    const auto expected = program::undisturbed(folder, "s.toml");
    for (const int count : {1, 2, 5}) {
        const std::string out = "shards-" + std::to_string(count);
        Words shards;
        for (int k = 0; k < count; ++k) { // 3, 1, 4, 2, 5 of five
            const std::string number = std::to_string((2 + 3 * k) % count + 1);
            REQUIRE(folder.call({"sweep", "s.toml", "--quiet", "--shard", number + "/" + std::to_string(count), "--out", out})
                        .status == 0);
            shards.push_back(out +
                             (count == 1 ? "/results.sqlite" : "/shard-" + number + "-of-" + std::to_string(count) + ".sqlite"));
        }
        const Outcome merged = folder.call(program::joined({"merge", out + "-merged"}, shards));
        CAPTURE(merged.err);
        REQUIRE(merged.status == 0);
        CHECK(program::exported(folder, out + "-merged") == expected);
    }
}

TEST_CASE("merge refuses overlaps, gaps, unfinished shards and other designs, and says which", "[sweep]")
{
    const Folder folder;
    folder.file("s.toml", small_sweep);
    folder.file("t.toml", with(small_sweep, "buyers = 4", "buyers = 6"));
    for (const std::string number : {"1", "2"})
        REQUIRE(folder.call({"sweep", "s.toml", "--quiet", "--shard", number + "/2", "--out", "a"}).status == 0);
    REQUIRE(folder.call({"sweep", "t.toml", "--quiet", "--shard", "2/2", "--out", "b"}).status == 0);
    REQUIRE(folder.call({"sweep", "s.toml", "--quiet", "--shard", "1/2", "--out", "c"}).status == 0);
    REQUIRE(folder.call({"sweep", "s.toml", "--quiet", "--shard", "1/3", "--out", "d"}).status == 0);
    const std::string one = "a/shard-1-of-2.sqlite", two = "a/shard-2-of-2.sqlite";
    const auto refused = [&](const Words& shards, const std::string& why) {
        const Outcome outcome = folder.call(program::joined({"merge", "m"}, shards));
        CHECK(outcome.status == 2);
        CHECK_THAT(outcome.err, Contains(why));
        CHECK_FALSE(std::filesystem::exists(folder / "m/results.sqlite"));
    };
    refused({one}, "shard 2/2 is missing");
    refused({one, two, "c"}, "is shard 1/2, and so is " + one);
    refused({one, "b"}, "is of another sweep than " + one + ": market.buyers is 4 there and 6 here");
    refused({one, "d"}, "is shard 1/3");
    refused({one, "nowhere"}, "there is no such folder");
}

TEST_CASE("a signal finishes the runs in flight and says how to go on", "[sweep]")
{
    const auto [number, status] = GENERATE(table<int, int>({{SIGINT, 130}, {SIGTERM, 143}}));
    const Folder folder;
    folder.file("s.toml", with(small_sweep, "replicates = 12", "replicates = 20000"));
    const pid_t child = folder.started({"sweep", "s.toml", "--quiet"});
    REQUIRE(program::appears(folder / "results/s-sweep/results.sqlite-wal"));
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
    REQUIRE(kill(child, number) == 0);
    const Outcome outcome = folder.finished(child);
    CHECK(outcome.status == status);
    CHECK_THAT(outcome.out, Contains("souk sweep s.toml"));
    CHECK_THAT(folder.call({"status", "results/s-sweep"}).out, Contains("nobody is working on it"));
}

TEST_CASE("a sweep with --max-time stops in time with a status of its own", "[sweep]")
{
    const Folder folder;
    folder.file("s.toml", with(small_sweep, "replicates = 12", "replicates = 20000"));
    const auto begin = std::chrono::steady_clock::now();
    const Outcome outcome = folder.call({"sweep", "s.toml", "--quiet", "--max-time", "0.5s"});
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(5));
    CHECK(outcome.status == 5);
    CHECK_THAT(outcome.out, Contains("time is up"));
}

TEST_CASE("a full disk is one clear sentence, and the sweep goes on when there is room", "[sweep]")
{
    const Folder folder;
    folder.file("s.toml", with(small_sweep, "replicates = 12", "replicates = 400"));
    const auto expected = program::undisturbed(folder, "s.toml");
    rlimit before{};
    getrlimit(RLIMIT_FSIZE, &before);
    for (const rlim_t bytes : {rlim_t{20'000}, rlim_t{200'000}, rlim_t{700'000}}) {
        const rlimit small{bytes, before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &small);
        const pid_t child = folder.started({"sweep", "s.toml", "--quiet", "--out", "full"});
        setrlimit(RLIMIT_FSIZE, &before);
        const Outcome outcome = folder.finished(child);
        CAPTURE(bytes, outcome.err);
        CHECK(outcome.status == 2);
        CHECK_THAT(outcome.err, Contains("the disk is full, or a limit on the size of files is reached"));
    }
    CHECK(folder.call({"sweep", "s.toml", "--quiet", "--out", "full"}).status == 0);
    CHECK(program::exported(folder, "full") == expected);
}
