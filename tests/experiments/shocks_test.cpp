// Shocks and branches as a user meets them.
#include <catch2/catch.hpp>

#include <boost/json.hpp>

#include "tests/experiments/program.hpp"

using program::Folder;
using program::joined;
using program::Words;

namespace {

const Words quick{"--quick", "--quiet", "--set", "market.buyers=8"};

std::string config(const std::string& name) { return SOUK_ROOT "/configs/" + name; }

boost::json::object twins(const Folder& folder, const std::string& name)
{
    const program::Outcome outcome = folder.call(joined({"compare", config(name), "--no-files", "--json"}, quick));
    REQUIRE(outcome.status == 0);
    return boost::json::parse(outcome.out).as_object();
}

} // namespace

TEST_CASE("the shocks of a config are part of its settings, and those read back give the same run", "[experiments][shock]")
{
    const Folder folder;
    const program::Outcome first = folder.call(joined({"compare", config("shocks.toml"), "--out", "first"}, quick));
    REQUIRE(first.status == 0);
    CHECK_THAT(first.out, Catch::Contains("differs from the defaults:") && Catch::Contains("name = \"demand slump\""));
    const auto manifest = boost::json::parse(program::text_of(folder / "first/manifest.json")).as_object();
    std::string shocks;
    for (const auto& [path, value] : manifest.at("settings").as_object())
        if (path == "shocks") shocks = value.is_string() ? std::string(value.as_string()) : boost::json::serialize(value);
    REQUIRE_FALSE(shocks.empty());
    folder.file("bare.toml", "model = \"relational\"\ntitle = \"Four shocks\"\n");
    const program::Outcome again =
        folder.call(joined({"compare", "bare.toml", "--set", "shocks=" + shocks, "--out", "again"}, quick));
    CHECK(again.err == "");
    CHECK(program::text_of(folder / "again/series.csv") == program::text_of(folder / "first/series.csv"));
}

TEST_CASE("without an end a state is moved once and a parameter stays moved", "[experiments][shock]")
{
    const Folder folder;
    const auto series = [&](const std::string& name, const std::string& shock) {
        folder.file("shock.toml", "model = \"relational\"\n[[shocks]]\nfrom = 20\n" + shock);
        REQUIRE(folder.call(joined({"compare", "shock.toml", "--out", name}, quick)).status == 0);
        return program::text_of(folder / (name + "/series.csv"));
    };
    const std::string technology = "state = \"categories.technology\"\nadd = 0.06\n";
    const std::string once = series("once", technology);
    CHECK(once == series("until", technology + "to = 20\n"));
    CHECK(once != series("twice", technology + "to = 21\n"));
    const std::string demand = "parameter = \"need.demand\"\nfactor = 0.6\n";
    CHECK(series("open", demand) == series("last", demand + "to = 79\n"));
}

TEST_CASE("a branch is reported for those it touches and for all others", "[experiments][twins]")
{
    const Folder folder;
    const program::Outcome outcome = folder.call(joined({"compare", config("branch_to_aggressive.toml"), "--out", "out"}, quick));
    REQUIRE(outcome.status == 0);
    CHECK_THAT(outcome.out,
               Catch::Contains("On the 10 buyers whom the change touches:")); // 1 of 4 trusting, 5 replicates, 2 worlds
    CHECK_THAT(outcome.out, Catch::Contains("On the other 70 buyers:"));
    CHECK_THAT(outcome.out, Catch::Contains("with the change") && Catch::Contains("minus as it was"));
    for (const std::string side : {"changed", "others"}) {
        CHECK(folder.names("out/" + side).size() == 8);
        CHECK_THAT(program::text_of(folder / ("out/" + side + "/columns.csv")), Catch::Contains("40 of the run"));
    }
}

TEST_CASE("the twins of every branch config are there for programs too", "[experiments][twins]")
{
    const Folder folder;
    for (const std::string name : {"branch_to_aggressive.toml", "branch_to_trusting.toml", "branch_all_to_trusting.toml"}) {
        const auto root = twins(folder, name);
        CHECK(root.at("branching").as_int64() == 40);
        for (const char* side : {"changed", "others"}) CHECK(root.at(side).as_object().at("periods").as_int64() == 40);
    }
}

TEST_CASE("all buyers may change, or all of one policy, or one of them by its number", "[experiments][twins]")
{
    const Folder folder;
    const std::string head = "model = \"relational\"\n[[branch]]\nfrom = 40\nstate = \"buyers.policy\"\nvalue = \"trusting\"\n";
    const auto [whom, touched, others] = GENERATE(table<std::string, int, int>({
        {"", 80, 0}, // 8 buyers, 5 replicates, 2 worlds
        {"policy = \"aggressive\"\n", 40, 40},
        {"entities = [3]\n", 10, 70},
    }));
    folder.file("branch.toml", head + whom);
    const program::Outcome outcome = folder.call(joined({"compare", "branch.toml", "--no-files"}, quick));
    CHECK(outcome.err == "");
    CHECK_THAT(outcome.out, Catch::Contains("On the " + std::to_string(touched) + " buyers whom the change touches:"));
    CHECK((outcome.out.find("On the other " + std::to_string(others) + " buyers:") != std::string::npos) == (others > 0));
}

TEST_CASE("in brief the answer and the receipt are printed alone", "[experiments]")
{
    const Folder folder;
    for (const char* name : {"trusting_vs_aggressive.toml", "branch_to_trusting.toml"}) {
        const program::Outcome outcome = folder.call(joined({"compare", config(name), "--no-files", "--brief"}, quick));
        CHECK(outcome.status == 0);
        CHECK_THAT(outcome.out, Catch::Contains("total cost (EUR/unit)") && Catch::Contains("fingerprint"));
        CHECK_THAT(outcome.out, !Catch::Contains("buyer trust") && !Catch::Contains("Crossover"));
    }
}

TEST_CASE("a market-wide measure has a difference between twins", "[experiments][twins]")
{
    const Folder folder;
    const auto root = twins(folder, "branch_to_aggressive.toml");
    bool found = false;
    for (const auto& measure : root.at("changed").as_object().at("measures").as_array()) {
        if (measure.at("name").as_string() != "supplier_profit") continue;
        found = true;
        CHECK(measure.at("difference").at("mean").is_double());
    }
    CHECK(found);
}

TEST_CASE("a branch is for compare alone", "[experiments][twins]")
{
    const Folder folder;
    const program::Outcome outcome = folder.call({"run", config("branch_to_trusting.toml"), "--quiet"});
    CHECK(outcome.status == 2);
    CHECK_THAT(outcome.err, Catch::Contains("use `souk compare`"));
    CHECK(folder.names().empty());
}
