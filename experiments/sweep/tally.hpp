// How many runs count.
#pragma once

#include <cstddef>
#include <map>
#include <vector>

namespace experiments {

/// Finished and failed runs, all of them and those of this session. Of a point that is still open, more runs may be there than it
/// will need; they are taken off again once it is known how many it needs.
class Tally {
public:
    struct Counts {
        std::size_t finished = 0, failed = 0;         ///< from this session and earlier ones
        std::size_t now_finished = 0, now_failed = 0; ///< in this session
    };

    /// `may_be_beyond`: the point may turn out not to need it.
    void add(std::size_t point, std::size_t replicate, bool failed, bool is_now, bool may_be_beyond);
    /// A point needs so many replicates.
    void decide(std::size_t point, std::size_t replicates);

    const Counts& counts() const { return counts_; }

private:
    struct Run {
        std::size_t replicate;
        bool failed, is_now;
    };
    void count(const Run& run, int by);

    Counts counts_;
    std::map<std::size_t, std::vector<Run>> open_;
};

} // namespace experiments
