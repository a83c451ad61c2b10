// Which entries of a row differ.
#include "sim/population/own_values.hpp"

namespace sim {

void OwnValues::add(const Population& population, const std::string& path, std::size_t offset)
{
    for (const Spread& spread : population.spreads)
        if (spread.path == path) drawn_.push_back({spread, offset});
    for (const EntityList& list : population.lists)
        for (std::size_t k = 0; k < list.columns.size(); ++k) {
            if (list.columns[k].handle || list.columns[k].path != path) continue;
            listed_.push_back({list.columns[k].facts, offset, {}});
            for (const EntityList::Entity& entity : list.entities) listed_.back().cells.push_back(entity.cells[k]);
        }
}

} // namespace sim
