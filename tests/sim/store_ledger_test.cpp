// The ledger keeps every finished run, whether it counts or not.
#include <catch2/catch.hpp>

#include <filesystem>
#include <unistd.h>

#include "sim/store/ledger.hpp"

namespace {

namespace fs = std::filesystem;

class Scratch {
public:
    Scratch() : path_(fs::temp_directory_path() / ("souk-ledger-" + std::to_string(getpid()))) { fs::create_directory(path_); }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    ~Scratch() { fs::remove_all(path_); }
    fs::path file() const { return path_ / "results.sqlite"; }

private:
    fs::path path_;
};

const std::vector<sim::LedgerPoint> two_points{{"d", "a", {"1"}, {"x"}}, {"d", "b", {"2"}, {"x"}}};

void begin(sim::Ledger& ledger)
{
    ledger.begin_sweep({{"model", "m"}}, {{"p", "lever", "1", "P."}}, {{"q", "1", "Q."}}, two_points);
    for (std::size_t point = 0; point < 2; ++point)
        for (std::size_t replicate = 0; replicate < 4; ++replicate) {
            sim::LedgerRun run;
            run.point = point;
            run.replicate = replicate;
            run.failed = point == 1 && replicate == 0;
            run.values = {1.0};
            run.series = {2.0};
            ledger.add(run);
        }
}

} // namespace

TEST_CASE("runs beyond what a point needs do not count, and are there when it needs more", "[store]")
{
    const Scratch scratch;
    sim::Ledger ledger(scratch.file(), sim::Ledger::Access::write);
    begin(ledger);
    CHECK(ledger.counts() == std::pair<std::size_t, std::size_t>(7, 1));
    CHECK_FALSE(ledger.planned(0));
    ledger.plan(0, 2);
    CHECK(ledger.planned(0) == 2);
    CHECK(ledger.counts() == std::pair<std::size_t, std::size_t>(5, 1));
    std::size_t visited = 0;
    ledger.for_each_run_of(0, [&](const sim::LedgerRun&) { ++visited; });
    CHECK(visited == 2);
    sim::LedgerRun run;
    CHECK(ledger.find(0, 3, run));
    CHECK(run.series == std::vector<double>{2.0});
    ledger.extend({{"model", "m"}}, {two_points[1], two_points[0]}, {1, 0});
    CHECK(ledger.counts() == std::pair<std::size_t, std::size_t>(7, 1));
    CHECK(ledger.find(0, 0, run));
    CHECK(run.failed);
}

TEST_CASE("where failed runs are forgotten it is open again how many a point needs", "[store]")
{
    const Scratch scratch;
    sim::Ledger ledger(scratch.file(), sim::Ledger::Access::write);
    begin(ledger);
    ledger.plan(0, 2);
    ledger.plan(1, 2);
    CHECK(ledger.forget_failed() == 1);
    CHECK(ledger.planned(0) == 2);
    CHECK_FALSE(ledger.planned(1));
    CHECK(ledger.counts() == std::pair<std::size_t, std::size_t>(5, 0));
}

TEST_CASE("the side file is written back also after something was asked", "[store]")
{
    const Scratch scratch;
    sim::Ledger ledger(scratch.file(), sim::Ledger::Access::write);
    begin(ledger);
    ledger.plan(0, 2);
    CHECK(ledger.planned(0) == 2);
    sim::LedgerRun run;
    run.values.assign(16'384, 1.0);
    for (run.replicate = 10; run.replicate < 70; ++run.replicate) { // 60 times 128 kB
        ledger.begin();
        ledger.add(run);
        ledger.commit();
    }
    CHECK(fs::file_size(scratch.file().string() + "-wal") < 3'000'000);
}

TEST_CASE("what was not committed never was, also the beginning", "[store]")
{
    const Scratch scratch;
    {
        sim::Ledger ledger(scratch.file(), sim::Ledger::Access::write);
        ledger.begin();
        begin(ledger);
        ledger.put("shard", "1/1");
    }
    CHECK(sim::Ledger(scratch.file(), sim::Ledger::Access::read).is_empty());
}

TEST_CASE("a reader sees one moment of the ledger", "[store]")
{
    const Scratch scratch;
    sim::Ledger ledger(scratch.file(), sim::Ledger::Access::write);
    begin(ledger);
    const sim::Ledger reader(scratch.file(), sim::Ledger::Access::read);
    ledger.plan(0, 1);
    ledger.put("shard", "1/1");
    CHECK(reader.counts() == std::pair<std::size_t, std::size_t>(7, 1));
    CHECK(reader.get("shard") == "");
    CHECK(sim::Ledger(scratch.file(), sim::Ledger::Access::read).get("shard") == "1/1");
}

TEST_CASE("a settled ledger is one file and a lock", "[store]")
{
    const Scratch scratch;
    sim::Ledger ledger(scratch.file(), sim::Ledger::Access::write);
    begin(ledger);
    ledger.settle();
    CHECK_FALSE(fs::exists(scratch.file().string() + "-wal"));
    CHECK_FALSE(fs::exists(scratch.file().string() + "-shm"));
}
