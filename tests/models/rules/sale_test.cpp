// Hand-worked: what sales promises and who answers for it (specification 5, 5.3).
#include <catch2/catch.hpp>

#include "models/rules/sale.hpp"
#include "tests/models/rules/expected.hpp"

using tests::near;

namespace models::rules {

TEST_CASE("sales has the specification's numbers", "[rules][sale]")
{
    tests::check_table<SaleParameters>({{"promise", 0.15, 0, 0.5},
                                        {"accountability", 0.5, 0, 1},
                                        {"honest_promise", 0.86},
                                        {"promise_limit", 1.05},
                                        {"renewal_memory", 0.5}});
}

TEST_CASE("misaligned suppliers promise more", "[rules][sale]")
{
    const SaleParameters p;
    CHECK(sales_promise(1, p) == 0.86);
    CHECK(sales_promise(0.5, p) == near(0.935)); // 0.86 + 0.075
    CHECK(sales_promise(0, p) == near(1.01));
    CHECK(sales_promise(0, {.promise = 0.5}) == 1.05); // 1.36 is clipped
    CHECK(sales_promise(0.5, {.promise = 0.2, .honest_promise = 0.5}) == near(0.6));
    CHECK(sales_promise(0, {.promise_limit = 1}) == 1);
    CHECK(sales_promise(1, {.honest_promise = 0}) == 0);
}

TEST_CASE("a renewal promises half of what was promised and half anew", "[rules][sale]")
{
    const SaleParameters p;
    // old promise, alignment
    CHECK(renewed_promise(0.86, 1, p) == near(0.86));
    CHECK(renewed_promise(0.9, 1, p) == near(0.88));
    CHECK(renewed_promise(1, 0, p) == near(1.005));
    CHECK(renewed_promise(0.9, 0, {.promise = 0.5}) == near(0.975)); // (0.9 + 1.05) / 2
    CHECK(renewed_promise(0.9, 1, {.renewal_memory = 1}) == 0.9);
    CHECK(renewed_promise(0.9, 1, {.renewal_memory = 0}) == 0.86);
}

TEST_CASE("attention makes somebody accountable where departments are at odds", "[rules][sale]")
{
    const SaleParameters p;
    // alignment, attention
    CHECK(accountability(1, 0, p) == 1);
    CHECK(accountability(1, 1, p) == 1);
    CHECK(accountability(0, 0, p) == 0);
    CHECK(accountability(0, 1, p) == 0.5);
    CHECK(accountability(0.5, 0.5, p) == 0.625);
    CHECK(accountability(0.3, 0.4, p) == near(0.44)); // 0.3 + 0.7 * 0.5 * 0.4
    CHECK(accountability(0, 1, {.accountability = 1}) == 1);
    CHECK(accountability(0.3, 1, {.accountability = 0}) == 0.3);
}

TEST_CASE("promises stay below their limit and accountability is a share no smaller than alignment", "[rules][sale]")
{
    tests::at_each_end<SaleParameters>(tests::Ends::legal, [](const SaleParameters& p) {
        for (const double alignment : {0.0, 0.3, 1.0})
            for (const double share : {0.0, 0.5, 1.0}) {
                tests::check_within(sales_promise(alignment, p), 0, p.promise_limit);
                tests::check_within(renewed_promise(share * p.promise_limit, alignment, p), 0, p.promise_limit);
                tests::check_within(accountability(alignment, share, p), alignment, 1);
            }
    });
}

} // namespace models::rules
