// In vectors both pieces of normal_quantile() would be worked out for every number, and the one of the tail takes twice the time.
#include "sim/math/normal_quantiles.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "sim/math/marked.hpp"
#include "sim/math/normal_quantile.hpp"

namespace sim {
namespace {

// At most rows_side_by_side of them.
void replace(double* const p, std::size_t count)
{
    Marked apart; // in a tail, or no probability
    apart.mark(count, [&](std::size_t k) { return !((p[k] >= detail::centre_begins) & (1.0 - p[k] >= detail::centre_begins)); });
    std::array<std::uint32_t, rows_side_by_side> row;
    std::array<double, rows_side_by_side> quantile;
    std::size_t found = 0;
    apart.for_each([&](std::size_t k) {
        row[found] = static_cast<std::uint32_t>(k);
        quantile[found++] = p[k];
    });
    in_widest_vectors([&] {
        for (std::size_t j = 0; j < found; ++j) quantile[j] = normal_quantile(quantile[j]);
#pragma GCC ivdep
        for (std::size_t k = 0; k < count; ++k) {
            const bool is_lower = p[k] < 0.5;
            const double distance = detail::distance(detail::quantile_near_centre(is_lower ? p[k] : 1.0 - p[k]));
            p[k] = is_lower ? -distance : distance;
        }
    });
    for (std::size_t j = 0; j < found; ++j) p[row[j]] = quantile[j];
}

} // namespace

void normal_quantiles(std::span<double> probability)
{
    for (std::size_t first = 0; first < probability.size(); first += rows_side_by_side)
        replace(probability.data() + first, std::min(rows_side_by_side, probability.size() - first));
}

} // namespace sim
