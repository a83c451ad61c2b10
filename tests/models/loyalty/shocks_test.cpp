// Shocks are the engine's: a model that knows nothing of them has them.
#include <catch2/catch.hpp>

#include "models/loyalty/model.hpp"
#include "tests/models/every_parameter.hpp"

TEST_CASE("a shock moves every parameter that the loyalty market reads after its opening", "[loyalty][shock]")
{
    for (const auto setting : {models::rules::Offer::priced, models::rules::Offer::unit_profit}) {
        models::loyalty::Parameters p;
        p.supply.setting = setting;
        tests::check_every_parameter<models::loyalty::Loyalty>(p, 12);
    }
}
