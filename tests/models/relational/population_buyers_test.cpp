// Buyers that differ as people: what each is stays with it.
#include <catch2/catch.hpp>

#include <set>

#include "tests/models/relational/population_worlds.hpp"

namespace {

using models::relational::Market;
using models::relational::Parameters;
using tests::one_world, tests::parameters_from;

} // namespace

TEST_CASE("what a buyer is stays with it, whatever policy it follows, in the swapped world too", "[relational][population]")
{
    const Parameters p = parameters_from(tests::many_spreads);
    const Market a = models::relational::open(p, one_world, 0), b = models::relational::open(p, one_world, 1);
    std::set<double> thresholds;
    for (std::size_t buyer = 0; buyer < a.buyers(); ++buyer) {
        CHECK(a.buyer.arm[buyer] != b.buyer.arm[buyer]);
        CHECK(a.buyer.trust_threshold[buyer] == b.buyer.trust_threshold[buyer]);
        CHECK(a.complainer(p, buyer).memory == b.complainer(p, buyer).memory);
        CHECK(a.complainer(p, buyer).relief == p.complaint.relief); // what a complaint brings about is the same for all
        thresholds.insert(a.buyer.trust_threshold[buyer]);
    }
    CHECK(thresholds.size() == a.buyers()); // each its own
}

TEST_CASE("a shock of a parameter that buyers share leaves each buyer what is its own", "[relational][population]")
{
    Parameters p = parameters_from(tests::many_spreads);
    Market m = models::relational::open(p, one_world, 0);
    const double grudge = m.complainer(p, 3).memory, weight = m.judge(p, 3).service_weight;
    const int patience = m.learner(p, 3).patience;
    p.complaint.relief = 0.9;
    p.experience.signal_slope = 6.0;
    p.learn.rate = 0.5;
    models::relational::adopt(m, p);
    CHECK(m.complainer(p, 3).relief == 0.9);
    CHECK(m.complainer(p, 3).memory == grudge);
    CHECK(m.judge(p, 3).signal_slope == 6.0);
    CHECK(m.judge(p, 3).service_weight == weight);
    CHECK(m.learner(p, 3).rate == 0.5);
    CHECK(m.learner(p, 3).patience == patience);
}
