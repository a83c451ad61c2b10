// One period of the relational market.
#pragma once

#include "models/relational/market.hpp"
#include "sim/random/draw.hpp"

namespace models::relational {

/// Advances the market by one quarter.
void step(Market& market, const Parameters& parameters, const sim::Streams& random);

} // namespace models::relational
