// Phase 1: which needs go to tender, and who is asked (specification 5.1, claims S2, S4, S8, S13).
#include <algorithm>
#include <array>

#include "models/relational/phases.hpp"
#include "sim/parallel/parallel.hpp"

namespace models::relational {
namespace {

// Invites the `wanted` live rivals with the smallest keys of the period; returns how many there are.
int invite_rivals(Market& m, std::size_t n, int wanted, const sim::Streams& random)
{
    std::array<int, most_known> rival;
    std::array<std::uint64_t, most_known> address, key;
    std::size_t found = 0;
    for (int seat = 0; seat < static_cast<int>(m.seats); ++seat) {
        const std::size_t e = m.relation_at(n, seat);
        if (seat == m.need.incumbent[n] || !m.is_alive(e)) continue;
        rival[found] = seat;
        address[found++] = m.relation_address(n, e);
    }
    random.keys(Purpose::rival_order, std::span(address).first(found), std::span(key).first(found));
    const int rivals = std::min(wanted, static_cast<int>(found));
    for (int k = 0; k < rivals; ++k) { // of few, the least is found by looking
        const auto least = std::min_element(key.begin(), key.begin() + found) - key.begin();
        m.need.invited[n] |= static_cast<std::uint16_t>(1U << rival[static_cast<std::size_t>(least)]);
        key[static_cast<std::size_t>(least)] = ~std::uint64_t{0};
    }
    return rivals;
}

} // namespace

void sourcing_need(Market& m, const Parameters& p, const sim::Streams& random)
{
    sim::for_each_entity(m.needs(), [&](std::size_t n) {
        Needs& needs = m.need;
        const bool has_incumbent = m.has_incumbent(n);
        needs.row[n] = has_incumbent ? m.row_towards(n, n) : m.buyer.row[m.need.buyer[n]];
        needs.invited[n] = 0;
        needs.rivals[n] = 0;

        const bool living_incumbent = has_incumbent && m.is_alive(n);
        bool wide = !living_incumbent;
        if (living_incumbent) {
            const rules::ComplaintParameters& own = m.complainer(p, m.need.buyer[n]);
            wide = rules::wants_to_leave(m.relation.dissatisfaction[n], m.relation.link[n], own.leave_level, p.sourcing) &&
                   random.bernoulli(own.leave_chance, Purpose::looking_around, m.need.address[n]);
        }
        needs.tender[n] = wide || needs.remaining_term[n] <= 0.0;
        if (!needs.tender[n]) return;

        const int wanted = rules::rivals_wanted(m.policy_of_need(n).rivals_invited,
                                                random.uniform(Purpose::rivals_number, m.need.address[n]), wide, p.sourcing);
        needs.rivals[n] = invite_rivals(m, n, wanted, random);
        if (living_incumbent) needs.invited[n] |= static_cast<std::uint16_t>(1U << needs.incumbent[n]);
        if (living_incumbent && wide && needs.remaining_term[n] > 0.0) m.need_flow.ended_early[n] = 1.0; // confirmed by the award
    });
}

} // namespace models::relational
