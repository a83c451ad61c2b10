// Phase 11: rivals of a need hear how the buyer treats its supplier (specification 5.10, second part).
#include "models/relational/phases.hpp"
#include "models/relational/running.hpp"
#include "sim/math/vector_width.hpp"

namespace models::relational {

void reputation(Market& m, const Parameters& p)
{
    if (!p.reputation.on) return;
    for_each_running(m, [&](const auto rows) {
        const rules::ReputationParameters rule = p.reputation;
        const double start = p.trust.start;
        Column& trust = m.relation.supplier_trust;
        const std::size_t count = rows.size();
        for (std::size_t place = 1; place < m.seats; ++place)
            sim::in_widest_vectors([&, first = place * m.needs()] {
#pragma GCC ivdep
                for (std::size_t k = 0; k < count; ++k) {
                    const std::size_t n = rows[k];
                    trust[first + n] = rules::rumoured_trust(trust[first + n], trust[n], start, rule);
                }
            });
    });
}

} // namespace models::relational
