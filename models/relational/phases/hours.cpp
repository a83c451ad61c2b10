// Phase 7, its hours (specification 5.7, claims S14, S16, S17).
#include "models/relational/phases/hours.hpp"
#include "sim/math/vector_width.hpp"

namespace models::relational {

template <class Rows>
void spend_hours(Market& m, const Parameters& p, const Rows rows)
{
    const rules::TimeParameters time = p.time;
    const rules::ServiceParameters service = p.service;
    const rules::TransactionParameters transaction = p.transaction;
    const rules::ContractParameters contract = p.contract;
    const rules::EngineerParameters engineers_on_site = p.engineers;
    const double uncertainty = p.env.uncertainty, audit_hours = p.audit.hours;
    Relations& r = m.relation;
    RunningFlows& flow = m.running_flow;
    NeedFlows& books = m.need_flow;
    Column& transaction_of_supplier = m.relation_flow.transaction;
    const std::size_t count = rows.size();
    sim::in_widest_vectors([&] {
#pragma GCC ivdep
        for (std::size_t k = 0; k < count; ++k) {
            const std::size_t n = rows[k], c = m.need.category[n];
            const rules::Policy& policy = m.policy_of_need(n);
            const double complexity = m.category.complexity[c], work = m.category.work_factor[c];
            const double serviced = rules::served(complexity, service);
            const double mutual = rules::mutual_trust(r.buyer_trust[n], r.supplier_trust[n]);
            const double dispute =
                rules::through(transaction, rules::dispute_hours(rules::incidents(flow.late_share[n], flow.defect_share[n],
                                                                                  flow.service_ratio[n], serviced, time),
                                                                 books.complaints[n] != 0.0, mutual, work, time));
            const double haggling =
                rules::through(transaction, rules::haggling_hours(policy.pressure, mutual, work, uncertainty, time));
            const double monitoring =
                rules::through(transaction, rules::monitoring_hours(rules::through(contract, policy.contract), r.buyer_trust[n],
                                                                    work, uncertainty, time));
            const double engineers =
                rules::engineer_hours(complexity, rules::through(engineers_on_site, policy.engineers), r.supplier_trust[n], time);
            const double productive = rules::productive_hours(work, flow.service_ratio[n] * serviced, engineers,
                                                              sim::select(books.audits[n] != 0.0, audit_hours, 0.0), time);
            const double order_desk = rules::order_desk_hours(flow.ordered[n], r.link[n], time);
            const double transactions = books.transaction_hours[n] + (dispute + haggling + monitoring);
            books.transaction_hours[n] = transactions;
            books.productive_hours[n] = productive;
            books.order_hours[n] = order_desk;
            books.transaction[n] += time.wage * transactions;
            books.coordination[n] += time.wage * productive;
            books.order_desk[n] += time.wage * order_desk;
            books.cost[n] = books.cost[n] + time.wage * transactions + time.wage * productive + time.wage * order_desk;
            transaction_of_supplier[n] += time.wage * (dispute + haggling);
            flow.engineering[n] += time.wage * engineers;
            flow.contact[n] = rules::contact(engineers, time);
            r.hours[n] += time.memory * (dispute + haggling - r.hours[n]);
        }
    });
}

template void spend_hours(Market&, const Parameters&, sim::Neighbours);
template void spend_hours(Market&, const Parameters&, sim::Listed);

} // namespace models::relational
