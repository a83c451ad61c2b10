// The steps by which a market opens.
#pragma once

#include "models/relational/market.hpp"
#include "sim/random/draw.hpp"

namespace models::relational {

/// Which suppliers there are: so many for each category, or those listed.
void seat_suppliers(Market& m, const Parameters& p);

// Rows of their own, where entities differ; nothing where all are alike.
void draw_categories(Market& m, const Parameters& p, const sim::Streams& random);
void draw_needs(Market& m, const Parameters& p, const sim::Streams& random);
void draw_suppliers(Market& m, const Parameters& p, const sim::Streams& random);
void draw_buyers(Market& m, const Parameters& p, const sim::Streams& random, std::size_t buyers);
void draw_policies(Market& m, const Parameters& p, const sim::Streams& random, std::size_t buyers);

/// What all needs together buy in a usual quarter, units.
double usual_volume(const Market& m, const Parameters& p);

// Takes over what entities share of parameters that moved.
void share_rows(Market& m, const Parameters& p);
void share_policies(Market& m);

/// The `known` suppliers of each need: distinct ones of its category, each as likely as any other.
void meet_suppliers(Market& m, const Parameters& p, const sim::Streams& random);
/// Every pair of strangers.
void open_relations(Market& m, const Parameters& p);
/// Every need starts with one of its suppliers, at cost-plus price, inside a contract.
void open_history(Market& m, const Parameters& p, const sim::Streams& random);

} // namespace models::relational
