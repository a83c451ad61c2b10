// A yardstick for the loyalty market: the bare market as fast as one core can do it, with nothing that a general engine needs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace bench {

/// Buyers who know ten sellers each, softmax choice, unit demand, equal capacities handed out in the order of rows, preferences
/// that fade and grow by the profit. Single precision, one thread, one pass over the state a day, AVX2 with fused
/// multiply-add; techniques and traps: performance page of the project's design. The day's sums are all that is recorded.
class LoyaltyKernel {
public:
    // The market, which the engine's is set to.
    static constexpr std::size_t known = 10, buyers_per_seller = 100;
    static constexpr double intensity = 0.5, forgetting = 0.1;

    static constexpr std::size_t lanes = 8, tile = 32; ///< buyers of a vector, of a call of the generator

    /// What a buyer takes: a preference and a number of each seller it knows, and what it earned.
    static constexpr double bytes_per_buyer = known * (sizeof(float) + sizeof(std::uint16_t)) + sizeof(std::uint8_t);

    /// Buyers: a multiple of 32, below 6 553 600; capacity: customers that all sellers can serve, per buyer.
    LoyaltyKernel(std::size_t buyers, double capacity, std::uint64_t seed);

    static bool runs_here(); ///< whether this processor has AVX2 and FMA
    void day();

    double loyalty() const { return loyalty_; } ///< mean over buyers of the largest probability of choice, today
    double served() const { return served_; }   ///< share of buyers who were served, today

private:
    std::size_t buyers_;
    std::int32_t stock_of_each_;
    std::uint32_t key_[2], day_ = 0;
    std::vector<float> preference_;     ///< by block of 8 buyers, slot, lane
    std::vector<std::uint16_t> seller_; ///< likewise
    std::vector<std::uint8_t> earned_;  ///< of a buyer: the slot that brought a profit yesterday; none of them if none did
    std::vector<std::int32_t> stock_;   ///< of a seller: customers it can still serve today
    double loyalty_ = 0.0, served_ = 0.0;
};

} // namespace bench
