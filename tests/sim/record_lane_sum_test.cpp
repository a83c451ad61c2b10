// Sums in eight lanes: the order that is promised, and the same bits at every vector width.
#include <catch2/catch.hpp>

#include <array>
#include <bit>
#include <cstdint>
#include <vector>

#include "sim/math/vector_width.hpp"
#include "sim/record/lane_sum.hpp"

namespace {

// Numbers of very different sizes and both signs, so that their sum depends on the order.
std::vector<double> awkward_numbers(std::size_t count, double sign)
{
    std::vector<double> numbers;
    for (std::size_t k = 0; k < count; ++k)
        numbers.push_back((k % 3 == 0 ? -sign : sign) / static_cast<double>(k + 1) *
                          std::bit_cast<double>((1023 + 7 * k % 41) << 52));
    return numbers;
}

double by_hand(const std::vector<double>& weight, const std::vector<double>& value)
{
    std::array<double, 8> lane{};
    for (std::size_t k = 0; k < value.size(); ++k) lane[k % 8] += weight[k] * value[k];
    return ((lane[0] + lane[1]) + (lane[2] + lane[3])) + ((lane[4] + lane[5]) + (lane[6] + lane[7]));
}

std::uint64_t bits(double number) { return std::bit_cast<std::uint64_t>(number); }

} // namespace

TEST_CASE("a sum in lanes has the promised order at every vector width, whatever is left over", "[sim][record][invariance]")
{
    for (const std::size_t count : {0U, 1U, 7U, 8U, 9U, 15U, 16U, 17U, 100U, 256U, 511U}) {
        const std::vector<double> weight = awkward_numbers(count, 0.7), value = awkward_numbers(count, -3.0), ones(count, 1.0);
        for (const auto width : {sim::VectorWidth::avx512, sim::VectorWidth::avx2, sim::VectorWidth::baseline}) {
            CAPTURE(count, static_cast<int>(width));
            const sim::NarrowVectors narrow(width);
            double weighted = 1.0, alone = 1.0;
            sim::in_widest_vectors([&] {
                weighted = sim::lane_sum(weight.data(), value.data(), count);
                alone = sim::lane_sum(value.data(), count);
            });
            CHECK(bits(weighted) == bits(by_hand(weight, value)));
            CHECK(bits(alone) == bits(by_hand(ones, value)));
        }
    }
}

TEST_CASE("a sum in lanes is none in the order of rows", "[sim][record]")
{
    // In the order of rows each 1 would be lost beside 1e16; here they meet in lanes of their own.
    const std::vector<double> value{1e16, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0};
    double in_rows = 0.0;
    for (const double each : value) in_rows += each;
    CHECK(in_rows == 1e16);
    CHECK(sim::lane_sum(value.data(), value.size()) == 1e16 + 6.0); // 1e16 + 1 rounds to 1e16; the other six are added up
}
