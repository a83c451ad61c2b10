// The archetypes, number by number (specification 4).
#include <catch2/catch.hpp>

#include "models/rules/policy.hpp"
#include "tests/models/rules/expected.hpp"

namespace models::rules {
namespace {

void check_row(const Policy& row, std::initializer_list<tests::Given> expected)
{
    sim::for_each_param(row, [&](std::string_view name, const auto& spec, const auto& value) {
        CAPTURE(name);
        const auto given =
            std::find_if(expected.begin(), expected.end(), [&](const tests::Given& one) { return one.name == name; });
        REQUIRE(given != expected.end());
        CHECK(value == given->value);
        CHECK(spec.allows(value));
        CHECK(spec.span().holds(value));
    });
}

} // namespace

TEST_CASE("the default row is the trusting archetype, with the specification's ranges", "[rules][policy]")
{
    tests::check_table<Policy>({{"incumbent_preference", 0.03, 0, 0.15},
                                {"rivals_invited", 1, 0, 5}, // 0..J-1 of J = 6
                                {"pressure", 0.15, 0, 1},
                                {"gain_share", 0.5, 0, 1},
                                {"disclosure", 0.9, 0, 1},
                                {"exploit", 0.01, 0, 1},
                                {"leak", 0.02, 0, 1},
                                {"inspect_base", 0.8, 0, 1},
                                {"inspect_relief", 1.25, 0, 2},
                                {"term", 8, 1, 24},
                                {"tco_weight", 1, 0, 1},
                                {"contract", 0.4, 0, 1},
                                {"engineers", 1, 0, 1},
                                {"link", 0.9, 0, 1},
                                {"indexing", 0.7, 0, 1},
                                {"assist", 0.8, 0, 1}});
    check_row(trusting(), {{"incumbent_preference", 0.03},
                           {"rivals_invited", 1},
                           {"pressure", 0.15},
                           {"gain_share", 0.5},
                           {"disclosure", 0.9},
                           {"exploit", 0.01},
                           {"leak", 0.02},
                           {"inspect_base", 0.8},
                           {"inspect_relief", 1.25},
                           {"term", 8},
                           {"tco_weight", 1},
                           {"contract", 0.4},
                           {"engineers", 1},
                           {"link", 0.9},
                           {"indexing", 0.7},
                           {"assist", 0.8}});
}

TEST_CASE("the aggressive archetype has the specification's row", "[rules][policy]")
{
    check_row(aggressive(), {{"incumbent_preference", 0.02},
                             {"rivals_invited", 4},
                             {"pressure", 0.8},
                             {"gain_share", 0.2},
                             {"disclosure", 0.3},
                             {"exploit", 0.2},
                             {"leak", 0.35},
                             {"inspect_base", 0.9},
                             {"inspect_relief", 0.25},
                             {"term", 4},
                             {"tco_weight", 0.3},
                             {"contract", 0.4},
                             {"engineers", 0.4},
                             {"link", 0.2},
                             {"indexing", 0},
                             {"assist", 0.1}});
}

TEST_CASE("a conditional buyer is trusting from a trust of 0.40", "[rules][policy]")
{
    tests::check_table<ConditionalParameters>({{"threshold", 0.4}});
}

} // namespace models::rules
