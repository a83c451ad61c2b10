// Where in the space of parameters each claim's sign holds.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <tuple>
#include <vector>

#include "experiments/claims/claim.hpp"
#include "experiments/claims/outcomes.hpp"
#include "experiments/claims/sweep_text.hpp"
#include "sim/stats/interval.hpp"
#include "sim/stats/region.hpp"

namespace experiments {

struct MapSettings {
    int points = 512;
    int replicates = 4;

    static constexpr auto table()
    {
        using P = MapSettings;
        using sim::param;
        return std::tuple{
            param(&P::points, {.name = "points",
                               .range = {8, 1'000'000},
                               .unit = "count",
                               .doc = "Points of the Latin hypercube, before constraints.",
                               .source = "judgement: some 40 points an axis"}),
            param(&P::replicates, {.name = "replicates",
                                   .range = {2, 1'000'000},
                                   .unit = "count",
                                   .doc = "Worlds of each point.",
                                   .source = "judgement: the sign of a mean, not its size"}),
        };
    }
};
static_assert(sim::table_is_sound<MapSettings>());

/// The declaration of the space.
struct Map {
    struct Axis {
        std::string parameter;
        std::string text; ///< of its table, as TOML
    };
    MapSettings settings;
    std::vector<Axis> axes;
    std::vector<std::string> constraints;
};
Map read_map(const std::filesystem::path& file, std::vector<sim::Problem>& problems);

/// The sweeps that map some of all claims: one for each setup that one of them needs, shared where they need the same. What a
/// sweep is called and records follows from all claims, so that it is the same whichever are asked for.
class MapSweeps {
public:
    MapSweeps(const Map& map, std::span<const Claim> all, const std::set<std::string>& asked);

    const std::vector<SweepText>& sweeps() const { return sweeps_; }
    /// Which sweep has each scenario of a claim; empty for a claim that is not asked for.
    const std::vector<std::size_t>& of_claim(std::size_t claim) const { return of_claim_[claim]; }

private:
    std::vector<SweepText> sweeps_;
    std::vector<std::vector<std::size_t>> of_claim_;
};

/// What the map says about one claim.
struct MappedClaim {
    std::vector<std::string> axes;
    sim::SeenPoints points;                       ///< `holds`: the mean effect has the claimed sign
    std::vector<sim::Interval> effects;           ///< by point
    double share = 0.0;                           ///< of points at which it holds
    double share_told = 0.0, share_against = 0.0; ///< of points whose interval lies on the claimed side, on the other side
    std::optional<sim::Boundary> boundary;
    std::optional<sim::Box> box;         ///< in which it holds; nothing where no more points tell so than chance would have
    std::optional<sim::Box> against_box; ///< in which it does not, likewise

    /// "holds at 88 % of points where env.uncertainty > 0.71, and at 21 % below".
    std::string boundary_words() const;
};
MappedClaim mapped(const Claim& claim, std::span<const Outcomes* const> by_scenario, std::span<const std::string> axes,
                   double confidence);

/// "env.uncertainty > 0.71 and market.known < 5.5"; "everywhere" without a side; nothing where there is no box.
std::string words(const std::optional<sim::Box>& box, std::span<const std::string> axes);

} // namespace experiments
