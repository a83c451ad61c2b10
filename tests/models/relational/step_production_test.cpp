// Hand-worked scenes for production (specification 5.5).
#include <catch2/catch.hpp>

#include "tests/models/relational/scene.hpp"

using tests::near;
using tests::quiet;
using tests::Scene;

namespace models::relational {
namespace {

// Both buyers order 2000 from supplier 0, which already owes the second 100. It trusts the first more, knows half of its plans
// and has half a link with it.
struct Workshop : Scene {
    std::size_t first, second;
    explicit Workshop(double capacity, const Parameters& chosen = quiet())
        : Scene(chosen), first(make_incumbent(0, 0)), second(make_incumbent(1, 0))
    {
        auto& r = m.relation;
        m.running_flow.ordered[first] = m.running_flow.ordered[second] = 2000.0;
        r.backlog[second] = 100.0;
        r.supplier_trust[first] = 0.8;
        r.supplier_trust[second] = 0.2;
        r.plans[first] = 1.5;
        r.link[first] = 0.5;
        m.running.orders[first] = 1000.0;
        m.supplier.capacity[0] = capacity;
        produce(m, p);
    }
};

} // namespace

TEST_CASE("capacity is planned from what customers told, and who is trusted is served first", "[relational][step]")
{
    const Workshop s(3000.0);
    // Plans 0.6 * 2000 + 0.4 * 1000 and 2000, backlog 100: (3700 * 1.08 - 3000) * 0.8 are added.
    CHECK(s.m.supplier.capacity[0] == near(3796.8));
    CHECK(s.m.supplier.utilisation[0] == near(0.94)); // 4100 are needed: 0.9 + 0.4 (1 - 0.9)
    // First pass by 1.57 * 2000 and 0.58 * 2100: the first customer gets all; the rest goes to the second.
    CHECK(s.m.relation_flow.started[s.first] == near(2000));
    CHECK(s.m.relation.backlog[s.first] == near(0));
    CHECK(s.m.relation_flow.started[s.second] == near(1796.8));
    CHECK(s.m.relation.backlog[s.second] == near(303.2));
}

TEST_CASE("ample capacity starts everything and shrinks slowly", "[relational][step]")
{
    const Workshop s(6000.0);
    CHECK(s.m.supplier.capacity[0] == near(5198.4)); // - 0.4 (6000 - 3996)
    CHECK(s.m.supplier.utilisation[0] == near(0.9 + 0.4 * (4100.0 / 5198.4 - 0.9)));
    CHECK(s.m.relation_flow.started[s.first] == 2000.0);
    CHECK(s.m.relation_flow.started[s.second] == 2100.0);
    CHECK(s.m.relation.backlog[s.second] == 0.0);
}

TEST_CASE("without information a supplier plans by past orders alone", "[relational][step]")
{
    Parameters p = quiet();
    p.info.on = false;
    const Workshop s(3000.0, p);
    CHECK(s.m.supplier.capacity[0] == near(3000.0 + 0.8 * (3100.0 * 1.08 - 3000.0)));
}

TEST_CASE("a supplier without customers keeps a small workshop", "[relational][step]")
{
    const Workshop s(3000.0);
    CHECK(s.m.supplier.capacity[1] ==
          near(1080.0 - 0.4 * (1080.0 - 216.0))); // opened with 2000 * 2 / 4 * 1.08; target 200 * 1.08
    CHECK(s.m.supplier.utilisation[1] == near(0.54));
}

TEST_CASE("a dead supplier's backlog and pipeline are cancelled", "[relational][step]")
{
    Scene s(quiet());
    const std::size_t e = s.at(0, 2);
    s.m.supplier.alive[s.supplier(0, 2)] = 0;
    s.m.relation.backlog[e] = 50.0;
    s.m.relation.pipeline[0][e] = 10.0;
    s.m.relation.pipeline[1][e] = 20.0;
    s.m.relation.owed[e] = 80.0;
    produce(s.m, s.p);
    CHECK(s.m.relation_flow.started[e] == 0.0);
    CHECK(s.m.relation.backlog[e] + s.m.relation.pipeline[0][e] + s.m.relation.pipeline[1][e] == 0.0);
    CHECK(s.m.relation.owed[e] == 0.0);
    CHECK(s.m.supplier.capacity[s.supplier(0, 2)] == near(1080)); // plans nothing
}

} // namespace models::relational
