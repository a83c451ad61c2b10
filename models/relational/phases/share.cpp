// Phase 8: plans and confidential data are told, ideas flow in both directions, links are set up (specification 5.8, claims S9,
// S10, S14, S20-S22).
#include "models/relational/phases.hpp"
#include "models/relational/phases/ideas.hpp"
#include "models/relational/running.hpp"
#include "sim/math/vector_width.hpp"

namespace models::relational {
namespace {

// Both sides tell what they are ready to tell; what was told goes stale.
template <class Rows>
void inform(Market& m, const Parameters& p, const Rows rows)
{
    const rules::InformationParameters rule = p.info;
    const double ageing = rules::ageing(rules::technology_pace(p.env), rule.calm_ageing);
    Relations& r = m.relation;
    const std::size_t count = rows.size();
    sim::in_widest_vectors([&] {
#pragma GCC ivdep
        for (std::size_t k = 0; k < count; ++k) {
            const std::size_t n = rows[k];
            const double disclosure = m.policy_of_need(n).disclosure * rules::readiness(r.buyer_trust[n], rule);
            m.running_flow.disclosure[n] = disclosure;
            r.secrets[n] = rules::next_stock(r.secrets[n], rules::readiness(r.supplier_trust[n], rule), ageing, rule);
            r.plans[n] = rules::next_stock(r.plans[n], disclosure + rule.link_flow * r.link[n], ageing, rule);
        }
    });
}

// An ordering link is set up where both sides want it, and grows.
template <class Rows>
void link_up(Market& m, const Parameters& p, const Rows rows, const Side& chance)
{
    const rules::LinkParameters rule = p.link;
    Relations& r = m.relation;
    const std::size_t count = rows.size();
    sim::in_widest_vectors([&] {
#pragma GCC ivdep
        for (std::size_t k = 0; k < count; ++k) {
            const std::size_t n = rows[k];
            const double before = r.link[n];
            const bool due = rules::link_is_due(before, r.supplier_trust[n], m.running.age[n], rule);
            const bool installed = due & (chance[k] < rule.install_chance * m.policy_of_need(n).link);
            const double link = sim::select(installed, rule.growth, sim::select(due, before, rules::grown_link(before, rule)));
            r.link[n] = link;
            m.running_flow.links[n] += sim::select(installed, rule.cost, 0.0) + sim::select(link > 0.0, rule.upkeep, 0.0);
        }
    });
}

// What the buyer knows of products fades towards what everybody knows; its value is that of the units received.
void value_knowledge(Market& m, const Parameters& p, const sim::Neighbours rows)
{
    const double kept = 1.0 - p.supplier.own_rate, base = p.cost.base;
    sim::in_widest_vectors([&] {
#pragma GCC ivdep
        for (std::size_t k = 0; k < rows.count; ++k) {
            const std::size_t n = rows[k];
            const double knowledge = m.need.product_knowledge[n] * kept;
            m.need.product_knowledge[n] = knowledge;
            m.need_flow.innovation[n] = base * knowledge * m.need_flow.from_incumbent[n];
        }
    });
}

} // namespace

void share(Market& m, const Parameters& p, const sim::Streams& random)
{
    for_each_running(m, [&](const auto rows) {
        inform(m, p, rows);
        const Addresses addresses = Addresses::of_running(m, rows);
        exchange_ideas(m, p, random, rows, addresses);
        Side chance;
        addresses.draw(random, Purpose::ordering_link, chance);
        link_up(m, p, rows, chance);
    });
    sim::for_each_stretch(m.needs(), [&](const sim::Neighbours rows) { value_knowledge(m, p, rows); });
}

} // namespace models::relational
