// Progress of a sweep: a bar on a terminal, a line for each percent or minute in a log, or lines of JSON.
#pragma once

#include <cstddef>
#include <string>

#include "experiments/sweep/runner.hpp"

namespace experiments {

/// Shows what a sweep tells; call tell from one thread at a time.
class SweepProgress {
public:
    SweepProgress(bool quiet, bool json);
    ~SweepProgress();
    SweepProgress(const SweepProgress&) = delete;
    SweepProgress& operator=(const SweepProgress&) = delete;

    void tell(const SweepState& state);

private:
    void begin(std::size_t done, std::size_t total);
    void draw(std::size_t done, std::size_t total, const std::string& more);

    bool quiet_, json_, draws_; ///< draws_: a bar, on a terminal
    bool drawn_ = false;
    double last_seconds_ = 0.0;
    std::size_t last_percent_ = 0;
};

} // namespace experiments
