// One world whose entities differ: as it opens, as it goes on, and what its suppliers drew.
#pragma once

#include <string>
#include <vector>

#include "sim/run/ensemble.hpp"
#include "tests/models/relational/populations.hpp"

namespace tests {

inline const sim::World one_world(5, 0);

/// The market of a document as it opens.
inline models::relational::Market opened(const std::string& toml, int rotation = 0)
{
    return sim::opened<models::relational::Relational>(parameters_from(toml), one_world, rotation, 20);
}

/// All that is recorded of the world.
inline std::vector<double> series(const models::relational::Parameters& p, int periods = 40)
{
    const sim::Series s = sim::ScenarioOf<models::relational::Relational>(p).run(one_world, 0, periods);
    return {s.values().begin(), s.values().end()};
}

/// Of each supplier, where they differ.
inline std::vector<double> own_rates(const models::relational::Market& m)
{
    std::vector<double> rates;
    for (const auto& row : m.own.supplier) rates.push_back(row.own_rate);
    return rates;
}

/// Suppliers differ in this and in nothing else.
inline const std::string differing_rates = "[supplier]\nown_rate = {distribution = \"uniform\", low = 0.02, high = 0.05}\n";

} // namespace tests
