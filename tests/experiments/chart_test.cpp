// `souk chart` and `souk report` as commands: what is refused, and what they say where Python cannot draw.
#include <catch2/catch.hpp>

#include <cstdlib>
#include <string>

#include "tests/experiments/program.hpp"

using Catch::Contains;
using program::Folder;

TEST_CASE("where Python cannot draw, chart and report say the line that installs it", "[experiments]")
{
    const Folder folder;
    setenv("SOUK_PYTHON", "/nowhere/python3", 1);
    for (const std::string command : {"chart", "report"}) {
        const program::Outcome outcome = folder.call({command, "."});
        CHECK(outcome.status == 2);
        CHECK_THAT(outcome.err, Contains("apt-get install -y --no-install-recommends python3-matplotlib python3-pandas"));
    }
    unsetenv("SOUK_PYTHON");
}

TEST_CASE("a column of a journal is one or two", "[experiments]")
{
    const Folder folder;
    const program::Outcome outcome = folder.call({"chart", ".", "--width", "three"});
    CHECK(outcome.status == 2);
    CHECK_THAT(outcome.err, Contains("--width"));
}
