// The CSV files: loadable by anything, complete, explained column by column, and the same numbers as the JSON.
#include <catch2/catch.hpp>

#include <boost/json.hpp>
#include <cmath>
#include <map>
#include <set>
#include <string>

#include "tests/experiments/program.hpp"

namespace {

namespace json = boost::json;
using program::Folder;
using program::joined;
using program::main_config;
using program::Table;
using program::table_in;
using program::Words;

const Words tables{"summary.csv", "differences.csv", "crossover.csv", "replicates.csv", "series.csv"};

// One run for all tests of this file: 5 replicates of 20 periods, two policies.
const Folder& results()
{
    static const Folder folder;
    static const program::Outcome outcome = folder.call(
        {"compare", main_config, "--quick", "--quiet", "--set", "run.periods=20", "--set", "market.buyers=8", "--out", "r"});
    REQUIRE(outcome.status == 0);
    return folder;
}

Table table(const std::string& name) { return table_in(results() / "r" / name); }

// The mean, low or high of a measure exactly as the JSON text has it.
double in_json(const std::string& text, const std::string& measure, const std::string& of, const std::string& key)
{
    std::size_t at = text.find("{\"name\":\"" + measure + "\",");
    for (const std::string& next : {"\"" + of + "\":{", "\"" + key + "\":"}) {
        REQUIRE(at != std::string::npos);
        at = text.find(next, at);
        REQUIRE(at != std::string::npos);
        at += next.size();
    }
    return program::number_in(std::string_view(text).substr(at, text.find_first_of(",}", at) - at));
}

bool same(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

} // namespace

TEST_CASE("each table has its header on the first line, in plain names", "[experiments]")
{
    for (const std::string& name : tables) {
        CAPTURE(name);
        const std::string text = program::text_of(results() / "r" / name);
        const std::string header = text.substr(0, text.find('\n'));
        CHECK(header.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_,") == std::string::npos);
        CHECK(text.find('\r') == std::string::npos);
        const Words columns = table(name).header;
        CHECK(std::set<std::string>(columns.begin(), columns.end()).size() == columns.size());
    }
}

TEST_CASE("each column and each measure is explained once in columns.csv", "[experiments]")
{
    const Table columns = table("columns.csv");
    CHECK(columns.header == Words{"name", "unit", "meaning", "section", "receipt", "scope"});
    std::map<std::string, int> times;
    for (std::size_t row = 0; row < columns.rows.size(); ++row) {
        ++times[columns.at(row, "name")];
        CHECK_FALSE(columns.at(row, "unit").empty());
        CHECK_FALSE(columns.at(row, "meaning").empty());
    }
    Words needed;
    for (const std::string& name : tables) needed = joined(needed, table(name).header);
    for (const std::string name : {"summary.csv", "differences.csv"})
        for (const Words& row : table(name).rows) needed.push_back(row.at(table(name).column("measure")));
    for (const std::string& name : std::set<std::string>(needed.begin(), needed.end())) {
        CAPTURE(name);
        CHECK(times[name] == 1);
    }
}

TEST_CASE("each table has a row for everything it speaks of", "[experiments]")
{
    const json::value all = json::parse(program::text_of(results() / "r/comparison.json"));
    const std::size_t measures = all.at("measures").as_array().size();
    CHECK(table("summary.csv").rows.size() == measures * 2);
    CHECK(table("differences.csv").rows.size() == measures);
    CHECK(table("replicates.csv").rows.size() == 5 * 2);
    CHECK(table("series.csv").rows.size() == 5 * 2 * 20);
    CHECK(table("replicates.csv").header.size() == 2 + measures);

    const Table series = table("series.csv");
    std::set<std::string> keys;
    for (std::size_t row = 0; row < series.rows.size(); ++row)
        keys.insert(series.at(row, "replicate") + " " + series.at(row, "policy") + " " + series.at(row, "period"));
    CHECK(keys.size() == series.rows.size());
    CHECK(keys.count("0 trusting 0") == 1);
    CHECK(keys.count("4 aggressive 19") == 1);
}

TEST_CASE("a cell is a number with a point, a name, or empty where there is nothing to measure", "[experiments]")
{
    const std::set<std::string> words{"policy", "measure", "unit", "first", "second", "kind"};
    for (const std::string& name : tables) {
        const Table here = table(name);
        for (const Words& row : here.rows)
            for (std::size_t column = 0; column < row.size(); ++column) {
                if (words.count(here.header[column]) || row[column].empty()) continue;
                INFO(name << ", column " << here.header[column] << ": " << row[column]);
                CHECK(std::isfinite(program::number_in(row[column])));
            }
    }
}

TEST_CASE("the tables hold the numbers of the JSON to the last digit", "[experiments]")
{
    const std::string text = program::text_of(results() / "r/comparison.json");
    const Table summary = table("summary.csv"), differences = table("differences.csv");
    for (const std::string key : {"mean", "low", "high"}) {
        for (std::size_t row = 0; row < summary.rows.size(); ++row) {
            INFO(summary.at(row, "measure") << " of " << summary.at(row, "policy") << ": " << key);
            const double expected = in_json(text, summary.at(row, "measure"), summary.at(row, "policy"), key);
            CHECK(same(program::number_in(summary.at(row, key)), expected));
        }
        for (std::size_t row = 0; row < differences.rows.size(); ++row) {
            INFO(differences.at(row, "measure") << ": " << key);
            CHECK(same(program::number_in(differences.at(row, key)),
                       in_json(text, differences.at(row, "measure"), "difference", key)));
        }
    }
}

TEST_CASE("crossover.csv has the crossovers of the JSON", "[experiments]")
{
    const json::value all = json::parse(program::text_of(results() / "r/comparison.json")).at("crossover");
    const Table crossover = table("crossover.csv");
    REQUIRE(crossover.rows.size() == 2);
    for (std::size_t row = 0; row < 2; ++row) {
        const json::value& one = all.at(crossover.at(row, "kind"));
        CAPTURE(crossover.at(row, "kind"));
        CHECK(crossover.at(row, "crossed") == std::to_string(one.at("replicates_that_cross").to_number<int>()));
        CHECK(crossover.at(row, "replicates") == "5");
        const std::string of_mean = one.at("of_mean").is_null() ? "" : std::to_string(one.at("of_mean").to_number<int>());
        CHECK(crossover.at(row, "of_mean") == of_mean);
    }
}

TEST_CASE("what --json prints is what the folder's comparison.json holds", "[experiments]")
{
    const Folder folder;
    const program::Outcome outcome = folder.call({"compare", main_config, "--quick", "--quiet", "--set", "run.periods=20",
                                                  "--set", "market.buyers=8", "--json", "--no-files"});
    REQUIRE(outcome.status == 0);
    CHECK(outcome.out == program::text_of(results() / "r/comparison.json"));
}

TEST_CASE("the means of the summary are the means over the replicates", "[experiments]")
{
    const Table summary = table("summary.csv"), replicates = table("replicates.csv");
    for (std::size_t row = 0; row < summary.rows.size(); ++row) {
        const std::string& measure = summary.at(row, "measure");
        double sum = 0;
        int count = 0;
        for (std::size_t k = 0; k < replicates.rows.size(); ++k) {
            if (replicates.at(k, "policy") != summary.at(row, "policy") || replicates.at(k, measure).empty()) continue;
            sum += program::number_in(replicates.at(k, measure));
            ++count;
        }
        INFO(measure << " of " << summary.at(row, "policy"));
        CHECK(std::to_string(count) == summary.at(row, "replicates"));
        if (count > 0) CHECK(program::number_in(summary.at(row, "mean")) == Approx(sum / count).epsilon(1e-9).margin(1e-12));
    }
}
