// Models whose entities may differ: what they say about it, and how a world of theirs opens.
#pragma once

#include <algorithm>
#include <vector>

#include "sim/population/population.hpp"
#include "sim/population/read_lists.hpp"
#include "sim/random/address.hpp"
#include "sim/run/course.hpp"
#include "sim/run/model.hpp"

namespace sim {

/// A model with `static PopulationInfo population()` whose parameters have a member `Population population`, beside their table.
/// In open() it draws and stores the values of each entity (sim/population/own_values.hpp), lists in their order.
template <class M>
concept Peopled = requires(typename M::Parameters& p)
{
    {
        M::population()
        } -> std::same_as<PopulationInfo>;
    p.population.spreads;
};

/// States that lists may give: all those that a shock can set to a number.
template <class M>
std::vector<ListableState> listable_states()
{
    std::vector<ListableState> states;
    if constexpr (Movable<M>)
        for (const auto& group : M::entities())
            for (std::size_t k = 0; k < group.handles.size(); ++k) {
                const HandleInfo& info = group.handles[k].info;
                if (!info.is_arm) states.push_back({group.name, info.name, info.unit, info.lowest, info.highest, k});
            }
    return states;
}

/// The state as a run opens, with the states that lists give.
template <Model M>
typename M::State opened(const typename M::Parameters& p, const World& world, int rotation, int periods)
{
    auto state = M::open(p, world, rotation, periods);
    if constexpr (Peopled<M> && Movable<M>)
        for (const EntityList& list : p.population.lists)
            for (const auto& group : M::entities()) {
                if (group.name != list.info->name) continue;
                for (std::size_t row = 0; row < list.entities.size(); ++row)
                    for (std::size_t k = 0; k < list.columns.size(); ++k)
                        if (const auto& value = list.entities[row].cells[k]; value && list.columns[k].handle)
                            group.handles[*list.columns[k].handle].change(state, row, {Change::Kind::set, value->number});
            }
    return state;
}

} // namespace sim
