// The hours of phase 7: what disputes, haggling, monitoring, engineers and the order desk take of people's time.
#pragma once

#include "models/relational/running.hpp"

namespace models::relational {

/// What the policies towards the suppliers say that takes time.
struct TimePolicies {
    Side pressure, contract, engineers;
};

/// Hours and their cost, of buyers and of suppliers. Writes the need's books and the running relation.
template <class Rows>
void spend_hours(Market& m, const Parameters& p, Rows rows, const TimePolicies& policy);

extern template void spend_hours(Market&, const Parameters&, sim::Neighbours, const TimePolicies&);
extern template void spend_hours(Market&, const Parameters&, sim::Listed, const TimePolicies&);

} // namespace models::relational
