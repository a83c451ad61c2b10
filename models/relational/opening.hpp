// The steps by which a market opens.
#pragma once

#include "models/relational/market.hpp"
#include "sim/random/draw.hpp"

namespace models::relational {

/// The `known` suppliers of each need: distinct ones of its category, each as likely as any other.
void meet_suppliers(Market& m, const Parameters& p, const sim::Streams& random);
/// Every pair of strangers.
void open_relations(Market& m, const Parameters& p);
/// Every need starts with one of its suppliers, at cost-plus price, inside a contract.
void open_history(Market& m, const Parameters& p, const sim::Streams& random);

} // namespace models::relational
