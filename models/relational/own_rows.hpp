// Parameters of single entities, where the run says that they differ; all empty where all are alike.
#pragma once

#include <cstdint>
#include <vector>

#include "models/rules/category.hpp"
#include "models/rules/policy.hpp"
#include "models/rules/supplier.hpp"
#include "sim/population/own_values.hpp"

namespace models::relational {

/// One row for each entity of a kind, and how its entries are drawn.
struct OwnRows {
    std::vector<rules::SupplierParameters> supplier;
    std::vector<rules::CategoryParameters> category;
    std::vector<rules::NeedParameters> need;

    sim::OwnValues suppliers, categories, needs;
    std::vector<sim::OwnValues> policies; ///< two of each arm, as strategy rows are; the rows stand with those

    /// Another firm takes the place of one that failed: what differs is drawn for it, and nothing is known from the list.
    void renew_supplier(std::size_t i, const rules::SupplierParameters& shared, const sim::Streams& random, std::uint64_t address)
    {
        if (supplier.empty()) return;
        supplier[i] = shared;
        suppliers.draw(supplier[i], random, sim::EnginePurpose::newcomers_values, address);
    }
};

} // namespace models::relational
