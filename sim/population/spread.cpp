// Quantiles, and where draws are.
#include "sim/population/spread.hpp"

#include <algorithm>
#include <cmath>

#include "sim/math/beta_quantile.hpp"
#include "sim/math/exp.hpp"
#include "sim/math/normal_quantile.hpp"

namespace sim {
namespace {

bool is_below(const Facts& facts, Value value)
{
    return facts.kind == Kind::number ? value.number < facts.lo.number : value.integer < facts.lo.integer;
}

bool is_above(const Facts& facts, Value value)
{
    return facts.kind == Kind::number ? value.number > facts.hi.number : value.integer > facts.hi.integer;
}

// The least share between low and high from which on it holds.
template <class Holds>
double first_share(double low, double high, const Holds& holds)
{
    for (double middle = (low + high) / 2; middle != low && middle != high; middle = (low + high) / 2)
        (holds(middle) ? high : low) = middle;
    return high;
}

} // namespace

Value as_value(const Facts& facts, double number)
{
    if (facts.kind == Kind::number) return {number, 0};
    constexpr double largest = 0x1p62;
    return {0.0, std::llround(std::clamp(number, -largest, largest))};
}

double Spread::quantile(double u) const
{
    switch (distribution) {
    case Distribution::uniform:
        return first + (second - first) * u;
    case Distribution::normal:
        return second > 0.0 ? first + second * normal_quantile(u) : first;
    case Distribution::lognormal:
        return second > 0.0 ? first * exp(second * normal_quantile(u)) : first;
    case Distribution::beta:
        return low + (high - low) * beta_quantile(u, first, second);
    case Distribution::values:
        return values[std::min(values.size() - 1, static_cast<std::size_t>(u * static_cast<double>(values.size())))];
    }
    return first;
}

void Spread::cut_off()
{
    constexpr double least = 0x1p-53; // no draw lies nearer to 0 or 1
    const auto value = [&](double u) { return as_value(facts, quantile(u)); };
    if (is_below(facts, value(least)))
        share_below = first_share(least, 0.5, [&](double u) { return !is_below(facts, value(u)); });
    if (is_above(facts, value(1.0 - least)))
        share_above = 1.0 - first_share(0.5, 1.0 - least, [&](double u) { return is_above(facts, value(u)); });
}

Value Spread::value_at(double u) const
{
    const Value value = as_value(facts, quantile(share_below + (1.0 - share_below - share_above) * u));
    if (is_below(facts, value)) return facts.lo; // by a rounding
    if (is_above(facts, value)) return facts.hi;
    return value;
}

std::uint64_t Spread::address_of(std::uint64_t entity) const
{
    std::uint64_t hash = 0xcbf29ce484222325; // FNV-1a, then the finaliser of SplitMix64
    for (const char letter : key) hash = (hash ^ static_cast<unsigned char>(letter)) * 0x100000001b3;
    hash = (hash ^ hash >> 30) * 0xbf58476d1ce4e5b9;
    hash = (hash ^ hash >> 27) * 0x94d049bb133111eb;
    return (hash ^ hash >> 31) ^ entity;
}

} // namespace sim
