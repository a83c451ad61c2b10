// What draws of the engine itself are for.
#pragma once

#include <cstdint>

namespace sim {

/// Models number their purposes from 1. The numbers are part of the results: add new ones, never renumber.
enum class EnginePurpose : std::uint16_t {
    shocked_entities = 0xFFF0, ///< which entities a shock touches
    own_values = 0xFFF1,       ///< parameters of an entity that is there as the run opens
    newcomers_values = 0xFFF2, ///< parameters of an entity that comes later
};

} // namespace sim
