// The course of one world: what parameters are in force in a period, and what of the state is moved before it.
#pragma once

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

#include "sim/param/param.hpp"
#include "sim/random/draw.hpp"
#include "sim/run/shock.hpp"

namespace sim {

/// Every parameter of a set, those of the rows present as well.
template <class P>
std::vector<Field> fields_of(P& p)
{
    std::vector<Field> fields;
    for_each_param(p, [&](std::string_view path, const auto& spec, auto& value) {
        fields.push_back({std::string(path), facts_of(spec), &value});
    });
    return fields;
}

/// A model whose state can be moved: `static std::span<const EntityGroup<State>> entities()`.
template <class M>
concept Movable = requires
{
    M::entities();
};

/// One world's way through its shocks. `M::adopt(state, parameters)`, where there is one, puts into the state what it keeps of
/// parameters.
template <class M>
class Course {
public:
    using Parameters = typename M::Parameters;
    using State = typename M::State;

    Course(const Parameters& base, std::span<const Shock> shocks) : base_(&base), now_(base) { add(shocks); }

    /// Shocks that come in addition; their entities are drawn when they first act.
    void add(std::span<const Shock> shocks)
    {
        shocks_.insert(shocks_.end(), shocks.begin(), shocks.end());
        rows_.resize(shocks_.size());
        is_drawn_.resize(shocks_.size(), false);
        turning_ = turning_periods(shocks_);
    }

    /// Draws the entities of the last `count` shocks now.
    void draw_last(std::size_t count, const State& state, int period, const World& world)
    {
        for (std::size_t k = shocks_.size() - count; k < shocks_.size(); ++k) draw(k, state, period, world);
    }

    /// Moves what is to be moved before the period.
    void enter(State& state, int period, const World& world)
    {
        if (std::find(turning_.begin(), turning_.end(), period) != turning_.end()) {
            now_ = *base_;
            auto fields = fields_of(now_);
            move_parameters(fields, shocks_, period);
            if constexpr (requires { M::adopt(state, now_); }) M::adopt(state, now_);
        }
        if constexpr (Movable<M>)
            for (std::size_t k = 0; k < shocks_.size(); ++k) {
                if (!shocks_[k].parameter.empty() || !shocks_[k].is_active(period)) continue;
                draw(k, state, period, world);
                const auto change = M::entities()[shocks_[k].group].handles[shocks_[k].handle].change;
                for (const std::size_t row : rows_[k]) change(state, row, shocks_[k].change);
            }
    }

    /// What is in force in the period that was entered last.
    const Parameters& parameters() const { return now_; }

    /// Marks the agents whom the last `count` shocks touch, by 1.
    void mark_agents(std::size_t count, const State& state, std::vector<std::uint16_t>& marks) const
    {
        if constexpr (Movable<M>)
            for (std::size_t k = shocks_.size() - count; k < shocks_.size(); ++k) {
                if (!shocks_[k].parameter.empty()) continue;
                const auto agent = M::entities()[shocks_[k].group].agent;
                if (!agent) continue;
                for (const std::size_t row : rows_[k]) marks[agent(state, row)] = 1;
            }
    }

private:
    void draw(std::size_t k, const State& state, int period, const World& world)
    {
        if constexpr (Movable<M>) {
            if (is_drawn_[k] || !shocks_[k].parameter.empty()) return;
            is_drawn_[k] = true;
            const auto& group = M::entities()[shocks_[k].group];
            const Selection& selection = shocks_[k].selection;
            const Streams random(world, static_cast<std::uint32_t>(period));
            std::vector<std::pair<double, std::size_t>> candidates;
            for (std::size_t row = 0; row < group.count(state); ++row) {
                if (selection.arm && group.arm(state, row) != *selection.arm) continue;
                if (!selection.rows.empty() &&
                    std::find(selection.rows.begin(), selection.rows.end(), row) == selection.rows.end())
                    continue;
                candidates.emplace_back(
                    random.uniform(EnginePurpose::shocked_entities, group.address(state, row), static_cast<std::uint32_t>(k)),
                    row);
            }
            rows_[k] = selected(selection, std::move(candidates));
        }
    }

    const Parameters* base_;
    Parameters now_;
    std::vector<Shock> shocks_;
    std::vector<std::vector<std::size_t>> rows_; ///< of each shock, once drawn
    std::vector<bool> is_drawn_;
    std::vector<int> turning_;
};

} // namespace sim
