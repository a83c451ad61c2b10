// Thresholds lie halfway between neighbouring values, so that no point lies on one.
#include "sim/stats/region.hpp"

#include <algorithm>
#include <numeric>

#include "sim/check/ensure.hpp"

namespace sim {
namespace {

using Rows = std::vector<std::size_t>;

double share_of(const SeenPoints& points, const Rows& rows)
{
    if (rows.empty()) return 0.0;
    const auto hits = std::count_if(rows.begin(), rows.end(), [&](std::size_t row) { return points.holds[row] != 0; });
    return static_cast<double>(hits) / static_cast<double>(rows.size());
}

Rows all_rows(const SeenPoints& points)
{
    ensure(points.at.size() == points.holds.size(), "each point was seen");
    Rows rows(points.at.size());
    std::iota(rows.begin(), rows.end(), std::size_t{0});
    return rows;
}

Rows sorted_along(const SeenPoints& points, Rows rows, std::size_t axis)
{
    std::stable_sort(rows.begin(), rows.end(),
                     [&](std::size_t a, std::size_t b) { return points.at[a][axis] < points.at[b][axis]; });
    return rows;
}

double gini(double hits, double count) { return count > 0.0 ? hits * (count - hits) / count : 0.0; } // times count, halved

struct Peel {
    std::size_t axis = 0;
    bool is_upper = false;
    double threshold = 0.0, density = -1.0;
    Rows kept;
};

// Cutting off about `count` rows at one end of an axis, without parting equal values.
std::optional<Peel> peel_end(const SeenPoints& points, const Rows& rows, std::size_t axis, bool is_upper, std::size_t count)
{
    const Rows sorted = sorted_along(points, rows, axis);
    const auto value = [&](std::size_t place) { return points.at[sorted[place]][axis]; };
    std::size_t cut = is_upper ? sorted.size() - count : count; // rows before it are below
    if (is_upper)
        while (cut > 0 && value(cut - 1) == value(cut)) --cut;
    else
        while (cut < sorted.size() && value(cut) == value(cut - 1)) ++cut;
    if (cut == 0 || cut == sorted.size()) return std::nullopt;
    const auto middle = sorted.begin() + static_cast<std::ptrdiff_t>(cut);
    Peel peel{axis, is_upper, 0.5 * (value(cut - 1) + value(cut)), 0.0,
              is_upper ? Rows(sorted.begin(), middle) : Rows(middle, sorted.end())};
    peel.density = share_of(points, peel.kept);
    return peel;
}

struct Found {
    std::vector<Side> sides; // by axis
    Rows rows;
};

bool is_in(const std::vector<double>& at, const std::vector<Side>& sides)
{
    return std::all_of(sides.begin(), sides.end(), [&](const Side& side) {
        return (!side.from || at[side.axis] > *side.from) && (!side.to || at[side.axis] < *side.to);
    });
}

Box judged(const SeenPoints& points, const std::vector<Side>& sides, double all_hits)
{
    double inside = 0.0, hits = 0.0;
    for (std::size_t p = 0; p < points.at.size(); ++p) {
        if (!is_in(points.at[p], sides)) continue;
        inside += 1.0;
        hits += points.holds[p] != 0 ? 1.0 : 0.0;
    }
    return {sides, static_cast<std::size_t>(inside), all_hits > 0.0 ? hits / all_hits : 0.0, inside > 0.0 ? hits / inside : 0.0};
}

double merit(const Box& box)
{
    const double sum = box.coverage + 0.25 * box.density;
    return sum > 0.0 ? 1.25 * box.coverage * box.density / sum : 0.0;
}

// The best box with one bound less, if it is nearly as good.
std::optional<Box> with_one_side_less(const SeenPoints& points, const Box& box, double all_hits)
{
    std::optional<Box> best;
    for (std::size_t k = 0; k < box.sides.size(); ++k)
        for (auto bound : {&Side::from, &Side::to}) {
            if (!(box.sides[k].*bound)) continue;
            std::vector<Side> sides = box.sides;
            (sides[k].*bound).reset();
            if (!sides[k].from && !sides[k].to) sides.erase(sides.begin() + static_cast<std::ptrdiff_t>(k));
            const Box one = judged(points, sides, all_hits);
            if (!best || merit(one) > merit(*best)) best = one;
        }
    return best && merit(*best) >= 0.98 * merit(box) ? best : std::nullopt;
}

} // namespace

std::optional<Boundary> strongest_boundary(const SeenPoints& points, std::size_t least)
{
    const Rows rows = all_rows(points);
    const double count = static_cast<double>(rows.size());
    const double hits = share_of(points, rows) * count;
    double best = 1e-12 * count;
    std::optional<Boundary> found;
    for (std::size_t axis = 0; !rows.empty() && axis < points.at.front().size(); ++axis) {
        const Rows sorted = sorted_along(points, rows, axis);
        double below = 0.0;
        for (std::size_t k = 1; k < sorted.size(); ++k) {
            below += points.holds[sorted[k - 1]] != 0 ? 1.0 : 0.0;
            const double low = points.at[sorted[k - 1]][axis], high = points.at[sorted[k]][axis];
            if (k < least || sorted.size() - k < least || low == high) continue;
            const double n = static_cast<double>(k);
            const double gain = gini(hits, count) - gini(below, n) - gini(hits - below, count - n);
            if (gain <= best) continue;
            best = gain;
            found = Boundary{axis, 0.5 * (low + high), below / n, (hits - below) / (count - n)};
        }
    }
    return found;
}

Box peeled_box(const SeenPoints& points, double peel, std::size_t least)
{
    Found now{{}, all_rows(points)};
    const std::size_t axes = points.at.empty() ? 0 : points.at.front().size();
    for (std::size_t axis = 0; axis < axes; ++axis) now.sides.push_back({axis, std::nullopt, std::nullopt});
    const double all_hits = share_of(points, now.rows) * static_cast<double>(now.rows.size());
    Box best = judged(points, now.sides, all_hits);
    for (;;) {
        const auto slice = std::max<std::size_t>(1, static_cast<std::size_t>(peel * static_cast<double>(now.rows.size())));
        if (now.rows.size() < least + slice) break;
        std::optional<Peel> next;
        for (std::size_t axis = 0; axis < axes; ++axis)
            for (const bool is_upper : {false, true})
                if (auto one = peel_end(points, now.rows, axis, is_upper, slice);
                    one && one->kept.size() >= least && (!next || one->density > next->density))
                    next = std::move(one);
        if (!next || next->density <= share_of(points, now.rows)) break;
        Side& side = now.sides[next->axis];
        (next->is_upper ? side.to : side.from) = next->threshold;
        now.rows = std::move(next->kept);
        if (const Box box = judged(points, now.sides, all_hits); merit(box) > merit(best)) best = box;
    }
    std::erase_if(best.sides, [](const Side& side) { return !side.from && !side.to; });
    while (const std::optional<Box> plainer = with_one_side_less(points, best, all_hits)) best = *plainer;
    return best;
}

} // namespace sim
