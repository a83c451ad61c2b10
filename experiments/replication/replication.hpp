// Numbers that the loyalty market must reproduce, and what it gives.
#pragma once

#include <string>
#include <vector>

#include "experiments/replication/trial.hpp"
#include "sim/run/watch.hpp"
#include "sim/stats/interval.hpp"

namespace experiments {

/// How a simulated mean is judged: not further than the tolerance from what is expected, or with its whole interval beyond it.
enum class Judged { near, below, above };

/// One line of the table.
struct Target {
    std::string group; ///< heading it stands under
    std::string what, setting;
    Judged judged = Judged::near;
    double expected = 0, tolerance = 0;
    sim::Interval ours = {};

    bool is_met() const;
};

/// What a change of something inferred does: the four published profits, in per cent off, and the two order parameters.
struct Sensitivity {
    std::string what;
    double buyer_low, seller_low, buyer_high, seller_high; ///< per cent
    double order_low, order_high;

    bool is_met() const; ///< all four within 2 %, y < 0.45 and > 0.98
};

/// Everything replicated.
struct Replication {
    std::vector<Target> targets;
    std::vector<Sensitivity> sensitivities;
};

/// Each adds its lines.
void replicate_paper(Replication& r, const sim::Watch& watch);
void replicate_mean_field(Replication& r, const sim::Watch& watch);
void replicate_hysteresis(Replication& r, const sim::Watch& watch);

/// All of it; the same bytes every time. Throws sim::Stopped.
Replication replicate_loyalty(const sim::Watch& watch);

/// As the section of the ODD, and for other programs.
std::string as_markdown(const Replication& r);
std::string as_json(const Replication& r);

} // namespace experiments
