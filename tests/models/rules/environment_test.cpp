// Hand-worked: input costs, technology frontiers and demand (specification 5.0, 7).
#include <cmath>

#include <catch2/catch.hpp>

#include "models/rules/environment.hpp"
#include "tests/models/rules/expected.hpp"

using tests::near;

namespace models::rules {

TEST_CASE("the environment has the specification's numbers", "[rules][environment]")
{
    tests::check_table<EnvironmentParameters>({{"uncertainty", 1, 0, 3},
                                               {"demand", 1, 0, 3},
                                               {"cost", 1, 0, 3},
                                               {"technology", 1, 0, 3},
                                               {"demand_sd", 0.1, 0, 0.4},
                                               {"demand_persistence", 0.7, 0, 0.95},
                                               {"cost_sd", 0.02, 0, 0.08},
                                               {"cost_persistence", 0.95},
                                               {"frontier_growth", 0.003, 0, 0.008},
                                               {"calm_share", 0.2, 0, 1},
                                               {"break_chance", 0.015, 0, 0.1},
                                               {"break_size", 0.03, 0, 0.1}});
}

TEST_CASE("the pace of technology is the knob times its part", "[rules][environment]")
{
    CHECK(technology_pace({}) == 1);
    CHECK(technology_pace({.uncertainty = 0}) == 0);
    CHECK(technology_pace({.uncertainty = 2, .technology = 0.25}) == 0.5);
    CHECK(technology_pace({.uncertainty = 3, .demand = 0, .cost = 0, .technology = 2}) == 6);
}

TEST_CASE("knowledge ages half as fast in a calm world", "[rules][environment]")
{
    CHECK(ageing(0, 0.5) == 0.5);
    CHECK(ageing(1, 0.5) == 1);
    CHECK(ageing(2, 0.5) == 1.5);
    CHECK(ageing(3, 1) == 1);
    CHECK(ageing(3, 0) == 3);
    CHECK(ageing(2, 0.2) == near(1.8)); // 0.2 + 0.8 * 2
}

TEST_CASE("log input cost keeps 0.95 of itself and takes shocks of 0.02", "[rules][environment]")
{
    const EnvironmentParameters p;
    CHECK(next_log_cost(0, 0, p) == 0);
    CHECK(next_log_cost(0.2, 0, p) == near(0.19));
    CHECK(next_log_cost(0, 1, p) == near(0.02));
    CHECK(next_log_cost(0.1, -1, p) == near(0.075)); // 0.095 - 0.02
    CHECK(next_log_cost(0.2, 5, {.uncertainty = 0}) == near(0.19));
    CHECK(next_log_cost(0, 1, {.uncertainty = 2, .cost = 1.5}) == near(0.06));
    CHECK(next_log_cost(0.2, 1, {.cost_sd = 0.05, .cost_persistence = 0.5}) == near(0.15)); // 0.1 + 0.05
}

TEST_CASE("the frontiers grow by 0.003 a quarter, a fifth of it in a calm world", "[rules][environment]")
{
    CHECK(steady_frontier_step({}) == near(0.003));
    CHECK(steady_frontier_step({.uncertainty = 0}) == near(0.0006));
    CHECK(steady_frontier_step({.technology = 0}) == near(0.0006));
    CHECK(steady_frontier_step({.uncertainty = 2}) == near(0.0054)); // 0.003 * (0.2 + 1.6)
    CHECK(steady_frontier_step({.uncertainty = 2, .frontier_growth = 0.004, .calm_share = 0.5}) == near(0.006)); // 0.004 * 1.5
}

TEST_CASE("a technology break of 0.03 comes with chance 0.015 times the pace", "[rules][environment]")
{
    const EnvironmentParameters p;
    CHECK(frontier_step(0.5, p) == near(0.003));
    CHECK(frontier_step(0.01, p) == near(0.033));
    CHECK(frontier_step(0.015, p) == near(0.003));                   // only below the chance
    CHECK(frontier_step(0.029, {.uncertainty = 2}) == near(0.0354)); // 0.0054 + 0.03
    CHECK(frontier_step(0.031, {.uncertainty = 2}) == near(0.0054));
    CHECK(frontier_step(0, {.uncertainty = 0}) == near(0.0006)); // none in a calm world
    CHECK(frontier_step(0.05, {.break_chance = 0.1, .break_size = 0.05}) == near(0.053));

    CHECK(mean_frontier_step(p) == near(0.00345)); // 0.003 + 0.015 * 0.03
    CHECK(mean_frontier_step({.uncertainty = 0}) == near(0.0006));
    CHECK(mean_frontier_step({.uncertainty = 2}) == near(0.0063)); // 0.0054 + 0.0009
    CHECK(mean_frontier_step({.break_chance = 0.1, .break_size = 0.05}) == near(0.008));
}

TEST_CASE("log demand keeps 0.7 of itself and takes shocks of 0.1", "[rules][environment]")
{
    const EnvironmentParameters p;
    CHECK(demand_shock_sd(p) == near(0.1));
    CHECK(demand_shock_sd({.uncertainty = 2, .demand = 1.5}) == near(0.3));
    CHECK(demand_shock_sd({.demand = 0}) == 0);
    CHECK(demand_shock_sd({.demand_sd = 0.2}) == near(0.2));

    CHECK(next_log_demand(0.5, 0, p) == near(0.35));
    CHECK(next_log_demand(0.5, 1, p) == near(0.45));
    CHECK(next_log_demand(0, -2, p) == near(-0.2));
    CHECK(next_log_demand(0.5, 1, {.demand_sd = 0.3, .demand_persistence = 0.4}) == near(0.5)); // 0.2 + 0.3
    CHECK(next_log_demand(0.5, 3, {.uncertainty = 0}) == near(0.35));
}

TEST_CASE("the stationary spread of log demand is the shock over sqrt(1 - rho^2)", "[rules][environment]")
{
    CHECK(stationary_log_demand(0, {}) == 0);
    CHECK(stationary_log_demand(2, {.demand_persistence = 0.6}) == near(0.25)); // 0.1 / 0.8 * 2
    CHECK(stationary_log_demand(3, {.demand_persistence = 0.8}) == near(0.5));  // 0.1 / 0.6 * 3
    CHECK(stationary_log_demand(-1, {.demand_persistence = 0}) == near(-0.1));
    CHECK(stationary_log_demand(1, {}) == near(0.1400280084028010)); // 0.1 / sqrt(0.51)
    CHECK(stationary_log_demand(4, {.uncertainty = 0}) == 0);
}

TEST_CASE("demand has base demand as its mean", "[rules][environment]")
{
    // sD^2 / (2 (1 - rho^2)) = 0.01 / 1.02 at the default, 0.01 / 1.28 = 0.0078125 at persistence 0.6
    CHECK(demand_from(0.01 / 1.02, 2000, {}) == near(2000));
    CHECK(demand_from(0.01 / 1.02 + std::log(2.0), 2000, {}) == near(4000));
    CHECK(demand_from(0.0078125, 2000, {.demand_persistence = 0.6}) == near(2000));
    CHECK(demand_from(0.03125 - std::log(2.0), 500, {.uncertainty = 2, .demand_persistence = 0.6}) == near(250)); // four times it
    CHECK(demand_from(0, 2000, {.uncertainty = 0}) == 2000);
    CHECK(demand_from(0, 2000, {}) == near(1980.4879604017881)); // 2000 exp(-0.00980392...)
}

TEST_CASE("the environment stays finite and demand positive wherever it is plausible", "[rules][environment]")
{
    for (const double uncertainty : {0.0, 1.0, 3.0})
        tests::at_each_end<EnvironmentParameters>(tests::Ends::plausible, [&](EnvironmentParameters p) {
            p.uncertainty *= uncertainty;
            for (const double normal : {-8.3, 0.0, 8.3}) {
                const double y = stationary_log_demand(normal, p);
                tests::check_finite(next_log_demand(y, normal, p));
                tests::check_within(demand_from(y, 2000, p), 1e-12, 1e19); // at most exp(8.3^2 / 2) = 9.2e14 times the mean
                tests::check_finite(next_log_cost(normal, normal, p));
            }
            for (const double uniform : {0.0, 0.5, 1.0}) tests::check_within(frontier_step(uniform, p), 0, 1);
            tests::check_within(mean_frontier_step(p), 0, 1);
        });
}

TEST_CASE("the environment stays finite at the ends of the legal ranges", "[rules][environment]")
{
    tests::at_each_end<EnvironmentParameters>(tests::Ends::legal, [](const EnvironmentParameters& p) {
        for (const double normal : {-8.3, 0.0, 8.3}) {
            tests::check_finite(next_log_cost(normal, normal, p));
            tests::check_within(demand_from(stationary_log_demand(normal, p), 1e9, p), 0, 1e25);
        }
        for (const double uniform : {0.0, 0.5, 1.0}) tests::check_within(frontier_step(uniform, p), 0, 2);
        tests::check_within(ageing(technology_pace(p), 0.5), 0.5, 5.5);
    });
}

} // namespace models::rules
