// Suppliers that differ or are listed: what they open with, what a new firm has of them, and what a shock leaves them.
#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "tests/models/relational/population_worlds.hpp"

namespace {

using models::relational::Market;
using models::relational::Parameters;
using models::relational::Relational;
using tests::one_world, tests::opened, tests::own_rates, tests::parameters_from, tests::series;

} // namespace

TEST_CASE("a list of suppliers who are as the parameters say gives the run of the parameters", "[relational][population]")
{
    std::string list = "[population]\nsuppliers = [";
    for (int k = 0; k < 8; ++k)
        for (int i = 0; i < 8; ++i)
            list += "{category = " + std::to_string(7 - k) + ", own_rate = 0.03}, "; // order of kinds is free
    CHECK((series(parameters_from(list + "]")) == series(parameters_from(""))));
}

TEST_CASE("a new firm is another firm: it draws anew, and has nothing of the list", "[relational][population]")
{
    const std::string listed = R"(
market = {categories = 2, known = 2}
[supplier]
own_rate = {distribution = "uniform", low = 0.02, high = 0.05}
entry = 1.0
[finance]
entry_delay = 1
[population]
suppliers = [{category = 0, own_rate = 0.9, buffer = 0.5}, {category = 0}, {category = 1}, {category = 1}]
)";
    const Parameters p = parameters_from(listed);
    Market m = sim::opened<Relational>(p, one_world, 0, 10);
    CHECK(m.firm(p, 0).own_rate == 0.9);
    CHECK(m.firm(p, 0).buffer == 0.5);
    const double neighbour = m.firm(p, 1).own_rate, shared = p.supplier.buffer;
    m.supplier.alive[0] = 0;
    m.supplier.died[0] = -5;
    models::relational::finance(m, p, sim::Streams(one_world, 0));
    REQUIRE(m.supplier.alive[0] == 1);
    CHECK(m.firm(p, 0).own_rate >= 0.02);
    CHECK(m.firm(p, 0).own_rate <= 0.05);
    CHECK(m.firm(p, 0).buffer == shared);
    CHECK(m.firm(p, 1).own_rate == neighbour);
    Market later = m;
    for (Market* each : {&m, &later}) each->supplier.alive[0] = 0;
    models::relational::finance(m, p, sim::Streams(one_world, 7));
    models::relational::finance(later, p, sim::Streams(one_world, 8));
    CHECK(m.firm(p, 0).own_rate != later.firm(p, 0).own_rate);
}

TEST_CASE("a shock moves what all share and leaves each its own", "[relational][population]")
{
    Parameters p = parameters_from(tests::many_spreads);
    Market m = models::relational::open(p, one_world, 0);
    const std::vector<double> before = own_rates(m);
    const double pressure = m.rows[m.first_row(5, 0)].pressure;
    p.supplier.new_management = 0.5;
    p.policy[0].row.term = 3.0;
    models::relational::adopt(m, p);
    CHECK((own_rates(m) == before));
    for (const auto& row : m.own.supplier) CHECK(row.new_management == 0.5);
    CHECK(m.rows[m.first_row(5, 0)].term == 3.0);
    CHECK(m.rows[m.first_row(5, 0)].pressure == pressure);
}

TEST_CASE("what a list says of suppliers is what they open with", "[relational][population]")
{
    const Market m = opened(tests::small_sizes + tests::listed_suppliers);
    CHECK((m.category.first_supplier == std::vector<std::size_t>{0, 3, 7, 10, 13}));
    CHECK(m.supplier.cash[0] == 50000.0);
    CHECK(m.own.supplier[1].own_rate == 0.05);
    CHECK(m.own.supplier[2].own_rate == 0.03);
    CHECK(m.supplier.capacity[5] == 9000.0);
    CHECK(m.supplier.honesty[10] == 0.4);
    for (std::size_t n = 0; n < m.needs(); ++n) // everybody knows suppliers of the category, and no other
        for (std::size_t e = n; e < m.relations(); e += m.needs())
            CHECK(m.supplier.category[m.relation.supplier[e]] == m.need.category[n]);
}
