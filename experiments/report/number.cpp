// Widths are counted in letters: the signs used here may take several bytes.
#include "experiments/report/number.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace experiments {
namespace {

std::size_t letters(std::string_view text)
{
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

} // namespace

int decimals(const sim::Interval& interval)
{
    const double half = (interval.high - interval.low) / 2.0;
    const double scale = half > 0.0 ? half : std::abs(interval.mean) / 100.0;
    if (!(scale > 0.0)) return 2;
    return std::clamp(1 - static_cast<int>(std::floor(std::log10(scale))), 0, 6);
}

std::string number(double value, int decimals, bool sign)
{
    std::string text = sign ? fmt::format("{:+.{}f}", value, decimals) : fmt::format("{:.{}f}", value, decimals);
    const std::size_t end = std::min(text.find('.'), text.size());
    const std::size_t begin = text.find_first_of("0123456789");
    for (std::size_t at = end; begin != std::string::npos && at > begin + 3 && end - begin > 4; at -= 3) text.insert(at - 3, " ");
    return text;
}

std::string with_half_width(const sim::Interval& interval, int decimals, bool sign)
{
    if (interval.count == 0) return "-";
    if (interval.count == 1) return number(interval.mean, decimals, sign);
    return number(interval.mean, decimals, sign) + " ± " + number((interval.high - interval.low) / 2.0, decimals);
}

std::string in_words(std::string_view name)
{
    std::string text(name);
    std::replace(text.begin(), text.end(), '_', ' ');
    return text;
}

std::string pad_left(std::string_view text, std::size_t width)
{
    const std::size_t have = letters(text);
    return std::string(width > have ? width - have : 0, ' ') + std::string(text);
}

std::string pad_right(std::string_view text, std::size_t width)
{
    const std::size_t have = letters(text);
    return std::string(text) + std::string(width > have ? width - have : 0, ' ');
}

} // namespace experiments
