// Holm's procedure against its worked example, and against its promise.
#include <catch2/catch.hpp>

#include <vector>

#include "sim/random/draw.hpp"
#include "sim/stats/holm.hpp"

namespace {

enum class Purpose : std::uint16_t { value = 1 };

} // namespace

TEST_CASE("levels step down until the first hypothesis that is not rejected, which sets those of all others", "[stats]")
{
    // In order: 0.005 <= 0.05/4, 0.01 <= 0.05/3, 0.03 > 0.05/2, so that 0.04 is judged at 0.05/2 too.
    const std::vector<double> levels = sim::holm_levels(std::vector{0.01, 0.04, 0.03, 0.005}, 0.05);
    CHECK(levels[3] == Approx(0.05 / 4));
    CHECK(levels[0] == Approx(0.05 / 3));
    CHECK(levels[2] == Approx(0.05 / 2));
    CHECK(levels[1] == Approx(0.05 / 2));
    CHECK(sim::holm_levels({}, 0.05).empty());
    CHECK(sim::holm_levels(std::vector{0.2}, 0.05) == std::vector{0.05});
}

TEST_CASE("p-values are those of Student's t-test", "[stats]")
{
    const std::vector<double> values{1.0, 2.0, 3.0, 4.0}; // mean 2.5, sd 1.2910, t = 3.8730 with 3 degrees of freedom
    CHECK(sim::student_p_value(sim::student_interval(values, 0.95)) == Approx(0.030466).epsilon(1e-4));
    CHECK(sim::student_p_value(sim::student_interval(std::vector{2.0}, 0.95)) == 1.0);
    CHECK(sim::student_p_value(sim::student_interval(std::vector{0.0, 0.0}, 0.95)) == 1.0);
    CHECK(sim::student_p_value(sim::student_interval(std::vector{3.0, 3.0}, 0.95)) == 0.0);
}

TEST_CASE("an interval at Holm's level excludes 0 for just the rejected hypotheses, and false ones stay rare", "[stats]")
{
    // 8 true hypotheses and 4 false ones, 2000 families; a false rejection in at most 5 % of them. By chance the count of
    // families with one is above 136 for less than one seed in 10,000 (binomial, 3.7 standard deviations above 100).
    int families_with_an_error = 0, found = 0;
    for (std::uint64_t family = 0; family < 2000; ++family) {
        std::vector<std::vector<double>> samples(12);
        std::vector<double> p_values;
        for (std::size_t h = 0; h < samples.size(); ++h) {
            const sim::Streams draws({7, family}, static_cast<std::uint32_t>(h));
            for (std::uint64_t k = 0; k < 12; ++k) samples[h].push_back(draws.normal(Purpose::value, k) + (h < 4 ? 1.2 : 0.0));
            p_values.push_back(sim::student_p_value(sim::student_interval(samples[h], 0.95)));
        }
        const std::vector<double> levels = sim::holm_levels(p_values, 0.05);
        bool has_error = false;
        for (std::size_t h = 0; h < samples.size(); ++h) {
            const bool is_rejected = p_values[h] <= levels[h];
            REQUIRE(is_rejected == sim::student_interval(samples[h], 1.0 - levels[h]).excludes_zero());
            has_error = has_error || (is_rejected && h >= 4);
            found += is_rejected && h < 4;
        }
        families_with_an_error += has_error;
    }
    CHECK(families_with_an_error <= 136);
    CHECK(found > 4000); // more than half of the 8000 true effects
}
