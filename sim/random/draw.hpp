// Distributions at an address: each draw is named by what it is for, never by how many came before.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <type_traits>

#include "sim/math/exp.hpp"
#include "sim/math/log.hpp"
#include "sim/math/normal_quantile.hpp"
#include "sim/math/normal_quantiles.hpp"
#include "sim/random/address.hpp"

namespace sim {

/// A number strictly inside (0, 1) from 64 bits: (top 52 bits + 1/2) / 2^52.
inline double unit_interval(std::uint32_t high, std::uint32_t low)
{
    const std::uint64_t top = (static_cast<std::uint64_t>(high) << 32 | low) >> 12;
    return (static_cast<double>(top) + 0.5) * 0x1p-52;
}

/// The draws of one period of one world. `Purpose` is the model's enumeration of what draws are for (values are part of the
/// results: add new ones, never renumber). `index` (below 2^17) tells apart several draws of one entity for one purpose.
class Streams {
public:
    Streams(const World& world, std::uint32_t period) : world_(world), period_(period) {}

    /// 64 uniform bits, for ranking entities in an order that favours nobody.
    template <class Purpose>
    std::uint64_t key(Purpose purpose, std::uint64_t entity, std::uint32_t index = 0) const
    {
        const Bits word = block(purpose, entity, index);
        const std::uint32_t lane = 2 * (index % 2);
        return static_cast<std::uint64_t>(word[lane]) << 32 | word[lane + 1];
    }

    /// Uniform on (0, 1), ends excluded.
    template <class Purpose>
    double uniform(Purpose purpose, std::uint64_t entity, std::uint32_t index = 0) const
    {
        const Bits word = block(purpose, entity, index);
        const std::uint32_t lane = 2 * (index % 2);
        return unit_interval(word[lane], word[lane + 1]);
    }

    /// key and uniform for each of many entities (numbers of 32 or 64 bits), the same bits, several at a time: out[k] is that of
    /// entity[k].
    template <class Purpose, class Entities>
    void keys(Purpose purpose, const Entities& entity, std::span<std::uint64_t> out, std::uint32_t index = 0) const
    {
        draw_bits(batch(purpose, index), std::span(entity), out);
    }
    template <class Purpose, class Entities>
    void uniforms(Purpose purpose, const Entities& entity, std::span<double> out, std::uint32_t index = 0) const
    {
        draw_units(batch(purpose, index), std::span(entity), out);
    }

    /// The upper halves of the keys at index and index + 1 (index even), which are one block: two draws of 32 bits for each of
    /// many entities at the price of one. That of index is the upper half of out[k].
    template <class Purpose>
    void key_halves(Purpose purpose, std::span<const std::uint32_t> entity, std::span<std::uint64_t> out,
                    std::uint32_t index = 0) const
    {
        draw_bits(world_.batch(period_, number(purpose), static_cast<std::uint16_t>(index / 2), Words::upper), entity, out);
    }

    /// The uniforms at index and index + 1 (index even), which are one block.
    template <class Purpose>
    UnitPair uniform_pair(Purpose purpose, std::uint64_t entity, std::uint32_t index = 0) const
    {
        const Bits word = block(purpose, entity, index);
        return {unit_interval(word[0], word[1]), unit_interval(word[2], word[3])};
    }

    /// The same for each of many entities.
    template <class Purpose>
    void uniform_pairs(Purpose purpose, std::span<const std::uint64_t> entity, std::span<UnitPair> out,
                       std::uint32_t index = 0) const
    {
        draw_unit_pairs(batch(purpose, index), entity, out);
    }

    /// Standard normal: the normal quantile of a uniform.
    template <class Purpose>
    double normal(Purpose purpose, std::uint64_t entity, std::uint32_t index = 0) const
    {
        return normal_quantile(uniform(purpose, entity, index));
    }

    /// The same for each of many entities: out[k] is that of entity[k].
    template <class Purpose, class Entities>
    void normals(Purpose purpose, const Entities& entity, std::span<double> out, std::uint32_t index = 0) const
    {
        uniforms(purpose, entity, out, index);
        normal_quantiles(out);
    }

    /// Unit exponential: -log of a uniform.
    template <class Purpose>
    double exponential(Purpose purpose, std::uint64_t entity, std::uint32_t index = 0) const
    {
        return -log(uniform(purpose, entity, index));
    }

    /// True with the given chance.
    template <class Purpose>
    bool bernoulli(double chance, Purpose purpose, std::uint64_t entity, std::uint32_t index = 0) const
    {
        return uniform(purpose, entity, index) < chance;
    }

    /// The largest mean of a Poisson draw that one uniform decides.
    static constexpr double most_of_one_draw = 500.0;

    /// Poisson with the given mean (>= 0), by inversion; `cap` cuts the count off. Means above that are summed in parts of it,
    /// each at its own index, because exp(-mean) would vanish.
    template <class Purpose>
    int poisson(double mean, int cap, Purpose purpose, std::uint64_t entity, std::uint32_t index = 0) const
    {
        int count = 0;
        for (; mean > most_of_one_draw && count < cap; mean -= most_of_one_draw, ++index)
            count += poisson_part(most_of_one_draw, exp(-most_of_one_draw), uniform(purpose, entity, index));
        if (count < cap) count += poisson_part(mean, exp(-mean), uniform(purpose, entity, index));
        return count < cap ? count : cap;
    }

    /// The same of a mean of at most most_of_one_draw by a uniform that was drawn before; `none` is exp(-mean).
    static int poisson(double mean, int cap, double none, double uniform)
    {
        const int count = cap > 0 ? poisson_part(mean, none, uniform) : 0;
        return count < cap ? count : cap;
    }

    /// One of 0 .. count-1, by multiplying 64 bits into the range (bias below count / 2^64).
    template <class Purpose>
    std::uint64_t pick(std::uint64_t count, Purpose purpose, std::uint64_t entity, std::uint32_t index = 0) const
    {
        __extension__ using Wide = unsigned __int128;
        return static_cast<std::uint64_t>(static_cast<Wide>(key(purpose, entity, index)) * count >> 64);
    }

private:
    template <class Purpose>
    static std::uint16_t number(Purpose purpose)
    {
        static_assert(std::is_enum_v<Purpose>, "a purpose is a named value of the model's enumeration");
        static_assert(sizeof(Purpose) <= 2, "the address has 16 bits for the purpose");
        return static_cast<std::uint16_t>(purpose);
    }

    template <class Purpose>
    Bits block(Purpose purpose, std::uint64_t entity, std::uint32_t index) const
    {
        return world_.bits(period_, number(purpose), entity, static_cast<std::uint16_t>(index / 2));
    }

    template <class Purpose>
    BatchAddress batch(Purpose purpose, std::uint32_t index) const
    {
        return world_.batch(period_, number(purpose), static_cast<std::uint16_t>(index / 2),
                            index % 2 == 1 ? Words::second : Words::first);
    }

    static int poisson_part(double mean, double none, double uniform)
    {
        int count = 0;
        double chance = none;
        for (double below = chance; uniform > below;) {
            ++count;
            chance *= mean / count;
            if (below + chance == below && count > mean) break; // the sum has reached its limit, an ulp or so below 1
            below += chance;
        }
        return count;
    }

    World world_;
    std::uint32_t period_;
};

} // namespace sim
