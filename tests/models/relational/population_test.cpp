// Entities that differ: whose draws are whose, and what stays as it was.
#include <catch2/catch.hpp>

#include <set>

#include "sim/parallel/parallel.hpp"
#include "tests/models/relational/population_worlds.hpp"

namespace {

using models::relational::Market;
using models::relational::Parameters;
using models::relational::Relational;
using tests::differing_rates, tests::one_world, tests::opened, tests::own_rates, tests::parameters_from, tests::series;

} // namespace

TEST_CASE("without distributions and lists nobody has a row of its own", "[relational][population]")
{
    const Market m = opened("");
    CHECK(m.own.supplier.empty());
    CHECK(m.own.category.empty());
    CHECK(m.own.need.empty());
    CHECK(m.own.policies.empty());
    CHECK(m.own.experience.empty());
    CHECK(m.own.complaint.empty());
    CHECK(m.own.conditional.empty());
    CHECK(m.own.learn.empty());
    CHECK(m.rows.size() == 4);
}

TEST_CASE("distributions of no width give the run of the values, byte for byte", "[relational][population]")
{
    const std::vector<double> plain = series(parameters_from(""));
    const std::string narrow = R"(
[supplier]
own_rate = {distribution = "uniform", low = 0.03, high = 0.03}
target_margin = {distribution = "lognormal", median = 0.08, sd = 0}
capacity_cost = {distribution = "values", values = [6.0]}
buffer = {distribution = "normal", mean = 0.08, sd = 0}
alignment_low = {distribution = "beta", alpha = 2, beta = 2, low = 0.3, high = 0.3}
[category]
life = {distribution = "normal", mean = 12, sd = 0}
[need]
demand = {distribution = "lognormal", median = 2000, sd = 0}
[experience]
service_weight = {distribution = "uniform", low = 0.45, high = 0.45}
signal_slope = {distribution = "values", values = [4]}
[complaint]
memory = {distribution = "normal", mean = 0.85, sd = 0}
candour_low = {distribution = "beta", alpha = 1, beta = 2, low = 0.05, high = 0.05}
[conditional]
threshold = {distribution = "uniform", low = 0.4, high = 0.4}
[learn]
memory = {distribution = "values", values = [0.08]}
patience = {distribution = "values", values = [10]}
[policy]
trusting.pressure = {distribution = "uniform", low = 0.15, high = 0.15}
)";
    CHECK((series(parameters_from(narrow)) == plain));
    CHECK((series(parameters_from(differing_rates)) != plain));
}

TEST_CASE("a distribution moves no other draw", "[relational][population]")
{
    const Market plain = opened(""), one = opened(differing_rates);
    const Market two = opened(differing_rates + "drift = {distribution = \"uniform\", low = 0, high = 0.1}\n"
                                                "[need]\ndemand = {distribution = \"uniform\", low = 1000, high = 3000}\n");
    CHECK((own_rates(one) == own_rates(two)));
    CHECK((plain.supplier.alignment == two.supplier.alignment));
    CHECK((plain.supplier.productivity == two.supplier.productivity));
    CHECK((plain.relation.supplier == two.relation.supplier));
    CHECK((plain.need.log_demand == two.need.log_demand));
    const std::vector<double> drawn = own_rates(one);
    CHECK(std::set<double>(drawn.begin(), drawn.end()).size() == drawn.size()); // each its own
}

TEST_CASE("a supplier, a category, a need and a buyer draw the same in a market of any size", "[relational][population]")
{
    const Parameters small = parameters_from(tests::many_spreads);
    Parameters large = small;
    large.market.buyers = 100;
    large.market.suppliers_per_category = 20;
    large.market.needs_per_buyer = 6;
    const Market a = models::relational::open(small, one_world, 0), b = models::relational::open(large, one_world, 0);
    for (std::size_t k = 0; k < 8; ++k) {
        CHECK(a.own.category[k].life == b.own.category[k].life);
        for (std::size_t i = 0; i < 8; ++i)
            CHECK(a.own.supplier[8 * k + i].target_margin == b.own.supplier[20 * k + i].target_margin);
    }
    for (std::size_t buyer = 0; buyer < 40; ++buyer) {
        for (std::size_t n = 0; n < 4; ++n) CHECK(a.own.need[4 * buyer + n].demand == b.own.need[6 * buyer + n].demand);
        for (std::size_t arm = 0; arm < 3; ++arm)
            CHECK(a.rows[a.first_row(buyer, arm)].pressure == b.rows[b.first_row(buyer, arm)].pressure);
        CHECK(a.judge(small, buyer).service_weight == b.judge(large, buyer).service_weight);
        CHECK(a.complainer(small, buyer).leave_level == b.complainer(large, buyer).leave_level);
        CHECK(a.buyer.candour[buyer] == b.buyer.candour[buyer]);
        CHECK(a.buyer.trust_threshold[buyer] == b.buyer.trust_threshold[buyer]);
        CHECK(a.learner(small, buyer).patience == b.learner(large, buyer).patience);
    }
}

TEST_CASE("the swapped worlds of a comparison have the same suppliers, categories, needs and buyers", "[relational][population]")
{
    const Market a = opened(tests::many_spreads, 0), b = opened(tests::many_spreads, 1);
    CHECK((own_rates(a) == own_rates(b)));
    for (std::size_t n = 0; n < a.needs(); ++n) CHECK(a.own.need[n].demand == b.own.need[n].demand);
    for (std::size_t k = 6; k < a.rows.size(); ++k) CHECK(a.rows[k].pressure == b.rows[k].pressure);
    const auto& conditional = a.rows[a.first_row(3, 2)];
    CHECK(conditional.pressure == a.rows[a.first_row(3, 0)].pressure); // trusting where it trusts
    CHECK(a.rows[a.first_row(3, 2) + 1].rivals_invited == a.rows[a.first_row(3, 1)].rivals_invited);
    CHECK(a.rows[a.first_row(3, 0) + 1].pressure == a.rows[a.first_row(3, 0)].pressure); // whether it trusts or not
}

TEST_CASE("a world with differing entities is the same alone, among others, and on any number of threads",
          "[relational][population]")
{
    const sim::ScenarioOf<Relational> scenario(parameters_from(tests::small_sizes + tests::many_spreads));
    sim::Plan plan;
    plan.periods = 20;
    plan.replicates = 4;
    std::vector<sim::Series> one, seven;
    sim::with_threads(1, [&] { one = sim::run_ensemble(scenario, plan); });
    sim::with_threads(7, [&] { seven = sim::run_ensemble(scenario, plan); });
    CHECK(sim::fingerprint(one) == sim::fingerprint(seven));
    sim::Series alone = scenario.run(sim::World(plan.seed, 3), 0, 20);
    for (int rotation = 1; rotation < 3; ++rotation) alone += scenario.run(sim::World(plan.seed, 3), rotation, 20);
    CHECK(std::equal(alone.values().begin(), alone.values().end(), one[3].values().begin()));
}

TEST_CASE("the settings of a heterogeneous market read back as the same market", "[relational][population]")
{
    for (const std::string& toml : {tests::many_spreads, tests::small_sizes + tests::listed_suppliers + differing_rates}) {
        const sim::ScenarioOf<Relational> scenario(parameters_from(toml));
        std::string again;
        for (const sim::EffectiveValue& setting : scenario.settings()) again += setting.path + " = " + setting.value + "\n";
        CHECK((series(parameters_from(again)) == series(scenario.parameters())));
    }
}
