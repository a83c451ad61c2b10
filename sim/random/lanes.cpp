// Philox4x32-10 (Salmon et al. 2011) in lanes of 64 bits, one for each entity.
#include "sim/random/lanes.hpp"

#include <algorithm>
#include <bit>
#include <type_traits>
#include <utility>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

#include "sim/check/ensure.hpp"
#include "sim/math/vector_width.hpp"

namespace sim {
namespace {

constexpr std::uint32_t rounds = 10;
constexpr std::uint64_t multiplier_0 = 0xD2511F53, multiplier_2 = 0xCD9E8D57;
constexpr std::uint32_t step_0 = 0x9E3779B9, step_1 = 0xBB67AE85; // of the key
constexpr std::uint64_t low_half = 0xFFFFFFFF;
constexpr std::uint64_t exponent_of_two_to_52 = 0x4330000000000000;

[[gnu::always_inline]] inline void put(std::uint64_t bits, std::uint64_t& out) { out = bits; }
[[gnu::always_inline]] inline void put(std::uint64_t bits, double& out)
{
    out = (std::bit_cast<double>(bits >> 12 | exponent_of_two_to_52) - 0x1p52 + 0.5) * 0x1p-52;
}

struct Counter {
    std::uint64_t c0, c1, c2, c3; ///< the low half of each is a word of the counter; what is in the high half never matters
};

[[gnu::always_inline]] inline Counter after_round(const Counter& c, std::uint32_t key_0, std::uint32_t key_1)
{
    const std::uint64_t product_0 = (c.c0 & low_half) * multiplier_0, product_2 = (c.c2 & low_half) * multiplier_2;
    return {(product_2 >> 32) ^ c.c1 ^ key_0, product_2, (product_0 >> 32) ^ c.c3 ^ key_1, product_0};
}

constexpr std::size_t lanes = 32; ///< fill the widest vectors four times, so that the processor need not wait for a round to end

template <class Out>
[[gnu::always_inline]] inline void put(const Counter& c, std::uint64_t second, Out& out)
{
    const std::uint64_t high = (c.c2 & second) | (c.c0 & ~second), low = (c.c3 & second) | (c.c1 & ~second);
    put(high << 32 | (low & low_half), out);
}

// Both halves of a block.
[[gnu::always_inline]] inline void put(const Counter& c, std::uint64_t, UnitPair& out)
{
    put(c.c0 << 32 | (c.c1 & low_half), out[0]), put(c.c2 << 32 | (c.c3 & low_half), out[1]);
}

// For a whole number of `lanes` entities, both halves at once. The rounds are written out one by one and no jump is left:
// otherwise the loop over entities would not become vector code.
template <class Entity, class Out, std::uint32_t... round>
[[gnu::always_inline]] inline void draw(const BatchAddress at, const Entity* entity, std::size_t count, Out* out,
                                        std::integer_sequence<std::uint32_t, round...>)
{
    const std::uint64_t second = at.second ? ~std::uint64_t{0} : 0;
    const std::size_t half = count / lanes * (lanes / 2);
    for (std::size_t k = 0; k < half; ++k) {
        Counter a{entity[k], std::uint64_t{entity[k]} >> 32, at.period, at.purpose_and_block};
        Counter b{entity[half + k], std::uint64_t{entity[half + k]} >> 32, at.period, at.purpose_and_block};
        ((a = after_round(a, at.key[0] + round * step_0, at.key[1] + round * step_1),
          b = after_round(b, at.key[0] + round * step_0, at.key[1] + round * step_1)),
         ...);
        put(a, second, out[k]), put(b, second, out[half + k]);
    }
}

#if defined(__x86_64__)
// The same by hand, because g++ 12 multiplies whole lanes in AVX2, which takes three times as long as their low halves.
[[gnu::target("avx2")]] inline __m256i lanes_of(const std::uint32_t* entity)
{
    return _mm256_cvtepu32_epi64(_mm_loadu_si128(reinterpret_cast<const __m128i*>(entity)));
}
[[gnu::target("avx2")]] inline __m256i lanes_of(const std::uint64_t* entity)
{
    return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(entity));
}
[[gnu::target("avx2")]] inline __m256i all(std::uint64_t value) { return _mm256_set1_epi64x(static_cast<long long>(value)); }
[[gnu::target("avx2")]] inline __m256i differing(__m256i a, __m256i b, __m256i c)
{
    return _mm256_xor_si256(_mm256_xor_si256(_mm256_srli_epi64(a, 32), b), c);
}

using WordsInVector = std::array<std::uint64_t, 4>;
[[gnu::target("avx2")]] inline WordsInVector joined(__m256i high, __m256i low)
{
    alignas(32) WordsInVector bits;
    _mm256_store_si256(reinterpret_cast<__m256i*>(bits.data()),
                       _mm256_or_si256(_mm256_slli_epi64(high, 32), _mm256_and_si256(low, all(low_half))));
    return bits;
}

template <class Entity, class Out>
[[gnu::target("avx2")]] void draw_in_avx2(const BatchAddress& at, const Entity* entity, std::size_t count, Out* out)
{
    constexpr std::size_t in_vector = std::tuple_size_v<WordsInVector>;
    for (std::size_t k = 0; k < count; k += in_vector) {
        __m256i c0 = lanes_of(entity + k), c1 = _mm256_srli_epi64(c0, 32), c2 = all(at.period), c3 = all(at.purpose_and_block);
        std::uint32_t key_0 = at.key[0], key_1 = at.key[1];
        for (std::uint32_t round = 0; round < rounds; ++round) {
            const __m256i product_0 = _mm256_mul_epu32(c0, all(multiplier_0)),
                          product_2 = _mm256_mul_epu32(c2, all(multiplier_2));
            c0 = differing(product_2, c1, all(key_0)), c2 = differing(product_0, c3, all(key_1));
            c1 = product_2, c3 = product_0;
            key_0 += step_0, key_1 += step_1;
        }
        if constexpr (std::is_same_v<Out, UnitPair>) {
            const WordsInVector first = joined(c0, c1), second = joined(c2, c3);
            for (std::size_t lane = 0; lane < in_vector; ++lane)
                put(first[lane], out[k + lane][0]), put(second[lane], out[k + lane][1]);
        } else {
            const WordsInVector bits = at.second ? joined(c2, c3) : joined(c0, c1);
            for (std::size_t lane = 0; lane < in_vector; ++lane) put(bits[lane], out[k + lane]);
        }
    }
}
#endif

template <class Entity, class Out>
void draw_whole(const BatchAddress& at, const Entity* entity, std::size_t count, Out* out)
{
#if defined(__x86_64__)
    if (vector_width() == VectorWidth::avx2) return draw_in_avx2(at, entity, count, out);
#endif
    in_widest_vectors([&] { draw(at, entity, count, out, std::make_integer_sequence<std::uint32_t, rounds>{}); });
}

// What is left over is drawn in whole lanes too, some of them for nobody.
template <class Entity, class Out>
void draw_all(const BatchAddress& at, std::span<const Entity> entity, std::span<Out> out)
{
    ensure(entity.size() == out.size(), "a batch of draws has a place for each entity");
    const std::size_t rest = entity.size() % lanes, whole = entity.size() - rest;
    if (whole > 0) draw_whole(at, entity.data(), whole, out.data());
    if (rest == 0) return;
    std::array<Entity, lanes> last{};
    std::array<Out, lanes> drawn;
    std::copy_n(entity.data() + whole, rest, last.begin());
    draw_whole(at, last.data(), lanes, drawn.data());
    std::copy_n(drawn.begin(), rest, out.data() + whole);
}

} // namespace

void draw_bits(const BatchAddress& at, std::span<const std::uint32_t> entity, std::span<std::uint64_t> out)
{
    draw_all(at, entity, out);
}
void draw_bits(const BatchAddress& at, std::span<const std::uint64_t> entity, std::span<std::uint64_t> out)
{
    draw_all(at, entity, out);
}
void draw_units(const BatchAddress& at, std::span<const std::uint32_t> entity, std::span<double> out)
{
    draw_all(at, entity, out);
}
void draw_units(const BatchAddress& at, std::span<const std::uint64_t> entity, std::span<double> out)
{
    draw_all(at, entity, out);
}

void draw_unit_pairs(const BatchAddress& at, std::span<const std::uint64_t> entity, std::span<UnitPair> out)
{
    draw_all(at, entity, out);
}

} // namespace sim
