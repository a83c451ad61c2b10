// Hand-worked: attention fades unless contact and routine business keep it alive (specification 5.7).
#include <catch2/catch.hpp>

#include "models/rules/attention.hpp"
#include "tests/models/rules/expected.hpp"

using tests::near;

namespace models::rules {

TEST_CASE("attention has the specification's numbers", "[rules][attention]")
{
    tests::check_table<AttentionParameters>({{"contact_gain", 0.22}, {"routine_gain", 0.04}, {"new_relation", 0.5}});
}

TEST_CASE("attention fades by its decay and is won back by contact and routine", "[rules][attention]")
{
    const AttentionParameters p;
    CHECK(next_attention(0, 0, 0.12, p) == near(0.04));      // routine alone
    CHECK(next_attention(0, 1, 0.12, p) == near(0.26));      // 0.22 + 0.04
    CHECK(next_attention(1, 0, 0.12, p) == near(0.88));      // nothing left to win
    CHECK(next_attention(1, 1, 0.12, p) == near(0.88));      // not even by contact
    CHECK(next_attention(0.5, 0.5, 0.12, p) == near(0.515)); // 0.44 + (0.11 + 0.04) * 0.5
    CHECK(next_attention(0.25, 0, 0.12, p) == near(0.25));   // 0.22 + 0.03: routine holds a quarter
    CHECK(next_attention(0.5, 0, 0, p) == near(0.52));       // no decay: 0.5 + 0.04 * 0.5
    CHECK(next_attention(0.5, 1, 1, p) == near(0.13));       // full decay: 0.26 * 0.5

    const AttentionParameters other{.contact_gain = 0.4, .routine_gain = 0.1};
    CHECK(next_attention(0.5, 0.5, 0.2, other) == near(0.55)); // 0.4 + (0.2 + 0.1) * 0.5
}

TEST_CASE("attention stays between none and full", "[rules][attention]")
{
    tests::at_each_end<AttentionParameters>(tests::Ends::plausible, [](const AttentionParameters& p) {
        for (const double attention : {0.0, 0.02, 0.5, 1.0})
            for (const double contact : {0.0, 0.5, 1.0})
                for (const double decay : {0.0, 0.12, 1.0})
                    tests::check_within(next_attention(attention, contact, decay, p), 0, 1);
    });
}

} // namespace models::rules
