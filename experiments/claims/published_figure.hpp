// Published figures beside the model's.
#pragma once

#include <array>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <tuple>
#include <vector>

#include "experiments/claims/contrast.hpp"
#include "experiments/claims/sweep_text.hpp"
#include "sim/stats/interval.hpp"

namespace experiments {

/// What a published figure was used for.
enum class Use { calibrated, held_out, no_quantity };
constexpr auto choices(Use)
{
    using sim::choice;
    return std::array{choice(Use::calibrated, "calibrated", "Known when default parameters were chosen."),
                      choice(Use::held_out, "held_out", "Kept for a check."),
                      choice(Use::no_quantity, "no_quantity", "The model has no such quantity.")};
}

struct FigureSettings {
    Use use = Use::held_out;
    double low = -1e300, high = 1e300;

    static constexpr auto table()
    {
        using P = FigureSettings;
        using sim::param;
        constexpr sim::Range<double> any{-1e300, 1e300};
        return std::tuple{
            param(&P::use, {.name = "use", .doc = "What the figure was used for.", .source = "literature file"}),
            param(&P::low, {.name = "low",
                            .range = any,
                            .unit = "that of the measure",
                            .doc = "Least value that meets the target.",
                            .source = "literature file"}),
            param(&P::high, {.name = "high",
                             .range = any,
                             .unit = "that of the measure",
                             .doc = "Greatest value that meets the target.",
                             .source = "literature file"}),
        };
    }
};
static_assert(sim::table_is_sound<FigureSettings>());

/// One figure.
struct PublishedFigure {
    std::string id, quantity, published, reason;
    FigureSettings settings;
    std::optional<Contrast> contrast; ///< nothing where the model has no such quantity
};

/// Reads [[target]] tables and their scenarios.
std::vector<PublishedFigure> read_targets(const std::filesystem::path& file, std::vector<sim::Problem>& problems);

/// The sweeps that the targets need: one for each base, with each scenario as a point.
class FigureSweeps {
public:
    FigureSweeps(std::span<const PublishedFigure> targets, int replicates);

    const std::vector<SweepText>& sweeps() const { return sweeps_; }
    /// Sweep and point of each scenario of a target.
    const std::vector<std::pair<std::size_t, std::size_t>>& of_target(std::size_t target) const { return of_target_[target]; }

private:
    std::vector<SweepText> sweeps_;
    std::vector<std::vector<std::pair<std::size_t, std::size_t>>> of_target_;
};

/// "met" when the mean lies in the target's range, "missed" when it does not, "no quantity".
std::string_view judged(const PublishedFigure& target, const sim::Interval& value);

} // namespace experiments
