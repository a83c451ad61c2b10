// Points are known again by what they assign, so that a design may grow in any place.
#include "experiments/sweep/growth.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>
#include <map>
#include <string_view>

#include "experiments/sweep/counted.hpp"

namespace experiments {
namespace {

// A long value, such as a list of firms: only what lies about the first letter in which it differs from the other.
std::string near_change(const std::string& value, const std::string& other)
{
    constexpr std::size_t before = 40, most = 100;
    if (value.size() <= most) return value;
    const auto same = std::mismatch(value.begin(), value.end(), other.begin(), other.end()).first - value.begin();
    const auto at = static_cast<std::size_t>(same);
    const std::size_t begin = at > before ? at - before : 0;
    return (begin > 0 ? "..." : "") + value.substr(begin, most) + (begin + most < value.size() ? "..." : "");
}

double number(const std::string& text)
{
    double value = 0.0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

enum class Kind { broken, shrunk, grown };

// A target of 0 is not asked for: where there are two, a point needs no more than one of them, so that another one is looser.
Kind kind_of(std::string_view name, const std::string& before, const std::string& now)
{
    constexpr std::array more{"run.replicates", "sweep.precision.least", "sweep.precision.hold", "sweep.precision.most"};
    constexpr std::array less{"sweep.precision.absolute", "sweep.precision.relative"};
    if (std::find(more.begin(), more.end(), name) != more.end())
        return number(now) >= number(before) ? Kind::grown : Kind::shrunk;
    if (std::find(less.begin(), less.end(), name) != less.end())
        return number(now) <= number(before) ? Kind::grown : Kind::shrunk;
    return Kind::broken;
}

void compare_pairs(const sim::Pairs& old_pairs, const sim::Pairs& new_pairs, Growth& growth)
{
    const std::map<std::string, std::string> before(old_pairs.begin(), old_pairs.end()),
        after(new_pairs.begin(), new_pairs.end());
    for (const auto& [name, value] : new_pairs) {
        const auto old = before.find(name);
        if (old == before.end()) {
            growth.broken.push_back(fmt::format("{} is new: {}", name, near_change(value, "")));
        } else if (old->second != value) {
            const Kind kind = kind_of(name, old->second, value);
            (kind == Kind::broken   ? growth.broken
             : kind == Kind::shrunk ? growth.shrunk
                                    : growth.grown)
                .push_back(fmt::format("{} was {}, and is now {}", name, near_change(old->second, value),
                                       near_change(value, old->second)));
        }
    }
    for (const auto& [name, value] : old_pairs)
        if (!after.contains(name)) growth.broken.push_back(fmt::format("{} was {}, and is gone", name, near_change(value, "")));
}

void compare_points(const std::vector<sim::LedgerPoint>& old_points, const std::vector<sim::LedgerPoint>& points, Growth& growth)
{
    std::map<std::string, std::size_t> where;
    for (std::size_t p = 0; p < points.size(); ++p) where[points[p].key] = p;
    std::vector<std::size_t> gone;
    bool moved = false;
    for (std::size_t p = 0; p < old_points.size(); ++p) {
        const auto found = where.find(old_points[p].key);
        if (found == where.end()) gone.push_back(p);
        growth.places.push_back(found == where.end() ? p : found->second);
        moved = moved || growth.places.back() != p;
    }
    if (!gone.empty())
        growth.broken.push_back(fmt::format("{} of its {} gone, the first is {}", gone.size(),
                                            counted(old_points.size(), "point is", "points are"), old_points[gone.front()].key));
    if (const std::size_t kept = old_points.size() - gone.size(); points.size() > kept)
        growth.grown.push_back(counted(points.size() - kept, "point is new", "points are new"));
    else if (gone.empty() && moved)
        growth.grown.push_back("the points stand in another order");
}

} // namespace

Growth growth(const sim::Pairs& old_identity, const sim::Pairs& identity, const std::vector<sim::LedgerPoint>& old_points,
              const std::vector<sim::LedgerPoint>& points)
{
    Growth growth;
    compare_pairs(old_identity, identity, growth);
    compare_points(old_points, points, growth);
    return growth;
}

} // namespace experiments
