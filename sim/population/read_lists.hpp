// Lists of entities: a CSV file, or an array of tables in the document itself.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "sim/check/input_error.hpp"
#include "sim/param/document.hpp"
#include "sim/param/sheet.hpp"
#include "sim/population/population.hpp"

namespace sim {

/// A state that a list may give to an entity as a run opens.
struct ListableState {
    std::string_view list; ///< whose entities have it
    std::string_view name, unit;
    double lowest = 0.0, highest = 0.0;
    std::size_t handle = 0; ///< which handle of the entities sets it
};

/// Reads [population]: each list that the document names. `sheet` has been read. A file's place counts from the document's
/// folder; its header names `kind` and, in any order, parameters of the list's group (own_rate) and states (opening.cash); a
/// column "name" is for people. An empty cell is as if it were not listed. Every problem is reported, with line and column.
std::vector<EntityList> read_lists(Document& document, const Sheet& sheet, std::span<const ListInfo> infos,
                                   std::span<const ListableState> states, std::vector<Problem>& problems);

} // namespace sim
