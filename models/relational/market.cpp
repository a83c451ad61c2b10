// Who stands in which place.
#include "models/relational/market.hpp"

#include <utility>

#include "sim/record/fields.hpp"

namespace models::relational {

void Market::seat_incumbents(std::span<const Index> needs_of, std::span<const Index> successor)
{
    const auto swap_in = [&](auto& column) {
        for (std::size_t k = 0; k < needs_of.size(); ++k) std::swap(column[needs_of[k]], column[successor[k]]);
    };
    for (std::size_t k = 0; k < needs_of.size(); ++k) {
        const std::size_t n = needs_of[k], e = successor[k];
        need.incumbent[n] = static_cast<std::int8_t>(relation.seat[e]);
        std::swap(need.place[n * seats + relation.seat[n]], need.place[n * seats + relation.seat[e]]);
    }
    swap_in(relation.supplier);
    swap_in(relation.seat);
    swap_in(relation_flow.ended);
    relation.for_each_column(swap_in);
    for (Column& column : sim::columns_of<RelationFlowOf<Column>>(relation_flow)) swap_in(column);
}

void Market::seat_incumbent(std::size_t n, int seat)
{
    const Index need_of_it = static_cast<Index>(n), successor = static_cast<Index>(relation_at(n, seat));
    seat_incumbents({&need_of_it, 1}, {&successor, 1});
}

} // namespace models::relational
