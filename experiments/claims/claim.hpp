// One claim as an experiment: what is compared, what must be seen, and what must take the effect away; stated before it is run.
#pragma once

#include <array>
#include <filesystem>
#include <string>
#include <tuple>
#include <vector>

#include "experiments/claims/contrast.hpp"
#include "sim/param/param.hpp"

namespace experiments {

/// Which way the effect must go.
enum class Direction { above, below };
constexpr auto choices(Direction)
{
    using sim::choice;
    return std::array{choice(Direction::above, "above", "The effect is above 0."),
                      choice(Direction::below, "below", "The effect is below 0.")};
}

/// Claims of a family are judged together.
enum class Family { claims, counter_evidence };
constexpr auto choices(Family)
{
    using sim::choice;
    return std::array{choice(Family::claims, "claims", "What the article says."),
                      choice(Family::counter_evidence, "counter_evidence", "What others found against it.")};
}

struct ClaimSettings {
    Family family = Family::claims;
    Direction direction = Direction::above;
    double smallest_effect = 0.0;
    int replicates = 100;

    static constexpr auto table()
    {
        using P = ClaimSettings;
        using sim::param;
        return std::tuple{
            param(&P::family, {.name = "family", .doc = "Claims that are judged together.", .source = "chosen by the author"}),
            param(&P::direction, {.name = "direction", .doc = "Which way the effect must go.", .source = "chosen by the author"}),
            param(&P::smallest_effect, {.name = "smallest_effect",
                                        .range = {0, 1e300},
                                        .unit = "that of the measure",
                                        .doc = "An effect below it is of no interest.",
                                        .source = "chosen by the author"}),
            param(&P::replicates, {.name = "replicates",
                                   .range = {2, 1'000'000},
                                   .unit = "count",
                                   .doc = "Independent worlds.",
                                   .source = "judgement: half-widths well below the smallest effects"}),
        };
    }
};
static_assert(sim::table_is_sound<ClaimSettings>());

/// A declaration.
struct Claim {
    std::string id; ///< the name of its file
    std::string sentence, source, why_smallest, mechanism;
    Contrast contrast;
    ClaimSettings settings;
    std::string ablated;              ///< what the ablation does, in words; empty where there is none
    std::vector<Assignment> ablation; ///< takes the mechanism away
};

/// Reads a declaration; problems are gathered.
Claim read_claim(const std::filesystem::path& file, std::vector<sim::Problem>& problems);

} // namespace experiments
