// All that was declared, as the sweeps that it needs, and what these sweeps say once they are done.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "experiments/claims/declarations.hpp"
#include "experiments/claims/judged.hpp"

namespace experiments {

/// What a finished sweep left.
struct FinishedSweep {
    Outcomes outcomes;
    double seconds = 0.0; ///< of computing, all threads together
    std::string fingerprint;
    std::vector<std::string> axes; ///< in the order of the points' cells
};

/// Everything that was asked for; what was not is empty.
struct ClaimsResults {
    struct Mapped {
        const Claim* claim = nullptr;
        MappedClaim map;
    };
    struct Met {
        const PublishedFigure* target = nullptr;
        sim::Interval value{};
    };
    std::vector<JudgedClaim> claims;
    std::vector<Mapped> maps;
    std::vector<Part> groups, switches;
    std::string split, split_unit; ///< what was split over channels, in words
    std::vector<Met> targets;
    double confidence = 0.95;
    std::string fingerprint; ///< of all runs together
    bool is_quick = false;
};

/// A study of claims. Its sweeps stand in one list: claims, map, attribution, targets.
class Study {
public:
    /// `seed`: of the orders in which switches are tried.
    Study(Declarations declarations, std::uint64_t seed, bool is_quick);

    struct Sweep {
        SweepText text;
        bool may_be_resized = false; ///< the number of replicates may be asked for, and not only declared
    };
    const std::vector<Sweep>& sweeps() const { return sweeps_; }

    /// What was found; `finished` in the order of sweeps. It points into the study.
    ClaimsResults results(const std::deque<FinishedSweep>& finished, double confidence) const;

private:
    MappedClaim map_of(std::size_t claim, const std::deque<FinishedSweep>& finished, double confidence) const;
    sim::Interval value_of(std::size_t target, const std::deque<FinishedSweep>& finished, double confidence) const;

    Declarations declared_;
    std::uint64_t seed_;
    bool is_quick_;
    std::optional<MapSweeps> maps_;
    std::optional<FigureSweeps> targets_;
    std::vector<Sweep> sweeps_;
    std::size_t first_map_ = 0, first_part_ = 0, first_target_ = 0;
};

/// The family of worlds that the declarations' base names; 1 where nothing has a base.
std::uint64_t seed_of(const Declarations& declarations);

} // namespace experiments
