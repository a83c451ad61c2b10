// The slow path of ensure: building the message.
#include "sim/check/ensure.hpp"

#include <fmt/format.h>

namespace sim {

void broken_promise(std::string_view sentence, const char* file, int line)
{
    throw BrokenPromise(fmt::format("{}:{}: this should hold but does not: {}", file, line, sentence));
}

void ensure_equal(double first, double second, double tolerance, std::string_view sentence, const char* file, int line)
{
    const double gap = first < second ? second - first : first - second;
    if (gap <= tolerance) return; // NaN falls through
    broken_promise(fmt::format("{} ({} against {}, allowed difference {})", sentence, first, second, tolerance), file, line);
}

} // namespace sim
