// The same bytes for any number of threads (identity 10 of specification section 8).
#include <cstring>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "models/relational/model.hpp"
#include "sim/parallel/part_sums.hpp"
#include "sim/run/adapt.hpp"
#include "sim/run/ensemble.hpp"
#include "tests/models/relational/column_walk.hpp"

namespace {

using models::relational::Market;
using models::relational::Parameters;
using models::relational::Relational;

// Four needs of each buyer, and 640 suppliers: several blocks of entities in every phase and in every ordered sum.
Parameters large_market(int buyers = 300)
{
    Parameters p;
    p.market.buyers = buyers;
    p.market.suppliers_per_category = 80;
    p.supplier.opening_cash = 0.2; // failures and entries too
    p.supplier.credit = 0.3;
    return p;
}

std::string fingerprint_with(int threads, const Parameters& p, int periods, int replicates)
{
    const sim::ScenarioOf<Relational> scenario(p);
    sim::Plan plan;
    plan.periods = periods;
    plan.replicates = replicates;
    plan.seed = 17;
    std::string result;
    sim::with_threads(threads, [&] { result = sim::fingerprint(sim::run_ensemble(scenario, plan)); });
    return result;
}

// All that is recorded of a period.
std::string tallied(Market& m, const Parameters& p)
{
    std::vector<models::relational::Tally> sums(m.arms);
    Relational::tally(m, p, sums);
    return {reinterpret_cast<const char*>(sums.data()), sums.size() * sizeof sums[0]};
}

} // namespace

TEST_CASE("an ensemble is the same bytes on 1, 2, 3 and 7 threads", "[invariance]")
{
    Parameters p;
    p.policy.choose({"trusting", "aggressive", "conditional"});
    const std::string alone = fingerprint_with(1, p, 40, 3);
    for (const int threads : {2, 3, 7, 0}) {
        CAPTURE(threads);
        CHECK(fingerprint_with(threads, p, 40, 3) == alone);
    }
    p.trust.gain *= 1.0 + 1e-12; // and a fingerprint is no constant
    CHECK(fingerprint_with(1, p, 40, 3) != alone);
}

TEST_CASE("a market of several blocks of entities is the same bytes on 1, 2, 3 and 7 threads", "[invariance]")
{
    const Parameters p = large_market();
    REQUIRE(static_cast<std::size_t>(p.market.buyers * p.market.needs_per_buyer) > 2 * sim::entities_per_block);
    REQUIRE(static_cast<std::size_t>(p.market.categories * p.market.suppliers_per_category) > sim::entities_per_block);
    const std::string alone = fingerprint_with(1, p, 20, 1);
    for (const int threads : {2, 3, 7}) {
        CAPTURE(threads);
        CHECK(fingerprint_with(threads, p, 20, 1) == alone);
    }
}

TEST_CASE("every column of a large market is the same on 1 and on 7 threads, in every period", "[invariance]")
{
    const auto [buyers, periods, parts] = GENERATE(table<int, std::uint32_t, std::size_t>({{300, 12, 1}, {4'200, 4, 2}}));
    const Parameters p = large_market(buyers);
    const sim::World world(17, 0);
    Market one, seven;
    sim::with_threads(1, [&] { one = models::relational::open(p, world, 0); });
    sim::with_threads(7, [&] { seven = models::relational::open(p, world, 0); });
    REQUIRE(sim::sum_parts(one.needs(), one.suppliers()) == parts); // of the sums by supplier
    for (std::uint32_t period = 0; period < periods; ++period) {
        const auto step = [&](Market& m) { models::relational::step(m, p, sim::Streams(world, period)); };
        sim::with_threads(1, [&] { step(one); });
        sim::with_threads(7, [&] { step(seven); });
        std::vector<std::string> bytes; // of the first market, column by column
        tests::walk_columns(one, [&](const char*, const auto& column) {
            bytes.emplace_back(reinterpret_cast<const char*>(column.data()), column.size() * sizeof(column[0]));
        });
        std::size_t at = 0;
        tests::walk_columns(seven, [&](const char* name, const auto& column) {
            const std::string other(reinterpret_cast<const char*>(column.data()), column.size() * sizeof(column[0]));
            if (bytes[at++] != other) FAIL_CHECK(name << " differs in period " << period);
        });
        REQUIRE(at == bytes.size());
        for (std::size_t i = 0; i < one.suppliers(); ++i) // behind them there is scratch
            if (std::memcmp(&one.sales[i], &seven.sales[i], sizeof one.sales[i]) != 0 ||
                std::memcmp(&one.orders[i], &seven.orders[i], sizeof one.orders[i]) != 0)
                FAIL_CHECK("sales or orders of supplier " << i << " differ in period " << period);
        REQUIRE(tallied(one, p) == tallied(seven, p));
    }
}
