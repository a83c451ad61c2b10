// The hours of phase 7: what disputes, haggling, monitoring, engineers and the order desk take of people's time.
#pragma once

#include "models/relational/running.hpp"

namespace models::relational {

/// Hours and their cost, of buyers and of suppliers. Writes the need's books and the running relation.
template <class Rows>
void spend_hours(Market& m, const Parameters& p, Rows rows);

extern template void spend_hours(Market&, const Parameters&, sim::Neighbours);
extern template void spend_hours(Market&, const Parameters&, sim::Listed);

} // namespace models::relational
