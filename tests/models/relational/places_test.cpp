// Where the relations of a need stand: the incumbent's first, whatever happened before.
#include <type_traits>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/models/relational/column_walk.hpp"
#include "tests/models/relational/scene.hpp"
#include "tests/models/relational/worlds.hpp"

using tests::Scene;

namespace models::relational {

TEST_CASE("who becomes the incumbent changes places, and both relations keep all that they are", "[relational][step]")
{
    Scene s;
    Market& m = s.m;
    double number = 0.0;
    const auto fill = [&](const char*, auto& column) {
        if constexpr (std::is_floating_point_v<typename std::remove_cvref_t<decltype(column)>::value_type>)
            for (auto& value : column) value = static_cast<std::remove_cvref_t<decltype(value)>>(++number); // no two alike
    };
    tests::walk_relations(m.relation, fill);
    for (Column& column : sim::columns_of<RelationFlowOf<Column>>(m.relation_flow)) fill("flow", column);
    m.relation_flow.ended[s.at(0, 0)] = 1;
    const auto all_of = [&](std::size_t n, int seat) { // what a relation is, wherever it stands
        const std::size_t e = m.relation_at(n, seat);
        std::vector<double> values{static_cast<double>(m.relation_flow.ended[e])};
        tests::walk_relations(m.relation, [&](const char*, const auto& column) { values.push_back(column[e]); });
        const auto flow = sim::as_row(s.flow(n, seat));
        values.insert(values.end(), flow.begin(), flow.end());
        return values;
    };
    std::vector<std::vector<double>> before;
    tests::for_each_acquaintance(m, [&](std::size_t n, int seat) { before.push_back(all_of(n, seat)); });
    for (const int seat : {2, 3, 3, 0, 1, 2}) { // to and fro
        m.seat_incumbent(0, seat);
        CHECK(m.need.incumbent[0] == seat);
        CHECK(s.at(0, seat) == 0);
        CHECK(s.at(1, 0) == 1); // the other need's stays
        std::size_t at = 0;
        tests::for_each_acquaintance(m, [&](std::size_t n, int each) {
            CAPTURE(seat, n, each);
            CHECK(m.relation.seat[m.relation_at(n, each)] == each);
            CHECK(m.relation_at(n, each) % m.needs() == n);
            CHECK(all_of(n, each) == before[at++]);
        });
    }
    m.need.incumbent[0] = nobody;
    CHECK_FALSE(m.is_active(0));
    CHECK(all_of(0, 2) == before[2]);
}

} // namespace models::relational
