// The flows of one need or relation as a record, out of the columns in which the market keeps them.
#pragma once

#include <array>
#include <bit>

#include "models/relational/market.hpp"
#include "sim/record/fields.hpp"

namespace tests {

/// The row of a record of columns as a record of values: Record has the same fields in the same order.
template <class Record, class Columns>
Record row_of(const Columns& record, std::size_t row)
{
    std::array<double, sim::field_count<Record>> values;
    const auto columns = sim::columns_of(const_cast<Columns&>(record));
    for (std::size_t k = 0; k < values.size(); ++k) values[k] = columns[k][row];
    return std::bit_cast<Record>(values);
}

/// What has happened to a need in the period, as it stands now.
inline models::relational::NeedFlow need_flow_of(const models::relational::Market& m, std::size_t n)
{
    using models::relational::Column, models::relational::NeedFlow, models::relational::NeedFlowOf;
    return row_of<NeedFlow, NeedFlowOf<Column>>(m.need_flow, n);
}

/// The same of a relation.
inline models::relational::RelationFlow relation_flow_of(const models::relational::Market& m, std::size_t e)
{
    using models::relational::Column, models::relational::RelationFlow, models::relational::RelationFlowOf;
    return row_of<RelationFlow, RelationFlowOf<Column>>(m.relation_flow, e);
}

/// Nothing has happened to the relation in the period.
inline void clear_relation_flow(models::relational::Market& m, std::size_t e)
{
    using models::relational::Column, models::relational::RelationFlowOf;
    for (Column& column : sim::columns_of<RelationFlowOf<Column>>(m.relation_flow)) column[e] = 0.0;
    m.relation_flow.ended[e] = 0;
}

} // namespace tests
