// What a market says that it needs of memory, against what it takes.
#include <catch2/catch.hpp>

#include <malloc.h>

#include "models/loyalty/model.hpp"
#include "models/relational/model.hpp"
#include "sim/random/address.hpp"
#include "tests/models/relational/populations.hpp"

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) // these have a heap of their own
namespace {

double heap()
{
    const struct mallinfo2 now = mallinfo2();
    return static_cast<double>(now.uordblks) + static_cast<double>(now.hblkhd);
}

} // namespace

TEST_CASE("a market takes the memory that it says it needs", "[relational]")
{
    const int buyers = GENERATE(500, 20'000);
    models::relational::Parameters p;
    p.market.buyers = buyers;
    p.market.suppliers_per_category = buyers / 5;
    const double before = heap();
    const auto market = models::relational::open(p, sim::World(1, 0), 0);
    const double taken = heap() - before, said = sim::bytes_of(models::relational::Relational::memory(p));
    CAPTURE(taken / said);
    CHECK(market.relations() == static_cast<std::size_t>(buyers) * 24);
    CHECK(taken > 0.95 * said);
    CHECK(taken < 1.05 * said);
}

TEST_CASE("a market of buyers, suppliers and needs that all differ takes the memory that it says it needs", "[relational]")
{
    auto p = tests::parameters_from(tests::many_spreads);
    p.market.buyers = 5'000;
    p.market.suppliers_per_category = GENERATE(6, 1'000);
    const double before = heap();
    const auto market = models::relational::open(p, sim::World(1, 0), 0);
    const double taken = heap() - before, said = sim::bytes_of(models::relational::Relational::memory(p));
    CAPTURE(taken / said);
    CHECK(market.own.policies.size() == 2 * market.arms);
    CHECK(taken > 0.95 * said);
    CHECK(taken < 1.05 * said);
}

TEST_CASE("a loyalty market takes the memory that it says it needs", "[loyalty]")
{
    models::loyalty::Parameters p;
    p.market.buyers = 50'000;
    p.market.sellers = 500;
    p.market.known = 10;
    const double before = heap();
    const auto market = models::loyalty::Loyalty::open(p, sim::World(1, 0), 0, 10);
    const double taken = heap() - before, said = sim::bytes_of(models::loyalty::Loyalty::memory(p));
    CAPTURE(taken / said);
    CHECK(market.buyers == 50'000);
    CHECK(taken > 0.95 * said);
    CHECK(taken < 1.05 * said);
}
#endif
