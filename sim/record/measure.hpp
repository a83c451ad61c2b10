// A measure is a named ratio of two sums over a tally; what is recorded, shown, written and documented derives from its row.
#pragma once

#include <cstddef>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sim {

/// What a measure is to the receipt: the parts, less the deductions, add up to the total; `cash` is the total without what is
/// not paid in money.
enum class Role { plain, part, deduction, total, cash };

/// Whose quantity it is: of each arm of a comparison, or of the market as a whole (the same for every arm).
enum class Scope { arm, market };

/// What is said about a measure.
struct MeasureInfo {
    std::string_view name;    ///< full words, snake_case: column header and JSON name
    std::string_view unit;    ///< never empty
    std::string_view section; ///< heading under which it is shown
    std::string_view meaning; ///< one sentence
    Role role = Role::plain;
    Scope scope = Scope::arm;
    bool by_stretch = false; ///< also reported over the first and the last stretch of a run
};

/// A measure of a model whose tally is `Tally`. Numerator and denominator are linear in the tally, so that sums over periods,
/// agents and swapped worlds give the ratio of sums.
template <class Tally>
struct Measure {
    MeasureInfo info;
    double (*numerator)(const Tally&);
    double (*denominator)(const Tally&);
};

/// numerator / denominator; not a number where nothing was observed.
inline double ratio(double numerator, double denominator)
{
    return denominator == 0.0 ? std::numeric_limits<double>::quiet_NaN() : numerator / denominator;
}

} // namespace sim
