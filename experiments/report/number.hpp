// Numbers for people: as many decimals as the interval deserves.
#pragma once

#include <string>
#include <string_view>

#include "sim/stats/interval.hpp"

namespace experiments {

/// Decimals such that the half-width shows two significant digits, 0 to 4; from the value itself when nothing varies.
int decimals(const sim::Interval& interval);

/// "104.89 ± 0.44"; "-" where nothing was observed; the half-width is left out with fewer than two observations.
std::string with_half_width(const sim::Interval& interval, int decimals, bool sign = false);

/// The number with so many decimals, thousands apart by spaces.
std::string number(double value, int decimals, bool sign = false);

/// A snake_case name in words.
std::string in_words(std::string_view name);

/// Text filled up with spaces on the left or right to a width in letters, not bytes.
std::string pad_left(std::string_view text, std::size_t width);
std::string pad_right(std::string_view text, std::size_t width);

} // namespace experiments
