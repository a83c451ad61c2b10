// Phase 3, first half: what the invited suppliers of many tenders ask, and how the buyers score it (specification 5.2, 5.3).
#include "models/relational/phases/bids.hpp"

#include "models/relational/phases/quotes.hpp"
#include "sim/math/vector_width.hpp"

namespace models::relational {

void Bids::ask(const Market& m, std::size_t n)
{
    need_[tenders_] = static_cast<Index>(n);
    first_[tenders_++] = static_cast<Index>(count_);
    for (unsigned left = m.need.invited[n]; left != 0; left &= left - 1) {
        const std::size_t e = m.relation_at(n, std::countr_zero(left));
        relation_[count_] = static_cast<Index>(e);
        need_of_[count_] = static_cast<Index>(n);
        ++count_;
    }
}

void Bids::collect(const Market& m, const Parameters& p)
{
    Side incumbent;
    for (std::size_t k = 0; k < count_; ++k) incumbent[k] = m.is_active(relation_[k]) ? 1.0 : 0.0;
    const rules::ContractParameters contract = p.contract;
    const QuoteTerms terms(p);
    const rules::AwardParameters rule = p.award;
    const Relations& r = m.relation;
    const Suppliers& s = m.supplier;
    const std::size_t count = count_;
    sim::in_widest_vectors([&] {
#pragma GCC ivdep
        for (std::size_t k = 0; k < count; ++k) {
            const std::size_t n = need_of_[k], e = relation_[k], i = r.supplier[e], c = m.need.category[n];
            const rules::Policy& policy = m.policy_of_need(n);
            const Quote quote = quote_under(m, terms, n, e, rules::through(contract, m.policy_towards(n, e).contract));
            const rules::Standing standing{
                rules::expected_other_cost(r.other_cost[e], r.experiences[e], m.category.other_cost[c], rule), s.funding[i],
                r.dissatisfaction[e], r.buyer_trust[e], incumbent[k] != 0.0};
            production_cost_[k] = quote.production_cost;
            full_cost_[k] = quote.full_cost;
            asking_[k] = quote.asking_price;
            walk_away_[k] = quote.walk_away_price;
            drop_out_[k] = rules::drop_out_price(quote.asking_price, quote.walk_away_price, policy.pressure);
            addition_[k] = rules::score_addition(standing, policy, terms.base, m.category.complexity[c], rule);
        }
    });
}

} // namespace models::relational
