// Spacing; ends are met exactly.
#include "sim/design/axis.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fmt/format.h>

#include "sim/math/exp.hpp"
#include "sim/math/log.hpp"
#include "sim/param/value.hpp"

namespace sim {
namespace {

double between(double from, double to, double u, Scale scale)
{
    if (u <= 0.0 || from == to) return from;
    if (u >= 1.0) return to;
    const double value = scale == Scale::log ? exp(log(from) + u * (log(to) - log(from))) : from + u * (to - from);
    return std::clamp(value, std::min(from, to), std::max(from, to)); // rounding may not lead outside
}

// Equal steps of 0.1 shall read 0.3, not 0.30000000000000004: 15 digits are what a decimal number keeps.
double plain(double value)
{
    const std::string text = fmt::format("{:.15g}", value);
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

} // namespace

std::string Axis::at(double u) const
{
    if (!values.empty()) {
        const auto place = static_cast<std::size_t>(u * static_cast<double>(values.size()));
        return values[std::min(place, values.size() - 1)];
    }
    if (!whole) return number_text(between(from, to, u, scale));
    const double low = std::ceil(std::min(from, to)), high = std::floor(std::max(from, to));
    const double drawn =
        scale == Scale::log ? std::floor(between(low, high + 1.0, u, scale)) : low + std::floor(u * (high - low + 1.0));
    return number_text(std::min(drawn, high));
}

std::vector<std::string> spaced(double from, double to, std::size_t count, Scale scale, bool whole)
{
    std::vector<std::string> values;
    for (std::size_t k = 0; k < count; ++k) {
        const double u = count == 1 ? 0.0 : static_cast<double>(k) / static_cast<double>(count - 1);
        const double value = k > 0 && k + 1 < count ? plain(between(from, to, u, scale)) : between(from, to, u, scale);
        std::string text = number_text(whole ? std::round(value) : value);
        if (values.empty() || values.back() != text) values.push_back(std::move(text));
    }
    return values;
}

} // namespace sim
