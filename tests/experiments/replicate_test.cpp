// `souk replicate`, and the table in the ODD that it makes.
#include <catch2/catch.hpp>

#include <string>

#include "tests/experiments/program.hpp"

TEST_CASE("the replication table of the loyalty market's ODD is what the command prints", "[experiments][loyalty]")
{
    const std::string odd = program::text_of(SOUK_ROOT "/models/loyalty/ODD.md");
    const std::string begin = "<!-- souk replicate loyalty -->\n", end = "<!-- end -->\n";
    const std::size_t first = odd.find(begin), last = odd.find(end);
    REQUIRE(first != std::string::npos);
    REQUIRE(last != std::string::npos);
    const program::Outcome outcome = program::Folder().call({"replicate", "loyalty"});
    CHECK(outcome.status == 0);
    CHECK(outcome.err == "");
    CHECK(outcome.out == odd.substr(first + begin.size(), last - first - begin.size()));
}

TEST_CASE("every target of the loyalty market is met as the table stands", "[experiments][loyalty]")
{
    const std::string odd = program::text_of(SOUK_ROOT "/models/loyalty/ODD.md");
    const std::string targets = odd.substr(0, odd.find("varied one at a time"));
    CHECK(targets.find("| yes |") != std::string::npos);
    CHECK(targets.find("| NO |") == std::string::npos);
    CHECK(odd.find("| as it stands | ") != std::string::npos);
}

TEST_CASE("only models with published numbers are replicated", "[experiments]")
{
    const program::Outcome outcome = program::Folder().call({"replicate", "relational"});
    CHECK(outcome.status == 2);
    CHECK(outcome.err == "1 problem\nthere is nothing published to replicate with \"relational\"\n    known: loyalty\n");
}
