// The events of phase 8: ideas of both sides, and sold plans.
#pragma once

#include "models/relational/running.hpp"

namespace models::relational {

/// Draws how many ideas both sides of the relations that run have, and whether plans are sold, and lets each happen: in
/// rounds, the first ideas of all relations before the second ones. Writes the need and the relations of its places.
template <class Rows>
void exchange_ideas(Market& m, const Parameters& p, const sim::Streams& random, Rows rows, const Addresses& addresses);

extern template void exchange_ideas(Market&, const Parameters&, const sim::Streams&, sim::Neighbours, const Addresses&);
extern template void exchange_ideas(Market&, const Parameters&, const sim::Streams&, sim::Listed, const Addresses&);

} // namespace models::relational
