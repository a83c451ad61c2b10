// Phases 2 and 3 one need after another: the variant that puts the simultaneity of tenders to the test. A supplier that has won
// in this period quotes as one that is busier, a supplier that has lost as one that is idler (specification 5.14).
#include <algorithm>

#include "models/relational/phases.hpp"

namespace models::relational {
namespace {

// A supplier wins an order or loses it (-1): the share of its capacity that the need takes comes or goes. There may be no
// supplier.
void change_work(Market& m, std::size_t n, std::size_t supplier, double sign)
{
    if (supplier >= m.suppliers() || m.supplier.capacity[supplier] <= 0.0) return;
    double& utilisation = m.supplier.utilisation[supplier];
    utilisation = std::clamp(utilisation + sign * m.need.demand[n] / m.supplier.capacity[supplier], 0.0, 1.0);
}

} // namespace

void tender_in_turn(Market& m, const Parameters& p, const sim::Streams& random)
{
    m.turns.resize(m.needs()); // as the opening left it, unless the variant was switched on since
    for (std::size_t n = 0; n < m.needs(); ++n) m.turns[n] = {random.key(Purpose::turn, m.need_address(n)), n};
    std::sort(m.turns.begin(), m.turns.end());
    m.partial_utilisation = m.supplier.utilisation; // what production starts from is what was so far
    for (const auto& [key, n] : m.turns) {
        const std::size_t before = m.has_incumbent(n) ? m.relation.supplier[n] : m.suppliers();
        quote_need(m, p, n);
        award_need(m, p, n);
        const std::size_t after = m.has_incumbent(n) ? m.relation.supplier[n] : m.suppliers();
        if (before == after) continue;
        change_work(m, n, before, -1.0);
        change_work(m, n, after, 1.0);
    }
    m.supplier.utilisation = m.partial_utilisation;
}

} // namespace models::relational
