// Distributions of parameters: quantiles against closed forms and published values, cut-off, addresses, frequencies.
#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <set>

#include <boost/math/distributions/beta.hpp>

#include "sim/math/beta_quantile.hpp"
#include "sim/param/spec.hpp"
#include "sim/population/spread.hpp"
#include "sim/random/draw.hpp"
#include "sim/random/engine_purpose.hpp"

namespace {

using sim::Distribution;
using sim::Spread;

Spread spread(Distribution distribution, double first, double second, sim::Range<double> range = {-1e300, 1e300})
{
    Spread s;
    s.path = s.key = "firm.rate";
    s.distribution = distribution;
    s.first = first, s.second = second;
    s.facts = sim::facts_of(sim::Spec<double>{.name = "rate", .range = range, .unit = "1"});
    s.cut_off();
    return s;
}

double at(const Spread& s, double u) { return s.value_at(u).number; }

} // namespace

TEST_CASE("quantiles of each distribution are those of the books", "[population]")
{
    const Spread uniform = spread(Distribution::uniform, 2.0, 6.0);
    CHECK(at(uniform, 0.25) == 3.0);
    CHECK(at(uniform, 0.5) == 4.0);

    const Spread normal = spread(Distribution::normal, 10.0, 2.0); // Abramowitz & Stegun 26.2: z(0.975) = 1.959964
    CHECK(at(normal, 0.5) == 10.0);
    CHECK(at(normal, 0.975) == Approx(10.0 + 2.0 * 1.959963984540054).epsilon(1e-14));
    CHECK(at(normal, 0.025) == Approx(10.0 - 2.0 * 1.959963984540054).epsilon(1e-14));

    const Spread lognormal = spread(Distribution::lognormal, 100.0, 0.5);
    CHECK(at(lognormal, 0.5) == 100.0);
    CHECK(at(lognormal, 0.975) == Approx(100.0 * std::exp(0.5 * 1.959963984540054)).epsilon(1e-14));

    Spread values = spread(Distribution::uniform, 0.0, 1.0);
    values.distribution = Distribution::values;
    values.values = {1.0, 2.5, 2.5, 4.0};
    CHECK(at(values, 0.2499) == 1.0);
    CHECK(at(values, 0.25) == 2.5);
    CHECK(at(values, 0.7499) == 2.5);
    CHECK(at(values, 0.9999) == 4.0);

    Spread beta = spread(Distribution::beta, 2.0, 2.0);
    beta.low = 10.0, beta.high = 30.0;
    CHECK(at(beta, 0.5) == Approx(20.0).epsilon(1e-14));
    CHECK(at(beta, 0.15625) == Approx(15.0).epsilon(1e-13)); // 3 x^2 - 2 x^3 = 0.15625 at x = 1/4
}

TEST_CASE("the beta quantile is the closed form where there is one, and the library's elsewhere", "[population][math]")
{
    for (const double u : {1e-9, 0.01, 0.3, 0.5, 0.77, 0.999}) {
        CAPTURE(u);
        CHECK(std::abs(sim::beta_quantile(u, 1, 1) - u) < 1e-13);
        CHECK(std::abs(sim::beta_quantile(u, 3, 1) - std::cbrt(u)) < 1e-13);
        CHECK(std::abs(sim::beta_quantile(u, 1, 4) - (1.0 - std::pow(1.0 - u, 0.25))) < 1e-13);
        const double arcsine = std::pow(std::sin(1.5707963267948966 * u), 2);
        CHECK(std::abs(sim::beta_quantile(u, 0.5, 0.5) - arcsine) < 1e-13);
        for (const double a : {0.1, 0.7, 2.0, 9.0, 300.0, 10'000.0})
            for (const double b : {0.1, 1.5, 25.0, 10'000.0}) {
                CAPTURE(a, b);
                const boost::math::beta_distribution<double> known(a, b);
                CHECK(std::abs(sim::beta_quantile(u, a, b) - boost::math::quantile(known, u)) < 1e-12);
            }
    }
    CHECK(sim::beta_quantile(0.5, 2, 3) == Approx(0.38572756813238945).epsilon(1e-13));
    CHECK(sim::beta_quantile(0.0, 2, 3) == 0.0);
    CHECK(sim::beta_quantile(1.0, 2, 3) == 1.0);
}

TEST_CASE("a distribution of no width is its value, bit for bit", "[population]")
{
    for (const double value : {0.1, 0.03, 2000.0, 1.0 / 3.0})
        for (const double u : {1e-12, 0.2, 0.5, 0.9, 1.0 - 1e-12}) {
            CHECK(at(spread(Distribution::uniform, value, value), u) == value);
            CHECK(at(spread(Distribution::normal, value, 0.0), u) == value);
            CHECK(at(spread(Distribution::lognormal, value, 0.0), u) == value);
            Spread beta = spread(Distribution::beta, 2.0, 5.0);
            beta.low = beta.high = value;
            CHECK(at(beta, u) == value);
        }
}

TEST_CASE("what lies outside the legal range is cut off, and the rest keeps its proportions", "[population]")
{
    const Spread half = spread(Distribution::normal, 0.0, 1.0, {0.0, 100.0}); // the half-normal distribution
    CHECK(half.share_below == Approx(0.5).epsilon(1e-12));
    CHECK(half.share_above == 0.0);
    CHECK(at(half, 0.5) == Approx(0.6744897501960817).epsilon(1e-12)); // its median is the normal's upper quartile
    CHECK(at(half, 1e-15) >= 0.0);
    const Spread both = spread(Distribution::normal, 0.5, 1000.0, {0.0, 1.0}); // all but even
    CHECK(at(both, 0.25) == Approx(0.25).epsilon(1e-4));
    CHECK(at(both, 1.0 - 1e-15) <= 1.0);
}

TEST_CASE("whole numbers are rounded, and stay in their range", "[population]")
{
    Spread s;
    s.distribution = Distribution::normal;
    s.first = 3.0, s.second = 2.0;
    s.facts = sim::facts_of(sim::Spec<int>{.name = "most", .range = {1, 5}, .unit = "1"});
    s.cut_off();
    std::set<std::int64_t> seen;
    for (int k = 0; k < 1000; ++k) seen.insert(s.value_at((k + 0.5) / 1000).integer);
    CHECK(seen == std::set<std::int64_t>{1, 2, 3, 4, 5});
}

TEST_CASE("draws have the frequencies of their distribution", "[population][statistics]")
{
    // Ten cells of chance 1/10 each, 20 000 entities: chi-squared with 9 degrees of freedom exceeds 33.72 once in 10 000 times.
    // The seed is fixed, so a pass today is a pass always; the rate is that of the choice of the seed.
    for (const Spread& s : {spread(Distribution::lognormal, 3.0, 0.7), spread(Distribution::beta, 2.0, 5.0)}) {
        const sim::Streams random(sim::World(11, 4), 0);
        std::vector<int> counts(10, 0);
        constexpr int entities = 20'000;
        for (std::uint64_t entity = 0; entity < entities; ++entity) {
            const double value = at(s, random.uniform(sim::EnginePurpose::own_values, s.address_of(entity)));
            int cell = 0;
            while (cell < 9 && value > s.quantile((cell + 1) / 10.0)) ++cell;
            ++counts[static_cast<std::size_t>(cell)];
        }
        double chi_squared = 0.0;
        for (const int count : counts) chi_squared += std::pow(count - entities / 10.0, 2) / (entities / 10.0);
        CHECK(chi_squared < 33.72);
    }
}

TEST_CASE("each parameter of each entity is drawn at an address of its own", "[population]")
{
    std::set<std::uint64_t> addresses;
    for (const char* key : {"firm.rate", "firm.margin", "category.rate", "policy.pressure"})
        for (std::uint64_t entity = 0; entity < 1000; ++entity) {
            Spread s;
            s.key = key;
            addresses.insert(s.address_of(entity));
            addresses.insert(s.address_of((entity + 1) << 32 | 1));
        }
    CHECK(addresses.size() == 8000);
}
