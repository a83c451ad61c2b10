// The tables of the ODD are made from the code; this is where they are caught when they drift.
#include <catch2/catch.hpp>

#include <regex>

#include "tests/experiments/program.hpp"

namespace {

namespace fs = std::filesystem;
using Catch::Contains;
using program::Folder;
using program::Outcome;

const std::string configs = SOUK_ROOT "/configs";

} // namespace

TEST_CASE("every table of the relational market's ODD is what the code says", "[experiments][relational]")
{
    INFO("make them anew with: ./souk describe relational --into models/relational/ODD.md --configs configs");
    const std::string odd = program::text_of(SOUK_ROOT "/models/relational/ODD.md");
    for (const char* table : {"parameters", "policies", "channels", "measures", "scenarios"})
        CHECK_THAT(odd, Contains("<!-- souk describe relational: " + std::string(table) + " -->\n"));
    const Folder folder;
    folder.file("ODD.md", odd);
    const Outcome outcome = folder.call({"describe", "relational", "--into", "ODD.md", "--configs", configs});
    CHECK(outcome.err == "");
    CHECK(outcome.out == "ODD.md: every table is up to date\n");
    CHECK(program::text_of(folder / "ODD.md") == odd);
}

TEST_CASE("every parameter that the ODD names is one", "[experiments][relational]")
{
    const std::string odd = program::text_of(SOUK_ROOT "/models/relational/ODD.md");
    const std::string declared = odd.substr(odd.find("<!-- souk describe relational: parameters -->"));
    const std::size_t begin = odd.find("| of | symbol: parameter |\n");
    REQUIRE(begin != std::string::npos);
    const std::string symbols = odd.substr(begin, odd.find("\n\n", begin) - begin);
    std::size_t named = 0;
    const std::regex pair("`[A-Za-z0-9_]+` (`[a-z]+\\.[a-z_0-9]+`)");
    for (std::sregex_iterator match(symbols.begin(), symbols.end(), pair), end; match != end; ++match, ++named) {
        const std::string parameter = (*match)[1];
        CAPTURE(parameter);
        CHECK_THAT(declared, Contains("\n| " + parameter + " | "));
    }
    CHECK(named > 100);
}

TEST_CASE("tables stand between their marks, and nothing else of a document is touched", "[experiments]")
{
    const Folder folder;
    folder.file("page.md", "before\n<!-- souk describe relational: channels -->\nold\n<!-- end -->\nafter\n"
                           "<!-- souk describe loyalty: parameters -->\nkept\n<!-- end -->\n");
    const Outcome outcome = folder.call({"describe", "relational", "--into", "page.md"});
    CHECK(outcome.out == "page.md: tables made anew\n");
    const std::string page = program::text_of(folder / "page.md");
    CHECK_THAT(page, Catch::StartsWith("before\n<!-- souk describe relational: channels -->\n| switch |"));
    CHECK_THAT(page, Contains("| `idea.on` |"));
    CHECK_THAT(page, Catch::EndsWith("<!-- end -->\nafter\n<!-- souk describe loyalty: parameters -->\nkept\n<!-- end -->\n"));
    CHECK_THAT(page, !Contains("old"));
}

TEST_CASE("a mark without a table or without an end is refused, and the document stays as it is", "[experiments]")
{
    const auto [mark, message] = GENERATE(table<std::string, std::string>({
        {"<!-- souk describe relational: weather -->\n<!-- end -->\n",
         "page.md:2:1: there is no table \"weather\"\n    known tables: parameters, policies, channels, states, measures\n"},
        {"<!-- souk describe relational: scenarios -->\n<!-- end -->\n",
         "page.md:2:1: there is no table \"scenarios\"\n    known tables: parameters, policies, channels, states, measures\n"},
        {"<!-- souk describe relational: channels -->\nand no more\n",
         "page.md:2:1: a mark without its end\n    write <!-- end --> on the line after the table\n"},
    }));
    const Folder folder;
    folder.file("page.md", "one line\n" + mark);
    const Outcome outcome = folder.call({"describe", "relational", "--into", "page.md"});
    CHECK(outcome.status == 2);
    CHECK(outcome.err == "1 problem\n" + message);
    CHECK(program::text_of(folder / "page.md") == "one line\n" + mark);
}

TEST_CASE("a document or a folder of scenarios that is not there is refused", "[experiments]")
{
    const Folder folder;
    CHECK_THAT(folder.call({"describe", "relational", "--into", "page.md"}).err, Contains("page.md: the file cannot be read"));
    CHECK_THAT(folder.call({"describe", "relational", "--markdown", "--configs", "nowhere"}).err,
               Contains("nowhere: the folder cannot be read"));
}
