// The sweeps that the repository brings.
#include <catch2/catch.hpp>

#include "tests/experiments/program.hpp"

namespace {

namespace fs = std::filesystem;
using Catch::Contains;
using program::Folder;
using program::Outcome;

} // namespace

TEST_CASE("every sweep of the repository can be planned, and begins", "[sweep]")
{
    std::size_t sweeps = 0;
    const Folder folder;
    for (const auto& entry : fs::directory_iterator(SOUK_ROOT "/configs/sweeps")) {
        if (entry.path().extension() != ".toml") continue;
        ++sweeps;
        const std::string config = entry.path().string();
        CAPTURE(config);
        CHECK(folder.call({"sweep", config, "--dry-run"}).status == 0);
        const Outcome outcome = folder.call({"sweep", config, "--quiet", "--points", "2", "--max-time", "2s", "--set",
                                             "run.periods=12", "--set", "market.buyers=8", "--set", "run.replicates=2"});
        CHECK((outcome.status == 0 || outcome.status == 5)); // 5: the time was up
        CHECK(outcome.err == "");
    }
    CHECK(sweeps >= 4);
}

TEST_CASE("the sweep of ablations switches every channel off alone, and each changes the total cost", "[sweep]")
{
    const Folder folder;
    REQUIRE(folder
                .call({"sweep", SOUK_ROOT "/configs/sweeps/ablations.toml", "--quiet", "--out", "ablations", "--replicates", "1",
                       "--set", "run.periods=16", "--set", "market.buyers=8"})
                .status == 0);
    REQUIRE(folder.call({"export", "ablations"}).status == 0);
    const program::Table points = program::table_in(folder / "ablations" / "points.csv");
    const program::Table differences = program::table_in(folder / "ablations" / "differences.csv");
    std::size_t switches = 0;
    for (const std::string& column : points.header) switches += column.ends_with(".on") ? 1 : 0;
    CHECK(switches == 13);
    CHECK(points.rows.size() == switches + 1);
    for (std::size_t k = 0; k < points.rows.size(); ++k) {
        std::size_t off = 0;
        for (const std::string& value : points.rows[k]) off += value == "false" ? 1 : 0;
        CHECK(off == (k == 0 ? 0 : 1));
    }
    std::string base;
    for (std::size_t k = 0; k < differences.rows.size(); ++k) {
        if (differences.at(k, "measure") != "total_cost") continue;
        if (differences.at(k, "point") == points.at(0, "point"))
            base = differences.at(k, "mean");
        else
            CHECK(differences.at(k, "mean") != base);
    }
    CHECK(!base.empty());
}
