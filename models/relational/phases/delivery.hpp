// Phase 6 in parts: relations that are dealt with side by side, and what is worked out of each before it is booked.
#pragma once

#include "models/relational/purpose.hpp"
#include "models/relational/running.hpp"
#include "sim/random/draw.hpp"

namespace models::relational {

/// What deliveries and service were like, and what they cost the buyer, EUR.
struct DeliverySheet {
    std::array<std::uint64_t, sim::rows_side_by_side> address; ///< of the relation's draws
    std::array<std::size_t, sim::rows_side_by_side> policy;    ///< strategy row that the buyer uses towards the supplier
    Side contract;                                             ///< its completeness
    Side late;                                                 ///< units
    Side price_coverage, late_share, defect_share, service_ratio;
    Side payment, delay, penalty, production, rework, inspection, failure, inspected, found, missed, downtime;
};

/// Relations of one kind, and the needs they are of.
template <class Rows>
struct Deliveries {
    Market& m;
    const Parameters& p;
    Rows relation, need;
    bool run; ///< whether they are the incumbents'
    DeliverySheet& sheet;
};

/// Goods move on, are paid and inspected. Writes the relation's goods and books, and the sheet.
template <class Rows>
void deliver(const Deliveries<Rows>& d, const sim::Streams& random);
/// Hidden problems arise; the installed base ages and is serviced. Without goods nothing was delivered. Writes the relation, its
/// service and the sheet.
template <class Rows>
void serve(const Deliveries<Rows>& d, bool with_goods, const sim::Streams& random);

extern template void deliver(const Deliveries<sim::Neighbours>&, const sim::Streams&);
extern template void deliver(const Deliveries<sim::Listed>&, const sim::Streams&);
extern template void serve(const Deliveries<sim::Neighbours>&, bool, const sim::Streams&);
extern template void serve(const Deliveries<sim::Listed>&, bool, const sim::Streams&);

} // namespace models::relational
