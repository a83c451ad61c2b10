// The loyalty market as the engine sees it.
#pragma once

#include <string>
#include <vector>

#include "models/loyalty/market.hpp"
#include "sim/record/measure.hpp"
#include "sim/record/memory_part.hpp"
#include "sim/record/model_info.hpp"

namespace models::loyalty {

/// Buyers who choose among the sellers they know by past profit, and become loyal or stay searchers.
struct Loyalty {
    using Parameters = loyalty::Parameters;
    using State = Market;
    using Tally = loyalty::Tally;
    static constexpr sim::ModelInfo info = {
        .name = "loyalty",
        .title = "The loyalty market",
        .summary = "Buyers who choose among the sellers they know by past profit: they become loyal, or stay searchers.",
        .agent_name = "buyers",
        .period_name = "day",
        .source = "Weisbuch, Kirman & Herreiner, Economic Journal 110 (2000)"};

    static std::vector<std::string> arms(const Parameters&) { return {"buyers"}; }
    static std::size_t agents(const Parameters& p) { return static_cast<std::size_t>(p.market.buyers); }
    static std::vector<sim::MemoryPart> memory(const Parameters& p);
    static Market open(const Parameters& p, const sim::World& world, int rotation, int days);
    static void step(Market& m, const Parameters& p, const sim::Streams& random);
    static void tally(Market& m, const Parameters& p, std::span<Tally> by_arm);
    static std::span<const sim::Measure<Tally>> measures();
};

} // namespace models::loyalty
