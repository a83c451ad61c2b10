// Draws in batches: for every length, offset, index and vector width the bits of the draws one by one.
#include <catch2/catch.hpp>

#include <cstdint>
#include <numeric>
#include <vector>

#include "sim/math/vector_width.hpp"
#include "sim/random/draw.hpp"

namespace {

enum class Purpose : std::uint16_t { weather = 3, far = 0xABCD };

template <class Entity>
void check_batch(const sim::Streams& draws, Purpose purpose, std::span<const Entity> entity, std::uint32_t index)
{
    std::vector<std::uint64_t> keys(entity.size() + 1, 77);
    std::vector<double> units(entity.size() + 1, -1.0), normals(units);
    draws.keys(purpose, entity, std::span(keys).first(entity.size()), index);
    draws.uniforms(purpose, entity, std::span(units).first(entity.size()), index);
    draws.normals(purpose, entity, std::span(normals).first(entity.size()), index);
    for (std::size_t k = 0; k < entity.size(); ++k) {
        CAPTURE(k, entity[k], index);
        REQUIRE(keys[k] == draws.key(purpose, entity[k], index));
        REQUIRE(units[k] == draws.uniform(purpose, entity[k], index));
        REQUIRE(normals[k] == draws.normal(purpose, entity[k], index));
    }
    CHECK(keys.back() == 77); // nothing beyond the end
    CHECK(units.back() == -1.0);
    CHECK(normals.back() == -1.0);
}

void check_pairs(const sim::Streams& draws, Purpose purpose, std::span<const std::uint64_t> entity, std::uint32_t index)
{
    std::vector<sim::UnitPair> pairs(entity.size() + 1, {-1.0, -1.0});
    draws.uniform_pairs(purpose, entity, std::span(pairs).first(entity.size()), index);
    for (std::size_t k = 0; k < entity.size(); ++k) {
        CAPTURE(k, entity[k], index);
        REQUIRE(pairs[k] == draws.uniform_pair(purpose, entity[k], index));
    }
    CHECK(pairs.back() == sim::UnitPair{-1.0, -1.0});
}

void check_halves(const sim::Streams& draws, Purpose purpose, std::span<const std::uint32_t> entity, std::uint32_t index)
{
    std::vector<std::uint64_t> halves(entity.size() + 1, 77);
    draws.key_halves(purpose, entity, std::span(halves).first(entity.size()), index);
    for (std::size_t k = 0; k < entity.size(); ++k) {
        CAPTURE(k, entity[k], index);
        REQUIRE(halves[k] >> 32 == draws.key(purpose, entity[k], index) >> 32);
        REQUIRE((halves[k] & 0xFFFFFFFF) == draws.key(purpose, entity[k], index + 1) >> 32);
    }
    CHECK(halves.back() == 77);
}

} // namespace

TEST_CASE("a batch of draws has the bits of the draws one by one, at every vector width", "[sim][random][invariance]")
{
    const auto width = GENERATE(sim::VectorWidth::avx512, sim::VectorWidth::avx2, sim::VectorWidth::baseline);
    const sim::NarrowVectors narrow(width);
    const sim::Streams draws(sim::World(0x123456789ABCDEF0, 5), 0xFFFFFFF0);
    std::vector<std::uint32_t> near(70);
    std::iota(near.begin(), near.end(), 0xFFFFFFFFU - 30); // over the end of 32 bits, and not in order of rows
    std::vector<std::uint64_t> far(70);
    for (std::size_t k = 0; k < far.size(); ++k) far[k] = k * 0x9E3779B97F4A7C15;
    for (std::size_t first = 0; first < 9; ++first)
        for (std::size_t count = 0; count <= 40; ++count)
            for (const std::uint32_t index : {0U, 1U, 6U, 131'071U}) {
                check_batch(draws, Purpose::weather, std::span<const std::uint32_t>(near).subspan(first, count), index);
                check_batch(draws, Purpose::far, std::span<const std::uint64_t>(far).subspan(first, count), index);
                if (index % 2 == 0) check_pairs(draws, Purpose::far, std::span(far).subspan(first, count), index);
                if (index % 2 == 0) check_halves(draws, Purpose::weather, std::span(near).subspan(first, count), index);
            }
}
