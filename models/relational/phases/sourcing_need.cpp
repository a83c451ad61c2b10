// Phase 1: which needs go to tender, and who is asked (specification 5.1, claims S2, S4, S8, S13).
#include <algorithm>
#include <array>
#include <limits>

#include "models/relational/phases.hpp"
#include "models/relational/running.hpp"
#include "sim/math/select.hpp"
#include "sim/math/vector_width.hpp"

namespace models::relational {
namespace {

// The row of strategy that each need follows in this period; nobody is asked so far.
void begin(Market& m, const sim::Neighbours needs)
{
    sim::in_widest_vectors([&] {
#pragma GCC ivdep
        for (std::size_t k = 0; k < needs.count; ++k) {
            const std::size_t n = needs[k];
            const Index has_one = m.has_incumbent(n) ? ~Index{0} : 0;
            m.need.row[n] = (m.row_towards(n, n) & has_one) | (m.buyer.row[m.need.buyer[n]] & ~has_one);
        }
    });
    std::fill_n(m.need.invited.begin() + static_cast<std::ptrdiff_t>(needs.first), needs.count, std::uint16_t{0});
    std::fill_n(m.need.rivals.begin() + static_cast<std::ptrdiff_t>(needs.first), needs.count, 0);
}

// Needs of a stretch, one number each: 0 or 1.
struct Occasions {
    Side alone;   ///< no incumbent, or a dead one
    Side tempted; ///< dissatisfied enough to look around
    Side due;     ///< the contract has ended
};

void look_for_occasions(const Market& m, const Parameters& p, const sim::Neighbours needs, Occasions& occasion)
{
    const bool alike = m.own.complaint.empty();
    Side leave_level;
    for (std::size_t k = 0; k < needs.count; ++k) {
        occasion.alone[k] = m.has_incumbent(needs[k]) ? 0.0 : 1.0;
        leave_level[k] = alike ? p.complaint.leave_level : m.complainer(p, m.need.buyer[needs[k]]).leave_level;
    }
    const rules::SourcingParameters rule = p.sourcing;
    const Relations& r = m.relation;
    const Column& alive = m.supplier.alive;
    const Column& term = m.need.remaining_term;
    sim::in_widest_vectors([&] {
#pragma GCC ivdep
        for (std::size_t k = 0; k < needs.count; ++k) {
            const std::size_t n = needs[k];
            const double alone = sim::select(alive[r.supplier[n]] != 0.0, occasion.alone[k], 1.0);
            const bool wants = rules::wants_to_leave(r.dissatisfaction[n], r.link[n], leave_level[k], rule);
            occasion.alone[k] = alone;
            occasion.tempted[k] = sim::select(wants & (alone == 0.0), 1.0, 0.0);
            occasion.due[k] = sim::select(term[n] <= 0.0, 1.0, 0.0);
        }
    });
}

// Which of the tempted look around: their tender is as wide as that of those who are alone. Few are tempted, and only they draw.
void look_around(const Market& m, const Parameters& p, const sim::Streams& random, const sim::Neighbours needs,
                 const Occasions& occasion, Side& wide)
{
    std::array<std::uint32_t, sim::rows_side_by_side> tempted;
    std::array<std::uint64_t, sim::rows_side_by_side> address;
    std::size_t count = 0;
    for (std::size_t k = 0; k < needs.count; ++k) {
        tempted[count] = static_cast<std::uint32_t>(k);
        address[count] = m.need.address[needs[k]];
        count += occasion.tempted[k] != 0.0 ? 1 : 0;
        wide[k] = occasion.alone[k];
    }
    Side chance;
    random.uniforms(Purpose::looking_around, std::span(address).first(count), std::span(chance).first(count));
    for (std::size_t at = 0; at < count; ++at)
        if (chance[at] < m.complainer(p, m.need.buyer[needs[tempted[at]]]).leave_chance) wide[tempted[at]] = 1.0;
}

// The tenders of a stretch of needs, gathered: whom each asks.
class Invitations {
public:
    void add_if(bool wanted, std::size_t n, double wide)
    {
        need_[count_] = static_cast<Index>(n);
        wide_[count_] = wide;
        count_ += wanted ? 1 : 0;
    }
    void send(Market& m, const Parameters& p, const sim::Streams& random)
    {
        if (count_ == 0) return;
        count_wanted(m, p, random);
        draw_order(m, random);
        choose(m);
    }

private:
    using Numbers = std::array<std::uint64_t, sim::rows_side_by_side>;
    using Keys = std::array<std::int64_t, most_known * sim::rows_side_by_side>;
    static constexpr std::int64_t last = std::numeric_limits<std::int64_t>::max(); // the key of those who are no rivals

    void count_wanted(const Market& m, const Parameters& p, const sim::Streams& random)
    {
        Numbers address;
        Side more;
        for (std::size_t t = 0; t < count_; ++t) address[t] = m.need.address[need_[t]];
        random.uniforms(Purpose::rivals_number, std::span(address).first(count_), std::span(more).first(count_));
        for (std::size_t t = 0; t < count_; ++t)
            wanted_[t] = static_cast<std::uint64_t>(
                rules::rivals_wanted(m.policy_of_need(need_[t]).rivals_invited, more[t], wide_[t] != 0.0, p.sourcing));
    }

    // The keys of the period, seat by seat: all of a seat are neighbours.
    void draw_order(const Market& m, const sim::Streams& random)
    {
        std::array<std::uint64_t, most_known * sim::rows_side_by_side> address, drawn;
        for (std::size_t seat = 0; seat < m.seats; ++seat)
            for (std::size_t t = 0; t < count_; ++t) address[seat * count_ + t] = m.need.address[need_[t]] * most_known + seat;
        random.keys(Purpose::rival_order, std::span(address).first(m.seats * count_), std::span(drawn).first(m.seats * count_));
        for (std::size_t seat = 0; seat < m.seats; ++seat)
            for (std::size_t t = 0; t < count_; ++t) {
                const std::size_t n = need_[t];
                const bool rival =
                    (static_cast<int>(seat) != m.need.incumbent[n]) & m.is_alive(m.relation_at(n, static_cast<int>(seat)));
                // In the same order with a sign, for which every machine has comparisons in vectors.
                key_[seat * count_ + t] =
                    rival ? static_cast<std::int64_t>(drawn[seat * count_ + t] ^ std::uint64_t{1} << 63) : last;
            }
    }

    // The wanted live rivals with the least keys are invited: those with fewer others before them than there are places.
    void choose(Market& m)
    {
        Numbers places, invited{};
        sim::in_widest_vectors([&] {
            const std::size_t seats = m.seats, count = count_; // of its own: nothing that is written can be these
            Keys all_before;                                   // by seat and tender: how many come before
            Numbers found{};
            for (std::size_t seat = 0; seat < seats; ++seat) {
                const std::int64_t* const own = key_.data() + seat * count;
                std::int64_t* const before = all_before.data() + seat * count;
                const auto later = static_cast<std::int64_t>(seats - 1 - seat); // all of them, until they are seen to come after
                for (std::size_t t = 0; t < count; ++t) {
                    found[t] += own[t] != last ? 1 : 0;
                    before[t] = later;
                }
                for (std::size_t other = 0; other < seat; ++other) { // of equal ones the first comes first
                    const std::int64_t* const others = key_.data() + other * count;
                    std::int64_t* const before_other = all_before.data() + other * count;
#pragma GCC ivdep
                    for (std::size_t t = 0; t < count; ++t) {
                        const std::int64_t is_after = others[t] <= own[t] ? 1 : 0;
                        before[t] += is_after;
                        before_other[t] -= is_after;
                    }
                }
            }
            for (std::size_t t = 0; t < count; ++t) places[t] = std::min(wanted_[t], found[t]);
            for (std::size_t seat = 0; seat < seats; ++seat)
                for (std::size_t t = 0; t < count; ++t) {
                    const bool is_invited =
                        (all_before[seat * count + t] < static_cast<std::int64_t>(places[t])) & (key_[seat * count + t] != last);
                    invited[t] |= std::uint64_t{is_invited} << seat;
                }
        });
        for (std::size_t t = 0; t < count_; ++t) {
            const std::size_t n = need_[t];
            const bool incumbent = m.has_incumbent(n) && m.is_alive(n); // one that lives is always asked
            m.need.rivals[n] = static_cast<int>(places[t]);
            m.need.invited[n] =
                static_cast<std::uint16_t>(invited[t] | (incumbent ? std::uint64_t{1} << m.need.incumbent[n] : 0));
        }
    }

    std::size_t count_ = 0;
    std::array<Index, sim::rows_side_by_side> need_;
    Side wide_;
    Numbers wanted_;
    Keys key_; ///< by seat and tender
};

} // namespace

void sourcing_need(Market& m, const Parameters& p, const sim::Streams& random)
{
    sim::for_each_stretch(m.needs(), [&](const sim::Neighbours needs) {
        Occasions occasion;
        Side wide;
        begin(m, needs);
        look_for_occasions(m, p, needs, occasion);
        look_around(m, p, random, needs, occasion, wide);
        Invitations tenders;
        for (std::size_t k = 0; k < needs.count; ++k) {
            const bool tender = (wide[k] != 0.0) | (occasion.due[k] != 0.0);
            m.need.tender[needs[k]] = tender;
            tenders.add_if(tender, needs[k], wide[k]);
            if ((wide[k] > occasion.alone[k]) & (occasion.due[k] == 0.0))
                m.need_flow.ended_early[needs[k]] = 1.0; // to be confirmed by the award
        }
        tenders.send(m, p, random);
    });
}

} // namespace models::relational
