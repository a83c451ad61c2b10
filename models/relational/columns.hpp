// The columns of the market: one array per state variable, one row per entity. Symbols of the specification stand behind each.
#pragma once

#include <cstdint>
#include <vector>

#include "models/relational/parameters.hpp"

namespace models::relational {

using Column = std::vector<double>;
using Counts = std::vector<float>; ///< whole numbers up to some thousands, as narrow as vectors take them
using Index = std::uint32_t;

/// No seat: a need without an incumbent.
inline constexpr int nobody = -1;

/// Product categories.
struct Categories {
    std::vector<std::size_t> first_supplier; ///< suppliers stand by category; one more than categories
    Column complexity;                       ///< x, 0..1
    Column work_factor;                      ///< cx
    Column service_need;                     ///< s, EUR per installed unit and quarter
    Column idea_potential;                   ///< iota
    Column life;                             ///< of a unit, quarters
    std::vector<int> lead_time;              ///< L, quarters
    Column log_material_cost;                ///< lnm
    Column material_cost;                    ///< m
    Column process_frontier;                 ///< Zp, log
    Column product_frontier;                 ///< Zv, log
    Column reference_knowledge;              ///< Rv, log
    Column other_cost;                       ///< np_c: public benchmark of non-price cost, EUR/unit
    Column mean_knowledge;                   ///< mean X of the live firms as finance began
};

/// A need that knows a supplier, and as which of its known suppliers: together no wider than the number of a row.
struct Customer {
    Index need : 28;
    Index seat : 4;
};
static_assert(sizeof(Customer) == sizeof(Index) && most_known <= 1 << 4 && most_needs <= 1 << 28);

/// Suppliers.
struct Suppliers {
    std::vector<Index> category;
    Column alive;          ///< whether it is in business: 0 or 1
    std::vector<int> died; ///< period of the last failure
    std::vector<int> born; ///< period of entry (-1: there from the start)
    Column productivity;   ///< a: factor on production cost
    Column defect_rate;    ///< q0_i
    Column alignment;      ///< A
    Column honesty;        ///< h
    Column service_skill;  ///< cs
    Column overhead;       ///< kov: capacity cost of a unit, its buffer included, EUR
    Column target_margin;  ///< mu
    Column capacity;       ///< K, units/quarter
    Column utilisation;    ///< ut
    Column cash;           ///< M, EUR
    Column funding;        ///< F, 0..1
    Column knowledge;      ///< X, log
    Column audit_effort;   ///< multiple of the usual chance of a visit
    // adaptive suppliers
    Column smoothed_profit;                  ///< EUR/quarter
    Column smoothed_capacity_cost;           ///< EUR/quarter
    Column next_effort;                      ///< audit effort from the next period on
    Column next_alignment;                   ///< the same of alignment
    std::vector<int> practice_changed;       ///< period in which it last took over a practice
    std::vector<std::size_t> first_customer; ///< inverse index: rows of `customers`, one more than suppliers
    std::vector<Customer> customers;         ///< needs that know the supplier, in their order
};

/// Buyers.
struct Buyers {
    std::vector<std::uint16_t> arm; ///< which policy of the roster
    std::vector<Index> row;         ///< its strategy row, and
    std::vector<Index> other_row;   ///< the one used where it does not trust (the same unless conditional)
    Column trust_threshold;         ///< trust in a supplier from which it uses its first row
    Column candour;                 ///< how readily it complains
    Column smoothed_cost;           ///< ew
    Column smoothed_volume;         ///< ev
    // adaptive buyers
    std::vector<std::uint16_t> next_arm; ///< followed from the next period on
    std::vector<int> last_change;        ///< period in which it last changed its policy
    std::vector<std::uint8_t> changed;   ///< whether it chose another policy in this period
    Column value;                        ///< by arm: cost index that it believes in (reinforcement)
    std::vector<std::uint8_t> tried;     ///< by arm: whether it has tried it
};

/// Needs: one buyer, one category.
struct Needs {
    std::vector<Index> category;
    std::vector<Index> buyer;
    std::vector<std::uint64_t> address; ///< of its draws
    Column usual_demand;                ///< D0, units
    std::vector<std::int8_t> incumbent; ///< seat, or nobody
    std::vector<std::uint8_t> place;    ///< by need and seat: the row of needs in which the relation stands
    Column remaining_term;              ///< quarters
    Column demand;                      ///< D, units
    Column next_demand;                 ///< D1: the buyer's plan
    Column log_demand;                  ///< y
    Column product_knowledge;           ///< v, log
    // who was at risk of ending, and who ended: a bit a quarter, newest in bit 0
    std::vector<std::uint8_t> after_silence, after_complaint, ended;
    // the tender of the period
    std::vector<std::uint8_t> tender;   ///< goes to tender
    std::vector<std::uint16_t> invited; ///< bit per seat
    std::vector<int> rivals;            ///< nr
    std::vector<Index> row;             ///< strategy row in force: towards the incumbent, as the period opened or it came
};

/// Relations: a need and each supplier that it knows. Rows stand by place: the incumbents of all needs first, in the order of
/// needs, then one row of needs after another of those who are not; a need that changes its supplier swaps two places. So what
/// happens to the relations that run happens to neighbours. Values are kept while a relation rests.
struct Relations {
    std::vector<Index> supplier;
    std::vector<std::uint8_t> seat; ///< which of the need's known suppliers this is, whatever its place
    Column buyer_trust;             ///< tb
    Column supplier_trust;          ///< ts
    Column attention;               ///< att
    Column dissatisfaction;         ///< U
    Column problem;                 ///< pb
    Column repair;                  ///< fix
    Column plans;                   ///< kb: the buyer's plans held by the supplier
    Column secrets;                 ///< ks: the supplier's confidential data held by the buyer
    Column link;                    ///< 0..1
    Column process_knowledge;       ///< Y, log
    Column rent;                    ///< G, EUR/unit
    Column expected_share;          ///< gh
    Column quality_knowledge;       ///< Qk
    Column installed_base;          ///< N, units
    Column coverage;                ///< cov
    Column pipeline[4];             ///< units by quarters to delivery
    Column backlog;                 ///< back, units not started
    Column price;                   ///< p, EUR/unit
    Column other_cost;              ///< np, EUR/unit
    Counts experiences;             ///< n
    Column hours;                   ///< hrs
    Column concession;              ///< con, EUR/unit
    Column owed;                    ///< ordered so far, less delivered and cancelled: must equal pipeline and backlog

    /// Calls visit(column) for each column of numbers (and of counts, which are few).
    template <class Visit>
    void for_each_column(const Visit& visit)
    {
        for (Column* column : {&buyer_trust,
                               &supplier_trust,
                               &attention,
                               &dissatisfaction,
                               &problem,
                               &repair,
                               &plans,
                               &secrets,
                               &link,
                               &process_knowledge,
                               &rent,
                               &expected_share,
                               &quality_knowledge,
                               &installed_base,
                               &coverage,
                               &pipeline[0],
                               &pipeline[1],
                               &pipeline[2],
                               &pipeline[3],
                               &backlog,
                               &price,
                               &other_cost,
                               &hours,
                               &concession,
                               &owed})
            visit(*column);
        visit(experiences);
    }
};

/// What only the relation that runs has, by need: a new one begins with nothing of it.
struct Running {
    Column promise;                        ///< prom
    Column expectation;                    ///< ex
    Column performance;                    ///< rho
    Column silence;                        ///< sil, quarters
    std::vector<std::uint32_t> complaints; ///< hist: last 32 quarters, newest in bit 0
    Column reference_cost;                 ///< p0, EUR/unit
    Column orders;                         ///< fo, smoothed
    Column age;                            ///< quarters as incumbent
    Column production_cost;                ///< kp of the quote
    Column full_cost;                      ///< Fc of the quote
};

} // namespace models::relational
