// Parameters of single entities, where the run says that they differ; all empty where all are alike.
#pragma once

#include <cstdint>
#include <vector>

#include "models/rules/category.hpp"
#include "models/rules/complaint.hpp"
#include "models/rules/experience.hpp"
#include "models/rules/learning.hpp"
#include "models/rules/policy.hpp"
#include "models/rules/supplier.hpp"
#include "sim/population/own_values.hpp"

namespace models::relational {

/// One row for each entity of a kind, and how its entries are drawn.
struct OwnRows {
    std::vector<rules::SupplierParameters> supplier;
    std::vector<rules::CategoryParameters> category;
    std::vector<rules::NeedParameters> need;
    // What a buyer is apart from its strategy: how it judges, how it speaks up, when it trusts enough, how it learns.
    std::vector<rules::ExperienceParameters> experience;
    std::vector<rules::ComplaintParameters> complaint;
    std::vector<rules::ConditionalParameters> conditional;
    std::vector<rules::LearningParameters> learn;

    sim::OwnValues suppliers, categories, needs, judges, complainers, conditionals, learners;
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
