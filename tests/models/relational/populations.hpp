// Parameters of markets whose entities differ, written as people write them.
#pragma once

#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "models/relational/model.hpp"
#include "sim/run/adapt.hpp"

namespace tests {

/// What a document says, with distributions and lists; it must be sound.
inline models::relational::Parameters parameters_from(const std::string& toml)
{
    using models::relational::Relational;
    sim::Document document = sim::Document::from_text(toml, "test.toml");
    std::vector<sim::Problem> problems;
    auto p = sim::read_with_population<models::relational::Parameters>(document, Relational::population(),
                                                                       sim::listable_states<Relational>(), problems);
    for (const sim::Problem& problem : problems) UNSCOPED_INFO(sim::text(problem));
    REQUIRE(problems.empty());
    return p;
}

inline const std::string small_sizes = R"(
market = {buyers = 8, categories = 4, needs_per_buyer = 2, known = 3}
)";

/// Distributions of everything that may have one: all kinds of entities, all kinds of distributions.
inline const std::string many_spreads = R"(
[supplier]
own_rate = {distribution = "uniform", low = 0.02, high = 0.05}
target_margin = {distribution = "lognormal", median = 0.08, sd = 0.4}
capacity_cost = {distribution = "normal", mean = 6.0, sd = 1.5}
buffer = {distribution = "beta", alpha = 2, beta = 5, low = 0.0, high = 0.3}
capacity_speed = {distribution = "uniform", low = 0.2, high = 1.0}
defect_rate = {distribution = "lognormal", median = 0.004, sd = 0.5}
alignment_low = {distribution = "uniform", low = 0.1, high = 0.9}
honesty_high = {distribution = "values", values = [0.5, 0.8, 1.0]}
drift = {distribution = "uniform", low = 0.0, high = 0.1}
entry = {distribution = "values", values = [0.2, 1.0]}
credit = {distribution = "uniform", low = 0.1, high = 3.0}
[category]
life = {distribution = "values", values = [4, 12, 30]}
service_cost = {distribution = "lognormal", median = 0.9, sd = 0.5}
lead_max = {distribution = "values", values = [0, 2, 4]}
complexity_highest = {distribution = "uniform", low = 0.5, high = 1.0}
[need]
demand = {distribution = "lognormal", median = 2000, sd = 1.0}
[experience]
service_weight = {distribution = "uniform", low = 0.2, high = 0.45}
learning = {distribution = "beta", alpha = 2, beta = 30}
[complaint]
irritation = {distribution = "lognormal", median = 0.03, sd = 0.5}
memory = {distribution = "uniform", low = 0.7, high = 0.95}
candour_high = {distribution = "uniform", low = 0.3, high = 0.95}
leave_level = {distribution = "lognormal", median = 0.5, sd = 0.5}
[conditional]
threshold = {distribution = "beta", alpha = 4, beta = 5}
[learn]
memory = {distribution = "uniform", low = 0.02, high = 0.2}
patience = {distribution = "values", values = [4, 10, 20]}
[policy]
present = ["trusting", "aggressive", "conditional"]
trusting.pressure = {distribution = "beta", alpha = 2, beta = 8}
trusting.contract = {distribution = "uniform", low = 0, high = 1}
aggressive.rivals_invited = {distribution = "normal", mean = 4, sd = 2}
aggressive.inspect_base = {distribution = "uniform", low = 0.2, high = 1}
)";

/// Twelve suppliers, three in each of four categories but for one more in the second.
inline const std::string listed_suppliers = R"(
[population]
suppliers = [
  {category = 0, own_rate = 0.02, opening.cash = 50000}, {category = 0, own_rate = 0.05}, {category = 0},
  {category = 1, target_margin = 0.05}, {category = 1}, {category = 1, buffer = 0.2, opening.capacity = 9000}, {category = 1},
  {category = 2, credit = 0.1, opening.cash = 0}, {category = 2, credit = 0.1, opening.cash = 0}, {category = 2},
  {category = 3, opening.honesty = 0.4, opening.alignment = 1}, {category = 3, entry = 1}, {category = 3},
]
)";

} // namespace tests
