// Tests of sim/math: how far from the exact values, what at the edges, and the same bits everywhere.
#include "sim/math/exp.hpp"
#include "sim/math/log.hpp"
#include "sim/math/logistic.hpp"
#include "sim/math/normal_quantile.hpp"
#include "tests/sim/math_normal_quantiles.hpp"
#include "tests/sim/math_points.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <limits>
#include <utility>

namespace {

using math_points::fraction;
using math_points::hash_of_bits;
using math_points::scrambled;

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr double smallest = std::numeric_limits<double>::denorm_min();
constexpr double ln2 = 0x1.62e42fefa39efp-1;
constexpr std::uint64_t points = 100'000;

/// Whether long double can judge a double; where it cannot, the hashes still can.
bool has_judge()
{
    if (std::numeric_limits<long double>::digits >= 64) return true;
    WARN("long double is no wider than double here: errors are not measured");
    return false;
}

/// The distance of `computed` from `exact`, in units of the last place of a double next to `exact`.
double error_in_ulps(double computed, long double exact)
{
    int exponent = 0;
    std::frexp(exact, &exponent);
    const long double ulp = std::ldexp(1.0L, std::max(exponent - 53, -1074));
    return static_cast<double>(std::abs(static_cast<long double>(computed) - exact) / ulp);
}

/// The largest error met, and where.
struct LargestError {
    double ulps = 0.0;
    double argument = 0.0;

    void meet(double x, double error)
    {
        if (!(error <= ulps)) *this = {error, x};
    }
};

/// The largest error of function(x) against exact(x) at points of [low, high).
template <class Function, class Exact>
LargestError largest_error(Function function, Exact exact, double low, double high)
{
    LargestError largest;
    for (std::uint64_t k = 0; k < points; ++k) {
        const double x = low + (high - low) * fraction(k);
        largest.meet(x, error_in_ulps(function(x), exact(x)));
    }
    return largest;
}

/// Doubles in their order as whole numbers; neighbours differ by one.
std::int64_t place(double x)
{
    const auto magnitude = std::bit_cast<std::int64_t>(std::abs(x));
    return std::signbit(x) ? -magnitude : magnitude;
}

/// By how many places function falls, at most, between neighbouring arguments within `reach` steps of the seam.
template <class Function>
std::int64_t largest_fall(Function function, double seam, int reach)
{
    double x = seam;
    for (int i = 0; i < reach; ++i) x = std::nextafter(x, -infinity);
    std::int64_t largest = 0;
    double before = function(x);
    for (int i = 0; i < 2 * reach; ++i) {
        x = std::nextafter(x, infinity);
        const double after = function(x);
        largest = std::max(largest, place(before) - place(after));
        before = after;
    }
    return largest;
}

/// The quantile at p to long double precision, by Halley's method from a start that is nearly right.
long double exact_quantile(double p, double start)
{
    constexpr long double sqrt_half = 0.707106781186547524400844362104849039L;
    constexpr long double peak = 0.398942280401432677939946059934381868L; // the density at 0
    const bool is_lower = p < 0.5;
    const long double tail = is_lower ? p : 1.0L - p;
    long double z = std::abs(start);
    for (int i = 0; i < 3; ++i) {
        const long double density = peak * std::exp(-z * z / 2);
        const long double missing =
            tail > 0.3L ? (0.5L - tail) - std::erf(z * sqrt_half) / 2 : std::erfc(z * sqrt_half) / 2 - tail;
        const long double step = missing / density;
        z += step / (1 - z * step / 2);
    }
    return is_lower ? -z : z;
}

} // namespace

TEST_CASE("exp is off by less than one unit in the last place", "[sim][math]")
{
    if (!has_judge()) return;
    const auto exact = [](double x) { return std::exp(static_cast<long double>(x)); };
    for (const auto& [low, high] : {std::pair{-746.0, 709.78}, {-1.0, 1.0}, {-1e-9, 1e-9}, {-746.0, -707.0}}) {
        const LargestError largest = largest_error([](double x) { return sim::exp(x); }, exact, low, high);
        CAPTURE(low, high, largest.ulps, largest.argument);
        REQUIRE(largest.ulps < 1.0);
    }
}

TEST_CASE("log is off by less than one unit in the last place", "[sim][math]")
{
    if (!has_judge()) return;
    const auto exact = [](double x) { return std::log(static_cast<long double>(x)); };
    for (const auto& [low, high] : {std::pair{0.0, 1e308}, {0.0, 2.0}, {0.7, 1.5}, {1 - 1e-6, 1 + 1e-6}, {1e-320, 0x1p-1022}}) {
        const LargestError largest = largest_error([](double x) { return sim::log(x); }, exact, low, high);
        CAPTURE(low, high, largest.ulps, largest.argument);
        REQUIRE(largest.ulps < 1.0);
    }
    LargestError largest;
    for (std::uint64_t k = 0; k < points; ++k) {
        const auto x = std::bit_cast<double>(1 + scrambled(k) % (0x7ff0000000000000 - 1)); // any positive double
        largest.meet(x, error_in_ulps(sim::log(x), exact(x)));
    }
    CAPTURE(largest.ulps, largest.argument);
    REQUIRE(largest.ulps < 1.0);
}

TEST_CASE("logistic is off by less than two units in the last place", "[sim][math]")
{
    if (!has_judge()) return;
    const auto exact = [](double x) {
        const long double e = std::exp(-std::abs(static_cast<long double>(x)));
        return (x < 0.0 ? e : 1.0L) / (1.0L + e);
    };
    for (const auto& [low, high] : {std::pair{-745.0, 745.0}, {-40.0, 40.0}, {-3.0, 3.0}, {-746.0, -707.0}}) {
        const LargestError largest = largest_error([](double x) { return sim::logistic(x); }, exact, low, high);
        CAPTURE(low, high, largest.ulps, largest.argument);
        REQUIRE(largest.ulps < 2.0);
    }
}

TEST_CASE("normal_quantile is off by less than two units in the last place of tabled values", "[sim][math]")
{
    LargestError largest;
    for (const NormalQuantile& row : normal_quantiles) {
        const double ulp = std::nextafter(std::abs(row.nearest), infinity) - std::abs(row.nearest);
        const double error = (sim::normal_quantile(row.probability) - row.nearest) - row.remainder;
        largest.meet(row.probability, std::abs(error) / ulp);
    }
    CAPTURE(largest.ulps, largest.argument);
    REQUIRE(std::size(normal_quantiles) > 300);
    REQUIRE(largest.ulps < 2.0);
}

TEST_CASE("normal_quantile inverts the complementary error function to less than two units in the last place", "[sim][math]")
{
    if (!has_judge()) return;
    const auto quantile = [](double p) { return sim::normal_quantile(p); };
    const auto exact = [](double p) { return exact_quantile(p, sim::normal_quantile(p)); };
    for (const auto& [low, high] :
         {std::pair{0.001, 0.999}, {0.05, 0.08}, {0.92, 0.95}, {0.499, 0.501}, {0.5 - 1e-9, 0.5 + 1e-9}}) {
        const LargestError largest = largest_error(quantile, exact, low, high);
        CAPTURE(low, high, largest.ulps, largest.argument);
        REQUIRE(largest.ulps < 2.0);
    }
    LargestError largest;
    for (std::uint64_t k = 0; k < points; ++k) {
        const double p = std::ldexp(1.0 + fraction(k), -2 - static_cast<int>(k % 1072));
        largest.meet(p, error_in_ulps(quantile(p), exact(p)));
    }
    CAPTURE(largest.ulps, largest.argument);
    REQUIRE(largest.ulps < 2.0);
}

TEST_CASE("exp, log and logistic know infinity, zero and what is not a number", "[sim][math]")
{
    CHECK(sim::exp(0.0) == 1.0);
    CHECK(sim::exp(-0.0) == 1.0);
    CHECK(sim::exp(smallest) == 1.0);
    CHECK(sim::exp(709.782712893384) == 0x1.fffffffffff2ap+1023);
    CHECK(sim::exp(709.7827128933841) == infinity);
    CHECK(sim::exp(1e300) == infinity);
    CHECK(sim::exp(infinity) == infinity);
    CHECK(sim::exp(-745.1332191019411) == smallest);
    CHECK(sim::exp(-745.1332191019412) == 0.0);
    CHECK(sim::exp(-1e300) == 0.0);
    CHECK(sim::exp(-infinity) == 0.0);
    CHECK(std::isnan(sim::exp(not_a_number)));

    CHECK(sim::log(1.0) == 0.0);
    CHECK_FALSE(std::signbit(sim::log(1.0)));
    CHECK(sim::log(0.0) == -infinity);
    CHECK(sim::log(-0.0) == -infinity);
    CHECK(sim::log(infinity) == infinity);
    CHECK(sim::log(smallest) == -0x1.74385446d71c3p+9);
    CHECK(sim::log(std::numeric_limits<double>::max()) == 0x1.62e42fefa39efp+9);
    for (const double x : {-smallest, -1.0, -infinity, not_a_number}) CHECK(std::isnan(sim::log(x)));

    CHECK(sim::logistic(0.0) == 0.5);
    CHECK(sim::logistic(-0.0) == 0.5);
    CHECK(sim::logistic(40.0) == 1.0);
    CHECK(sim::logistic(infinity) == 1.0);
    CHECK(sim::logistic(-745.0) == smallest);
    CHECK(sim::logistic(-750.0) == 0.0);
    CHECK(sim::logistic(-infinity) == 0.0);
    CHECK(std::isnan(sim::logistic(not_a_number)));
}

TEST_CASE("normal_quantile knows its ends, its middle and what is no probability", "[sim][math]")
{
    CHECK(sim::normal_quantile(0.0) == -infinity);
    CHECK(sim::normal_quantile(-0.0) == -infinity);
    CHECK(sim::normal_quantile(1.0) == infinity);
    CHECK(sim::normal_quantile(0.5) == 0.0);
    CHECK_FALSE(std::signbit(sim::normal_quantile(0.5)));
    for (const double p : {-smallest, -1.0, -infinity, 1.0 + 0x1p-52, 2.0, infinity, not_a_number}) {
        CAPTURE(p);
        CHECK(std::isnan(sim::normal_quantile(p)));
    }
}

TEST_CASE("normal_quantile takes opposite values at p and 1 - p", "[sim][math]")
{
    for (std::uint64_t k = 0; k < points; ++k) {
        const double p = 0.5 + fraction(k) / 2; // then 1 - p is exact
        if (sim::normal_quantile(1.0 - p) != -sim::normal_quantile(p)) FAIL("not opposite at " << p);
    }
    SUCCEED();
}

TEST_CASE("exp and log never fall where their pieces meet", "[sim][math]")
{
    for (int k = -1060; k < 1024; ++k) { // from where there are 20 positive doubles below the seam of log
        CAPTURE(k);
        REQUIRE(largest_fall([](double x) { return sim::exp(x); }, (k + 0.5) * ln2, 20) == 0);
        REQUIRE(largest_fall([](double x) { return sim::log(x); }, std::ldexp(std::sqrt(2.0), k), 20) == 0);
    }
    REQUIRE(largest_fall([](double x) { return sim::exp(x); }, 0.0, 1000) == 0);
    REQUIRE(largest_fall([](double x) { return sim::log(x); }, 1.0, 1000) == 0);
    REQUIRE(largest_fall([](double x) { return sim::log(x); }, 0x1p-1022, 1000) == 0);
}

TEST_CASE("logistic and normal_quantile fall by one unit in the last place at most where their pieces meet", "[sim][math]")
{
    const auto logistic = [](double x) { return sim::logistic(x); };
    const auto quantile = [](double p) { return sim::normal_quantile(p); };
    for (int k = -1074; k < 60; ++k) {
        CAPTURE(k);
        REQUIRE(largest_fall(logistic, (k + 0.5) * ln2, 20) <= 1);
    }
    REQUIRE(largest_fall(logistic, 0.0, 1000) <= 1);
    REQUIRE(largest_fall(quantile, 0.5, 10'000) == 0);
    for (const double seam : {0.055, 0.945}) {
        CAPTURE(seam);
        REQUIRE(largest_fall(quantile, seam, 10'000) <= 1);
        for (int i = -1000; i < 1000; ++i) // steps of p that move the quantile by four places
            REQUIRE(quantile(seam + i * 0x1p-53) < quantile(seam + (i + 1) * 0x1p-53));
    }
}

TEST_CASE("the functions give the bits written here, whatever the compiler and its settings", "[sim][math]")
{
    CHECK(hash_of_bits([](double x) { return sim::exp(x); }, -750.0, 715.0, 200) == 0xfc38c29359624823);
    CHECK(hash_of_bits([](double x) { return sim::log(x); }, 0.0, 4.0, 200) == 0x8d39e357048237c8);
    CHECK(hash_of_bits([](double x) { return sim::logistic(x); }, -40.0, 40.0, 200) == 0x87020fae51d5d9f3);
    CHECK(hash_of_bits([](double p) { return sim::normal_quantile(p); }, 0.0, 1.0, 200) == 0x766b769eb8a85e2a);
}
