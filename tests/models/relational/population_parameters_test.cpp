// Which parameters may differ: each of them makes a difference when it does.
#include <catch2/catch.hpp>

#include "tests/models/relational/population_worlds.hpp"

namespace {

using models::relational::Parameters;
using models::relational::Relational;
using tests::parameters_from, tests::series;

// A market in which a parameter of buyers is at work.
std::string where_it_matters(const std::string& path)
{
    if (path.starts_with("learn.")) {
        const std::string rule = path == "learn.mutate_sd" ? "imitate_rows"
                                 : path == "learn.mutate"  ? "imitate_types"
                                                           : "reinforce";
        const std::string many_buyers = "market = {buyers = 60, categories = 4, needs_per_buyer = 2, known = 3}\n";
        return many_buyers + "learn.rule = \"" + rule + "\"\n" + (path == "learn.rate" ? "" : "learn.rate = 0.5\n") +
               (path == "learn.patience" ? "" : "learn.patience = 1\n");
    }
    if (path.starts_with("conditional.")) return tests::small_sizes + "policy.present = [\"conditional\", \"aggressive\"]\n";
    return tests::small_sizes;
}

} // namespace

TEST_CASE("each parameter that may differ makes a difference when it does, and is refused where it may not",
          "[relational][population]")
{
    std::size_t tried = 0;
    for (const sim::RowInfo& row : sim::EntryOf<Relational>().description().rows()) {
        if (!row.has_range() || row.path.starts_with("market.") || row.path.starts_with("policy.")) continue;
        CAPTURE(row.path);
        const std::string wide = "{distribution = \"uniform\", low = " + row.plausible_lo + ", high = " + row.plausible_hi + "}";
        const std::string toml = where_it_matters(row.path) + row.path + " = ";
        if (row.may_differ) {
            ++tried;
            const Parameters differing = parameters_from(toml + wide);
            sim::Spread spread = differing.population.spreads.front();
            CHECK((series(differing, 60) !=
                   series(parameters_from(toml + sim::toml_text(spread.facts, spread.value_at(0.5))), 60)));
        } else {
            sim::Document document = sim::Document::from_text(toml + wide + "\n", "test.toml");
            std::vector<sim::Problem> problems;
            sim::read_with_population<Parameters>(document, Relational::population(), sim::listable_states<Relational>(),
                                                  problems);
            REQUIRE(problems.size() == 1);
            CHECK_THAT(problems[0].message, Catch::Contains(row.path + " is the same for all: it cannot be a distribution"));
        }
    }
    CHECK(tried > 40);
}
