// What a supplier says to a need, worked out for one relation: written once for one and for many side by side.
#pragma once

#include "models/relational/phases.hpp"

namespace models::relational {

/// The parameters that a quote reads: a copy, which loops over relations keep at hand.
struct QuoteTerms {
    explicit QuoteTerms(const Parameters& p)
        : quote(p.quote), info(p.info), service(p.service), base(p.cost.base), wage(p.time.wage)
    {
    }
    rules::QuoteParameters quote;
    rules::InformationParameters info;
    rules::ServiceParameters service;
    double base, wage;
};

/// What a unit costs the supplier of a relation.
[[gnu::always_inline]] inline rules::UnitCost unit_cost(const Market& m, const QuoteTerms& terms, std::size_t n, std::size_t e)
{
    const Relations& r = m.relation;
    const Suppliers& s = m.supplier;
    const std::size_t i = r.supplier[e], c = m.need.category[n];
    return {rules::production_cost(terms.base, s.productivity[i], m.category.material_cost[c],
                                   s.knowledge[i] + r.process_knowledge[e]),
            rules::promised_service_cost(rules::served(m.category.service_need[c], terms.service), m.category.life[c],
                                         s.service_skill[i]),
            s.overhead[i], r.hours[e] * terms.wage / m.need.usual_demand[n]};
}

/// Open book: what production costs the supplier without what is specific to the relation, EUR.
[[gnu::always_inline]] inline double open_book_cost(const Market& m, double base, std::size_t n, std::size_t supplier)
{
    return rules::production_cost(base, m.supplier.productivity[supplier], m.category.material_cost[m.need.category[n]],
                                  m.supplier.knowledge[supplier]);
}

/// The quote of the relation to its need, under a contract of some completeness.
[[gnu::always_inline]] inline Quote quote_under(const Market& m, const QuoteTerms& terms, std::size_t n, std::size_t e,
                                                double contract)
{
    const Relations& r = m.relation;
    const Suppliers& s = m.supplier;
    const std::size_t i = r.supplier[e];
    const rules::UnitCost cost = unit_cost(m, terms, n, e);
    const double risk = rules::risk_factor(r.supplier_trust[e], terms.quote);
    const double padding = rules::padding(m.need.rivals[n], s.honesty[i], r.supplier_trust[e],
                                          rules::information_share(r.secrets[e], terms.info), contract, terms.quote);
    const double asked = rules::asking_price(cost.full(), s.target_margin[i], risk, padding, r.rent[e] - r.concession[e]);
    return {cost.production, cost.full(), asked,
            rules::walk_away_price(cost, asked, risk, rules::service_giveaway(s.alignment[i], s.funding[i], terms.quote),
                                   rules::capacity_giveaway(s.utilisation[i], terms.quote), terms.quote)};
}

} // namespace models::relational
