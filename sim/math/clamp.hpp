// Bounds by value. Those of the standard library hand out references, behind which g++ may leave a jump and then no vector code.
#pragma once

namespace sim {

/// The greater number; the first if they are equal or cannot be compared.
[[gnu::always_inline]] constexpr double max(double first, double second) { return first < second ? second : first; }
/// The lesser number; the first if they are equal or cannot be compared.
[[gnu::always_inline]] constexpr double min(double first, double second) { return second < first ? second : first; }
/// The nearest number in low..high (low at most high); a value that cannot be compared stays as it is.
[[gnu::always_inline]] constexpr double clamp(double value, double low, double high)
{
    const double raised = value < low ? low : value;
    return high < raised ? high : raised;
}

} // namespace sim
