// The manifest: everything needed to repeat a run, proved by repeating it.
#include <catch2/catch.hpp>

#include <boost/json.hpp>
#include <string>

#include "tests/experiments/program.hpp"

namespace {

namespace json = boost::json;
using program::Folder;
using program::joined;
using program::small;
using program::Words;

json::object manifest_of(const Folder& folder, const Words& words)
{
    const program::Outcome outcome = folder.call(joined(joined(words, small), {"--out", "r"}));
    CAPTURE(outcome.err);
    REQUIRE(outcome.status == 0);
    return json::parse(program::text_of(folder / "r/manifest.json")).as_object();
}

// Each entry of "settings" or "changed" as a --set.
Words as_options(const json::value& settings)
{
    Words options;
    for (const auto& [path, value] : settings.as_object()) {
        options.emplace_back("--set");
        options.push_back(std::string(path) + "=" + std::string(value.as_string()));
    }
    return options;
}

} // namespace

TEST_CASE("a manifest says what was run, by what, and what came out", "[experiments]")
{
    const Folder folder;
    const json::object manifest = manifest_of(folder, {"compare", program::main_config});
    CHECK(manifest.at("program").as_string() == "souk");
    CHECK(manifest.at("model").as_string() == "relational");
    CHECK(manifest.at("config").as_string() == program::main_config);
    CHECK(manifest.at("title").as_string() == "Trusting against aggressive buyers");
    CHECK_THAT(std::string(manifest.at("command").as_string()), Catch::Contains("souk compare ") && Catch::EndsWith(" --out r"));
    for (const char* key : {"version", "commit", "compiler", "flags", "started", "finished"}) {
        CAPTURE(key);
        CHECK_FALSE(manifest.at(key).as_string().empty());
    }
    CHECK_THAT(std::string(manifest.at("flags").as_string()), Catch::Contains("-ffp-contract=off"));
    CHECK(manifest.at("fingerprint") == json::parse(program::text_of(folder / "r/comparison.json")).at("fingerprint"));
    CHECK(manifest.at("changed") == json::object{{"run.periods", "12"}, {"run.replicates", "5"}, {"market.buyers", "8"}});
}

TEST_CASE("the settings of a manifest are complete", "[experiments]")
{
    const Folder folder;
    const json::object manifest = manifest_of(folder, {"compare", SOUK_ROOT "/configs/conditional.toml"});
    const json::object& settings = manifest.at("settings").as_object();
    for (const auto& [path, value] : manifest.at("changed").as_object()) {
        REQUIRE(settings.contains(path));
        CHECK(settings.at(path) == value);
    }
    const json::value schema = json::parse(folder.call({"describe", "relational", "--json"}).out);
    for (const auto& [group, content] : schema.at("properties").as_object()) {
        const json::object* rows =
            content.as_object().if_contains("properties") ? &content.at("properties").as_object() : nullptr;
        if (!rows) continue; // model, title, description
        for (const auto& [name, row] : *rows) {
            const std::string path = std::string(group) + "." + std::string(name);
            CAPTURE(path);
            if (!row.as_object().contains("properties")) CHECK(settings.contains(path));
        }
    }
    for (const auto& [name, entry] :
         schema.at("properties").at("policy").at("properties").at("trusting").at("properties").as_object()) {
        CAPTURE(std::string(name));
        if (name == "like" || name == "otherwise") continue;
        for (const std::string row : {"trusting", "aggressive", "conditional", "conditional.otherwise"})
            CHECK(settings.contains("policy." + row + "." + std::string(name)));
    }
}

TEST_CASE("a run repeated from its manifest has the same fingerprint", "[experiments]")
{
    const Words words = GENERATE(
        Words{"compare", program::main_config, "--seed", "9223372036854775807"},
        Words{"compare", program::main_config, "--set", "trust.loss=0.123456789012345678", "--set", "info.on=false"},
        Words{"compare", SOUK_ROOT "/configs/firm_but_fair.toml"}, Words{"compare", SOUK_ROOT "/configs/contracts.toml"},
        Words{"compare", SOUK_ROOT "/configs/conditional.toml", "--set", "policy.conditional.otherwise.pressure=0.5"},
        Words{"run", SOUK_ROOT "/configs/turbulent.toml", "--set", "policy.present=[aggressive]", "--set", "env.cost_sd=1e-5"});
    const Folder folder;
    const json::object manifest = manifest_of(folder, words);
    folder.file("bare.toml", "model = \"relational\"\n");
    for (const char* settings : {"changed", "settings"}) {
        const Words again =
            joined({words.front(), "bare.toml", "--json", "--quiet", "--no-files"}, as_options(manifest.at(settings)));
        const program::Outcome outcome = folder.call(again);
        CAPTURE(words, settings, outcome.err);
        REQUIRE(outcome.status == 0);
        CHECK(json::parse(outcome.out).at("fingerprint") == manifest.at("fingerprint"));
    }
}
