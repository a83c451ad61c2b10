// Phase 6: goods arrive or slip, are inspected, serviced, stand still (specification 5.6, claims S3, S4, S12, S13, S18).
#include <algorithm>
#include <array>

#include "models/relational/phases.hpp"
#include "models/relational/phases/delivery.hpp"
#include "models/relational/running.hpp"
#include "sim/math/vector_width.hpp"

namespace models::relational {
namespace {

// Where the draws of the relations are, how the buyers treat the suppliers, and what contracts are worth.
template <class Rows>
void look_up(const Deliveries<Rows>& d)
{
    const Market& m = d.m;
    DeliverySheet& sheet = d.sheet;
    const Rows relation = d.relation, need = d.need;
    const std::size_t count = relation.size();
    for (std::size_t k = 0; k < count; ++k) sheet.address[k] = m.relation_address(need[k], relation[k]);
    const rules::ContractParameters contract = d.p.contract;
    sim::in_widest_vectors([&] {
        if (d.run) {
            for (std::size_t k = 0; k < count; ++k) sheet.policy[k] = m.need.row[need[k]];
        } else {
#pragma GCC ivdep
            for (std::size_t k = 0; k < count; ++k) sheet.policy[k] = m.row_towards(need[k], relation[k]);
        }
#pragma GCC ivdep
        for (std::size_t k = 0; k < count; ++k) sheet.contract[k] = rules::through(contract, m.rows[sheet.policy[k]].contract);
    });
}

// The buyer's books of relations that run: one for each need.
template <class Rows>
void book(const Deliveries<Rows>& d)
{
    const DeliverySheet& sheet = d.sheet;
    NeedFlows& books = d.m.need_flow;
    RunningFlows& flow = d.m.running_flow;
    const RelationFlows& goods = d.m.relation_flow;
    const Rows need = d.need;
    const std::size_t count = need.size();
    sim::in_widest_vectors([&] {
#pragma GCC ivdep
        for (std::size_t k = 0; k < count; ++k) {
            const std::size_t n = need[k];
            books.payment[n] = sheet.payment[k];
            books.delay[n] = sheet.delay[k];
            books.penalties[n] = sheet.penalty[k];
            books.inspection[n] = sheet.inspection[k];
            books.failure[n] = sheet.failure[k];
            books.downtime[n] = sheet.downtime[k];
            books.cost[n] +=
                sheet.payment[k] + sheet.delay[k] - sheet.penalty[k] + sheet.inspection[k] + sheet.failure[k] + sheet.downtime[k];
            books.received[n] = books.from_incumbent[n] = goods.delivered[n];
            books.late[n] = sheet.late[k];
            books.inspected[n] = sheet.inspected[k];
            books.found[n] = sheet.found[k];
            books.missed[n] = sheet.missed[k];
            flow.late_share[n] = sheet.late_share[k];
            flow.defect_share[n] = sheet.defect_share[k];
            flow.service_ratio[n] = sheet.service_ratio[k];
        }
    });
}

// The same of former relations, of which a need may have several: added up one after the other.
void book_former(const Deliveries<sim::Listed>& d, bool with_goods)
{
    const DeliverySheet& sheet = d.sheet;
    NeedFlows& books = d.m.need_flow;
    for (std::size_t k = 0; k < d.need.size(); ++k) {
        const std::size_t n = d.need[k], e = d.relation[k];
        double cost = sheet.downtime[k];
        books.downtime[n] += sheet.downtime[k];
        books.downtime_former[n] += sheet.downtime[k];
        if (with_goods) {
            books.payment[n] += sheet.payment[k];
            books.delay[n] += sheet.delay[k];
            books.penalties[n] += sheet.penalty[k];
            books.inspection[n] += sheet.inspection[k];
            books.failure[n] += sheet.failure[k];
            books.received[n] += d.m.relation_flow.delivered[e];
            books.late[n] += sheet.late[k];
            books.inspected[n] += sheet.inspected[k];
            books.found[n] += sheet.found[k];
            books.missed[n] += sheet.missed[k];
            cost += sheet.payment[k] + sheet.delay[k] - sheet.penalty[k] + sheet.inspection[k] + sheet.failure[k];
        }
        books.cost[n] += cost;
        books.other_suppliers[n] += cost;
    }
}

// Former relations of a stretch of needs that still have goods under way, or only equipment in use: gathered, and dealt with as
// soon as there are enough.
class FormerRelations {
public:
    FormerRelations(Market& m, const Parameters& p, const sim::Streams& random, DeliverySheet& sheet, bool with_goods)
        : m_(m), p_(p), random_(random), sheet_(sheet), with_goods_(with_goods)
    {
    }
    void add(std::size_t e, std::size_t n)
    {
        relation_[count_] = static_cast<Index>(e);
        need_[count_] = static_cast<Index>(n);
        ++count_;
    }
    /// To be called before another stretch is added.
    void make_room()
    {
        if (count_ <= sim::rows_side_by_side) return;
        deal_with(sim::rows_side_by_side);
        count_ -= sim::rows_side_by_side;
        std::copy_n(relation_.begin() + sim::rows_side_by_side, count_, relation_.begin());
        std::copy_n(need_.begin() + sim::rows_side_by_side, count_, need_.begin());
    }
    void finish()
    {
        make_room();
        deal_with(count_);
    }

private:
    void deal_with(std::size_t count)
    {
        const Deliveries<sim::Listed> d{m_, p_, {relation_.data(), count}, {need_.data(), count}, false, sheet_};
        look_up(d);
        if (with_goods_) deliver(d, random_);
        serve(d, with_goods_, random_);
        book_former(d, with_goods_);
    }

    Market& m_;
    const Parameters& p_;
    const sim::Streams& random_;
    DeliverySheet& sheet_;
    bool with_goods_;
    std::size_t count_ = 0;
    std::array<Index, 2 * sim::rows_side_by_side> relation_, need_;
};

// Which of the relations of a place have goods under way or waiting, and which of the others have units in use.
struct Business {
    sim::Marked goods, equipment;
};

void look_for_business(const Market& m, double idle_base, const sim::Neighbours relation, Business& business)
{
    const Relations& r = m.relation;
    const Column& started = m.relation_flow.started;
    const auto has_goods = [&](std::size_t k) {
        const std::size_t e = relation[k];
        return r.pipeline[0][e] + r.pipeline[1][e] + r.pipeline[2][e] + r.pipeline[3][e] + r.backlog[e] + started[e] > 0.0;
    };
    business.goods.mark(relation.count, has_goods);
    business.equipment.mark(relation.count, [&](std::size_t k) {
        return static_cast<int>(!has_goods(k)) & static_cast<int>(r.installed_base[relation[k]] > idle_base);
    });
}

} // namespace

void deliver_and_serve(Market& m, const Parameters& p, const sim::Streams& random)
{
    for_each_running(m, [&]<class Rows>(const Rows rows) {
        DeliverySheet sheet;
        const Deliveries<Rows> d{m, p, rows, rows, true, sheet};
        look_up(d);
        deliver(d, random);
        serve(d, true, random);
        book(d);
    });
    sim::for_each_stretch(m.needs(), [&](const sim::Neighbours needs) {
        DeliverySheet sheet;
        Business business;
        FormerRelations with_goods(m, p, random, sheet, true), with_equipment(m, p, random, sheet, false);
        for (std::size_t place = 0; place < m.seats; ++place) {
            const sim::Neighbours relations{place * m.needs() + needs.first, needs.count};
            look_for_business(m, p.service.idle_base, relations, business);
            with_goods.make_room();
            with_equipment.make_room();
            const auto add_former = [&](FormerRelations& former, const sim::Marked& marked) {
                marked.for_each([&](std::size_t k) {
                    if (place > 0 || !m.has_incumbent(needs[k])) former.add(relations[k], needs[k]);
                });
            };
            add_former(with_goods, business.goods);
            add_former(with_equipment, business.equipment);
        }
        with_equipment
            .make_room(); // before the last goods: the order in which a need's books are added to is part of the results
        with_goods.finish();
        with_equipment.finish();
    });
}

} // namespace models::relational
