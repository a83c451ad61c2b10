// Descriptions: rows, TOML that reads back, schema, tables.
#include <catch2/catch.hpp>

#include <algorithm>

#include <boost/json.hpp>

#include "sim/param/describe.hpp"
#include "sim/param/effective.hpp"
#include "tests/sim/param_sample.hpp"

using Catch::Contains;

TEST_CASE("a row is described by everything declared about it", "[sim][param]")
{
    const auto rows = sim::rows<sample::All>();
    REQUIRE(rows.size() == 3 + 5 + 2 + 2 * 3);
    const auto gain = std::find_if(rows.begin(), rows.end(), [](const auto& row) { return row.path == "growth.gain"; });
    REQUIRE(gain != rows.end());
    CHECK(gain->type == "number");
    CHECK(gain->default_text == "0.18");
    CHECK(gain->lo == "0");
    CHECK(gain->hi == "1");
    CHECK(gain->plausible_lo == "0.05");
    CHECK(gain->plausible_hi == "0.4");
    CHECK(gain->unit == "1/quarter");
    CHECK(gain->doc == "How fast it grows.");
    CHECK(gain->source == "judgement");
    const auto speed = std::find_if(rows.begin(), rows.end(), [](const auto& row) { return row.path == "growth.speed"; });
    REQUIRE(speed->choices.size() == 2);
    CHECK(speed->choices[1].name == "fast");
    CHECK(speed->default_text == "slow");
    CHECK_FALSE(speed->has_range());
    CHECK(rows.back().path == "habit.keen.open");
}

TEST_CASE("the described document reads back as the defaults", "[sim][param]")
{
    const std::string toml = sim::as_toml(sim::describe<sample::All>());
    CAPTURE(toml);
    const auto got = sample::read_text(toml);
    CHECK(got.text() == "");
    const auto values = sim::effective(got.values);
    CHECK(values.size() == sim::effective(sample::All{}).size());
    for (const auto& value : values) CHECK(value.is_default);
    CHECK_THAT(
        toml,
        Contains("# How fast it grows.\n# unit: 1/quarter; range: 0..1 (plausible 0.05..0.4); source: judgement\ngain = 0.18\n"));
    CHECK_THAT(toml, Contains("\n# The habits compared.\n[habit]\n") && Contains("present = [\"calm\", \"keen\"]\n"));
    CHECK_THAT(toml, Contains("[habit.mixed]\n") && Contains("like = \"calm\"\notherwise = \"keen\"\n"));
}

TEST_CASE("every parameter stands in the described document", "[sim][param]")
{
    auto document = sim::Document::from_text(sim::as_toml(sim::describe<sample::All>()), "a.toml");
    for (const auto& row : sim::rows<sample::All>()) {
        CAPTURE(row.path);
        CHECK(document.find(row.path) != nullptr);
    }
}

TEST_CASE("descriptions of several sets make one document, with what stands at the top first", "[sim][param]")
{
    auto description = sim::describe<sample::Growth>("run");
    description.append(sim::describe<sample::All>());
    auto document = sim::Document::from_text(sim::as_toml(description), "a.toml");
    std::vector<sim::Problem> problems;
    sim::read<sample::Growth>(document, problems, "run");
    sim::read<sample::All>(document, problems);
    sim::report_unknown(document, problems);
    for (const auto& problem : problems) FAIL(sim::text(problem));
}

TEST_CASE("the schema has type, default, limits and meaning of each parameter", "[sim][param]")
{
    namespace json = boost::json;
    const auto schema = json::parse(sim::as_schema(sim::describe<sample::All>(), "sample", {"title"}));
    const auto& top = schema.at("properties").as_object();
    CHECK_FALSE(schema.at("additionalProperties").as_bool());
    CHECK(top.at("title").at("type") == "string");
    CHECK(top.at("seed").at("maximum") == 9'000'000'000'000'000'000);
    const auto& growth = top.at("growth").at("properties").as_object();
    CHECK(top.at("growth").at("description") == "How things grow.");
    CHECK(growth.at("gain").at("type") == "number");
    CHECK(growth.at("gain").at("default") == 0.18);
    CHECK(growth.at("gain").at("minimum").to_number<double>() == 0.0);
    CHECK(growth.at("gain").at("maximum").to_number<double>() == 1.0);
    CHECK(growth.at("gain").at("x-plausible").at(1) == 0.4);
    CHECK(growth.at("gain").at("x-unit") == "1/quarter");
    CHECK(growth.at("gain").at("x-source") == "judgement");
    CHECK(growth.at("gain").at("description") == "How fast it grows.");
    CHECK(growth.at("on").at("type") == "boolean");
    CHECK(growth.at("on").at("default") == true);
    CHECK(growth.at("silence").at("type") == "integer");
    CHECK(growth.at("speed").at("enum").as_array().size() == 2);
    const auto& habit = top.at("habit");
    CHECK(habit.at("additionalProperties").at("type") == "object");
    CHECK(habit.at("properties").at("present").at("items").at("type") == "string");
    CHECK(habit.at("properties").at("present").at("default").at(1) == "keen");
    CHECK(habit.at("properties").at("shares").at("default").as_array().size() == 2);
    CHECK(habit.at("properties").at("keen").at("properties").at("pressure").at("default") == 0.8);
    CHECK(habit.at("properties").at("mixed").at("properties").at("like").at("default") == "calm");
    CHECK(habit.at("properties").at("mixed").at("properties").at("pressure").as_object().contains("minimum"));
    CHECK_FALSE(habit.at("properties").at("mixed").at("properties").at("pressure").as_object().contains("default"));
    CHECK(schema.at("x-rules").as_array().size() == 2);
}

TEST_CASE("the Markdown table has a line for each parameter, and a roster a column for each row", "[sim][param]")
{
    const std::string text = sim::as_markdown(sim::describe<sample::All>());
    CHECK_THAT(text, Contains("| `growth.gain` | 0.18 | 0..1 | 0.05..0.4 | 1/quarter | How fast it grows. | judgement |\n"));
    CHECK_THAT(text, Contains("| `growth.speed` | slow | slow, fast |  | choice | How it goes about it. | scale |\n"));
    CHECK_THAT(text, Contains("| parameter | calm | keen | range |"));
    CHECK_THAT(text, Contains("| `habit.pressure` | 0.15 | 0.8 | 0..1 |"));
    CHECK_THAT(text, Contains("- `mixed`: Waits where it can. (`calm` where the condition holds, else `keen`)\n"));
    CHECK_THAT(text, Contains("- Rule: known must not exceed known_most\n"));
}

TEST_CASE("a number that may differ between entities is marked, and may be a distribution in the schema", "[param]")
{
    sim::Description description = sim::describe<sample::All>();
    const std::vector<std::string_view> groups{"growth"};
    description.mark_differing(groups);
    for (const sim::RowInfo& row : description.rows()) {
        CAPTURE(row.path);
        CHECK(row.may_differ == (row.path.starts_with("growth.") && row.has_range()));
    }
    const auto schema = boost::json::parse(sim::as_schema(description, "sample"));
    const auto& gain = schema.at("properties").at("growth").at("properties").at("gain").as_object();
    CHECK(gain.at("type").at(1) == "object");
    CHECK(gain.at("$ref") == "#/$defs/distribution");
    CHECK(schema.at("$defs").at("distribution").at("required").at(0) == "distribution");
    CHECK(sim::as_text(description).find("growth.gain *") != std::string::npos);
    CHECK(sim::as_toml(description).find("may be a distribution") != std::string::npos);
    CHECK(sim::as_text(sim::describe<sample::All>()).find(" *") == std::string::npos);
}

TEST_CASE("single parameters may differ where their group does not", "[param]")
{
    sim::Description description = sim::describe<sample::All>();
    const std::vector<std::string_view> single{"growth.gain"};
    description.mark_differing(single);
    for (const sim::RowInfo& row : description.rows()) {
        CAPTURE(row.path);
        CHECK(row.may_differ == (row.path == "growth.gain"));
    }
}

TEST_CASE("the plain table is aligned", "[sim][param]")
{
    const std::string text = sim::as_text(sim::describe<sample::Decay>("decay"));
    CHECK(text == "name        default  range        unit       meaning               source\n"
                  "decay.loss  0.4      0..1         1/quarter  How fast it shrinks.  judgement\n"
                  "decay.on    false    true, false  switch     Whether it shrinks.   judgement\n");
}
