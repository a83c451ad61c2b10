// Whether a shock moves each parameter of a model that it is said to move, and no other.
#pragma once

#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "sim/run/adapt.hpp"

namespace tests {

/// Another legal value of a parameter.
inline sim::Value another_value(const sim::Field& field)
{
    const sim::Facts& facts = field.facts;
    sim::Value value = field.load();
    if (facts.kind == sim::Kind::number)
        value.number =
            (value.number + (value.number < facts.plausible_hi.number ? facts.plausible_hi : facts.plausible_lo).number) / 2;
    else if (facts.kind == sim::Kind::integer)
        value.integer += value.integer > facts.plausible_lo.integer ? -1 : 1;
    else
        value.integer = value.integer == 0 ? 1 : 0;
    return value;
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
    for (const sim::Field& field : sim::fields_of(p)) {
        INFO(field.path);
        const sim::Value value = another_value(field), old = field.load();
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
