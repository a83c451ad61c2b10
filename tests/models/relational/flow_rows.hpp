// The flows of one need or relation as a record, out of the columns in which the market keeps them.
#pragma once

#include <algorithm>

#include "models/relational/market.hpp"
#include "sim/record/fields.hpp"

namespace tests {

/// What has happened to a need in the period, as it stands now.
inline models::relational::NeedFlow need_flow_of(const models::relational::Market& m, std::size_t n)
{
    using models::relational::Column, models::relational::NeedFlow, models::relational::NeedFlowOf;
    return sim::row_of<NeedFlow, NeedFlowOf<Column>>(m.need_flow, n);
}

/// The same of a relation.
inline models::relational::RelationFlow relation_flow_of(const models::relational::Market& m, std::size_t e)
{
    using models::relational::Column, models::relational::RelationFlow, models::relational::RelationFlowOf;
    return sim::row_of<RelationFlow, RelationFlowOf<Column>>(m.relation_flow, e);
}

/// Nothing has happened to the relation in the period.
inline void clear_relation_flow(models::relational::Market& m, std::size_t e)
{
    using models::relational::Column, models::relational::RelationFlowOf;
    for (Column& column : sim::columns_of<RelationFlowOf<Column>>(m.relation_flow)) column[e] = 0.0;
    m.relation_flow.ended[e] = 0;
}

} // namespace tests
