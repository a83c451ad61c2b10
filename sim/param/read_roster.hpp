// Reading a roster: which rows are present, with what weights, and what each row is made from.
#pragma once

#include <vector>

#include "sim/param/document.hpp"
#include "sim/param/sheet.hpp"

namespace sim {

/// Reads the table of one roster, which then holds the rows present; if something is wrong with it, it stays and this is false.
bool read_roster(Document& document, const RosterSheet& roster, std::vector<Problem>& problems);

} // namespace sim
