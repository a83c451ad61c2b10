// Functions over columns: at every vector width the bits of the functions one by one.
#include <catch2/catch.hpp>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

#include "sim/math/exp.hpp"
#include "sim/math/exp2_single.hpp"
#include "sim/math/log.hpp"
#include "sim/math/logistic.hpp"
#include "sim/math/normal_quantile.hpp"
#include "sim/math/normal_quantiles.hpp"
#include "sim/math/vector_width.hpp"

namespace {

// Everyday arguments, and all that is odd: ends of the range, subnormals, zeros of both signs, infinities, NaN.
std::vector<double> arguments()
{
    constexpr auto infinity = std::numeric_limits<double>::infinity();
    std::vector<double> x{0.0, -0.0, 1.0, 0x1p-1074, 0x1p-1022, infinity, -infinity, std::numeric_limits<double>::quiet_NaN()};
    for (int k = 0; k < 3000; ++k) x.push_back(-760.0 + 0.5077 * k), x.push_back(1e-4 + 3.33e-4 * k);
    return x;
}

template <class Function>
void check_columns(Function function)
{
    const std::vector<double> x = arguments();
    for (const auto width : {sim::VectorWidth::avx512, sim::VectorWidth::avx2, sim::VectorWidth::baseline}) {
        const sim::NarrowVectors narrow(width);
        std::vector<double> y(x.size());
        sim::in_widest_vectors([&] {
            for (std::size_t k = 0; k < x.size(); ++k) y[k] = function(x[k]);
        });
        for (std::size_t k = 0; k < x.size(); ++k) {
            CAPTURE(x[k], static_cast<int>(width));
            const volatile double alone = x[k]; // not known to the compiler, so not part of any vector
            const double expected = function(alone);
            REQUIRE((std::bit_cast<std::uint64_t>(y[k]) == std::bit_cast<std::uint64_t>(expected) ||
                     (y[k] != y[k] && expected != expected)));
        }
    }
}

} // namespace

TEST_CASE("functions over columns have the bits of the functions one by one, at every vector width", "[sim][math][invariance]")
{
    SECTION("exp")
    {
        check_columns([](double x) { return sim::exp(x); });
    }
    SECTION("exp2 in single precision")
    {
        check_columns([](double x) { return double{sim::exp2_up_to_127(std::min(static_cast<float>(x), 127.0F))}; });
    }
    SECTION("log")
    {
        check_columns([](double x) { return sim::log(x); });
    }
    SECTION("logistic")
    {
        check_columns([](double x) { return sim::logistic(x); });
    }
    SECTION("normal quantile")
    {
        check_columns([](double x) { return sim::normal_quantile(x); });
    }
}

TEST_CASE("many normal quantiles have the bits of one after the other, wherever they lie and however many",
          "[sim][math][invariance]")
{
    const auto width = GENERATE(sim::VectorWidth::avx512, sim::VectorWidth::avx2, sim::VectorWidth::baseline);
    const sim::NarrowVectors narrow(width);
    std::vector<double> all = arguments();
    for (const double seam : {0.055, 1.0 - 0.055, 0.5, 1.0})
        for (const double beside : {std::nextafter(seam, 0.0), seam, std::nextafter(seam, 2.0)}) all.push_back(beside);
    const std::vector<double> tails(300, 1e-9);
    all.insert(all.end(), tails.begin(), tails.end()); // more side by side than usual
    for (const std::size_t count :
         {std::size_t{0}, std::size_t{1}, std::size_t{7}, std::size_t{256}, std::size_t{257}, all.size()}) {
        std::vector<double> quantiles(all.end() - static_cast<std::ptrdiff_t>(count), all.end());
        sim::normal_quantiles(quantiles);
        for (std::size_t k = 0; k < count; ++k) {
            const volatile double alone = all[all.size() - count + k];
            const double expected = sim::normal_quantile(alone);
            CAPTURE(expected, count, k);
            REQUIRE((std::bit_cast<std::uint64_t>(quantiles[k]) == std::bit_cast<std::uint64_t>(expected) ||
                     (quantiles[k] != quantiles[k] && expected != expected)));
        }
    }
}

TEST_CASE("vectors are narrowed only while asked", "[sim][math]")
{
    const auto before = sim::vector_width();
    {
        const sim::NarrowVectors narrow(sim::VectorWidth::baseline);
        CHECK(sim::vector_width() == sim::VectorWidth::baseline);
        const sim::NarrowVectors not_wider(sim::VectorWidth::avx512);
        CHECK(sim::vector_width() == sim::VectorWidth::baseline);
    }
    CHECK(sim::vector_width() == before);
}
