// Phase 11: rivals of a need hear how the buyer treats its supplier (specification 5.10, second part).
#include "models/relational/phases.hpp"
#include "sim/parallel/parallel.hpp"

namespace models::relational {

void reputation(Market& m, const Parameters& p)
{
    sim::for_each_entity(m.needs(), [&](std::size_t n) {
        if (!m.has_incumbent(n)) return;
        Column& trust = m.relation.supplier_trust;
        for (std::size_t e = n + m.needs(); e < m.relations(); e += m.needs())
            trust[e] = rules::rumoured_trust(trust[e], trust[n], p.trust.start, p.reputation);
    });
}

} // namespace models::relational
