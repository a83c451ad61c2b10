// How relations start and fade: these are numbers only, no equations (specification 5.9, 7).
#include <catch2/catch.hpp>

#include "models/rules/relation.hpp"
#include "tests/models/rules/expected.hpp"

namespace models::rules {

TEST_CASE("relations start and fade with the specification's numbers", "[rules][relation]")
{
    tests::check_table<RelationParameters>({{"opening_attention", 0.4},
                                            {"opening_hours", 40},
                                            {"incumbent_attention", 0.5},
                                            {"incumbent_expectation", 0.88},
                                            {"link_kept", 0.9},
                                            {"quality_knowledge_kept", 0.97},
                                            {"dissatisfaction_kept", 0.9},
                                            {"orders_learning", 0.25},
                                            {"experiences_counted", 20}});
}

} // namespace models::rules
