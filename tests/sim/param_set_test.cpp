// Assignments from the command line.
#include <catch2/catch.hpp>

#include "tests/sim/param_sample.hpp"

using Catch::Contains;
using sample::read_text;

TEST_CASE("a later assignment wins over an earlier one and over the file", "[sim][param]")
{
    const auto got = read_text("[growth]\ngain = 0.1\nsilence = 3\n", {"growth.gain=0.2", " growth.gain = 0.3 "});
    CHECK(got.text() == "");
    CHECK(got.values.growth.gain == 0.3);
    CHECK(got.values.growth.silence == 3);
}

TEST_CASE("an assignment mends a wrong value of the file", "[sim][param]")
{
    CHECK(read_text("[growth]\ngain = 9\n", {"growth.gain=0.2"}).problems.empty());
}

TEST_CASE("texts need no quotes on the command line", "[sim][param]")
{
    CHECK(read_text("", {"growth.speed=fast"}).values.growth.speed == sample::Speed::fast);
    CHECK(read_text("", {"growth.speed=\"fast\""}).values.growth.speed == sample::Speed::fast);
    CHECK(read_text("", {"growth.speed='fast'"}).values.growth.speed == sample::Speed::fast);
    CHECK(read_text("", {"growth.on=false"}).values.growth.on == false);
    CHECK(read_text("", {"growth.cells=1e6"}).values.growth.cells == 1000000);
}

TEST_CASE("lists may hold words with and without quotes", "[sim][param]")
{
    const auto list = GENERATE(as<std::string>(), "[keen, mixed]", "[keen,mixed]", "[\"keen\", \"mixed\"]", "[keen, \"mixed\",]",
                               "['keen',mixed]");
    const auto got = read_text("", {"habit.present=" + list});
    CHECK(got.text() == "");
    REQUIRE(got.values.habit.size() == 2);
    CHECK(got.values.habit[1].name == "mixed");
}

TEST_CASE("a table assigned merges with the one of the file", "[sim][param]")
{
    const auto got = read_text("[growth]\nsilence = 3\n", {"growth={gain=0.2, on=false}"});
    CHECK(got.text() == "");
    CHECK(got.values.growth.silence == 3);
    CHECK(got.values.growth.gain == 0.2);
    CHECK_FALSE(got.values.growth.on);
}

TEST_CASE("a malformed assignment says how to write it", "[sim][param]")
{
    const auto assignment = GENERATE(as<std::string>(), "growth.gain", "=0.1", "growth.gain=", "growth..gain=1", ".gain=1",
                                     "growth gain=1", "", "growth.gain= \t", "a\nb=1");
    CAPTURE(assignment);
    const auto got = read_text("", {assignment});
    REQUIRE(got.problems.size() == 1);
    CHECK(got.problems[0].source == "--set");
    CHECK(got.problems[0].hint == "write it as --set group.name=value");
}

TEST_CASE("assignments are checked like the file, and their source is --set", "[sim][param]")
{
    CHECK(read_text("", {"growth.gain=1.4"}).text() == "--set: growth.gain = 1.4 is outside 0..1 (1/quarter)\n");
    CHECK(read_text("", {"growth.gian=0.1"}).text() == "--set: unknown key \"growth.gian\"\n    did you mean \"growth.gain\"?\n");
    CHECK_THAT(read_text("", {"growth.gain=0,4"}).text(),
               Contains("--set: growth.gain = \"0,4\" is not a number") && Contains("write decimals with a point: 0.4"));
    CHECK_THAT(read_text("", {"growth=fast"}).text(), Contains("--set: growth = \"fast\" is a text, but growth is a group"));
    CHECK_THAT(read_text("", {"growth.gain.x=1"}).text(), Contains("--set: growth.gain is a table, but should be one value"));
}

TEST_CASE("nothing can be smuggled in behind a value", "[sim][param]")
{
    const auto got = read_text("", {"growth.gain=0.2\nsilence = 3"});
    REQUIRE(got.problems.size() == 1);
    CHECK_THAT(got.text(), Contains("growth.gain = \"0.2\\nsilence = 3\" is not a number"));
}
