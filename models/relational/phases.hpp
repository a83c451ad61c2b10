// The phases of a period, in the order of the specification; each writes only the rows its comment names.
#pragma once

#include "models/relational/market.hpp"
#include "models/relational/parameters.hpp"
#include "models/relational/purpose.hpp"
#include "sim/random/draw.hpp"

namespace models::relational {

/// 0. Input costs, technology frontiers and demand move; the flows of the last period are cleared.
void environment(Market& m, const Parameters& p, const sim::Streams& random);
/// 1. Which needs go to tender, and who is invited. Writes the need's tender.
void sourcing_need(Market& m, const Parameters& p, const sim::Streams& random);
/// What a supplier says to a need, EUR/unit.
struct Quote {
    double production_cost, full_cost, asking_price, walk_away_price;
};
/// The quote of one supplier, by what it knows before anything is awarded.
Quote quote_for(const Market& m, const Parameters& p, std::size_t n, std::size_t e);
/// 2. Suppliers work out cost, asking price and walk-away price: here those of the relations that run, which keep their cost;
/// those of the invited when the tender is awarded, since nothing that a quote reads changes before. Writes the running relation.
void quote(Market& m, const Parameters& p);
/// The same for one need.
void quote_need(Market& m, const Parameters& p, std::size_t n);
/// 3. Tenders are awarded: price, term, promise; switching; tender hours. Writes the need and its own relations.
void award(Market& m, const Parameters& p);
/// The same for one need.
void award_need(Market& m, const Parameters& p, std::size_t n);
/// 2 and 3 for one need after another, in a random order: suppliers quote by what they have won and lost so far in the period.
/// Writes what quote and award write.
void tender_in_turn(Market& m, const Parameters& p, const sim::Streams& random);
/// 4. Orders are placed; running prices are re-opened or indexed. Writes the need, its incumbent.
void order(Market& m, const Parameters& p, const sim::Streams& random);
/// 5. Suppliers plan capacity and start work, by priority when it is short. Writes the supplier and goods of its relations.
void produce(Market& m, const Parameters& p);
/// 6. Goods arrive or slip, are inspected, serviced, stand still. Writes the need and its own relations.
void deliver_and_serve(Market& m, const Parameters& p, const sim::Streams& random);
/// 7. Buyers compare experience with expectation, complain or stay silent; suppliers audit. Writes the need, its incumbent.
void experience(Market& m, const Parameters& p, const sim::Streams& random);
/// 8. Plans, confidential data and ideas flow in both directions, or leak. Writes the need, its relations.
void share(Market& m, const Parameters& p, const sim::Streams& random);
/// 9. Trust moves on both sides; former relations fade. Writes the relation.
void trust(Market& m, const Parameters& p);
/// 10. Buyers learn what their suppliers really cost; the public benchmark follows. Writes the relation, then the category.
void account(Market& m, const Parameters& p);
/// 11. Rivals hear how the buyer treats its supplier. Writes the need's other relations.
void reputation(Market& m, const Parameters& p);
/// 12. Suppliers close their books, learn, drift, fail, enter. Writes the supplier and its relations.
void finance(Market& m, const Parameters& p, const sim::Streams& random);
/// 13. Buyers look at their own cost and at others', and may choose another policy. Writes the buyer.
void learn(Market& m, const Parameters& p, const sim::Streams& random);
/// 13. Suppliers look at rivals that earn more, and may take over their practice. Writes the supplier.
void learn_from_rivals(Market& m, const Parameters& p, const sim::Streams& random);
/// Policies chosen in phase 13 take force, as the next period begins. Writes the buyer.
void adopt_policies(Market& m);
/// The books must balance: identities 1 to 5 of specification section 8; throws sim::BrokenPromise.
void check_books(Market& m);
/// 14. Adds up the period by group of buyers (the arms, most often), in entity order.
void measure(Market& m, const Parameters& p, std::span<const std::uint16_t> group_of_buyer, std::span<Tally> by_group);

} // namespace models::relational
