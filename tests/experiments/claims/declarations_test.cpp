// The declarations of the tree: all 24 claims, each whole.
#include <catch2/catch.hpp>

#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "experiments/claims/declarations.hpp"
#include "tests/experiments/program.hpp"

using namespace experiments;

TEST_CASE("all 24 claims of the article are declared, each with its ablation, and counter-evidence has rows of its own",
          "[claims]")
{
    const Declarations declared = read_declarations(SOUK_ROOT "/configs/claims", {});
    std::set<std::string> ids;
    std::size_t counter = 0;
    for (const Claim& claim : declared.claims) {
        CAPTURE(claim.id);
        if (claim.settings.family == Family::claims) {
            ids.insert(claim.id);
            CHECK_FALSE(claim.ablation.empty());
            CHECK_FALSE(claim.ablated.empty());
        } else {
            ++counter;
        }
        CHECK_FALSE(claim.sentence.empty());
        CHECK_FALSE(claim.source.empty());
        CHECK_FALSE(claim.why_smallest.empty());
        CHECK_FALSE(claim.mechanism.empty());
        CHECK(claim.settings.smallest_effect > 0.0);
        CHECK(claim.settings.replicates >= 40);
    }
    CHECK(ids.size() == 24);
    for (int number = 1; number <= 24; ++number) CHECK(ids.contains(fmt::format("S{}", number)));
    CHECK(counter >= 3);
    CHECK(declared.mapped.size() == 24);
    REQUIRE(declared.map);
    for (const char* axis : {"env.uncertainty", "category.complexity_highest", "category.idea_potential", "category.service_cost",
                             "market.known", "policy.aggressive.pressure"})
        CHECK(std::any_of(declared.map->axes.begin(), declared.map->axes.end(),
                          [&](const Map::Axis& a) { return a.parameter == axis; }));
    REQUIRE(declared.attribution);
    CHECK(declared.attribution->single_switches().size() == 13);
    CHECK(declared.targets.size() >= 20);
}

TEST_CASE("the generated table of claims has every declaration, as it is declared", "[claims]")
{
    const std::string table = program::text_of(SOUK_ROOT "/models/relational/CLAIMS.md");
    const Declarations declared = read_declarations(SOUK_ROOT "/configs/claims", {});
    for (const Claim& claim : declared.claims) {
        CAPTURE(claim.id);
        CHECK(table.find(fmt::format("| {} | {} | {} | {} |", claim.id, claim.sentence, claim.contrast.words(),
                                     claim.contrast.unit)) != std::string::npos);
    }
    for (const PublishedFigure& target : declared.targets)
        CHECK(table.find(fmt::format("| {} | {} |", target.id, target.quantity)) != std::string::npos);
    CHECK(program::text_of(SOUK_ROOT "/README.md").find("models/relational/CLAIMS.md") != std::string::npos);
    CHECK(program::text_of(SOUK_ROOT "/models/relational/ODD.md").find("CLAIMS.md") != std::string::npos);
}
