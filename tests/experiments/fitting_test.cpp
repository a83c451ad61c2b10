// Markets that fill the memory, and those that cannot fit.
#include "tests/experiments/program.hpp"

using Catch::Contains;
using program::Folder;
using program::Outcome;

TEST_CASE("a market that cannot fit into memory is refused before it is opened, with what it would need", "[experiments]")
{
    const Folder folder;
    const Outcome outcome =
        folder.call({"compare", program::main_config, "--set", "market.buyers=8000000", "--set", "market.needs_per_buyer=32",
                     "--set", "market.known=13", "--set", "market.suppliers_per_category=20", "--set", "market.categories=64"});
    CHECK(outcome.status == 2);
    CHECK_THAT(outcome.err,
               Contains("the market needs") && Contains("GB are free") && Contains("relations x") && Contains("make it smaller"));
    CHECK(outcome.out == "");
    CHECK(folder.names().empty());
}

TEST_CASE("a point of a sweep that cannot fit into memory fails before it is opened, and the others run", "[experiments][sweep]")
{
    const Folder folder;
    folder.file("sizes.toml", R"(
model = "relational"
[run]
periods = 8
replicates = 1
[market]
needs_per_buyer = 32
known = 13
suppliers_per_category = 20
categories = 64
[[sweep.design]]
kind = "grid"
[[sweep.design.axis]]
parameter = "market.buyers"
role = "uncertainty"
values = [8, 8000000]
)");
    const Outcome dry = folder.call({"sweep", "sizes.toml", "--dry-run"});
    CHECK_THAT(dry.out, Contains("the first run of point 1 fails: the market needs") && Contains("may be taken"));
    const Outcome outcome = folder.call({"sweep", "sizes.toml", "--out", "sizes", "--quiet"});
    CHECK(outcome.status == 4);
    CHECK_THAT(outcome.out, Contains("1 run failed"));
    REQUIRE(folder.call({"export", "sizes"}).status == 0);
    CHECK_THAT(program::text_of(folder / "sizes/failed.csv"), Contains("GB of memory"));
}

TEST_CASE("the large market runs in small", "[experiments]")
{
    const Folder folder;
    const Outcome outcome = folder.call({"compare", SOUK_ROOT "/configs/large_market.toml", "--quiet", "--no-files", "--set",
                                         "market.buyers=2000", "--set", "market.suppliers_per_category=100"});
    CAPTURE(outcome.err);
    CHECK(outcome.status == 0);
    CHECK_THAT(outcome.out, Contains("peak memory"));
}
