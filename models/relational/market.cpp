// Who stands in which place.
#include "models/relational/market.hpp"

#include <utility>

#include "sim/record/fields.hpp"

namespace models::relational {

void Market::seat_incumbent(std::size_t n, int seat)
{
    need.incumbent[n] = static_cast<std::int8_t>(seat);
    const std::size_t e = relation_at(n, seat);
    if (e == n) return;
    std::swap(need.place[n * seats + relation.seat[n]], need.place[n * seats + relation.seat[e]]);
    std::swap(relation.supplier[n], relation.supplier[e]);
    std::swap(relation.seat[n], relation.seat[e]);
    std::swap(relation_flow.ended[n], relation_flow.ended[e]);
    relation.for_each_column([&](Column& column) { std::swap(column[n], column[e]); });
    for (Column& column : sim::columns_of<RelationFlowOf<Column>>(relation_flow)) std::swap(column[n], column[e]);
}

} // namespace models::relational
