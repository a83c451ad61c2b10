// What is added up over the needs of one policy in one period; every measure is a ratio of two sums of these.
#pragma once

#include "models/relational/flows.hpp"
#include "sim/record/fields.hpp"

namespace models::relational {

/// Sums over needs (flows) and over active relations (states). Every field is a double: tallies add field by field.
struct Tally {
    NeedFlow flow;
    double needs = 0;           ///< needs observed
    double relations = 0;       ///< active relations observed
    double first_relations = 0; ///< those of them that run since the opening
    double buyers = 0;          ///< buyers who follow the policy
    double changes = 0;         ///< buyers who change their policy after the period
    double buyer_trust = 0, supplier_trust = 0, attention = 0, health = 0, plans = 0, secrets = 0, age = 0;
    double service_ratio = 0, coverage = 0, performance = 0, dissatisfaction = 0, problem = 0, link = 0, funding = 0;
    double procurement_staff = 0, inspection_staff = 0; ///< employees
    double contribution = 0;                            ///< suppliers' revenue less costs named by relation, EUR
    double product_knowledge = 0;                       ///< v summed over needs
    double process_knowledge = 0;                       ///< Y summed over active relations
    // the market as a whole, the same for every policy
    double suppliers = 0, suppliers_alive = 0, exits = 0, supplier_profit = 0, supplier_funding = 0, supplier_alignment = 0,
           audit_effort = 0, concentration = 0, categories = 0, all_buyers = 0;
};

/// Adds field by field.
inline Tally& operator+=(Tally& total, const Tally& part)
{
    sim::add_fields(total, part);
    return total;
}

} // namespace models::relational
