// The same bytes at every vector width, and whether a need stands among neighbours or in a list.
#include <bit>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "models/relational/model.hpp"
#include "models/relational/phases.hpp"
#include "sim/math/vector_width.hpp"
#include "sim/record/fields.hpp"
#include "tests/models/relational/column_walk.hpp"

namespace models::relational {
namespace {

constexpr std::uint32_t periods = 14;

// 600 needs: a full block and a part of one. Each knows two of three suppliers.
Parameters narrow_market()
{
    Parameters p;
    p.market.buyers = 150;
    p.market.suppliers_per_category = 3;
    p.market.known = 2;
    p.supplier.entry = 0.05;
    p.policy.choose({"trusting", "aggressive", "conditional"});
    return p;
}

template <class Values>
std::string bytes_of(const Values& column)
{
    return {reinterpret_cast<const char*>(column.data()), column.size() * sizeof(column[0])};
}

// State and flows, column by column.
std::vector<std::string> all_columns(Market& m)
{
    std::vector<std::string> bytes;
    tests::walk_columns(m, [&](const char*, const auto& column) { bytes.push_back(bytes_of(column)); });
    for (const Column& column : sim::columns_of<NeedFlowOf<Column>>(m.need_flow)) bytes.push_back(bytes_of(column));
    for (const Column& column : sim::columns_of<RelationFlowOf<Column>>(m.relation_flow)) bytes.push_back(bytes_of(column));
    for (const Column& column : sim::columns_of(m.running_flow)) bytes.push_back(bytes_of(column));
    return bytes;
}

std::size_t without_supplier(const Market& m)
{
    std::size_t count = 0;
    for (std::size_t n = 0; n < m.needs(); ++n) count += m.has_incumbent(n) ? 0 : 1;
    return count;
}

// Two of the three suppliers of each category fail: who knew these two alone has nobody until a firm enters.
void let_fail(Market& m)
{
    for (std::size_t i = 0; i < m.suppliers(); ++i)
        if (i % 3 != 0) m.supplier.alive[i] = m.supplier.cash[i] = 0.0;
}

// What every period leaves, sums by arm included.
std::vector<std::vector<std::string>> told_by(sim::VectorWidth width, std::size_t& lacking)
{
    const sim::NarrowVectors narrow(width);
    const Parameters p = narrow_market();
    const sim::World world(23, 0);
    Market m = open(p, world, 0);
    std::vector<std::vector<std::string>> told;
    lacking = 0;
    for (std::uint32_t period = 0; period < periods; ++period) {
        if (period == 4) let_fail(m);
        step(m, p, sim::Streams(world, period));
        told.push_back(all_columns(m));
        std::vector<Tally> sums(m.arms);
        Relational::tally(m, p, sums);
        told.back().push_back(bytes_of(sums));
        lacking += without_supplier(m);
    }
    return told;
}

// Every column of needs and relations but what belongs to one need must be the same in both markets.
void check_all_but(std::size_t lonely, Market& one, Market& other)
{
    std::size_t differ = 0;
    const auto compare = [&](const auto& first, const auto& second, std::size_t every) {
        REQUIRE(first.size() == second.size());
        for (std::size_t row = 0; row < first.size(); ++row)
            if (row % every != lonely && std::bit_cast<std::uint64_t>(first[row]) != std::bit_cast<std::uint64_t>(second[row]))
                ++differ;
    };
    const auto compare_all = [&](auto first, auto second) {
        for (std::size_t k = 0; k < first.size(); ++k) compare(first[k], second[k], one.needs());
    };
    compare_all(sim::columns_of<NeedFlowOf<Column>>(one.need_flow), sim::columns_of<NeedFlowOf<Column>>(other.need_flow));
    compare_all(sim::columns_of<RelationFlowOf<Column>>(one.relation_flow),
                sim::columns_of<RelationFlowOf<Column>>(other.relation_flow));
    compare_all(sim::columns_of(one.running_flow), sim::columns_of(other.running_flow));
    std::vector<std::vector<double>> first, second;
    const auto into = [](auto& list) {
        return [&](const char*, const auto& column) { list.emplace_back(column.begin(), column.end()); };
    };
    tests::walk_relations(one.relation, into(first)), tests::walk_relations(other.relation, into(second));
    tests::walk_running(one.running, into(first)), tests::walk_running(other.running, into(second));
    compare_all(std::span(first), std::span(second));
    CHECK(differ == 0);
}

} // namespace

TEST_CASE("a relational market is the same bytes at every vector width, also where needs have no supplier", "[invariance]")
{
    std::size_t lacking = 0;
    const auto widest = told_by(sim::VectorWidth::avx512, lacking);
    REQUIRE(lacking > 0); // listed rows
    REQUIRE(lacking < periods * 600U / 2);
    for (const auto width : {sim::VectorWidth::avx2, sim::VectorWidth::baseline}) {
        std::size_t again = 0;
        const auto narrower = told_by(width, again);
        CHECK(again == lacking);
        for (std::size_t period = 0; period < periods; ++period) {
            CAPTURE(static_cast<int>(width), period);
            CHECK(narrower[period] == widest[period]);
        }
    }
}

TEST_CASE("a need comes to the same whether all its neighbours have a supplier or one has none", "[invariance]")
{
    Parameters p;
    const sim::World world(29, 0);
    Market all = open(p, world, 0);
    for (std::uint32_t period = 0; period < 6; ++period) step(all, p, sim::Streams(world, period));
    REQUIRE(without_supplier(all) == 0);
    constexpr std::size_t lonely = 77;
    Market but_one = all;
    but_one.need.incumbent[lonely] = nobody;
    const sim::Streams random(world, 6);
    for (Market* const m : {&all, &but_one}) { // what needs do each for itself
        environment(*m, p, random);
        quote(*m, p);
        order(*m, p, random);
        deliver_and_serve(*m, p, random);
        experience(*m, p, random);
        share(*m, p, random);
        trust(*m, p);
        reputation(*m, p);
    }
    CHECK(all.running_flow.ordered[lonely] > 0.0);
    CHECK(but_one.running_flow.ordered[lonely] == 0.0);
    check_all_but(lonely, all, but_one);
}

} // namespace models::relational
