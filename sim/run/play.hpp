// One world from its opening to its end; or to the period in which it branches, and from there on twice.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <span>
#include <vector>

#include "sim/check/ensure.hpp"
#include "sim/record/fields.hpp"
#include "sim/run/course.hpp"
#include "sim/run/model.hpp"
#include "sim/run/peopled.hpp"
#include "sim/run/twin.hpp"
#include "sim/run/watch.hpp"

namespace sim {

/// A model that can be added up by any grouping of its agents: `tally(state, parameters, group_of_agent, by_group)`.
template <class M>
concept Countable = requires(typename M::State& state, const typename M::Parameters& parameters,
                             std::span<const std::uint16_t> group_of_agent, std::span<typename M::Tally> by_group)
{
    M::tally(state, parameters, group_of_agent, by_group);
};

namespace detail {

template <class Tally>
void record(std::span<const Tally> tallies, std::size_t period, std::size_t first_row, Series& series)
{
    for (std::size_t k = 0; k < tallies.size(); ++k) {
        const auto fields = as_row(tallies[k]);
        for (const double field : fields) ensure(std::isfinite(field), "every sum of a period is a finite number");
        std::copy(fields.begin(), fields.end(), series.row(period, first_row + k).begin());
    }
}

// Begins and ends each period for the pulse, if any.
template <class Work>
void in_period(Pulse* pulse, const Work& work)
{
    if (pulse) pulse->begin();
    work();
    if (pulse) pulse->end();
}

} // namespace detail

/// A world with its shocks.
template <Model M>
Series play(const typename M::Parameters& parameters, std::span<const Shock> shocks, const World& world, int rotation,
            int periods, Pulse* pulse)
{
    using Tally = typename M::Tally;
    auto state = opened<M>(parameters, world, rotation, periods);
    Course<M> course(parameters, shocks);
    std::vector<Tally> by_arm(M::arms(parameters).size());
    Series series(static_cast<std::size_t>(periods), by_arm.size(), field_count<Tally>);
    for (int period = 0; period < periods; ++period)
        detail::in_period(pulse, [&] {
            course.enter(state, period, world);
            M::step(state, course.parameters(), Streams(world, static_cast<std::uint32_t>(period)));
            std::fill(by_arm.begin(), by_arm.end(), Tally{});
            M::tally(state, course.parameters(), by_arm);
            detail::record<Tally>(by_arm, static_cast<std::size_t>(period), 0, series);
        });
    return series;
}

/// The same world twice from the first period of `branch` on: with its shocks in addition, and as it was. All draws are the same.
template <Model M>
requires Countable<M> Twin play_twin(const typename M::Parameters& parameters, std::span<const Shock> shocks,
                                     std::span<const Shock> branch, const World& world, int rotation, int periods, Pulse* pulse)
{
    using Tally = typename M::Tally;
    const int parting = first_period(branch);
    auto state = opened<M>(parameters, world, rotation, periods);
    Course<M> course(parameters, shocks);
    const auto step = [&](auto& of, Course<M>& way, int period) {
        way.enter(of, period, world);
        M::step(of, way.parameters(), Streams(world, static_cast<std::uint32_t>(period)));
    };
    for (int period = 0; period < parting; ++period) detail::in_period(pulse, [&] { step(state, course, period); });

    auto other = state;
    Course<M> other_course = course;
    other_course.add(branch);
    other_course.draw_last(branch.size(), other, parting, world);
    std::vector<std::uint16_t> group(M::agents(parameters), 0);
    other_course.mark_agents(branch.size(), other, group);

    const auto rest = static_cast<std::size_t>(periods - parting);
    Twin twin{Series(rest, 2, field_count<Tally>), Series(rest, 2, field_count<Tally>), 0, 0};
    twin.changed_agents = static_cast<std::size_t>(std::count(group.begin(), group.end(), std::uint16_t{1}));
    twin.other_agents = group.size() - twin.changed_agents;
    std::vector<Tally> by_group(2);
    const auto count = [&](auto& of, const Course<M>& way, int period, std::size_t side) {
        std::fill(by_group.begin(), by_group.end(), Tally{});
        M::tally(of, way.parameters(), group, by_group);
        const auto row = static_cast<std::size_t>(period - parting);
        detail::record<Tally>(std::span(by_group).subspan(1, 1), row, side, twin.changed);
        detail::record<Tally>(std::span(by_group).subspan(0, 1), row, side, twin.others);
    };
    for (int period = parting; period < periods; ++period)
        detail::in_period(pulse, [&] {
            step(other, other_course, period);
            count(other, other_course, period, 0);
            step(state, course, period);
            count(state, course, period, 1);
        });
    return twin;
}

} // namespace sim
