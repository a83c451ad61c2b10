// Who wins a tender and at what price: a descending auction in scores, then a haggle (claims S2, S11, S13, S19).
#pragma once

#include <span>
#include <tuple>

#include "models/rules/policy.hpp"
#include "sim/math/clamp.hpp"
#include "sim/math/select.hpp"
#include "sim/param/param.hpp"

namespace models::rules {

/// What counts besides the price when a need is awarded.
struct AwardParameters {
    double switch_cost = 0.06;
    double unhappy = 0.15;
    double credit_risk = 0.1;
    double experience_prior = 3.0;
    double preference_floor = 0.5;
    double shortest_term = 4.0;
    double haggle = 0.5;

    static constexpr auto table()
    {
        using P = AwardParameters;
        using sim::param;
        return std::tuple{
            param(&P::switch_cost, {.name = "switch_cost",
                                    .range = {0, 1},
                                    .plausible = {0, 0.2},
                                    .unit = "share of a quarter's value",
                                    .doc = "Cost of changing the supplier of a complex product.",
                                    .source = "judgement; re-award 0.9 / 0.5 came out"}),
            param(&P::unhappy, {.name = "unhappy",
                                .range = {0, 5},
                                .plausible = {0, 0.5},
                                .unit = "share of base cost per unit of U",
                                .doc = "Weight of dissatisfaction in the score.",
                                .source = "S2; judgement"}),
            param(&P::credit_risk, {.name = "credit_risk",
                                    .range = {0, 5},
                                    .plausible = {0, 0.5},
                                    .unit = "share of base cost",
                                    .doc = "Weight of a supplier's lack of funds in the score.",
                                    .source = "S13; judgement"}),
            param(&P::experience_prior, {.name = "experience_prior",
                                         .range = {0.001, 100},
                                         .plausible = {1.5, 6},
                                         .unit = "experiences",
                                         .doc = "Experiences at which own experience weighs as much as the benchmark.",
                                         .source = "judgement"}),
            param(&P::preference_floor, {.name = "preference_floor",
                                         .range = {0, 10},
                                         .plausible = {0.25, 1},
                                         .unit = "trust",
                                         .doc = "Preference for an incumbent that is not trusted at all.",
                                         .source = "judgement"}),
            param(&P::shortest_term, {.name = "shortest_term",
                                      .range = {1, 24},
                                      .plausible = {2, 8},
                                      .unit = "quarters",
                                      .doc = "Shortest span over which a switching cost is spread.",
                                      .source = "judgement"}),
            param(&P::haggle, {.name = "haggle",
                               .range = {0, 1},
                               .unit = "share",
                               .doc = "Share of the pressure applied again in the final haggle.",
                               .source = "judgement"}),
        };
    }
};
static_assert(sim::table_is_sound<AwardParameters>());

/// d = ask - pressure (ask - r): the price at which a bidder drops out, EUR/unit.
inline double drop_out_price(double ask, double walk_away, double pressure) { return ask - pressure * (ask - walk_away); }

/// npc = w np + (1 - w) np_c with w = n / (n + 3): expected non-price cost, EUR/unit.
inline double expected_other_cost(double own, double experiences, double benchmark, const AwardParameters& p)
{
    const double weight = experiences / (experiences + p.experience_prior);
    return weight * own + (1.0 - weight) * benchmark;
}

/// What a buyer knows of one bidder when it scores the bid.
struct Standing {
    double other_cost;      ///< expected non-price cost, EUR/unit
    double funding;         ///< F
    double dissatisfaction; ///< U
    double buyer_trust;     ///< tb
    bool is_incumbent;
};

/// adj: what is added to a bidder's price to make its score, EUR/unit:
/// tco_weight (npc + hrisk (1 - F) c0 x) + uw U c0 - [incumbent] preference (0.5 + tb) c0 + [other] ksw x c0 / max(4, term).
inline double score_addition(const Standing& bidder, const Policy& policy, double base_cost, double complexity,
                             const AwardParameters& p)
{
    const double cost = policy.tco_weight * (bidder.other_cost + p.credit_risk * (1.0 - bidder.funding) * base_cost * complexity);
    const double grudge = p.unhappy * bidder.dissatisfaction * base_cost;
    return sim::select(bidder.is_incumbent,
                       cost + grudge - policy.incumbent_preference * (p.preference_floor + bidder.buyer_trust) * base_cost,
                       cost + grudge + p.switch_cost * complexity * base_cost / sim::max(p.shortest_term, policy.term));
}

/// One bidder in a tender.
struct Bid {
    int seat;
    double ask, walk_away, drop_out, addition; ///< EUR/unit
    double score() const { return drop_out + addition; }
};

/// The outcome of a tender: index of the winning bid (-1: no bidder) and the price, EUR/unit.
struct Awarded {
    int winner = -1;
    double price = 0.0;
};

/// Least score wins (ties: the earlier bid). The price starts at the winner's ask; a rival brings it to
/// max(d_w, second-best score - adj_w); the haggle takes 0.5 pressure (p - d_w) off; never below the winner's walk-away price.
inline Awarded award(std::span<const Bid> bids, double pressure, const AwardParameters& p)
{
    if (bids.empty()) return {};
    std::size_t best = 0;
    for (std::size_t i = 1; i < bids.size(); ++i)
        if (bids[i].score() < bids[best].score()) best = i;
    const Bid& winner = bids[best];
    double price = winner.ask;
    if (bids.size() > 1) {
        double second = bids[best == 0 ? 1 : 0].score();
        for (std::size_t i = 0; i < bids.size(); ++i)
            if (i != best) second = sim::min(second, bids[i].score());
        price = sim::min(price, sim::max(winner.drop_out, second - winner.addition));
    }
    price -= p.haggle * pressure * (price - winner.drop_out);
    return {static_cast<int>(best), sim::max(price, winner.walk_away)};
}

/// One-time cost of changing supplier, EUR: ksw x c0 D0.
inline double switching_cost(double complexity, double base_cost, double base_demand, const AwardParameters& p)
{
    return p.switch_cost * complexity * base_cost * base_demand;
}

} // namespace models::rules
