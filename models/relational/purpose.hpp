// What draws are for. The numbers are part of the results: add new ones at the end, never renumber.
#pragma once

#include <cstdint>

namespace models::relational {

enum class Purpose : std::uint16_t {
    // opening
    productivity = 1,
    defect_rate = 2,
    service_skill = 3,
    alignment = 4,
    honesty = 5,
    candour = 6,
    known_suppliers = 7,
    opening_demand = 8,
    opening_incumbent = 9,
    opening_term = 10,
    // environment
    input_cost = 11,
    technology_break = 12,
    demand = 13,
    // sourcing
    looking_around = 14,
    rivals_number = 15,
    rival_order = 16,
    // order
    reopener = 17,
    // delivery, quality, service
    slip = 18,
    defects = 19,
    problem = 20, // index 0: does one arise, 1: how severe
    downtime = 21,
    // experience
    irritation = 22,
    complaint = 23, // index 0: is it voiced, 1: does it uncover the problem
    audit = 24,     // index 0: is there a visit, 1: does it find the matter
    // sharing
    supplier_ideas = 25, // how many
    supplier_idea = 26,  // index 8 k + 0 kind, 1 size, 2 fear, 3 adoption, 4 leak, 5 detection of the k-th idea
    buyer_ideas = 27,    // how many
    buyer_idea = 28,     // index 8 k + 0 size, 1 fear, 2 use of the k-th idea
    betrayal = 29,
    ordering_link = 30,
    // suppliers' drift and turnover
    productivity_drift = 31,
    defect_drift = 32,
    new_management = 33, // index 0: does it come, 1: alignment, 2: honesty
    entry = 34,          // index 0: does a firm enter, 1: productivity, 2: defect rate, 3: alignment, 4: honesty
    // adaptive buyers
    adaptation = 35,    // index 0: mutation, 1: to which type, 2: looking around, 3: at whom, 4: copying, 5: choice by value
    copying_error = 36, // index: entry of the row
    opening_row = 37,   // index: entry of the row
    // adaptive suppliers
    supplier_adaptation = 38, // index 0: looking at a rival, 1: at whom, 2: copying, 3: error in effort, 4: in alignment
    audit_effort = 39,        // index 0: at the opening, 1: of a new management, 2: of a new firm
    // variant of the tenders
    turn = 40,
};

} // namespace models::relational
