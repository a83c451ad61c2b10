// The bare loyalty market in AVX2, by hand.
#include "experiments/bench/loyalty_kernel.hpp"

#include <algorithm>
#include <cmath>

#include <immintrin.h>

#include "models/rules/offer.hpp"
#include "sim/random/draw.hpp"

namespace bench {
namespace {

constexpr float kept = static_cast<float>(1.0 - LoyaltyKernel::forgetting), profit = 1.0F;
constexpr float log2_e = 1.44269504F;
constexpr std::uint8_t nothing = 255; ///< no slot

// 2^x for -126 < x < 126: x = k + f with |f| <= 1/2, 2^f by the Taylor polynomial of degree 5 (relative error 2.4e-6).
[[gnu::target("avx2,fma"), gnu::always_inline]] inline __m256 exp2_of(__m256 x)
{
    const __m256 k = _mm256_round_ps(x, _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC), f = _mm256_sub_ps(x, k);
    __m256 power = _mm256_set1_ps(1.33335581e-3F);
    for (const float c : {9.61812911e-3F, 5.55041087e-2F, 2.40226507e-1F, 6.93147181e-1F, 1.0F})
        power = _mm256_fmadd_ps(power, f, _mm256_set1_ps(c));
    const __m256i exponent = _mm256_slli_epi32(_mm256_cvtps_epi32(k), 23);
    return _mm256_castsi256_ps(_mm256_add_epi32(_mm256_castps_si256(power), exponent));
}

struct Product {
    __m256i high, low; ///< of eight numbers of 32 bits each
};

[[gnu::target("avx2"), gnu::always_inline]] inline Product product(__m256i words, std::uint32_t multiplier)
{
    const __m256i m = _mm256_set1_epi32(static_cast<int>(multiplier));
    const __m256i even = _mm256_mul_epu32(words, m), odd = _mm256_mul_epu32(_mm256_srli_epi64(words, 32), m);
    return {_mm256_blend_epi32(_mm256_srli_epi64(even, 32), odd, 0xAA),
            _mm256_blend_epi32(even, _mm256_slli_epi64(odd, 32), 0xAA)};
}

// Philox4x32-10 (Salmon et al. 2011) at eight counters side by side: four words of each, 32 draws in all.
[[gnu::target("avx2"), gnu::always_inline]] inline void draw(std::uint32_t counter, std::uint32_t day, const std::uint32_t* key,
                                                             __m256i* word)
{
    __m256i c0 = _mm256_add_epi32(_mm256_set1_epi32(static_cast<int>(counter)), _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7));
    __m256i c1 = _mm256_set1_epi32(static_cast<int>(day)), c2 = _mm256_setzero_si256(), c3 = c2;
    std::uint32_t key_0 = key[0], key_1 = key[1];
#pragma GCC unroll 10
    for (int round = 0; round < 10; ++round) {
        const Product p0 = product(c0, 0xD2511F53), p2 = product(c2, 0xCD9E8D57);
        c0 = _mm256_xor_si256(_mm256_xor_si256(p2.high, c1), _mm256_set1_epi32(static_cast<int>(key_0)));
        c2 = _mm256_xor_si256(_mm256_xor_si256(p0.high, c3), _mm256_set1_epi32(static_cast<int>(key_1)));
        c1 = p2.low, c3 = p0.low;
        key_0 += 0x9E3779B9, key_1 += 0xBB67AE85;
    }
    word[0] = c0, word[1] = c1, word[2] = c2, word[3] = c3;
}

} // namespace

bool LoyaltyKernel::runs_here() { return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"); }

LoyaltyKernel::LoyaltyKernel(std::size_t buyers, double capacity, std::uint64_t seed)
    : buyers_(buyers / tile * tile),
      stock_of_each_(static_cast<std::int32_t>(models::rules::capacity_of(capacity, buyers_per_seller))),
      key_{static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)},
      preference_(buyers_ * known, 1.0F),
      seller_(buyers_ * known),
      earned_(buyers_, nothing),
      stock_(buyers / buyers_per_seller)
{
    enum class Purpose : std::uint16_t { known_seller = 1 };
    const sim::Streams random(sim::World(seed, 0), 0);
    for (std::size_t b = 0; b < buyers_; ++b) {
        std::uint32_t drawn = 0;
        for (std::size_t slot = 0; slot < known;) {
            const auto at = [&](std::size_t s) -> std::uint16_t& { return seller_[(b / lanes * known + s) * lanes + b % lanes]; };
            at(slot) = static_cast<std::uint16_t>(random.pick(stock_.size(), Purpose::known_seller, b, drawn++));
            bool is_new = true;
            for (std::size_t s = 0; s < slot; ++s) is_new = is_new && at(s) != at(slot);
            slot += is_new;
        }
    }
}

// Learns from yesterday, chooses and is served: one pass. Stock is counted down without a jump, whatever the capacity.
[[gnu::target("avx2,fma")]] void LoyaltyKernel::day()
{
    std::fill(stock_.begin(), stock_.end(), stock_of_each_);
    std::int32_t* const stock = stock_.data();
    const __m256 factor = _mm256_set1_ps(static_cast<float>(intensity) * log2_e), fading = _mm256_set1_ps(kept),
                 gain = _mm256_set1_ps(profit);
    double loyalty = 0.0;
    std::size_t served = 0;
    for (std::size_t first = 0; first < buyers_; first += tile) {
        __m256i word[tile / lanes];
        draw(static_cast<std::uint32_t>(first / tile * lanes), day_, key_, word);
        __m256 largest_shares = _mm256_setzero_ps();
        for (std::size_t part = 0; part < tile / lanes; ++part) {
            const std::size_t row = first + part * lanes;
            float* const preference = preference_.data() + row * known;
            const __m256i earned = _mm256_cvtepu8_epi32(_mm_loadl_epi64(reinterpret_cast<const __m128i*>(earned_.data() + row)));
            __m256 below[known], largest = _mm256_setzero_ps(), sum = _mm256_setzero_ps();
#pragma GCC unroll 10
            for (std::size_t s = 0; s < known; ++s) {
                const __m256 mine = _mm256_castsi256_ps(_mm256_cmpeq_epi32(earned, _mm256_set1_epi32(static_cast<int>(s))));
                const __m256 now = _mm256_fmadd_ps(_mm256_loadu_ps(preference + s * lanes), fading, _mm256_and_ps(mine, gain));
                _mm256_storeu_ps(preference + s * lanes, now);
                const __m256 weight = exp2_of(_mm256_mul_ps(now, factor));
                largest = _mm256_max_ps(largest, weight), sum = _mm256_add_ps(sum, weight);
                below[s] = sum;
            }
            const __m256 uniform = _mm256_mul_ps(_mm256_cvtepi32_ps(_mm256_srli_epi32(word[part], 8)), _mm256_set1_ps(0x1p-24F));
            const __m256 drawn = _mm256_mul_ps(uniform, sum);
            __m256i slot = _mm256_setzero_si256();
#pragma GCC unroll 9
            for (std::size_t s = 0; s + 1 < known; ++s)
                slot = _mm256_sub_epi32(slot, _mm256_castps_si256(_mm256_cmp_ps(below[s], drawn, _CMP_LE_OQ)));
            largest_shares = _mm256_add_ps(largest_shares, _mm256_div_ps(largest, sum));
            alignas(32) std::uint32_t chosen[lanes];
            _mm256_store_si256(reinterpret_cast<__m256i*>(chosen), slot);
            const std::uint16_t* const seller = seller_.data() + row * known;
#pragma GCC unroll 8
            for (std::size_t lane = 0; lane < lanes; ++lane) {
                const std::uint16_t j = seller[chosen[lane] * lanes + lane];
                const std::int32_t is_served = stock[j] > 0;
                stock[j] -= is_served;
                served += static_cast<std::size_t>(is_served);
                earned_[row + lane] = static_cast<std::uint8_t>(chosen[lane] | (static_cast<std::uint32_t>(is_served) - 1U));
            }
        }
        alignas(32) float shares[lanes];
        _mm256_store_ps(shares, largest_shares);
        for (const float one : shares) loyalty += one;
    }
    ++day_;
    loyalty_ = loyalty / static_cast<double>(buyers_), served_ = static_cast<double>(served) / static_cast<double>(buyers_);
}

} // namespace bench
