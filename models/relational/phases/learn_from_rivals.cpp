// Phase 13, suppliers: each looks at a rival now and then, and may take over its practice from the next period on (specification
// 5.13, claims S6, S7). What is copied is how a house is run; trust and customers are not.
#include "models/relational/phases.hpp"
#include "sim/parallel/parallel.hpp"

namespace models::relational {
namespace {

double return_of(const Market& m, std::size_t i)
{
    return rules::return_on_capacity(m.supplier.smoothed_profit[i], m.supplier.smoothed_capacity_cost[i]);
}

void keep_return(Market& m, const Parameters& p, std::size_t i)
{
    Suppliers& s = m.supplier;
    s.next_effort[i] = s.audit_effort[i];
    s.next_alignment[i] = s.alignment[i];
    if (s.alive[i] == 0.0 || s.born[i] == m.period) {
        s.smoothed_profit[i] = s.smoothed_capacity_cost[i] = 0.0;
        s.practice_changed[i] = m.period;
        return;
    }
    s.smoothed_profit[i] = rules::remembered(s.smoothed_profit[i], m.supplier_books[i].profit, p.supplier_learning);
    s.smoothed_capacity_cost[i] =
        rules::remembered(s.smoothed_capacity_cost[i], m.supplier_books[i].capacity, p.supplier_learning);
}

void maybe_imitate(Market& m, const Parameters& p, const sim::Streams& random, std::size_t i)
{
    Suppliers& s = m.supplier;
    const rules::SupplierLearningParameters& learning = p.supplier_learning;
    const std::uint64_t address = m.supplier_address(i);
    const auto happens = [&](double chance, std::uint32_t index) {
        return random.bernoulli(chance, Purpose::supplier_adaptation, address, index);
    };
    if (s.alive[i] == 0.0 || !rules::is_free_to_change(m.period, s.practice_changed[i], learning) || !happens(learning.rate, 0))
        return;
    const std::size_t first = m.category.first_supplier[s.category[i]];
    const std::size_t count = m.category.first_supplier[s.category[i] + 1] - first;
    std::size_t rival = first + random.pick(count - 1, Purpose::supplier_adaptation, address, 1);
    if (rival >= i) ++rival;
    if (s.alive[rival] == 0.0 || !happens(rules::imitation_chance(return_of(m, i), return_of(m, rival), learning), 2)) return;
    s.next_effort[i] = rules::copied_practice(s.audit_effort[rival], learning.effort_low, learning.effort_high,
                                              random.normal(Purpose::supplier_adaptation, address, 3), learning);
    s.next_alignment[i] = rules::copied_practice(s.alignment[rival], m.firm(p, i).alignment_low, m.firm(p, i).alignment_high,
                                                 random.normal(Purpose::supplier_adaptation, address, 4), learning);
    s.practice_changed[i] = m.period;
}

} // namespace

void learn_from_rivals(Market& m, const Parameters& p, const sim::Streams& random)
{
    if (p.supplier_learning.rule == rules::SupplierAdaptation::none) return;
    sim::for_each_entity(m.suppliers(), [&](std::size_t i) { keep_return(m, p, i); });
    sim::for_each_entity(m.suppliers(), [&](std::size_t i) { maybe_imitate(m, p, random, i); });
    sim::for_each_entity(m.suppliers(), [&](std::size_t i) {
        m.supplier.audit_effort[i] = m.supplier.next_effort[i];
        m.supplier.alignment[i] = m.supplier.next_alignment[i];
    });
}

} // namespace models::relational
