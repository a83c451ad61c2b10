// Phase 6 in parts: relations that are dealt with side by side, and what is worked out of each before it is booked.
#pragma once

#include <array>

#include "models/relational/market.hpp"
#include "models/relational/purpose.hpp"
#include "sim/parallel/rows.hpp"
#include "sim/random/draw.hpp"

namespace models::relational {

/// One number of each relation that is dealt with.
using Side = std::array<double, sim::rows_side_by_side>;

/// What a delivery was like and what it cost the buyer, EUR.
struct DeliverySheet {
    Side contract, inspect_base, inspect_relief; // of the policy towards the supplier
    Side ready, slip, defect_noise;              // units; draws
    Side price_coverage, late_share, defect_share, service_ratio;
    Side payment, delay, penalty, inspection, failure, inspected, found, missed, downtime;
};

/// Relations of one kind: those that run, or former ones with goods under way, or with nothing but equipment in use.
template <class Rows>
struct Deliveries {
    Market& m;
    const Parameters& p;
    Rows relation, need;
    bool run; ///< whether they do
    DeliverySheet& sheet;
    std::size_t size() const { return relation.size(); }
};

/// Goods move on, are paid and inspected. Writes the relation's goods and books, and the sheet.
template <class Rows>
void deliver(const Deliveries<Rows>& d, const sim::Streams& random);
/// Hidden problems arise; the installed base ages and is serviced. Writes the relation, and the sheet.
template <class Rows>
void serve(const Deliveries<Rows>& d, const sim::Streams& random, bool delivered);

} // namespace models::relational
