// `souk describe`: the same parameters and measures in each of its forms, and a config that runs.
#include <catch2/catch.hpp>

#include <boost/json.hpp>
#include <set>
#include <sstream>
#include <string>

#include "tests/experiments/program.hpp"

namespace {

namespace json = boost::json;
using Catch::Contains;
using program::Folder;
using program::joined;
using program::Words;

std::string described(const Words& options)
{
    const Folder folder;
    const program::Outcome outcome = folder.call(joined({"describe"}, options));
    REQUIRE(outcome.status == 0);
    REQUIRE(outcome.err == "");
    REQUIRE(folder.names().empty());
    return outcome.out;
}

void gather(const json::value& schema, const std::string& path, std::set<std::string>& found)
{
    const json::value* inner = schema.as_object().if_contains("properties");
    if (!inner) {
        found.insert(path);
        return;
    }
    for (const auto& [name, value] : inner->as_object())
        gather(value, path.empty() ? std::string(name) : path + "." + std::string(name), found);
}

// The names that a TOML text gives values to.
std::set<std::string> names_in(const std::string& toml)
{
    std::set<std::string> found;
    std::istringstream lines(toml);
    std::string group;
    for (std::string line; std::getline(lines, line);) {
        if (line.empty() || line[0] == '#') continue;
        if (line[0] == '[')
            group = line.substr(1, line.find(']') - 1) + ".";
        else
            found.insert(group + line.substr(0, line.find(' ')));
    }
    return found;
}

} // namespace

TEST_CASE("without a model the models are listed", "[experiments]")
{
    CHECK_THAT(described({}), Catch::StartsWith("relational "));
}

TEST_CASE("an unknown model is refused with the names of those there are", "[experiments]")
{
    const Folder folder;
    const program::Outcome outcome = folder.call({"describe", "auction"});
    CHECK(outcome.status == 2);
    CHECK(outcome.err == "1 problem\nthere is no model \"auction\"\n    known models: relational, loyalty\n");
    CHECK(outcome.out == "");
}

TEST_CASE("the described config runs and gives what the defaults give", "[experiments]")
{
    const Folder folder;
    folder.file("all.toml", described({"relational", "--toml"}));
    folder.file("bare.toml", "model = \"relational\"\n");
    std::string fingerprints[3];
    const Words configs{"all.toml", "bare.toml", program::main_config};
    for (std::size_t k = 0; k < configs.size(); ++k) {
        const program::Outcome outcome = folder.call(joined({"compare", configs[k], "--no-files"}, program::small));
        CAPTURE(outcome.err);
        REQUIRE(outcome.status == 0);
        fingerprints[k] = program::fingerprint_in(outcome.out);
        CHECK_THAT(outcome.out, Contains("differs from the defaults: run.periods = 12, run.replicates = 5, market.buyers = 8\n"));
    }
    CHECK(fingerprints[0] == fingerprints[1]);
    CHECK(fingerprints[1] == fingerprints[2]);
}

TEST_CASE("the schema has every parameter of the described config, and every one says what it is", "[experiments]")
{
    const json::value schema = json::parse(described({"relational", "--json"}));
    std::set<std::string> in_schema;
    gather(schema, "", in_schema);
    const std::set<std::string> in_config = names_in(described({"relational", "--toml"}));
    CHECK(in_config.size() > 250);
    for (const std::string& path : in_config) {
        CAPTURE(path);
        CHECK(in_schema.count(path) == 1);
    }
    for (const auto& [group, content] : schema.at("properties").as_object()) {
        if (!content.as_object().contains("properties") || group == "policy") continue;
        for (const auto& [name, row] : content.at("properties").as_object()) {
            INFO(std::string(group) << "." << std::string(name));
            CHECK(in_config.count(std::string(group) + "." + std::string(name)) == 1);
            for (const char* key : {"default", "description", "x-unit", "x-source"}) CHECK(row.as_object().contains(key));
            CHECK((row.as_object().contains("type") || row.as_object().contains("enum"))); // a choice is told by its names
        }
    }
}

TEST_CASE("each form of the description has every measure", "[experiments]")
{
    const std::string text = described({"relational"}), markdown = described({"relational", "--markdown"});
    const json::value schema = json::parse(described({"relational", "--json"}));
    CHECK(schema.at("x-measures").as_array().size() > 50);
    for (const json::value& measure : schema.at("x-measures").as_array()) {
        const std::string name(measure.at("name").as_string());
        CAPTURE(name);
        CHECK_THAT(text, Contains("\n  " + name + " "));
        CHECK_THAT(markdown, Contains("\n| `" + name + "` | " + std::string(measure.at("unit").as_string()) + " | "));
    }
}

TEST_CASE("each form of the description has every parameter", "[experiments]")
{
    const std::string text = described({"relational"}), markdown = described({"relational", "--markdown"});
    for (const std::string& path : names_in(described({"relational", "--toml"}))) {
        if (path == "model" || path.starts_with("policy.")) continue;
        CAPTURE(path);
        CHECK_THAT(text, Contains("\n" + path + " "));
        CHECK_THAT(markdown, Contains(path.substr(path.find('.') + 1)));
    }
}
