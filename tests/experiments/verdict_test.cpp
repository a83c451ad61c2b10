// The sentences above the tables: they must agree with the numbers, whichever policy is named first.
#include <catch2/catch.hpp>

#include <string>

#include "tests/experiments/program.hpp"

namespace {

using Catch::Contains;
using program::Folder;
using program::main_config;

std::string verdict_with(const std::string& present)
{
    const Folder folder;
    const program::Outcome outcome =
        folder.call({"compare", main_config, "--quick", "--quiet", "--no-files", "--set", "policy.present=" + present});
    REQUIRE(outcome.status == 0);
    return outcome.out.substr(0, outcome.out.find("value ±"));
}

// The quarter named after the words.
std::string quarter_after(const std::string& text, const std::string& words)
{
    const std::size_t at = text.find(words);
    REQUIRE(at != std::string::npos);
    const std::size_t begin = text.find("from quarter ", at);
    return text.substr(begin, text.find(" on", begin) - begin);
}

} // namespace

TEST_CASE("the order in which policies are named changes the words, not who is cheaper nor from when", "[experiments]")
{
    const std::string one = verdict_with("[trusting, aggressive]"), other = verdict_with("[aggressive, trusting]");
    CHECK_THAT(one, Contains("In the long run trusting buyers are cheaper, from quarter "));
    CHECK_THAT(other, Contains("In the long run aggressive buyers are dearer, from quarter "));
    CHECK(quarter_after(one, "In the long run") == quarter_after(other, "In the long run"));
    CHECK(quarter_after(one, "Counted from the start") == quarter_after(other, "Counted from the start"));
    CHECK_THAT(one, Contains("more innovation value -"));
    CHECK_THAT(other, Contains("less innovation value +"));
}

TEST_CASE("a lead that is lost again is not called for good", "[experiments]")
{
    // Aggressive buyers are ahead for some years, longer than the eight quarters of the flow crossover, and then behind.
    const std::string text = verdict_with("[aggressive, trusting]");
    CHECK_THAT(text, !Contains("from quarter 3 on"));
}

TEST_CASE("policies that are the same cannot be told apart", "[experiments]")
{
    const Folder folder;
    const program::Outcome outcome = folder.call({"compare", main_config, "--quick", "--quiet", "--no-files", "--set",
                                                  "policy.twin.like=trusting", "--set", "policy.present=[trusting, twin]"});
    REQUIRE(outcome.status == 0);
    CHECK_THAT(outcome.out, Contains("It cannot be told whether trusting or twin buyers are cheaper in the long run"));
}
