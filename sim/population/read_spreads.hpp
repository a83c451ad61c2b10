// Distributions as people write them, in the place of a value.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "sim/check/input_error.hpp"
#include "sim/param/document.hpp"
#include "sim/param/sheet.hpp"
#include "sim/population/spread.hpp"

namespace sim {

/// Takes the distributions that stand in the place of `differing` parameters, single ones or all below a group or the rows of a
/// roster, and leaves their medians there, to be read as usual. One that stands elsewhere, or could give a value that may not be,
/// is reported.
std::vector<Spread> take_spreads(Document& document, const Sheet& sheet, std::span<const std::string_view> differing,
                                 std::vector<Problem>& problems);

/// The distributions of the rows that are present in rosters: a row that is like another has the other's. An entity keeps its
/// place in the distributions of a column, whichever row it uses. `sheet` has been read. Those of other parameters stay.
std::vector<Spread> spreads_of_present(const Document& document, const Sheet& sheet, const std::vector<Spread>& spreads);

} // namespace sim
