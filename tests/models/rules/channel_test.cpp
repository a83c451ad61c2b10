// Channels with nothing to set but whether they are there.
#include <catch2/catch.hpp>

#include "models/rules/channel.hpp"
#include "tests/models/rules/expected.hpp"

namespace models::rules {

TEST_CASE("a channel is there unless it is switched off", "[rules][channel]")
{
    tests::check_table<InspectionReliefParameters>({{"on", 1}});
    tests::check_table<TransactionParameters>({{"on", 1}});
    tests::check_table<LeakParameters>({{"on", 1}});
    tests::check_table<DecayParameters>({{"on", 1}});
    tests::check_table<ContractParameters>({{"on", 1}});
    tests::check_table<EngineerParameters>({{"on", 1}});
}

TEST_CASE("all of a flow goes through an open channel and nothing through a closed one", "[rules][channel]")
{
    CHECK(through(ContractParameters{}, 0.4) == 0.4);
    CHECK(through(ContractParameters{.on = false}, 0.4) == 0);
}

TEST_CASE("where nothing decays a relation is as fresh as with full attention", "[rules][channel]")
{
    CHECK(freshness(0.3, {}) == 0.3);
    CHECK(freshness(0.3, {.on = false}) == 1);
}

} // namespace models::rules
