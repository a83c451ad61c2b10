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

// The words of a block that make 64 bits, of one entity or of a vector of them: the more significant one, and the other.
template <class Word>
[[gnu::always_inline]] inline const Word& high_of(Words words, const Word& c0, const Word& c2)
{
    return words == Words::second ? c2 : c0;
}
template <class Word>
[[gnu::always_inline]] inline const Word& low_of(Words words, const Word& c1, const Word& c2, const Word& c3)
{
    if (words == Words::first) return c1;
    return words == Words::second ? c3 : c2;
}

template <class Out>
[[gnu::always_inline]] inline void put(const Counter& c, Words words, Out& out)
{
    put(high_of(words, c.c0, c.c2) << 32 | (low_of(words, c.c1, c.c2, c.c3) & low_half), out);
}

// Two draws: both halves of a block.
[[gnu::always_inline]] inline void put(const Counter& c, Words, UnitPair& out)
{
    put(c.c0 << 32 | (c.c1 & low_half), out[0]), put(c.c2 << 32 | (c.c3 & low_half), out[1]);
}

// For a whole number of `lanes` entities, both halves at once. The rounds are written out one by one and no jump is left:
// otherwise the loop over entities would not become vector code.
template <class Entity, class Out, std::uint32_t... round>
[[gnu::always_inline]] inline void draw(const BatchAddress at, const Entity* entity, std::size_t count, Out* out,
                                        std::integer_sequence<std::uint32_t, round...>)
{
    const std::size_t half = count / lanes * (lanes / 2);
    for (std::size_t k = 0; k < half; ++k) {
        Counter a{entity[k], std::uint64_t{entity[k]} >> 32, at.period, at.purpose_and_block};
        Counter b{entity[half + k], std::uint64_t{entity[half + k]} >> 32, at.period, at.purpose_and_block};
        ((a = after_round(a, at.key[0] + round * step_0, at.key[1] + round * step_1),
          b = after_round(b, at.key[0] + round * step_0, at.key[1] + round * step_1)),
         ...);
        put(a, at.words, out[k]), put(b, at.words, out[half + k]);
    }
}

#if defined(__x86_64__)
// The same by hand, because g++ 12 multiplies whole lanes: in AVX2 that takes three times as long as their low halves, in AVX-512
// the high halves must be cleared first.
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
            const WordsInVector bits = joined(high_of(at.words, c0, c2), low_of(at.words, c1, c2, c3));
            for (std::size_t lane = 0; lane < in_vector; ++lane) put(bits[lane], out[k + lane]);
        }
    }
}

#if !defined(__clang__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized" // of g++ 12's own header: bits that do not matter there
#endif
#define SOUK_AVX512 gnu::target("avx2,avx512f,avx512dq,avx512bw,avx512vl")
[[SOUK_AVX512]] inline __m512i wide_lanes_of(const std::uint32_t* entity)
{
    return _mm512_cvtepu32_epi64(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(entity)));
}
[[SOUK_AVX512]] inline __m512i wide_lanes_of(const std::uint64_t* entity) { return _mm512_loadu_si512(entity); }
[[SOUK_AVX512]] inline __m512i all_wide(std::uint64_t value) { return _mm512_set1_epi64(static_cast<long long>(value)); }
[[SOUK_AVX512]] inline __m512i differing(__m512i a, __m512i b, __m512i c)
{
    constexpr int odd_number_of_three = 0x96;
    return _mm512_ternarylogic_epi64(_mm512_srli_epi64(a, 32), b, c, odd_number_of_three);
}

using WordsInWideVector = std::array<std::uint64_t, 8>;
[[SOUK_AVX512]] inline WordsInWideVector joined(__m512i high, __m512i low)
{
    alignas(64) WordsInWideVector bits;
    _mm512_store_si512(bits.data(), _mm512_or_si512(_mm512_slli_epi64(high, 32), _mm512_and_si512(low, all_wide(low_half))));
    return bits;
}

// Four vectors at once, so that the processor need not wait for a round to end.
template <class Entity, class Out>
[[SOUK_AVX512]] void draw_in_avx512(const BatchAddress& at, const Entity* entity, std::size_t count, Out* out)
{
    constexpr std::size_t in_vector = std::tuple_size_v<WordsInWideVector>, at_once = lanes / in_vector;
    for (std::size_t first = 0; first < count; first += lanes) {
        __m512i c0[at_once], c1[at_once], c2[at_once], c3[at_once];
        for (std::size_t v = 0; v < at_once; ++v) {
            c0[v] = wide_lanes_of(entity + first + v * in_vector), c1[v] = _mm512_srli_epi64(c0[v], 32);
            c2[v] = all_wide(at.period), c3[v] = all_wide(at.purpose_and_block);
        }
        std::uint32_t key_0 = at.key[0], key_1 = at.key[1];
        for (std::uint32_t round = 0; round < rounds; ++round) {
            for (std::size_t v = 0; v < at_once; ++v) {
                const __m512i product_0 = _mm512_mul_epu32(c0[v], all_wide(multiplier_0)),
                              product_2 = _mm512_mul_epu32(c2[v], all_wide(multiplier_2));
                c0[v] = differing(product_2, c1[v], all_wide(key_0)), c2[v] = differing(product_0, c3[v], all_wide(key_1));
                c1[v] = product_2, c3[v] = product_0;
            }
            key_0 += step_0, key_1 += step_1;
        }
        for (std::size_t v = 0; v < at_once; ++v) {
            Out* const to = out + first + v * in_vector;
            if constexpr (std::is_same_v<Out, UnitPair>) {
                const WordsInWideVector one = joined(c0[v], c1[v]), other = joined(c2[v], c3[v]);
                for (std::size_t lane = 0; lane < in_vector; ++lane) put(one[lane], to[lane][0]), put(other[lane], to[lane][1]);
            } else {
                const WordsInWideVector bits = joined(high_of(at.words, c0[v], c2[v]), low_of(at.words, c1[v], c2[v], c3[v]));
                for (std::size_t lane = 0; lane < in_vector; ++lane) put(bits[lane], to[lane]);
            }
        }
    }
}
#undef SOUK_AVX512
#if !defined(__clang__)
#pragma GCC diagnostic pop
#endif
#endif

template <class Entity, class Out>
void draw_whole(const BatchAddress& at, const Entity* entity, std::size_t count, Out* out)
{
#if defined(__x86_64__)
    if (vector_width() == VectorWidth::avx512) return draw_in_avx512(at, entity, count, out);
    if (vector_width() == VectorWidth::avx2) return draw_in_avx2(at, entity, count, out);
#endif
    draw(at, entity, count, out, std::make_integer_sequence<std::uint32_t, rounds>{});
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
