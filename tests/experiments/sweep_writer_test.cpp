// The thread that writes finished runs: their order, how many may wait, and what goes wrong.
#include <catch2/catch.hpp>

#include <atomic>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <sys/resource.h>
#include <thread>
#include <unistd.h>

#include "experiments/sweep/writer.hpp"
#include "sim/check/input_error.hpp"
#include "tests/experiments/database.hpp"
#include "tests/experiments/sweeps.hpp"

namespace {

using program::Folder;

constexpr std::size_t numbers = 1000; // that a run records

experiments::Finished finished(std::size_t replicate)
{
    experiments::Finished f;
    f.run.replicate = replicate;
    f.run.values.assign(numbers, static_cast<double>(replicate));
    return f;
}

// A ledger of one point, and who writes into it.
struct Desk {
    Folder folder;
    std::filesystem::path file = folder / "results.sqlite";
    sim::Ledger ledger{file, sim::Ledger::Access::write};
    experiments::SweepPlan plan;
    experiments::Recorder recorder{plan, ledger};

    Desk() { ledger.begin_sweep({{"model", "m"}}, {}, {{"q", "1", "Q."}}, {{"d", "a", {}, {"x"}}}); }
    std::string written() const
    {
        return program::asked(file, "SELECT group_concat(replicate, ' ') FROM (SELECT replicate FROM run ORDER BY rowid)");
    }
};

} // namespace

TEST_CASE("finished runs are written in the order in which they were put", "[sweep]")
{
    Desk desk;
    const bool is_asked = GENERATE(true, false); // or ends because something else went wrong
    {
        experiments::Writer writer(desk.recorder);
        for (const std::size_t replicate : {3, 0, 2, 1}) writer.put(finished(replicate));
        experiments::Finished last = finished(4);
        last.decided = {{0, 5}};
        writer.put(std::move(last));
        experiments::Finished beyond = finished(5);
        beyond.is_wanted = false;
        writer.put(std::move(beyond));
        if (is_asked) writer.finish();
    }
    CHECK(desk.written() == "3 0 2 1 4");
    CHECK(program::asked(desk.file, "SELECT planned FROM point") == "5");
}

TEST_CASE("who puts finished runs waits while the writer has no room for more", "[sweep]")
{
    Desk desk;
    sqlite3* other = nullptr; // holds the database, so that nothing can be written
    REQUIRE(sqlite3_open(desk.file.c_str(), &other) == SQLITE_OK);
    REQUIRE(sqlite3_exec(other, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr) == SQLITE_OK);
    constexpr std::size_t runs = 40, room = 10 * numbers * sizeof(double);
    experiments::Writer writer(desk.recorder, room);
    std::atomic<std::size_t> put = 0;
    std::thread worker([&] {
        for (std::size_t replicate = 0; replicate < runs; ++replicate) {
            writer.put(finished(replicate));
            ++put;
        }
    });
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    CHECK(put < 10);
    sqlite3_close(other);
    worker.join();
    writer.finish();
    CHECK(program::asked(desk.file, "SELECT count(*) FROM run") == std::to_string(runs));
}

TEST_CASE("a run that is larger than the writer's room is written all the same", "[sweep]")
{
    Desk desk;
    experiments::Writer writer(desk.recorder, 1);
    for (std::size_t replicate = 0; replicate < 3; ++replicate) writer.put(finished(replicate));
    writer.finish();
    CHECK(desk.written() == "0 1 2");
}

TEST_CASE("where no thread can be had who puts a run writes it, also when something else ends the writing", "[sweep]")
{
    const bool is_asked = GENERATE(true, false);
    Desk desk;
    {
        std::optional<experiments::Writer> writer;
        rlimit before{};
        getrlimit(RLIMIT_AS, &before);
        std::size_t pages = 0;
        std::ifstream("/proc/self/statm") >> pages;
        const rlimit narrow{pages * static_cast<std::size_t>(sysconf(_SC_PAGESIZE)) + 1'000'000, before.rlim_max};
        setrlimit(RLIMIT_AS, &narrow); // no room for a stack
        writer.emplace(desk.recorder);
        setrlimit(RLIMIT_AS, &before);
        if (std::distance(std::filesystem::directory_iterator("/proc/self/task"), {}) > 1) {
            WARN("a thread was had: the stack of an earlier test's was left over; alone, as ctest runs it, this test has none");
            return;
        }
        for (std::size_t replicate = 0; replicate < 3; ++replicate) writer->put(finished(replicate));
        if (is_asked) writer->finish();
    }
    CHECK(desk.written() == "0 1 2");
}

TEST_CASE("what goes wrong with writing is told to who puts or finishes, and ends the writing", "[sweep]")
{
    const bool is_finished = GENERATE(false, true);
    Desk desk;
    signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    getrlimit(RLIMIT_FSIZE, &before);
    const rlimit small{100'000, before.rlim_max};
    setrlimit(RLIMIT_FSIZE, &small);
    std::string told;
    std::size_t put = 0;
    try {
        experiments::Writer writer(desk.recorder, 10 * numbers * sizeof(double));
        for (; put < (is_finished ? 9 : 100'000); ++put) writer.put(finished(put));
        writer.finish();
    } catch (const sim::InputError& error) {
        told = error.what();
    }
    setrlimit(RLIMIT_FSIZE, &before);
    CHECK_THAT(told, Catch::Contains("the disk is full, or a limit on the size of files is reached"));
    CHECK(put < 1000);
}

TEST_CASE("what a sweep says that its time ended is what it wrote", "[sweep]")
{
    const Folder folder;
    folder.file("s.toml", program::with(program::small_sweep, "replicates = 12", "replicates = 20000"));
    const program::Outcome outcome =
        folder.call({"sweep", "s.toml", "--quiet", "--out", "a", "--threads", "2", "--max-time", "0.5s"});
    REQUIRE(outcome.status == 5);
    const std::string written = program::asked(folder / "a/results.sqlite", "SELECT count(*) FROM run");
    CHECK(written == program::asked(folder / "a/results.sqlite", "SELECT finished FROM session"));
    CHECK(written != "0");
}
