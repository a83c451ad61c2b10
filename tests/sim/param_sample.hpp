// A small parameter set for the tests of sim/param: every kind of row, a group, a roster, laws.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

#include "sim/param/law.hpp"
#include "sim/param/param.hpp"
#include "sim/param/read.hpp"
#include "sim/param/roster.hpp"

namespace sample {

enum class Speed { slow, fast };

constexpr auto choices(Speed)
{
    return std::array{sim::choice(Speed::slow, "slow", "Takes its time."), sim::choice(Speed::fast, "fast", "Hurries.")};
}

struct Growth {
    double gain = 0.18;
    bool on = true;
    int silence = 4;
    std::int64_t cells = 1000;
    Speed speed = Speed::slow;

    static constexpr auto table()
    {
        using P = Growth;
        using sim::param;
        return std::tuple{
            param(&P::gain, {.name = "gain",
                             .range = {0, 1},
                             .plausible = {0.05, 0.4},
                             .unit = "1/quarter",
                             .doc = "How fast it grows.",
                             .source = "judgement"}),
            param(&P::on, {.name = "on", .unit = "switch", .doc = "Whether it grows at all.", .source = "judgement"}),
            param(&P::silence,
                  {.name = "silence", .range = {1, 16}, .unit = "quarters", .doc = "How long it rests.", .source = "survey"}),
            param(&P::cells, {.name = "cells",
                              .range = {1, 1'000'000'000'000},
                              .unit = "count",
                              .doc = "How many there are.",
                              .source = "scale"}),
            param(&P::speed, {.name = "speed", .doc = "How it goes about it.", .source = "scale"}),
        };
    }
};
static_assert(sim::table_is_sound<Growth>());

struct Decay {
    double loss = 0.4;
    bool on = false;

    static constexpr auto table()
    {
        using P = Decay;
        using sim::param;
        return std::tuple{
            param(&P::loss,
                  {.name = "loss", .range = {0, 1}, .unit = "1/quarter", .doc = "How fast it shrinks.", .source = "judgement"}),
            param(&P::on, {.name = "on", .unit = "switch", .doc = "Whether it shrinks.", .source = "judgement"}),
        };
    }
    static constexpr auto laws()
    {
        return std::tuple{
            sim::law("loss", "loss must be above 0 while on is true", [](const Decay& p) { return !p.on || p.loss > 0; })};
    }
};
static_assert(sim::table_is_sound<Decay>());

struct Habit {
    double pressure = 0.15;
    int term = 8;
    bool open = true;

    static constexpr auto table()
    {
        using P = Habit;
        using sim::param;
        return std::tuple{
            param(&P::pressure,
                  {.name = "pressure", .range = {0, 1}, .unit = "share", .doc = "How hard it presses.", .source = "survey"}),
            param(&P::term,
                  {.name = "term", .range = {1, 24}, .unit = "quarters", .doc = "How long it holds.", .source = "survey"}),
            param(&P::open, {.name = "open", .doc = "Whether it tells.", .source = "survey"}),
        };
    }
};
static_assert(sim::table_is_sound<Habit>());

using Habits = sim::Roster<Habit>;

inline Habits habits()
{
    return Habits({Habits::plain("calm", Habit{}, "Waits."),
                   Habits::plain("keen", Habit{.pressure = 0.8, .term = 4, .open = false}, "Pushes."),
                   Habits::pair("mixed", "calm", "keen", "Waits where it can.")},
                  {"calm", "keen"});
}

struct All {
    std::uint64_t seed = 1;
    int known = 6;
    int known_most = 8;
    Growth growth;
    Decay decay;
    Habits habit = habits();

    static constexpr auto table()
    {
        using P = All;
        using sim::param;
        return std::tuple{
            param(
                &P::seed,
                {.name = "seed", .range = {0, 9'000'000'000'000'000'000}, .unit = "1", .doc = "Which world.", .source = "free"}),
            param(&P::known, {.name = "known", .range = {1, 99}, .unit = "count", .doc = "Known.", .source = "judgement"}),
            param(&P::known_most,
                  {.name = "known_most", .range = {1, 99}, .unit = "count", .doc = "All there are.", .source = "judgement"}),
            sim::group(&P::growth, "growth", "How things grow."),
            sim::group(&P::decay, "decay", "How things shrink."),
            sim::roster(&P::habit, "habit", "The habits compared."),
        };
    }
    static constexpr auto laws()
    {
        return std::tuple{
            sim::law("known", "known must not exceed known_most", [](const All& p) { return p.known <= p.known_most; })};
    }
};
static_assert(sim::table_is_sound<All>());

/// A document read to its end.
struct Reading {
    All values;
    std::vector<sim::Problem> problems;

    std::string text() const
    {
        std::string all;
        for (const sim::Problem& problem : problems) all += sim::text(problem) + "\n";
        return all;
    }
};

inline Reading read_all(sim::Document document)
{
    Reading reading;
    reading.values = sim::read<All>(document, reading.problems);
    sim::report_unknown(document, reading.problems);
    return reading;
}

inline Reading read_text(std::string_view toml, const std::vector<std::string>& assignments = {})
{
    sim::Document document = sim::Document::from_text(toml, "a.toml");
    for (const std::string& assignment : assignments) document.set(assignment);
    return read_all(std::move(document));
}

} // namespace sample
