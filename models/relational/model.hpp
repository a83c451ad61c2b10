// The relational market as the engine sees it.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "models/relational/market.hpp"
#include "models/relational/phases.hpp"
#include "models/relational/step.hpp"
#include "sim/record/handle.hpp"
#include "sim/record/measure.hpp"
#include "sim/record/memory_part.hpp"
#include "sim/record/model_info.hpp"

namespace models::relational {

/// Buyers who build trust with suppliers against buyers who play suppliers off against each other.
struct Relational {
    using Parameters = relational::Parameters;
    using State = Market;
    using Tally = relational::Tally;

    static constexpr sim::ModelInfo info = {
        .name = "relational",
        .title = "The relational market",
        .summary =
            "Buyers who build trust with suppliers against buyers who play suppliers off against each other: what both pay in "
            "the long run, and through which channel.",
        .agent_name = "buyers",
        .period_name = "quarter",
        .source = "after the article on the after-sale relation (claims S1-S24) and the literature it rests on"};

    static std::vector<std::string> arms(const Parameters& p)
    {
        std::vector<std::string> names;
        for (const auto& entry : p.policy) names.push_back(entry.name);
        return names;
    }
    static std::vector<sim::MemoryPart> memory(const Parameters& p);
    static std::size_t agents(const Parameters& p) { return static_cast<std::size_t>(p.market.buyers); }
    static Market open(const Parameters& p, const sim::World& world, int rotation, int /*periods*/)
    {
        return relational::open(p, world, rotation);
    }
    static void step(Market& market, const Parameters& p, const sim::Streams& random) { relational::step(market, p, random); }
    static void tally(Market& market, const Parameters& p, std::span<Tally> by_arm)
    {
        measure(market, p, market.buyer.arm, by_arm);
    }
    static void tally(Market& market, const Parameters& p, std::span<const std::uint16_t> group_of_buyer,
                      std::span<Tally> by_group)
    {
        measure(market, p, group_of_buyer, by_group);
    }
    static void adopt(Market& market, const Parameters& p) { relational::adopt(market, p); }
    static sim::PopulationInfo population();
    static std::span<const sim::EntityGroup<Market>> entities();
    static std::span<const sim::Measure<Tally>> measures();
};

} // namespace models::relational
