// When there are enough replicates: the rule reads them in their order and never looks ahead.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace sim {

/// How precise is precise enough. A target of 0 is not asked for; with both, meeting one of them is enough.
struct Precision {
    double absolute = 0.0; ///< half-width of the interval
    double relative = 0.0; ///< half-width as a share of the mean's size
    double confidence = 0.95;
    std::size_t least = 10; ///< replicates before which it is not asked
    std::size_t hold = 5;   ///< replicates after the first precise one for which it must stay so
    std::size_t most = 1000;
};

/// One or more quantities, observed together in each replicate; all must be precise. It stops at the first replicate that ends a
/// run of 1 + hold replicates, each of which left every interval within its target, or at `most`.
/// The mean at which it stops is not biased where spread and mean of the sample are independent (as for normal values), because
/// the rule reads only the spread; a relative target reads the mean too, by as much as the half-width it asks for. `least` and
/// `hold` keep it from stopping at a spread that is small by chance, which is what would make intervals too narrow.
class Stopping {
public:
    Stopping(const Precision& precision, std::size_t quantities);

    /// The next replicate's values; what was not observed is not a number and does not count.
    void add(std::span<const double> values);

    std::size_t replicates() const { return replicates_; }
    bool is_precise() const { return run_ > precision_.hold; }
    bool is_done() const { return is_precise() || replicates_ >= precision_.most; }
    /// How many more replicates it will surely need before it can be done; 0 when it is.
    std::size_t surely_needed() const;

private:
    struct Sample {
        std::size_t count = 0;
        double mean = 0.0, squares = 0.0;
    };
    bool is_within(const Sample& sample) const;

    Precision precision_;
    std::vector<Sample> samples_;
    std::size_t replicates_ = 0, run_ = 0;
};

} // namespace sim
