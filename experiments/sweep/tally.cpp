// Only runs of open points are remembered one by one, and those are few.
#include "experiments/sweep/tally.hpp"

namespace experiments {

void Tally::count(const Run& run, int by)
{
    const auto change = static_cast<std::size_t>(by); // subtraction wraps around to what it should be
    (run.failed ? counts_.failed : counts_.finished) += change;
    if (run.is_now) (run.failed ? counts_.now_failed : counts_.now_finished) += change;
}

void Tally::add(std::size_t point, std::size_t replicate, bool failed, bool is_now, bool may_be_beyond)
{
    const Run run{replicate, failed, is_now};
    count(run, 1);
    if (may_be_beyond) open_[point].push_back(run);
}

void Tally::decide(std::size_t point, std::size_t replicates)
{
    const auto found = open_.find(point);
    if (found == open_.end()) return;
    for (const Run& run : found->second)
        if (run.replicate >= replicates) count(run, -1);
    open_.erase(found);
}

} // namespace experiments
