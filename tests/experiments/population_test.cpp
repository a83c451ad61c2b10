// Entities that differ, as a user meets them: the configs that the repository brings, what is told of them, and sweeps.
#include <catch2/catch.hpp>

#include <boost/json.hpp>

#include "tests/experiments/program.hpp"

using program::Folder;
using program::joined;
using program::Words;

namespace {

const Words quick{"--quick", "--quiet", "--set", "market.buyers=8", "--set", "run.periods=16"};

std::string config(const std::string& name) { return SOUK_ROOT "/configs/" + name; }

// The settings of a run as a config without them.
std::string settings_of(const std::string& manifest)
{
    std::string toml;
    const auto settings = boost::json::parse(manifest).as_object().at("settings").as_object();
    for (const auto& [path, value] : settings) {
        const std::string name(path);
        if (!name.starts_with("supplier.") && !name.starts_with("population.") && !name.starts_with("market.")) continue;
        toml += name + " = " + std::string(value.as_string()) + "\n"; // numbers and lists: as TOML writes them
    }
    return toml;
}

} // namespace

TEST_CASE("the configs with differing entities run, and say in their settings who differs", "[experiments][population]")
{
    const Folder folder;
    const program::Outcome spread = folder.call(joined({"compare", config("heterogeneous.toml"), "--no-files"}, quick));
    CHECK(spread.status == 0);
    CHECK_THAT(spread.out, Catch::Contains("supplier.own_rate = {distribution = \"uniform\", low = 0.015, high = 0.045}"));
    const program::Outcome list = folder.call(joined({"compare", config("supplier_list.toml"), "--out", "list"}, quick));
    CHECK(list.status == 0);
    CHECK_THAT(list.out, Catch::Contains("population.suppliers = [{category = 0, own_rate = "));
    folder.file("again.toml", "model = \"relational\"\ntitle = \"Suppliers from a list\"\n" +
                                  settings_of(program::text_of(folder / "list/manifest.json")));
    const program::Outcome again = folder.call(joined({"compare", "again.toml", "--out", "again"}, quick));
    CHECK(again.err == "");
    CHECK(program::text_of(folder / "again/series.csv") == program::text_of(folder / "list/series.csv"));
}

TEST_CASE("a list may have what spreadsheets write: a mark, line ends of Windows, quotes, empty cells",
          "[experiments][population]")
{
    const Folder folder;
    const std::string head = "model = \"relational\"\nmarket = {categories = 2, known = 2}\n";
    folder.file("a.csv",
                "\xEF\xBB\xBF\"own_rate\",category,name\r\n0.02,0,\"A, \"\"B\"\"\"\r\n ,0,\r\n.03,1,x\r\n\r\n+3e-2,1,y\r\n");
    folder.file("a.toml", head + "[population]\nsuppliers = \"a.csv\"\n");
    folder.file("b.toml", head + "[population]\nsuppliers = [{category = 0, own_rate = 0.02}, {category = 0}, "
                                 "{category = 1, own_rate = 0.03}, {category = 1, own_rate = 0.03}]\n");
    for (const char* name : {"a", "b"}) {
        const program::Outcome outcome = folder.call(joined({"compare", std::string(name) + ".toml", "--out", name}, quick));
        CHECK(outcome.err == "");
        CHECK(outcome.status == 0);
    }
    CHECK(program::text_of(folder / "a/series.csv") == program::text_of(folder / "b/series.csv"));
}

TEST_CASE("a sweep may move the numbers of a distribution, or put one value in its place, and keeps its list",
          "[experiments][population]")
{
    const Folder folder;
    folder.file("list.csv", "category,buffer\n0,0.1\n0,0.2\n1,0.1\n1,\n");
    folder.file("s.toml", R"(model = "relational"
market = {categories = 2, known = 2, buyers = 4}
supplier.drift = {distribution = "uniform", low = 0.02, high = 0.05}
population.suppliers = "list.csv"
run = {periods = 8, replicates = 2}
[sweep]
measures = ["total_cost"]
[[sweep.design]]
kind = "one_at_a_time"
[[sweep.design.axis]]
role = "uncertainty"
parameter = "supplier.drift.low"
values = [0.03, 0.04]
[[sweep.design.axis]]
role = "uncertainty"
parameter = "supplier.drift"
values = [0.03]
)");
    const program::Outcome outcome = folder.call({"sweep", "s.toml", "--quiet", "--out", "out"});
    CHECK(outcome.err == "");
    CHECK(outcome.status == 0);
    program::fs::remove(folder / "list.csv");
    const program::Outcome exported = folder.call({"export", "out"});
    CHECK(exported.err == "");
    CHECK(exported.status == 0);
    const program::Table points = program::table_in(folder / "out/points.csv");
    std::vector<std::string> lows;
    for (std::size_t k = 0; k < points.rows.size(); ++k) lows.push_back(points.at(k, "supplier.drift.low"));
    CHECK(lows == std::vector<std::string>{"0.02", "0.03", "0.04", ""}); // the last has one value for all
}

TEST_CASE("a constraint of a sweep may speak of the numbers of a distribution", "[experiments][population]")
{
    const Folder folder;
    folder.file("s.toml", R"(model = "relational"
market = {categories = 2, known = 2, buyers = 4}
conditional.threshold = {distribution = "uniform", low = 0.2, high = 0.5}
policy.present = ["conditional", "aggressive"]
run = {periods = 8, replicates = 1}
[sweep]
measures = ["total_cost"]
[[sweep.design]]
kind = "grid"
constraints = ["conditional.threshold.low < conditional.threshold.high"]
[[sweep.design.axis]]
role = "uncertainty"
parameter = "conditional.threshold.low"
values = [0.1, 0.3, 0.5]
)");
    const program::Outcome outcome = folder.call({"sweep", "s.toml", "--quiet", "--out", "out"});
    CHECK(outcome.err == "");
    REQUIRE(folder.call({"export", "out"}).status == 0);
    const program::Table points = program::table_in(folder / "out/points.csv");
    REQUIRE(points.rows.size() == 2);
    CHECK(points.at(0, "conditional.threshold.low") == "0.1");
    CHECK(points.at(1, "conditional.threshold.low") == "0.3");
}
