// Random bits: the generator's published answers, where a draw lives, and what it does not depend on.
#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <type_traits>
#include <vector>

#include <Random123/philox.h>

#include "sim/random/draw.hpp"

namespace {

using Key = std::array<std::uint32_t, 2>;

enum class Purpose : std::uint16_t { weather, harvest, far = 0xABCD };

struct Answer {
    sim::Bits counter;
    Key key;
    sim::Bits block;
};

// Source: the file kat_vectors of Random123, lines "philox4x32 10": zeros, ones, digits of pi.
constexpr std::array<Answer, 3> published{{
    {{0, 0, 0, 0}, {0, 0}, {0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}},
    {{0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff},
     {0xffffffff, 0xffffffff},
     {0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}},
    {{0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344},
     {0xa4093822, 0x299f31d0},
     {0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}},
}};

constexpr std::uint32_t high(std::uint64_t word) { return static_cast<std::uint32_t>(word >> 32); }
constexpr std::uint32_t low(std::uint64_t word) { return static_cast<std::uint32_t>(word); }

/// Philox4x32-10 written anew from Salmon et al. 2011, section 3.3: ten rounds, a Weyl step of the key after each.
sim::Bits philox(sim::Bits counter, Key key)
{
    for (int round = 0; round < 10; ++round) {
        const std::uint64_t even = std::uint64_t{0xD2511F53} * counter[0];
        const std::uint64_t odd = std::uint64_t{0xCD9E8D57} * counter[2];
        counter = {high(odd) ^ counter[1] ^ key[0], low(odd), high(even) ^ counter[3] ^ key[1], low(even)};
        key = {key[0] + 0x9E3779B9, key[1] + 0xBB67AE85};
    }
    return counter;
}

Key key_of(std::uint64_t seed, std::uint64_t replicate)
{
    const sim::Bits block = philox({low(replicate), high(replicate), 0, 0}, {low(seed), high(seed)});
    return {block[0], block[1]};
}

struct Address {
    std::uint64_t seed, replicate;
    std::uint32_t period;
    std::uint16_t purpose;
    std::uint64_t entity;
    std::uint32_t index;

    std::uint64_t draw() const
    {
        const sim::World world(seed, replicate);
        return sim::Streams(world, period).key(static_cast<Purpose>(purpose), entity, index);
    }
};

constexpr Address somewhere{20231, 17, 35, 6, 4'000'000'123, 2};

/// The address and all that differ from it in one bit of one part.
std::vector<Address> neighbours_of(const Address& address)
{
    std::vector<Address> all{address};
    const auto flip_each_bit = [&](auto Address::*part, int bits) {
        for (int bit = 0; bit < bits; ++bit) {
            Address other = address;
            using Part = std::remove_reference_t<decltype(other.*part)>;
            other.*part = static_cast<Part>(other.*part ^ static_cast<Part>(Part{1} << bit));
            all.push_back(other);
        }
    };
    flip_each_bit(&Address::seed, 64);
    flip_each_bit(&Address::replicate, 64);
    flip_each_bit(&Address::period, 32);
    flip_each_bit(&Address::purpose, 16);
    flip_each_bit(&Address::entity, 64);
    flip_each_bit(&Address::index, 17); // two draws to a block, 2^16 blocks
    return all;
}

template <class T>
bool all_differ(std::vector<T> values)
{
    std::sort(values.begin(), values.end());
    return std::adjacent_find(values.begin(), values.end()) == values.end();
}

} // namespace

TEST_CASE("the generator gives its published answers", "[sim][random]")
{
    for (const Answer& answer : published) {
        CHECK(philox(answer.counter, answer.key) == answer.block);
        const auto& c = answer.counter;
        const auto out =
            r123::Philox4x32()({{c[0], c[1], c[2], c[3]}}, r123::Philox4x32::key_type{{answer.key[0], answer.key[1]}});
        CHECK(sim::Bits{out[0], out[1], out[2], out[3]} == answer.block);
    }
}

TEST_CASE("a world's bits are the block at entity, period, purpose and block number, under the key of its seed and replicate",
          "[sim][random]")
{
    CHECK(key_of(0, 0) == Key{0x6627e8d5, 0xe169c58d}); // half of the first published block
    for (const std::uint64_t seed : {std::uint64_t{0}, std::uint64_t{1}, std::uint64_t{0x123456789ABCDEF0}, ~std::uint64_t{0}})
        for (const std::uint64_t replicate : {std::uint64_t{0}, std::uint64_t{7}, std::uint64_t{0xFEDCBA9876543210}}) {
            const sim::World world(seed, replicate);
            const Key key = key_of(seed, replicate);
            CHECK(world.bits(0, 0, 0, 0) == philox({0, 0, 0, 0}, key));
            CHECK(world.bits(3, 0, 0, 0) == philox({0, 0, 3, 0}, key));
            CHECK(world.bits(0, 0, 5, 0) == philox({5, 0, 0, 0}, key));
            CHECK(world.bits(79, 0xABCD, 0x1122334455667788, 0x9876) == philox({0x55667788, 0x11223344, 79, 0xABCD9876}, key));
        }
}

TEST_CASE("a block holds two draws, high word first", "[sim][random]")
{
    const sim::World world(1, 2);
    const sim::Streams draws(world, 9);
    for (std::uint32_t index = 0; index < 20; ++index) {
        const sim::Bits block = philox({77, 0, 9, 0xABCDu << 16 | index / 2}, key_of(1, 2));
        const std::size_t lane = index % 2 == 0 ? 0 : 2;
        CHECK(high(draws.key(Purpose::far, 77, index)) == block[lane]);
        CHECK(low(draws.key(Purpose::far, 77, index)) == block[lane + 1]);
    }
}

TEST_CASE("every bit of every part of an address matters", "[sim][random]")
{
    std::vector<std::uint64_t> draws;
    for (const Address& address : neighbours_of(somewhere)) draws.push_back(address.draw());
    CHECK(draws.size() == 1 + 64 + 64 + 32 + 16 + 64 + 17);
    CHECK(all_differ(draws));
}

TEST_CASE("one changed bit of an address changes half the bits of the draw", "[sim][random]")
{
    // 257 pairs of 64 bits: the share of changed bits has standard deviation 0.5 / sqrt(257 * 64) = 0.0039.
    int changed = 0;
    int bits = 0;
    for (const Address& address : neighbours_of(somewhere)) {
        changed += std::popcount(address.draw() ^ somewhere.draw());
        bits += 64;
    }
    CHECK(static_cast<double>(changed) / (bits - 64) == Approx(0.5).margin(4 * 0.0039));
}

TEST_CASE("a draw depends on its address and on nothing else", "[sim][random]")
{
    const sim::World world(5, 6);
    const auto one_by_one = [&](std::uint64_t entity) { return sim::Streams(sim::World(5, 6), 3).key(Purpose::weather, entity); };
    const sim::Streams draws(world, 3);
    const sim::World copy = world; // NOLINT(performance-unnecessary-copy-initialization): a copy is what is meant
    const sim::Streams of_copy(copy, 3);
    for (std::uint64_t entity = 100; entity-- > 0;) { // backwards, with other draws between
        (void)draws.key(Purpose::weather, entity + 1);
        (void)draws.poisson(800.0, 1000, Purpose::weather, entity);
        CHECK(draws.key(Purpose::weather, entity) == one_by_one(entity));
        CHECK(of_copy.key(Purpose::weather, entity) == one_by_one(entity));
    }
}

TEST_CASE("a second purpose does not move the draws of the first", "[sim][random]")
{
    const sim::World world(11, 0);
    std::vector<double> alone;
    std::vector<double> among;
    for (std::uint32_t period = 0; period < 10; ++period)
        for (std::uint64_t entity = 0; entity < 50; ++entity)
            alone.push_back(sim::Streams(world, period).uniform(Purpose::weather, entity));
    for (std::uint32_t period = 0; period < 10; ++period)
        for (std::uint64_t entity = 0; entity < 50; ++entity) {
            const sim::Streams draws(world, period);
            const int more = draws.poisson(3.0, 100, Purpose::harvest, entity); // as many draws as chance has it
            for (int k = 0; k < more; ++k) (void)draws.normal(Purpose::harvest, entity, static_cast<std::uint32_t>(k));
            among.push_back(draws.uniform(Purpose::weather, entity));
        }
    CHECK(alone == among);
}

TEST_CASE("all kinds of draws at one address are made of its 64 bits", "[sim][random]")
{
    const sim::World world(8, 3);
    const sim::Streams draws(world, 2);
    for (std::uint32_t k = 0; k < 1000; ++k) {
        const std::uint64_t key = draws.key(Purpose::far, k / 5, k % 5);
        const double uniform = draws.uniform(Purpose::far, k / 5, k % 5);
        CHECK(uniform == sim::unit_interval(high(key), low(key)));
        CHECK(draws.normal(Purpose::far, k / 5, k % 5) == sim::normal_quantile(uniform));
        CHECK(draws.exponential(Purpose::far, k / 5, k % 5) == -sim::log(uniform));
        CHECK(draws.bernoulli(0.3, Purpose::far, k / 5, k % 5) == (uniform < 0.3));
        CHECK(draws.pick(2, Purpose::far, k / 5, k % 5) == key >> 63);
        CHECK(draws.pick(std::uint64_t{1} << 33, Purpose::far, k / 5, k % 5) == key >> 31);
        CHECK(draws.pick(~std::uint64_t{0}, Purpose::far, k / 5, k % 5) == (key == 0 ? 0 : key - 1)); // key - key / 2^64, down
    }
}

TEST_CASE("a uniform is never 0 and never 1, whatever the bits", "[sim][random]")
{
    constexpr std::uint32_t ones = 0xffffffff;
    CHECK(sim::unit_interval(0, 0) == 0x1p-53);
    CHECK(sim::unit_interval(0, 0xfff) == 0x1p-53); // the last 12 bits do not count
    CHECK(sim::unit_interval(0, 0x1000) == 0x3p-53);
    CHECK(sim::unit_interval(0x80000000, 0) == 0.5 + 0x1p-53);
    CHECK(sim::unit_interval(0x7fffffff, ones) == 0.5 - 0x1p-53);
    CHECK(sim::unit_interval(ones, ones) == 1.0 - 0x1p-53);
    CHECK(sim::unit_interval(ones, ones) < 1.0);
    for (const std::uint32_t word : {0U, 1U, 0xfffU, 0x1000U, 0x7fffffffU, 0x80000000U, ones}) {
        const double uniform = sim::unit_interval(word, word);
        CHECK(uniform == 1.0 - sim::unit_interval(~word, ~word)); // the grid is symmetric
        CHECK(std::isfinite(sim::normal_quantile(uniform)));
        CHECK(-sim::log(uniform) > 0.0);
        CHECK(std::isfinite(-sim::log(uniform)));
    }
}

TEST_CASE("a million worlds have a million keys", "[sim][random]")
{
    // Equal keys would give equal blocks. Among 2^20 keys of 64 bits an equal pair has a chance of 3e-8.
    std::vector<sim::Bits> blocks;
    for (std::uint64_t seed = 0; seed < 1024; ++seed)
        for (std::uint64_t replicate = 0; replicate < 1024; ++replicate)
            blocks.push_back(sim::World(seed, replicate).bits(0, 0, 0, 0));
    CHECK(all_differ(blocks));
}

TEST_CASE("a million addresses of one world have a million draws", "[sim][random]")
{
    const sim::World world(1, 0);
    std::vector<std::uint64_t> keys; // 2^20 of 64 bits, as above
    for (std::uint32_t period = 0; period < 64; ++period)
        for (std::uint64_t entity = 0; entity < 2048; ++entity)
            for (std::uint32_t index = 0; index < 4; ++index)
                for (const Purpose purpose : {Purpose::weather, Purpose::harvest})
                    keys.push_back(sim::Streams(world, period).key(purpose, entity, index));
    CHECK(keys.size() == std::size_t{1} << 20);
    CHECK(all_differ(keys));
}
