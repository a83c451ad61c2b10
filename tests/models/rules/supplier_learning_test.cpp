// Hand-worked: how suppliers judge returns, whom they copy and how well (specification 5.13).
#include <catch2/catch.hpp>

#include "models/rules/supplier_learning.hpp"
#include "tests/models/rules/expected.hpp"

using tests::near;

namespace models::rules {

namespace {

constexpr SupplierLearningParameters learning{.rule = SupplierAdaptation::imitate};

} // namespace

TEST_CASE("what a firm's audit effort is before it has learned: the usual one, or evenly spread", "[rules][supplier_learning]")
{
    CHECK(own_effort(0.1, {}) == 1);
    CHECK(own_effort(0.9, {}) == 1);
    CHECK(own_effort(0.25, learning) == near(0.5)); // 0 to 2
    CHECK(own_effort(0.9, learning) == near(1.8));
}

TEST_CASE("a return is smoothed profit over smoothed capacity cost", "[rules][supplier_learning]")
{
    CHECK(remembered(1000, 2000, learning) == near(1080)); // 0.92 x 1000 + 0.08 x 2000
    CHECK(return_on_capacity(300, 600) == 0.5);
    CHECK(return_on_capacity(-300, 600) == -0.5);
    CHECK(return_on_capacity(0, 0) == 0); // before the first quarter
}

TEST_CASE("a supplier copies the better earner more readily, and nobody for sure", "[rules][supplier_learning]")
{
    CHECK(imitation_chance(0.4, 0.4, learning) == 0.5);
    CHECK(imitation_chance(0.2, 0.4, learning) == near(0.7310585786300049)); // 1 / (1 + e^-1)
    CHECK(imitation_chance(0.4, 0.2, learning) == near(0.2689414213699951)); // 1 / (1 + e^1)
}

TEST_CASE("a copied practice has an error in share of its range and stays in it", "[rules][supplier_learning]")
{
    CHECK(copied_practice(0.6, 0.3, 0.9, 0, learning) == 0.6);
    CHECK(copied_practice(0.6, 0.3, 0.9, 1, learning) == near(0.63)); // 0.05 x 0.6
    CHECK(copied_practice(0.6, 0.3, 0.9, -20, learning) == 0.3);
    CHECK(copied_practice(1.9, 0, 2, 3, learning) == 2);
}

TEST_CASE("a supplier changes after warm-up and patience", "[rules][supplier_learning]")
{
    CHECK_FALSE(is_free_to_change(7, -20, learning));
    CHECK(is_free_to_change(10, 0, learning));
    CHECK_FALSE(is_free_to_change(10, 1, learning));
}

} // namespace models::rules
