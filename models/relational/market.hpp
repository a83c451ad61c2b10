// The state of the market, and who stands where in it.
#pragma once

#include <span>
#include <utility>

#include "models/relational/columns.hpp"
#include "models/relational/flows.hpp"
#include "models/relational/own_rows.hpp"
#include "models/relational/parameters.hpp"
#include "models/relational/tally.hpp"
#include "models/rules/policy.hpp"
#include "models/rules/production.hpp"
#include "sim/random/address.hpp"

namespace models::relational {

/// What a supplier's books say of all its relations in one period, within one line of the cache.
struct alignas(4 * sizeof(double)) SupplierSales {
    double revenue = 0, contribution = 0; ///< EUR; the latter goes towards the capacity
    double started = 0;                   ///< units
    double spill = 0;                     ///< process knowledge, log
    void operator+=(const SupplierSales& other) { sim::add_fields(*this, other); }
};

/// What else a supplier's books of one period say, EUR: the other book of identity 2.
struct SupplierBooks {
    bool open = false;   ///< was in business as the phase began
    bool failed = false; ///< in the period, or by a shock as it began
    double cash_before = 0, profit = 0, capacity = 0, dividends = 0, written_off = 0, equity = 0;
};

/// What customers want of a supplier in one period, units.
struct SupplierOrders {
    double expected = 0; ///< what it plans for
    double asked = 0;    ///< what it is asked for
    void operator+=(const SupplierOrders& other) { sim::add_fields(*this, other); }
};

/// What the books of both sides add up to in one period, EUR.
struct BookSums {
    double revenue = 0, penalty = 0, named_costs = 0; ///< of the suppliers
    double payment = 0, penalties = 0;                ///< of the buyers
    void operator+=(const BookSums& other) { sim::add_fields(*this, other); }
};

/// Everything that persists from period to period, and the flows of the present one.
struct Market {
    int period = 0;
    std::size_t seats = 0; ///< suppliers that a need knows: its seats are so many, and its places
    std::size_t needs_per_buyer = 0;
    std::size_t arms = 0;
    rules::Adaptation adaptation = rules::Adaptation::none; ///< how buyers change their policy
    std::vector<rules::Policy> rows;         ///< strategy rows: two of each arm; then one of each buyer where rows are imitated,
                                             ///< or two of each buyer and arm where policies differ between buyers
    std::vector<rules::Policy> next_own_row; ///< of each buyer, from the next period on; empty unless rows are imitated
    OwnRows own;

    Categories category;
    Suppliers supplier;
    Buyers buyer;
    Needs need;
    Relations relation;
    Running running;

    NeedFlows need_flow;
    RelationFlows relation_flow;
    RunningFlows running_flow;
    std::vector<SupplierBooks> supplier_books;
    // By supplier. Behind them one row for each other part of the needs: scratch (sim::ordered_part_sums).
    std::vector<SupplierSales> sales;
    std::vector<SupplierOrders> orders;
    BookSums books;

    // Scratch, so that no period allocates.
    Column of_need; ///< units that its supplier expects; from finance on what its relations leave their suppliers, EUR
    std::size_t most_customers = 0;                           ///< of any supplier
    std::vector<rules::Claim> claims;                         ///< of the customers of one supplier, for each rationing at once
    std::vector<Index> claimants;                             ///< the relations that claim
    std::vector<Tally> partial_tallies;                       ///< per block and group of buyers
    std::vector<BookSums> partial_books;                      ///< per block
    Column partial_sums;                                      ///< per category
    Column partial_counts;                                    ///< per category
    std::vector<std::pair<std::uint64_t, std::size_t>> turns; ///< keys and needs, where needs are tendered in turn
    Column partial_utilisation;                               ///< per supplier, before any need is tendered in turn

    std::size_t buyers() const { return buyer.arm.size(); }
    std::size_t needs() const { return need.category.size(); }
    std::size_t relations() const { return relation.supplier.size(); }
    std::size_t suppliers() const { return supplier.category.size(); }
    std::size_t categories() const { return category.complexity.size(); }

    std::size_t buyer_of(std::size_t n) const { return n / needs_per_buyer; }
    /// The row of a need's relation with one of its known suppliers, by its seat, wherever it stands now.
    std::size_t relation_at(std::size_t n, int seat) const
    {
        return need.place[n * seats + static_cast<std::size_t>(seat)] * needs() + n;
    }
    std::size_t relation_with(Customer customer) const { return relation_at(customer.need, static_cast<int>(customer.seat)); }
    // Where an entity's draws are: by who it is and not by how many there are, so that markets of different size share the
    // fortunes of those whom they have in common.
    std::uint64_t need_address(std::size_t n) const
    {
        return static_cast<std::uint64_t>(buyer_of(n)) * most_needs_per_buyer + n % needs_per_buyer;
    }
    std::uint64_t relation_address(std::size_t n, std::size_t e) const { return need.address[n] * most_known + relation.seat[e]; }
    std::uint64_t supplier_address(std::size_t i) const
    {
        return static_cast<std::uint64_t>(supplier.category[i]) << 32 | (i - category.first_supplier[supplier.category[i]]);
    }
    // What holds for one entity: its own row where entities differ, else the one that all share.
    const rules::SupplierParameters& firm(const Parameters& p, std::size_t i) const
    {
        return own.supplier.empty() ? p.supplier : own.supplier[i];
    }
    const rules::CategoryParameters& product(const Parameters& p, std::size_t k) const
    {
        return own.category.empty() ? p.category : own.category[k];
    }
    const rules::NeedParameters& usual(const Parameters& p, std::size_t n) const
    {
        return own.need.empty() ? p.need : own.need[n];
    }
    const rules::ExperienceParameters& judge(const Parameters& p, std::size_t b) const
    {
        return own.experience.empty() ? p.experience : own.experience[b];
    }
    const rules::ComplaintParameters& complainer(const Parameters& p, std::size_t b) const
    {
        return own.complaint.empty() ? p.complaint : own.complaint[b];
    }
    const rules::LearningParameters& learner(const Parameters& p, std::size_t b) const
    {
        return own.learn.empty() ? p.learn : own.learn[b];
    }
    const rules::ConditionalParameters& truster(const Parameters& p, std::size_t b) const
    {
        return own.conditional.empty() ? p.conditional : own.conditional[b];
    }
    /// What the market keeps of a supplier's parameters.
    void keep_terms(std::size_t i, const rules::SupplierParameters& firm)
    {
        supplier.overhead[i] = firm.capacity_cost * (1.0 + firm.buffer);
        supplier.target_margin[i] = firm.target_margin;
    }
    bool has_incumbent(std::size_t n) const { return need.incumbent[n] != nobody; }
    bool is_active(std::size_t e) const { return e < needs() && has_incumbent(e); }
    bool is_alive(std::size_t e) const { return supplier.alive[relation.supplier[e]] != 0; }
    bool is_invited(std::size_t n, int seat) const { return (need.invited[n] >> seat & 1) != 0; }
    /// The known supplier becomes the incumbent: its relation takes the first place, whose relation takes its.
    void seat_incumbent(std::size_t n, int seat);
    /// The same of several needs, none of them twice: in each, the relation in row `successor` (of that need) takes the first
    /// place.
    void seat_incumbents(std::span<const Index> needs_of, std::span<const Index> successor);

    std::span<const Customer> customers(std::size_t i) const
    {
        return std::span(supplier.customers)
            .subspan(supplier.first_customer[i], supplier.first_customer[i + 1] - supplier.first_customer[i]);
    }

    /// What a relation that rests cost the supplier in the period, EUR: everything but penalties and capacity.
    double named_costs_at_rest(std::size_t e) const { return relation_flow.fulfilment[e] + relation_flow.transaction[e]; }
    /// The same of a need's relation that runs, which stands first.
    double named_costs_running(std::size_t n) const
    {
        return named_costs_at_rest(n) + running_flow.engineering[n] + running_flow.links[n] + running_flow.audits[n];
    }
    /// The same of any relation.
    double named_costs(std::size_t e) const { return e < needs() ? named_costs_running(e) : named_costs_at_rest(e); }

    /// The row of an arm, where it trusts.
    const rules::Policy& archetype(std::size_t arm) const { return rows[2 * arm]; }
    bool has_own_rows() const { return !next_own_row.empty(); }
    /// First strategy row of an arm: of all who follow it, or of this buyer, where policies differ between buyers.
    std::size_t first_row(std::size_t b, std::size_t arm) const
    {
        return 2 * (arm + (own.policies.empty() ? 0 : arms * (b + 1)));
    }
    /// The arm that a row of a buyer's own counts as: the first from the middle on (specification 5.12).
    std::uint16_t arm_of(const rules::Policy& row) const;
    /// The buyer follows the arm: its rows, unless it has one of its own.
    void follow(std::size_t b, std::uint16_t arm)
    {
        buyer.arm[b] = arm;
        buyer.row[b] = has_own_rows() ? static_cast<Index>(2 * arms + b) : static_cast<Index>(first_row(b, arm));
        buyer.other_row[b] = has_own_rows() ? buyer.row[b] : buyer.row[b] + 1;
    }
    /// Strategy row that a need's buyer uses towards one supplier: a conditional buyer decides by its trust in it.
    Index row_towards(std::size_t n, std::size_t e) const
    {
        const std::size_t b = need.buyer[n];
        // No jump: none could foretell it.
        const Index trusts = relation.buyer_trust[e] >= buyer.trust_threshold[b] ? ~Index{0} : 0;
        return (buyer.row[b] & trusts) | (buyer.other_row[b] & ~trusts);
    }
    const rules::Policy& policy_towards(std::size_t n, std::size_t e) const { return rows[row_towards(n, e)]; }
    /// Strategy row of a need: towards the incumbent, as the period opened or, after an award, as it came; the first row while
    /// there is none. Trust moves after all who read it.
    const rules::Policy& policy_of_need(std::size_t n) const { return rows[need.row[n]]; }
};

/// Takes over what the market keeps of parameters that moved: strategy rows, and what products of some complexity ask for.
void adopt(Market& market, const Parameters& p);

/// The market before the first period (specification section 7). `rotation` moves the policies round among the buyers.
Market open(const Parameters& p, const sim::World& world, int rotation);

} // namespace models::relational
