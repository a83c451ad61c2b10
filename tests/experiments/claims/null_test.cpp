// A wired null: two names for one policy. Whatever differs between them is chance, and chance must not make a claim hold.
#include <catch2/catch.hpp>

#include "experiments/claims/verdict.hpp"
#include "models/catalogue.hpp"
#include "sim/run/outcome.hpp"
#include "sim/stats/holm.hpp"

TEST_CASE("of 200 families of claims about equal policies no more than the nominal share has one that holds", "[claims]")
{
    // Worlds are run with one assignment of buyers to the two names, so that the difference varies with who they are; with both
    // assignments it is exactly 0. Nominal: one tail of 5 % over a family, 2.5 % of 200 families: 5. More than 14 comes by chance
    // for one choice of the seed in some 3000. Smallest effect 0, no ablation: the rule at its most generous.
    const std::vector<std::string> measures{"component_price", "transaction_cost", "supplier_trust", "downtime_cost"};
    std::vector<sim::Problem> problems;
    sim::Document document =
        sim::Document::from_text("model = \"relational\"\n[market]\nbuyers = 12\n[policy]\npresent = [\"trusting\", "
                                 "\"aggressive\"]\n[policy.aggressive]\nlike = \"trusting\"\n",
                                 "null");
    const sim::ModelEntry* model = models::named_in(document, problems);
    REQUIRE(model != nullptr);
    const auto scenario = model->read(document, problems);
    REQUIRE(problems.empty());
    sim::Plan plan;
    plan.periods = 12;
    const auto columns = sim::outcome_columns(model->measures(), plan, measures);
    int families = 0;
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        std::vector<std::vector<double>> effects(measures.size());
        for (std::uint64_t replicate = 0; replicate < 8; ++replicate) {
            const std::vector<double> values =
                sim::outcome(*scenario, plan, columns, scenario->run({seed, replicate}, 0, plan.periods));
            for (std::size_t m = 0, column = 0; column < columns.size(); ++column)
                if (columns[column].stretch == 0) effects[m++].push_back(values[column] - values[columns.size() + column]);
        }
        std::vector<double> p_values;
        for (const auto& one : effects) p_values.push_back(sim::student_p_value(sim::student_interval(one, 0.95)));
        const std::vector<double> levels = sim::holm_levels(p_values, 0.05);
        bool holds = false;
        for (std::size_t m = 0; m < effects.size(); ++m) {
            const sim::Interval adjusted = sim::student_interval(effects[m], 1.0 - levels[m]);
            REQUIRE(adjusted.sd > 0.0);
            holds = holds || experiments::verdict({adjusted, adjusted, {}}, experiments::Direction::above, 0.0) ==
                                 experiments::Verdict::holds;
        }
        families += holds;
    }
    CAPTURE(families);
    CHECK(families <= 14);
}
