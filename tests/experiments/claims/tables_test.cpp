// What the tables of `souk claims` hold: what the last call asked for, and a dictionary of all of it.
#include <catch2/catch.hpp>

#include <cmath>
#include <set>

#include "tests/experiments/claims/small_claims.hpp"
#include "tests/experiments/database.hpp"

using Catch::Contains;
using program::Folder;
using program::number_in;
using program::Outcome;
using program::small_claims;
using program::table_in;
using program::Words;

TEST_CASE("every column of every table of claims stands in columns.csv, and no other", "[claims]")
{
    const Folder folder;
    small_claims(folder);
    const auto compare = [&] {
        std::set<std::pair<std::string, std::string>> told, there;
        const program::Table columns = table_in(folder / "r/columns.csv");
        for (std::size_t row = 0; row < columns.rows.size(); ++row) {
            told.emplace(columns.at(row, "table"), columns.at(row, "name"));
            CHECK_FALSE(columns.at(row, "meaning").empty());
            CHECK_FALSE(columns.at(row, "unit").empty());
        }
        for (const std::string& name : folder.names("r"))
            if (name.ends_with(".csv") && name != "columns.csv")
                for (const std::string& column : table_in(folder / "r" / name).header) there.emplace(name, column);
        CHECK(told == there);
    };
    REQUIRE(folder.call({"claims", "--quiet", "--from", "claims", "--out", "r"}).status == 0);
    CHECK(std::filesystem::exists(folder / "r/shapley.csv"));
    compare();
    REQUIRE(folder.call({"claims", "S1", "--quiet", "--from", "claims", "--out", "r"}).status == 0);
    CHECK_FALSE(std::filesystem::exists(folder / "r/shapley.csv")); // tables are those of the last call
    CHECK_FALSE(std::filesystem::exists(folder / "r/map.csv"));
    compare();
}

TEST_CASE("the maps of some claims are runs of the map of all", "[claims]")
{
    const Folder folder;
    small_claims(folder);
    const auto mapped = [&](Words names) {
        const Outcome outcome =
            folder.call(program::joined(program::joined({"claims"}, names), {"--quiet", "--from", "claims", "--out", "r"}));
        CAPTURE(outcome.err);
        REQUIRE(outcome.status == 0);
        return folder.names("r/map");
    };
    CHECK(mapped({"S2", "map"}) == Words{"S2-calm", "S2-wild"});
    CHECK(table_in(folder / "r/map.csv").rows.size() == 1);
    const Words all = mapped({});
    const std::string whole = program::text_of(folder / "r/map.csv");
    CHECK(all == Words{"S1-as_it_is", "S2-calm", "S2-wild"});
    CHECK(mapped({"S1", "map"}) == all);
    CHECK(table_in(folder / "r/map.csv").at(0, "id") == "S1");
    CHECK(mapped({"map"}) == all);
    CHECK(program::text_of(folder / "r/map.csv") == whole);
}

TEST_CASE("a claim that cannot be told gets more worlds with --extend, beside those that it has", "[claims]")
{
    const Folder folder;
    small_claims(folder);
    const Words call{"claims", "S1", "--quiet", "--from", "claims", "--out", "r", "--replicates"};
    REQUIRE(folder.call(program::joined(call, {"10"})).status == 0);
    const Outcome refused = folder.call(program::joined(call, {"25"}));
    CHECK(refused.status == 2);
    CHECK_THAT(refused.err, Contains("run.replicates was 10, and is now 25") && Contains("give --extend"));
    REQUIRE(folder.call(program::joined(call, {"25", "--extend"})).status == 0);
    CHECK(table_in(folder / "r/claims.csv").at(0, "n") == "25");
    CHECK_THAT(folder.call({"status", "r/S1"}).out, Contains("50 runs done"));
    REQUIRE(folder.call({"claims", "S1", "S2", "--quick", "--quiet", "--from", "claims", "--out", "r"}).status == 0);
    CHECK(table_in(folder / "r/claims.csv").at(0, "n") == "25"); // it keeps them
    CHECK(table_in(folder / "r/claims.csv").at(1, "n") == "5");
}

TEST_CASE("the screen gives each claim its time and fingerprint", "[claims]")
{
    const Folder folder;
    small_claims(folder);
    const Outcome outcome = folder.call({"claims", "S1", "--quiet", "--from", "claims", "--out", "r"});
    REQUIRE(outcome.status == 0);
    const program::Table claims = table_in(folder / "r/claims.csv");
    CHECK_THAT(outcome.out, Contains("computed in ") && Contains("; fingerprint " + claims.at(0, "fingerprint")));
    CHECK_THAT(program::text_of(folder / "r/claims.md"), Contains(" s | " + claims.at(0, "fingerprint") + " |"));
}

TEST_CASE("a failed run takes its world out of the attribution, and the parts still add up", "[claims]")
{
    const Folder folder;
    small_claims(folder);
    const Words call{"claims", "shapley", "--quiet", "--from", "claims", "--out", "r"};
    REQUIRE(folder.call(call).status == 0);
    for (const char* part : {"groups", "orders"})
        program::asked(folder / "r/shapley" / part / "results.sqlite",
                       "UPDATE run SET status = 'failed' WHERE point = 1 AND replicate = 0");
    CHECK(folder.call(call).status == 4);
    for (const char* name : {"shapley.csv", "shapley_switches.csv"}) {
        const program::Table parts = table_in(folder / "r" / name);
        double sum = 0.0;
        for (std::size_t row = 0; row + 1 < parts.rows.size(); ++row) sum += number_in(parts.at(row, "value"));
        CHECK(sum == Approx(number_in(parts.at(parts.rows.size() - 1, "value"))).margin(1e-9));
    }
    CHECK(std::isfinite(number_in(table_in(folder / "r/shapley.csv").at(0, "low")))); // two worlds of three are left
    CHECK(table_in(folder / "r/shapley_switches.csv").at(0, "low").empty());          // one of two is left
}
