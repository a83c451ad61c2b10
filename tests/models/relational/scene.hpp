// A market that can be worked out by hand: two buyers, one category, four suppliers, and nothing left to chance.
#pragma once

#include <algorithm>

#include <catch2/catch.hpp>

#include "models/relational/phases.hpp"
#include "tests/models/relational/flow_rows.hpp"
#include "tests/models/rules/expected.hpp"

namespace tests {

using models::relational::Market;
using models::relational::NeedFlow;
using models::relational::nobody;
using models::relational::Parameters;
using models::relational::Purpose;
using models::relational::RelationFlow;
using models::relational::RunningFlow;

/// Complexity 0.5 (work factor 0.65), calm, all suppliers alike (alignment 0.6, honesty 0.7), no noise; service need 0.45 EUR,
/// no lead time. Whatever happens by chance has chance 0.
inline Parameters quiet()
{
    Parameters p;
    p.market.buyers = 2;
    p.market.categories = 1;
    p.market.needs_per_buyer = 1;
    p.market.suppliers_per_category = 4;
    p.market.known = 4;
    p.env.uncertainty = 0.0;
    p.category.complexity_lowest = p.category.complexity_highest = 0.5;
    p.category.lead_max = 0.0;
    p.supplier.productivity_sd = p.supplier.defect_sd = p.supplier.service_skill_sd = 0.0;
    p.supplier.alignment_low = p.supplier.alignment_high = 0.6;
    p.supplier.honesty_low = p.supplier.honesty_high = 0.7;
    p.supplier.new_management = p.supplier.entry = 0.0;
    p.complaint.candour_low = p.complaint.candour_high = 0.0;
    p.complaint.irritation = p.complaint.leave_chance = 0.0;
    p.audit.chance = 0.0;
    p.quality.noise = p.service.noise = 0.0;
    p.delivery.slip = p.delivery.problem_slip = 0.0;
    p.problem.chance = 0.0;
    p.idea.rate = p.idea.buyer_rate = 0.0;
    p.info.supplier_leak = 0.0;
    p.link.install_chance = 0.0;
    for (auto& entry : p.policy) entry.row.exploit = entry.row.leak = 0.0;
    return p;
}

/// The market of `quiet` parameters. Buyer 0 is trusting and buyer 1 aggressive; each has one need, knows all suppliers in seats
/// 0..3 and has seat 0 as its incumbent. Nothing is ordered, under way or installed. Trust is 0.5 everywhere.
struct Scene {
    Parameters p;
    sim::World world{1, 0};
    Market m;

    explicit Scene(const Parameters& chosen = quiet()) : p(chosen), m(models::relational::open(p, world, 0))
    {
        auto& r = m.relation;
        for (auto* column : {&r.pipeline[0], &r.pipeline[1], &r.pipeline[2], &r.pipeline[3], &r.owed, &r.installed_base,
                             &r.coverage, &r.price, &m.running.reference_cost, &m.running.age})
            std::fill(column->begin(), column->end(), 0.0);
        for (std::size_t e = 0; e < m.relations(); ++e) r.attention[e] = 0.5;
        for (std::size_t n = 0; n < m.needs(); ++n) {
            m.running.expectation[n] = m.running.promise[n] = 0.88;
            m.seat_incumbent(n, 0);
            m.need.demand[n] = 2000.0;
            m.need.row[n] = m.buyer.row[n];
            m.need.remaining_term[n] = 3.0;
            m.running.age[n] = 1.0;
        }
    }

    sim::Streams random() const { return {world, static_cast<std::uint32_t>(m.period)}; }
    /// Relation of the buyer's need with one of its suppliers, wherever it stands now.
    std::size_t at(std::size_t need, int seat) const { return m.relation_at(need, seat); }
    std::size_t supplier(std::size_t need, int seat) const { return m.relation.supplier[at(need, seat)]; }
    /// What the relation has recorded of the period, as it stands now.
    RelationFlow flow(std::size_t need, int seat) const { return relation_flow_of(m, at(need, seat)); }
    RunningFlow running(std::size_t need) const { return row_of<RunningFlow>(m.running_flow, need); }
    NeedFlow books(std::size_t need) const { return need_flow_of(m, need); }
    models::rules::Policy& row(std::size_t buyer) { return m.rows[m.buyer.row[buyer]]; }
    bool is_invited(std::size_t need, int seat) const { return m.is_invited(need, seat); }

    /// The relation of the need with a given supplier becomes the incumbent; returns it.
    std::size_t make_incumbent(std::size_t need, std::size_t supplier_index)
    {
        for (int seat = 0; seat < static_cast<int>(m.seats); ++seat)
            if (supplier(need, seat) == supplier_index) {
                m.seat_incumbent(need, seat);
                break;
            }
        return need;
    }
};

} // namespace tests
