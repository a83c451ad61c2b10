// Whether a shock moves each parameter of a model that it is said to move, and no other.
#pragma once

#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "sim/run/adapt.hpp"

namespace tests {

/// Other legal values of a parameter: one, or all other choices.
inline std::vector<sim::Value> other_values(const sim::Field& field)
{
    const sim::Facts& facts = field.facts;
    sim::Value value = field.load();
    if (facts.kind == sim::Kind::number) {
        value.number =
            (value.number + (value.number < facts.plausible_hi.number ? facts.plausible_hi : facts.plausible_lo).number) / 2;
        return {value};
    }
    if (facts.kind == sim::Kind::integer) {
        value.integer += value.integer > facts.plausible_lo.integer ? -1 : 1;
        return {value};
    }
    std::vector<sim::Value> others;
    const std::int64_t present = value.integer, count = facts.kind == sim::Kind::toggle ? 2 : std::ssize(facts.choices);
    for (value.integer = 0; value.integer < count; ++value.integer)
        if (value.integer != present) others.push_back(value);
    return others;
}

/// A parameter that matters when it is set for the whole run matters from period 1 on as well, unless it is read at the opening.
template <class M>
void check_every_parameter(typename M::Parameters p, int periods)
{
    const auto run = [&](const std::vector<sim::Shock>& shocks) {
        const sim::Series series = sim::play<M>(p, shocks, sim::World(3, 0), 0, periods, nullptr);
        return std::vector<double>(series.values().begin(), series.values().end());
    };
    const std::vector<double> base = run({});
    for (const sim::Field& field : sim::fields_of(p))
        for (const sim::Value& value : other_values(field)) {
            INFO(field.path << " = " << value.integer << " or " << value.number);
            const sim::Value old = field.load();
            sim::Shock shock;
            shock.from = 1, shock.to = periods;
            shock.parameter = field.path, shock.value = value;
            const bool moves = run({shock}) != base;
            if (field.facts.at_opening) {
                CHECK_FALSE(moves);
            } else if (!moves) {
                field.store(value);
                CHECK((run({}) == base)); // not shown: thousands of numbers
                field.store(old);
            }
        }
}

} // namespace tests
