// What a model must be, so that the engine can run it without knowing what it is about.
#pragma once

#include <concepts>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/random/draw.hpp"
#include "sim/record/measure.hpp"
#include "sim/record/memory_part.hpp"
#include "sim/record/model_info.hpp"

namespace sim {

/// A model is a type with: Parameters (a table of rows), State, Tally (doubles only); info; arms (who is compared);
/// agents (how many); open, step, tally, measures. Nothing of it knows files, threads or clocks.
template <class M>
concept Model = requires(typename M::State& state, const typename M::Parameters& parameters, const World& world,
                         const Streams& streams, std::span<typename M::Tally> by_arm)
{
    {
        M::info
        } -> std::convertible_to<ModelInfo>;
    {
        M::arms(parameters)
        } -> std::same_as<std::vector<std::string>>;
    {
        M::agents(parameters)
        } -> std::same_as<std::size_t>;
    {
        M::open(parameters, world, 0, 0)
        } -> std::same_as<typename M::State>;
    {M::step(state, parameters, streams)};
    {M::tally(state, parameters, by_arm)};
    {
        M::measures()
        } -> std::convertible_to<std::span<const Measure<typename M::Tally>>>;
};

/// A model that says what a world of it takes of memory.
template <class M>
concept Sized = requires(const typename M::Parameters& p)
{
    {
        M::memory(p)
        } -> std::same_as<std::vector<MemoryPart>>;
};

} // namespace sim
